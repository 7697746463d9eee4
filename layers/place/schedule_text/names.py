"""Names at the edges of a text: 「夕やけ食堂 第2金曜 17時～」, 「法律相談：第2火曜」, 「毎週火曜 10時～ 春日台公民館」.

A name may hold letters of the calendar; what may say a day, or another thing's time, is left to be judged as words.
"""

import re
import tomllib
from functools import cache
from pathlib import Path

from layers.place.schedule_text.tokens import Token

_LEADING = re.compile(r"(?P<name>\([^()\s]{1,20}\)|[^\s:()]{1,20}(?:\([^()\s]{1,12}\))?)(?P<mark>\s*:\s*|\s+|(?=\())")
_TRAILING = re.compile(r"(?:\s+|(?<=\)))(?P<name>[^\s:()]{2,20})$")
_WEEKDAY = re.compile(r"[月火水木金土日](?=曜)")
# 「A会館(月・水)」: a bracket that holds weekdays says when.
_DAYS_BESIDE = re.compile(r"\((?:[月火水木金土日祝](?:曜日?)?[・,、/~-]?)+\)")
_MOST = 3


def apart(text: str) -> tuple[int, int]:
    """Where the words between the names begin and end."""
    begin, end = 0, len(text)
    for _ in range(_MOST):
        found = _LEADING.match(text, begin)
        if not found or not _is_title(found["name"], text[found.end() :]):
            break
        begin = found.end()
    trailing = _TRAILING.search(text, begin)
    if trailing and _pattern("place").search(trailing["name"]) and _is_harmless(trailing["name"]):
        end = trailing.start()
    return (begin, end) if text[begin:end].strip() else (0, len(text))


def framed(text: str, begin: int, end: int, row: list[Token]) -> list[Token]:
    """The tokens between the names, with the names as remarks that stand apart."""
    first = [Token("x", text[:begin], 0, begin), Token(".", "", begin, begin)] if begin else []
    last = [Token(".", "", end, end), Token("x", text[end:], end, len(text))] if end < len(text) else []
    return [*first, *row, *last]


def _is_title(name: str, rest: str) -> bool:
    """「木曜会 毎週木曜」: a weekday in a name must be one of those that follow."""
    if _DAYS_BESIDE.search(name):
        return False
    weekdays = set(_WEEKDAY.findall(name))
    agrees = weekdays <= set(re.findall(r"[月火水木金土日]", rest)) and _pattern("says_when").search(rest)
    quoted = name.startswith("(")
    bare = _WEEKDAY.sub("", name).replace("曜日", "").replace("曜", "") if weekdays else name
    sure = (quoted and not weekdays) or bool(_pattern("title").search(name))
    return bool(agrees) and sure and len(name.strip("()")) > 1 and _is_harmless(bare)


def _is_harmless(name: str) -> bool:
    return not _pattern("no_title").search(name)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    told = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
    return re.compile(told["names"][name].replace("<name>", f"(?:{told['residue']['name']})"))
