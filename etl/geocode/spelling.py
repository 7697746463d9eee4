"""Names and numbers as they are compared: one key for all spellings of one town, one sequence for all of one number.

The order follows GIF 442: NFKC, dashes, kanji numerals, 大字・字, variants of letters; what is stored stays as written.
"""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from etl.clean import text

_DIGITS = {letter: value for value, letter in enumerate("〇一二三四五六七八九")}
_NUMERAL = "〇一二三四五六七八九十百千"
_DASH = re.compile(rf"(?<=[\d{_NUMERAL}])\s*[-‐‑‒–—―−ーｰ─]+\s*(?=[\d{_NUMERAL}])")
_POSTCODE = re.compile(r"^〒?\s*\d{3}-?\d{4}(?!\d)\s*")
_BRACKETS = re.compile(r"[(\[【〔「『].*?[)\]】〕」』]|[(\[【〔].*$")
# 「十二番地」「二-三」「三の五」: a kanji numeral is a number where a unit or a dash says so.
_COUNTED = re.compile(
    rf"[{_NUMERAL}]+(?=丁|番|号|条|区|-|の[\d{_NUMERAL}])|(?<=[丁目地番号\-])[{_NUMERAL}]+|(?<=[\d地番]の)[{_NUMERAL}]+"
)
_KATAKANA_TWO = re.compile(r"ニ(?=丁目)")
_PLOT_WORD = re.compile(r"大字|小字|字")


@cache
def letters() -> dict[str, Any]:
    """The tables of ``letters.toml``."""
    return tomllib.loads(Path(__file__).with_name("letters.toml").read_text("utf-8"))


@cache
def _variants() -> dict[int, str]:
    same = {ord(letter): key for key, others in letters()["same"].items() for letter in others}
    hiragana = {code: chr(code - 0x60) for code in range(ord("ァ"), ord("ヴ"))}
    return {**hiragana, **same, ord("ケ"): "け", ord("カ"): "か"}


@lru_cache(maxsize=16384)
def spelled(written: str) -> str:
    """An address or the name of a town in the letters of its key; 大字 and 字 are still there."""
    flat = _BRACKETS.sub(" ", text.plain(written)).casefold()
    flat = _DASH.sub("-", _POSTCODE.sub("", flat))
    flat = _KATAKANA_TWO.sub("二", flat)
    flat = flat.translate(_variants())
    flat = _COUNTED.sub(lambda found: str(number(found[0])), flat)
    # Once more: 「三の五」 and 「二番地三」 have become countable by their neighbour.
    return _COUNTED.sub(lambda found: str(number(found[0])), flat).strip()


def without_plot_words(spelled_text: str) -> str:
    """大字, 小字 and 字 may be left out (GIF 442)."""
    return _PLOT_WORD.sub("", spelled_text)


def town_name(written: str) -> str:
    """The key of a town of the gazetteer: no spaces, no 大字."""
    return without_plot_words(spelled(written)).replace(" ", "")


def number(numeral: str) -> int:
    """「百二十三」 → 123, 「一〇五」 → 105."""
    if not any(letter in "十百千" for letter in numeral):
        return int("".join(str(_DIGITS[letter]) for letter in numeral))
    total, waiting = 0, 0
    for letter in numeral:
        if letter in _DIGITS:
            waiting = _DIGITS[letter]
        else:
            total += (waiting or 1) * {"十": 10, "百": 100, "千": 1000}[letter]
            waiting = 0
    return total + waiting
