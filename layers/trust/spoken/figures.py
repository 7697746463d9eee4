"""Figures that lead to somebody in a resident's note: telephones, mail, house numbers, rooms, ages.

Hours, dates, roads, buses and how many there are lead to nobody.
"""

import re
from functools import cache

from layers.trust.spoken.lists import Span, any_of, told
from layers.trust.spoken.words import Word, sorts, words

_KANJI = "〇零一二三四五六七八九"


def phones(text: str) -> list[Span]:
    """Telephone numbers, also of seven figures and in kanji."""
    local = [one.span() for one in _pattern(told("figures")["local"]).finditer(text) if not _is_other(text, one)]
    return _all("phone", text) + local


def mails(text: str) -> list[Span]:
    """Addresses of mail, and what a messenger knows somebody by."""
    return _all("mail", text)


def doors(text: str) -> list[Span]:
    """House numbers and rooms; a town or 丁目 alone is a place."""
    # 「岩園5-12」: a town without 町, known as a place to the dictionary, if only where a note begins (「宮前 3-8」).
    behind = _pattern(r" ?(?P<found>\d{1,5}(?:-\d{1,5}){1,3})«end»")
    towns = (behind.match(text, one.end) for one in words(text) if _is_town(one))
    return _all("door", text) + [found.span("found") for found in towns if found]


def ages(text: str, *, somebody: bool) -> list[Span]:
    """Ages of one person; ``somebody``: the note points at one anyway."""
    found = _all("own_age", text)
    crowd = re.search(told("pointing")["many"], text)
    after = _pattern(told("figures")["of_somebody"])
    for one in _pattern(told("figures")["age"]).finditer(text):
        if somebody or (after.match(text, one.end()) and not crowd):
            found.append(one.span("found"))
    if somebody:
        found += [one.span("found") for one in _pattern(told("figures")["bracketed_age"]).finditer(text)]
    return found


def _is_town(one: Word) -> bool:
    return one.sort == "地名" or (one.begin == 0 and len(one.text) > 1 and "地名" in sorts(one.text))


def _is_other(text: str, one: re.Match[str]) -> bool:
    """「〒659-0000」 belongs to an address, 「10-1130」 are hours."""
    if text[: one.start()].endswith("〒") or re.match(any_of("counted", "figures"), text[one.end() :]):
        return True
    hour, minute = int(one["last"][:2]), int(one["last"][2:])
    return int(one["first"]) < 24 and hour < 25 and minute % 5 == 0 and minute < 60


def _all(name: str, text: str) -> list[Span]:
    patterns = [_pattern(written) for written in told("figures")[name]]
    return [
        one.span("found" if "found" in pattern.groupindex else 0)
        for pattern in patterns
        for one in pattern.finditer(text)
    ]


@cache
def _pattern(written: str) -> re.Pattern[str]:
    """A pattern of the file, with what its signs stand for."""
    counted = f"(?:{any_of('counted', 'figures')})"
    either = rf"(?:\d{{1,5}}|[{_KANJI}十百]{{1,5}})"
    for sign, stands_for in {
        "«kanji»": f"[{_KANJI}]",
        "«figures»": _KANJI,
        "«digit»": rf"(?:{any_of('said_digit', 'figures')}|[\d{_KANJI}])",
        "«n»": r"\d{1,5}",
        "«more»": rf"(?:(?:-|の){either}(?!{counted}))",
        "«k»": either,
        "«end»": rf"(?!\d|{counted})",
        "«building»": any_of("building", "figures"),
        "«somebody»": told("pointing")["kin"],
        "«building_open»": any_of("building_open", "figures"),
    }.items():
        written = written.replace(sign, stands_for)
    return re.compile(written)
