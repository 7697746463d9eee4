"""Schedule → the days it takes place. What is not sure is left out: a wrong day is worse than a missing one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache

import jpholiday
from dateutil import rrule

from layers.place.schedule import HOLIDAY, WEEKDAYS, Closure, Meeting, Move, Part, Schedule

# The law of holidays is of 1948; the equinoxes are reckoned to 2150.
KNOWN_YEARS = (1948, 2150)
# A day can be moved out of a neighbouring month into the window.
_REACH = timedelta(days=40)
_DAY = timedelta(days=1)
_BYDAY = re.compile(r"(-?\d)?([A-Z]{2})")


def dates(schedule: Schedule, first: date, last: date) -> tuple[Meeting, ...]:
    """All meetings from ``first`` to ``last``, both included."""
    found = {
        Meeting(day=day, start=hours.opens_at, end=hours.closes_at) if hours else Meeting(day=day)
        for part in schedule.parts
        for day in _days(part, first, last)
        for hours in part.hours or (None,)
    }
    return tuple(sorted(found))


def in_doubt(schedule: Schedule, first: date, last: date) -> str:
    """The season (夏休み) of which the text gives no dates and in which meetings would fall, or nothing."""
    for part in schedule.parts:
        for closure in part.closures:
            kept = tuple(one for one in part.closures if one != closure)
            if closure.season and _days(replace(part, closures=kept), first, last) != _days(part, first, last):
                return closure.season
    return ""


def is_holiday(day: date) -> bool:
    """国民の祝日, 振替休日 or 国民の休日."""
    return day in _holidays(day.year)


@cache
def _holidays(year: int) -> frozenset[date]:
    """None outside the years for which the days of the equinoxes can be reckoned."""
    known = KNOWN_YEARS[0] <= year <= KNOWN_YEARS[1]
    return frozenset(day for day, _ in jpholiday.year_holidays(year)) if known else frozenset()


def _days(part: Part, first: date, last: date) -> set[date]:
    start, end = max(first, part.valid_from or first), min(last, part.valid_to or last)
    if start > end:
        return set()
    asked = (_reach(start, -1), _reach(end, 1))
    held = (_held(day, part) for day in _regular(part, *asked) if _valid(day, part))
    return {day for day in held if day and start <= day <= end}


def _reach(day: date, way: int) -> date:
    try:
        return day + way * _REACH
    except OverflowError:
        return day


def _valid(day: date, part: Part) -> bool:
    return (part.valid_from or day) <= day <= (part.valid_to or day)


def _regular(part: Part, first: date, last: date) -> Iterator[date]:
    """The days of the bare rule, before any exception."""
    if part.freq == "ONCE":
        yield from part.days
        return
    begin = part.dtstart or (first.replace(day=1) if part.freq == "MONTHLY" else first)
    weekdays = [_weekday(one) for one in part.byday if one != HOLIDAY]
    if weekdays or part.bymonthday:
        rule = rrule.rrule(
            rrule.WEEKLY if part.freq == "WEEKLY" else rrule.MONTHLY,
            dtstart=_midnight(begin),
            until=_midnight(last),
            interval=part.interval,
            byweekday=weekdays or None,
            bymonthday=part.bymonthday or None,
            bymonth=part.bymonth or None,
        )
        yield from (one.date() for one in rule)
    if HOLIDAY in part.byday:
        for year in range(first.year, last.year + 1):
            yield from (day for day in _holidays(year) if not part.bymonth or day.month in part.bymonth)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - rrule counts days, no zone is meant


@cache
def _weekday(written: str) -> rrule.weekday:
    found = _BYDAY.fullmatch(written)
    if not found:
        raise ValueError(written)
    return rrule.weekday(WEEKDAYS.index(found[2]), int(found[1]) if found[1] else None)


def _held(day: date, part: Part) -> date | None:
    """The day itself, the day it is moved to, or None."""
    if part.move and _is_one_of(day, part.move.on):
        moved = _target(day, part.move)
        return moved if moved and not _closed(moved, part.closures) else None
    return None if _closed(day, part.closures) else day


def _is_one_of(day: date, names: Iterable[str]) -> bool:
    return WEEKDAYS[day.weekday()] in names or (HOLIDAY in names and is_holiday(day))


def _target(day: date, move: Move) -> date | None:
    """Where a day goes; None where even that day is one that gives way."""
    if move.to.startswith("open"):
        return _open_day(day, 1 if move.to == "open+1" else -1)
    if move.to.startswith("+"):
        return day + _DAY * ((WEEKDAYS.index(move.to[1:]) - day.weekday()) % 7 or 7)
    target = day + _DAY * int(move.to[3:]) if move.to.startswith("day") else _nth(day, move.to)
    return target if target and not _is_one_of(target, move.on) else None


def _open_day(day: date, way: int) -> date:
    day += way * _DAY
    while day.weekday() >= 5 or is_holiday(day):
        day += way * _DAY
    return day


def _nth(day: date, byday: str) -> date | None:
    begin = _midnight(day.replace(day=1))
    found = rrule.rrule(rrule.MONTHLY, dtstart=begin, count=1, byweekday=_weekday(byday))[0].date()
    return found if found.month == day.month else None


def _closed(day: date, closures: Iterable[Closure]) -> bool:
    return any(_closed_deferred(day, one) if one.deferred else _hits(day, one) for one in closures)


def _hits(day: date, closure: Closure) -> bool:
    return (
        (not closure.months or day.month in closure.months)
        and (not closure.weeks or _in_week(day, closure.weeks))
        and (not closure.weekdays or WEEKDAYS[day.weekday()] in closure.weekdays)
        and (not closure.yearly or _in_stretch((day.month, day.day), *closure.yearly))
        and (not closure.between or closure.between[0] <= day <= closure.between[1])
        and (not closure.holidays or is_holiday(day))
        and (not closure.after_holidays or is_holiday(day - _DAY))
        and (not closure.holiday_weeks or _in_holiday_week(day))
    )


def _in_week(day: date, weeks: Iterable[int]) -> bool:
    return (day.day - 1) // 7 + 1 in weeks or (-1 in weeks and (day + 7 * _DAY).month != day.month)


def _in_holiday_week(day: date) -> bool:
    """Weeks begin on Monday or on Sunday: a Sunday may belong to either, and does not touch the days between."""
    monday = day - day.weekday() * _DAY
    weeks = (monday, monday + 7 * _DAY) if day.weekday() == 6 else (monday,)
    return is_holiday(day) or any(is_holiday(begin + number * _DAY) for begin in weeks for number in range(6))


def _in_stretch(day: tuple[int, int], first: tuple[int, int], last: tuple[int, int]) -> bool:
    return first <= day <= last if first <= last else day >= first or day <= last


def _closed_deferred(day: date, closure: Closure) -> bool:
    """Closed on its weekday, or on the days after it up to the first working day when that weekday is a holiday."""
    if _hits(day, closure):
        return not is_holiday(day)
    before = day - _DAY
    while not _hits(before, closure):
        if not is_holiday(before) or (day - before).days > 6:
            return False
        before -= _DAY
    return is_holiday(before)
