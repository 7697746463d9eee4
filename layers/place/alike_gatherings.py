"""ふだんの集まり that may be one: in the same 町丁, alike in what is done or in the weekday. Shown, never merged.

Nobody gave them names, so the names of groups and halls say nothing here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from layers.geo.town_names import town_key
from layers.place.services import ServicePoint
from layers.place.spelling import fold
from layers.place.timing import timing

# What is on nearly every day shares its weekday with everything.
_MOST_DAYS = 5
_SHORTEST = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Alike:
    """One that is there already; ``what``: the same is done, ``day``: on the same weekday."""

    place: ServicePoint
    what: bool
    day: bool


def alike(new: Mapping[str, Any], others: Iterable[ServicePoint], today: date) -> list[Alike]:
    """Those that may be the one that is about to be added, the likest first."""
    town, days = town_key(str(new.get("address", ""))), _days(new, today)
    found = []
    for place in others:
        if not town or town_key(str(place.facts.get("address", ""))) != town:
            continue
        what = _same_doing(str(new.get("activity", "")), str(place.facts.get("activity") or place.name))
        day = bool(days & _days(place.facts, today))
        if what or day:
            found.append(Alike(place=place, what=what, day=day))
    return sorted(found, key=lambda one: (-one.what - one.day, -one.what, one.place.name))


def _days(facts: Mapping[str, Any], today: date) -> frozenset[str]:
    told = timing(str(facts.get("schedule", "")), today)
    days = frozenset(day for day, _ in told.slots) if told.known else frozenset()
    return days if len(days) <= _MOST_DAYS else frozenset()


def _same_doing(one: str, other: str) -> bool:
    """Whether they share a piece of words that is half of the shorter one: 「朝のラジオ体操」 and 「ラジオ体操」."""
    short, long = sorted((fold(one).replace(" ", ""), fold(other).replace(" ", "")), key=len)
    if len(short) < _SHORTEST:
        return bool(short) and short in long
    match = SequenceMatcher(None, short, long, autojunk=False).find_longest_match()
    return match.size >= max(_SHORTEST, (len(short) + 1) // 2)
