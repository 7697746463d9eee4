"""Spellings made alike for comparing: NFKC, katakana as hiragana, variants of kanji, no marks. Never shown."""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

# One letter each; ヶケが and 之のノ unite as in the names of towns.
_VARIANTS = str.maketrans(
    "ヶヵケガゲ之ノ澤竜劔剱邊邉髙﨑碕槇齋齊斎濵濱冨嶋嶌國廣桒舘桧眞惠榮櫻條實圓假穐渕淵篭",
    "がかががげのの沢龍剣剣辺辺高崎崎槙斉斉斉浜浜富島島国広桑館檜真恵栄桜条実円仮秋渕渕籠",
)
_KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_MARKS = re.compile(r"[\s・･,，、。.．/／＆&!！?？~〜\-‐―—_'\"’”“‘*＊★☆♪◇◆■□●○◎:：;；]")
_KANJI_NUMBER = re.compile(
    r"(?<=第)[一二三四五六七八九十]+|[一二三四五六七八九十]+(?=丁目|番|号|組|班|区|地区)|(?<=[東西南北])[一二三四五六七八九十]+(?=条)"
)
_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


@lru_cache(maxsize=65536)
def folded(written: str) -> str:
    """The letters of a name as they are compared; brackets and quotes stay, for they part a name."""
    plain = unicodedata.normalize("NFKC", written).casefold()
    plain = _KANJI_NUMBER.sub(lambda found: str(number(found[0])), plain)
    return _MARKS.sub("", plain.translate(_VARIANTS)).translate(_KATAKANA)


def number(kanji: str) -> int:
    """「十二」 → 12, up to 九十九."""
    tens, ten, ones = kanji.rpartition("十")
    if not ten:
        return int("".join(str(_DIGITS[digit]) for digit in kanji))
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


@cache
def words() -> dict[str, Any]:
    """The tables of ``words.toml``."""
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


@cache
def _readings() -> tuple[tuple[str, str], ...]:
    """Folded spelling → folded reading, the longest first."""
    found = {folded(one): folded(kana) for kana, others in words()["reading"].items() for one in others}
    return tuple(sorted(found.items(), key=lambda one: -len(one[0])))


@lru_cache(maxsize=65536)
def read_out(text: str) -> str:
    """A folded text with the words of ``reading`` in kana; no place where one such word is read is read again."""
    found: list[str] = []
    position = 0
    while position < len(text):
        spelled = next((pair for pair in _readings() if text.startswith(pair[0], position)), None)
        found.append(spelled[1] if spelled else text[position])
        position += len(spelled[0]) if spelled else 1
    return "".join(found)


@cache
def spellings(table: str) -> dict[str, str]:
    """Folded spelling → canonical word of a table, a list of words standing for themselves."""
    entries = words()[table]
    if isinstance(entries.get("words"), list):
        return {folded(word): word for word in entries["words"]}
    return {folded(one): canonical for canonical, others in entries.items() for one in [canonical, *others]}
