"""Timing: on which weekdays and at which time of day a schedule text says that something takes place.

What the text does not say for sure is not known; it never counts as open.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from layers.place.meeting_days import dates
from layers.place.schedule import HOLIDAY, WEEKDAYS, Hours, Meeting, Part
from layers.place.schedule_text import read

TIMES = ("morning", "afternoon", "evening")
# 午前 ends at noon, 夜 begins at five.
_BEGINS = (0, 12 * 60, 17 * 60)
_ENDS = (12 * 60, 17 * 60, 24 * 60)
# What reaches into another time of day by less than this does not take place then.
_LONG_ENOUGH = 60
_DAY = timedelta(days=1)
_AHEAD = 120 * _DAY
WEEK = 6 * _DAY

Slot = tuple[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Timing:
    """``slots``: weekday and time of day (``""`` where the hour is not told); ``known``: whether days were told."""

    known: bool
    slots: frozenset[Slot] = frozenset()


@lru_cache(maxsize=65536)
def timing(text: str, today: date) -> Timing:
    """The usual weekdays and times of a text; single days count from today on."""
    schedule = read(text, near=today).schedule if text else None
    if schedule is None:
        return Timing(known=False)
    return Timing(known=True, slots=frozenset(slot for part in schedule.parts for slot in _slots(part, today)))


@lru_cache(maxsize=65536)
def slots_between(text: str, first: date, last: date) -> Timing:
    """The same for the very days from ``first`` to ``last``: holidays, closures and moved days are reckoned."""
    schedule = read(text, near=first).schedule if text else None
    if schedule is None:
        return Timing(known=False)
    found = {slot for meeting in dates(schedule, first, last) for slot in _slots_of(meeting)}
    return Timing(known=True, slots=frozenset(found))


def next_meeting(text: str, first: date, last: date) -> Meeting:
    """The first meeting of these days; one on the day after where none is known, so that it sorts last."""
    schedule = read(text, near=first).schedule if text else None
    found = dates(schedule, first, last) if schedule else ()
    return found[0] if found else Meeting(day=last + _DAY)


def window(when: str, today: date) -> tuple[date, date]:
    """First and last day of 今日, 今週 (seven days from today) and この土日 (what is left of it)."""
    if when == "today":
        return today, today
    if when == "weekend":
        saturday = today + (5 - today.weekday()) * _DAY
        return max(today, saturday), saturday + _DAY
    return today, today + WEEK


def _slots(part: Part, today: date) -> Iterator[Slot]:
    for weekday in _weekdays(part, today):
        for time in _times(part.hours):
            yield weekday, time


def _weekdays(part: Part, today: date) -> set[str]:
    """``1MO`` and ``-1FR`` stand for their weekday; days of the month and single dates for those that come."""
    if part.valid_to and part.valid_to < today:
        return set()
    if part.freq == "ONCE":
        return {WEEKDAYS[day.weekday()] for day in part.days if day >= today}
    found = {one[-2:] for one in part.byday if one != HOLIDAY}
    if part.bymonthday and not found:
        return {WEEKDAYS[day.weekday()] for day in _of_month(part.bymonthday, today)}
    return found


def _of_month(numbers: Iterable[int], today: date) -> Iterator[date]:
    wanted = set(numbers)
    for ahead in range(_AHEAD.days):
        day = today + ahead * _DAY
        if day.day in wanted:
            yield day


def _slots_of(meeting: Meeting) -> Iterator[Slot]:
    weekday = WEEKDAYS[meeting.day.weekday()]
    for time in _times((Hours(opens_at=meeting.start, closes_at=meeting.end),)):
        yield weekday, time


def _times(sittings: tuple[Hours, ...]) -> set[str]:
    return {time for one in sittings or (Hours(),) for time in _times_of(one.opens_at, one.closes_at)}


@lru_cache(maxsize=4096)
def _times_of(opens_at: str, closes_at: str) -> tuple[str, ...]:
    """A sitting belongs to the time in which it begins, and to any other of which it takes an hour or more."""
    begin, end = _minutes(opens_at), _minutes(closes_at)
    if begin is None and end is None:
        return ("",)
    if begin is None or end is None or end <= begin:
        moment = begin if begin is not None else (end or 1) - 1
        return tuple(name for name, first, last in zip(TIMES, _BEGINS, _ENDS, strict=True) if first <= moment < last)
    return tuple(
        name
        for name, first, last in zip(TIMES, _BEGINS, _ENDS, strict=True)
        if first <= begin < last or min(end, last) - max(begin, first) >= _LONG_ENOUGH
    )


def _minutes(clock: str) -> int | None:
    if not clock:
        return None
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)
