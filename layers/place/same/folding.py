"""Spellings made alike for comparing: NFKC, katakana as hiragana, variants of kanji, no marks. Never shown."""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

# ヶケが and 之のノ unite as in the names of towns; the shapes of kanji stand in kanji.toml.
_VARIANTS = str.maketrans("ヶヵケガゲ之ノ", "がかががげのの")
_KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_ROMAN = {ord("Ⅰ") + step: str(step + 1) for step in range(12)} | {ord("ⅰ") + step: str(step + 1) for step in range(12)}
_V_SOUNDS = (("ゔぁ", "ば"), ("ゔぃ", "び"), ("ゔぇ", "べ"), ("ゔぉ", "ぼ"), ("ゔ", "ぶ"))
_SMALL_TSU = re.compile(r"(?<=[一-龠])[ッっ](?=[一-龠])")
_AGAIN = re.compile(r"(.)々")
_MARKS = re.compile(r"[\s・･,，、。.．/／＆&!！?？~〜\-‐―—_'\"’”“‘*＊★☆♪◇◆■□●○◎:：;；]")
_KANJI_NUMBER = re.compile(
    r"(?<=第)[一二三四五六七八九十]+|[〇一二三四五六七八九十百千]+(?=丁目|番|号|組|班|区|地区)|(?<=[東西南北])[一二三四五六七八九十]+(?=条)"
    r"|(?:(?<=番地)|(?<=番地の)|(?<=番)|(?<=丁目))[〇一二三四五六七八九十]+"
)
_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_TENS = {"十": 10, "百": 100, "千": 1000}


@lru_cache(maxsize=65536)
def folded(written: str) -> str:
    """The letters of a name as they are compared; brackets and quotes stay, for they part a name."""
    plain = unicodedata.normalize("NFKC", written.translate(_ROMAN)).casefold()
    plain = _AGAIN.sub(r"\1\1", plain.translate(_shapes()))
    plain = _SMALL_TSU.sub("つ", plain)
    plain = _KANJI_NUMBER.sub(lambda found: str(number(found[0])), plain)
    plain = hiragana(_MARKS.sub("", plain.translate(_VARIANTS)))
    for foreign, sound in _V_SOUNDS:
        plain = plain.replace(foreign, sound)
    return plain


def hiragana(text: str) -> str:
    """Katakana as hiragana."""
    return text.translate(_KATAKANA)


@cache
def kanji() -> dict[str, dict[str, str]]:
    """The tables of ``kanji.toml``."""
    return tomllib.loads(Path(__file__).with_name("kanji.toml").read_text("utf-8"))


@cache
def _shapes() -> dict[int, str]:
    """Each other shape of a kanji → the letter as it is compared."""
    return {ord(one): letter for letter, others in kanji()["shape"].items() for one in others}


def number(kanji: str) -> int:
    """「十二」 → 12, 「千二百三」 → 1203, 「七七九」 → 779."""
    if not set(kanji) & set(_TENS):
        return int("".join(str(_DIGITS[digit]) for digit in kanji))
    total, digits = 0, ""
    for letter in kanji:
        if letter in _TENS:
            total += _TENS[letter] * (number(digits) if digits else 1)
            digits = ""
        else:
            digits += letter
    return total + (number(digits) if digits else 0)


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


@cache
def sides() -> frozenset[str]:
    """The letters that tell a neighbour from its neighbour: 東, 新, 台."""
    return frozenset(words()["side"]["letters"])
