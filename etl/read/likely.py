"""How likely a text is as part of a Japanese list: letters by their sort and by how common they are (letters.toml).

A wrong encoding gives valid but odd text: half-width punctuation between letters, rare kanji, sound marks after
letters that take none. The measure is a natural logarithm, so the difference of two readings of the same bytes says
how much likelier one of them is. Bias: prose and lists of today; an old or purely foreign text looks less likely.
"""

import math
import tomllib
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path

BREAK = "break"
SORTS = (
    *(BREAK, "digit", "letter", "mark", "hiragana", "katakana", "kanji", "rare_kanji", "point", "wide", "symbol"),
    *("latin", "foreign", "hangul", "private", "odd"),
    # Half-width kana by what may follow them: ｷｬ but not ﾄｮ, ｶﾞ but not ﾏﾞ, ﾊﾟ but not ｶﾟ.
    *("half_kana", "half_i", "half_voiced", "half_voiced_i", "half_lip"),
    *("half_voice", "half_lips", "half_y", "half_small", "half_tsu", "half_long", "half_point"),
)
# What the tables give to a letter that they do not hold, by its sort: the share of the sort and how many share it.
_UNSEEN = {
    "kanji": (0.01, 1000),
    "rare_kanji": (0.3, 3400),
    "odd": (1.0, 60_000),
    "latin": (0.3, 600),
    "foreign": (1.0, 3000),
    # The bytes of half-width kana, two by two, are Hangul in UTF-16.
    "hangul": (1.0, 200_000),
    "private": (1.0, 30_000),
    "symbol": (0.1, 600),
}
_UNSEEN_ELSEWHERE = (0.01, 100)
_HALF = {
    "half_i": "ﾆﾐﾘ",
    "half_voiced": "ｳｶｸｹｺｻｽｾｿﾀﾂﾃﾄ",
    "half_voiced_i": "ｷｼﾁ",
    "half_lip": "ﾊﾋﾌﾍﾎ",
    "half_voice": "ﾞ",
    "half_lips": "ﾟ",
    "half_y": "ｬｭｮ",
    "half_small": "ｧｨｩｪｫ",
    "half_tsu": "ｯ",
    "half_long": "ｰ",
    "half_point": "｡｢｣､･",
}


@cache
def sort_of(letter: str) -> str:
    """The sort of a letter, as ``letters.toml`` names its tables."""
    if letter.isascii():
        return _ascii(letter)
    return _kana(letter) or _width(letter) or _kanji(letter) or _other(letter)


def _kana(letter: str) -> str:
    if "\u3041" <= letter <= "\u3096":
        return "hiragana"
    if "\u30a1" <= letter <= "\u30fa" or letter == "ー":
        return "katakana"
    if not "\uff61" <= letter <= "\uff9f":
        return ""
    return next((sort for sort, letters in _HALF.items() if letter in letters), "half_kana")


def _width(letter: str) -> str:
    """Full-width Latin, and the points that stand between Japanese letters."""
    if "\uff01" <= letter <= "\uff60" or "\uffe0" <= letter <= "\uffe6":
        return "wide"
    return "point" if "\u3000" <= letter <= "\u303f" or letter == "・" else ""


def _ascii(letter: str) -> str:
    if letter in '\r\n\t,;"':
        return BREAK
    if letter.isdigit():
        return "digit"
    if letter.isalpha():
        return "letter"
    return "mark" if letter.isprintable() else "odd"


def _kanji(letter: str) -> str:
    """``kanji`` for JIS level 1 (rows 16 to 47 of the standard), ``rare_kanji`` for the others of CP932."""
    if not 0x3400 <= ord(letter) <= 0x9FFF and not 0xF900 <= ord(letter) <= 0xFAFF:
        return ""
    row = _jis_row(letter)
    if 16 <= row <= 47:
        return "kanji"
    return "rare_kanji" if row or letter.encode("cp932", "ignore") else "odd"


def _other(letter: str) -> str:
    """Symbols of CP932 (①, ㈱, ○), letters of other languages, or what no list holds."""
    if unicodedata.category(letter) == "Co":
        return "private"
    row = _jis_row(letter)
    if row in (1, 2, 13) or (not row and letter.encode("cp932", "ignore")):
        return "symbol"
    if "\xa1" <= letter < "\u0250" or "\u2010" <= letter < "\u2e80":
        return "latin"
    if "\uac00" <= letter <= "\ud7a3":
        return "hangul"
    foreign = letter < "\u2e80" or "\U0001f300" <= letter <= "\U0001faff"
    return "foreign" if foreign and unicodedata.category(letter)[0] in "LMS" else "odd"


def _jis_row(letter: str) -> int:
    raw = letter.encode("euc_jp", "ignore")
    return raw[0] - 0xA0 if len(raw) == 2 and raw[0] > 0xA0 else 0


@cache
def _tables() -> tuple[dict[tuple[str, str], float], dict[str, float]]:
    read = tomllib.loads(Path(__file__).with_name("letters.toml").read_text("utf-8"))
    sorts = read["sorts"]
    steps: dict[tuple[str, str], float] = {}
    for before, row in read["steps"].items():
        whole = sum(row) + len(sorts) * 0.5
        steps |= {(before, after): math.log((count + 0.5) / whole) for after, count in zip(sorts, row, strict=True)}
    letters: dict[str, float] = {}
    for tiers in read["letters"].values():
        for tier in tiers:
            letters |= dict.fromkeys(tier["letters"], math.log(tier["share"] / len(tier["letters"])))
    return steps, letters


@cache
def _letter(letter: str) -> float:
    known = _tables()[1].get(letter)
    if known is not None:
        return known
    share, among = _UNSEEN.get(sort_of(letter), _UNSEEN_ELSEWHERE)
    return math.log(share / among)


def likelihood(text: str) -> float:
    """The logarithm of how likely this text is; it begins where a cell begins."""
    steps = _tables()[0]
    sorts = [BREAK, *map(sort_of, text)]
    return sum(steps[step] for step in pairwise(sorts)) + sum(map(_letter, text))
