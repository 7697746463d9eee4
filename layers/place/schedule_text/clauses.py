"""One clause, some days with their hours and exceptions → the parts of a Schedule."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from layers.place.meeting_days import dates
from layers.place.schedule import HOLIDAY, WEEKDAYS, Closure, Hours, Move, Part, Schedule
from layers.place.schedule_text.calendar_dates import Period
from layers.place.schedule_text.days import Days
from layers.place.schedule_text.exceptions import Exceptions
from layers.place.schedule_text.moving import Moving
from layers.place.schedule_text.tokens import NotUnderstood

_NOON = "12:00"


@dataclass(kw_only=True, slots=True)
class Clause:
    """Some days with their hours, and what is excepted of them alone."""

    days: list[Days] = field(default_factory=list)
    hours: list[tuple[Hours, tuple[int, ...]]] = field(default_factory=list)
    points: int = 0
    ends: int = 0
    exceptions: list[Exceptions] = field(default_factory=list)
    late: list[Exceptions] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)


def parts_of(clause: Clause) -> list[Part]:
    """The parts of one clause: one for each sort of days and each season of hours."""
    if any(one.half for one in clause.exceptions):
        return [part for half in _halves(clause) for part in parts_of(half)]
    seasons = sorted({months for _, months in clause.hours}) or [()]
    return [
        _part(days, _in_season(months, seasons), tuple(hours for hours, own in clause.hours if own == months), clause)
        for days in clause.days
        for months in seasons
    ]


def _halves(clause: Clause) -> list[Clause]:
    """「9:00～12:00、14:00～18:00（木曜午後休診）」: what is said of a half day closes the hours of that half."""
    found = []
    for half, late in (("午前", False), ("午後", True)):
        hours = [one for one in clause.hours if (one[0].opens_at >= _NOON) is late]
        if not hours or any(not one.opens_at or one.opens_at < _NOON < one.closes_at for one, _ in hours):
            raise NotUnderstood
        own = [replace(one, half="") for one in clause.exceptions if one.half in ("", half)]
        found.append(replace(clause, hours=hours, exceptions=own))
    return found


def _in_season(months: tuple[int, ...], seasons: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """「13時～（8月は10時～）」: hours without months are those of all other months."""
    named = [month for season in seasons for month in season]
    if len(set(named)) != len(named):
        raise NotUnderstood
    if months or not named:
        return months
    others = tuple(month for month in range(1, 13) if month not in named)
    if not others:
        raise NotUnderstood
    return others


def _part(days: Days, months: tuple[int, ...], hours: tuple[Hours, ...], clause: Clause) -> Part:
    both = tuple(one for one in days.months if not months or one in months) if days.months else months
    if days.months and not both:
        raise NotUnderstood
    start, end = _period(clause)
    if days.interval > 1:
        _anchored(days, start)
    closures = [closure for one in clause.exceptions for closure in one.closures]
    if days.strict:
        closures.append(Closure(holidays=True))
    move, closures = _moved(days, closures, clause)
    return Part(
        freq="ONCE" if days.dates else "WEEKLY" if days.weekly else "MONTHLY",
        interval=days.interval,
        byday=days.byday,
        bymonthday=days.monthdays,
        bymonth=both,
        days=days.dates,
        dtstart=start if days.interval > 1 else None,
        valid_from=None if days.interval > 1 else start,
        valid_to=end,
        hours=hours,
        closures=_tidy(closures),
        move=move,
    )


def _anchored(days: Days, start: date | None) -> None:
    if start is None:
        raise NotUnderstood(reason="no_anchor")
    if WEEKDAYS[start.weekday()] not in days.byday:
        raise NotUnderstood(str(start))


def _period(clause: Clause) -> tuple[date | None, date | None]:
    starts = [one.start for one in clause.periods if one.start]
    ends = [one.end for one in clause.periods if one.end]
    if len(starts) > 1 or len(ends) > 1:
        raise NotUnderstood
    return next(iter(starts), None), next(iter(ends), None)


def _moved(days: Days, closures: list[Closure], clause: Clause) -> tuple[Move | None, list[Closure]]:
    moving = [one.moving for one in clause.exceptions if one.moving]
    if not moving:
        return None, closures
    if len(moving) > 1:
        raise NotUnderstood
    one = moving[0]
    weekly = [closure for closure in closures if closure.weekdays]
    if one.closes or (weekly and any(e.closing for e in clause.exceptions)):
        if not weekly or one.to not in ("day+1", "open+1", "next"):
            raise NotUnderstood
        return None, [replace(c, deferred=True) if c in weekly else c for c in closures]
    if one.follows and days.byday != one.follows:
        raise NotUnderstood
    if one.only and set(one.only) != {day[-2:] for day in days.byday}:
        raise NotUnderstood
    if one.to[-2:] in WEEKDAYS and {code[-2:] for code in days.byday} != {one.to[-2:]}:
        return None, [*closures, *_never(one.on)]
    return Move(on=one.on, to=_resolved(one, days)), closures


def _never(on: tuple[str, ...]) -> list[Closure]:
    """Days that move to another part's weekday: where they go is not said, so they are left out."""
    weekdays = tuple(day for day in on if day != HOLIDAY)
    return [Closure(weekdays=weekdays)] * bool(weekdays) + [Closure(holidays=True)] * (HOLIDAY in on)


def _resolved(one: Moving, days: Days) -> str:
    """翌週の火曜 and 翌火曜 as a number of days, counted from the one weekday of the part."""
    if one.number:
        return _by_number(one, days)
    if not one.weekday:
        return one.to
    if days.monthdays and one.to == "next" and HOLIDAY not in one.on:
        return f"+{one.weekday}"
    named = {code[-2:] for code in days.byday}
    if len(named) != 1:
        raise NotUnderstood
    ahead = WEEKDAYS.index(one.weekday) - WEEKDAYS.index(named.pop())
    if one.to == "same" and ahead <= 0:
        raise NotUnderstood
    steps = {"same": ahead, "next": ahead % 7 or 7}.get(one.to) or int(one.to[3:]) + ahead
    return f"day{steps:+}"


def _by_number(one: Moving, days: Days) -> str:
    """「毎月20日（日曜にあたるときは21日）」."""
    steps = one.number - days.monthdays[0] if len(days.monthdays) == 1 else 0
    if steps not in (1, -1, 7, -7):
        raise NotUnderstood(str(one.number))
    return f"day{steps:+}"


def _tidy(closures: Sequence[Closure]) -> tuple[Closure, ...]:
    """Each closure once, in one order, so that equal schedules are equal."""
    return tuple(sorted(set(closures), key=repr))


def merged(found: Sequence[Part]) -> tuple[Part, ...]:
    """Parts that differ in their days alone become one."""
    done: list[Part] = []
    for part in found:
        twin = next((one for one in done if _bare(one) == _bare(part) and part.freq != "ONCE"), None)
        if twin:
            byday = tuple(dict.fromkeys((*twin.byday, *part.byday)))
            numbers = tuple(sorted({*twin.bymonthday, *part.bymonthday}))
            done[done.index(twin)] = replace(twin, byday=byday, bymonthday=numbers)
        else:
            done.append(part)
    return tuple(replace(part, byday=_ordered(part.byday)) for part in done)


def refuse_overlaps(found: Sequence[Part]) -> None:
    """「毎週月曜 10時～、第3月曜は13時～」: which hours the third Monday has is not sure."""
    for number, part in enumerate(found):
        for other in found[number + 1 :]:
            if _overlap(part, other) and not _two_halves(part, other):
                raise NotUnderstood


def _two_halves(part: Part, other: Part) -> bool:
    """The forenoons and the afternoons of the same days, with closures of their own."""
    same = replace(part, hours=(), closures=()) == replace(other, hours=(), closures=())
    ends = [one.closes_at or one.opens_at for one in part.hours]
    return same and bool(ends and other.hours) and max(ends) <= _NOON <= min(one.opens_at for one in other.hours)


def _overlap(part: Part, other: Part) -> bool:
    if "ONCE" in (part.freq, other.freq):
        once, rule = (part, other) if part.freq == "ONCE" else (other, part)
        return any(dates(Schedule(parts=(rule,)), day, day) for day in once.days)
    months = set(part.bymonth or range(1, 13)) & set(other.bymonth or range(1, 13))
    both = [(one, two) for one in part.byday for two in other.byday if _same(one, two)]
    return bool(months) and not all(_left_out(one, other) or _left_out(two, part) for one, two in both)


def _left_out(day: str, part: Part) -> bool:
    """「毎週水曜（第3水曜は休み）」 leaves the third Wednesday to another part."""
    return len(day) > 2 and any(
        one == Closure(weeks=one.weeks, weekdays=one.weekdays)
        and int(day[:-2]) in one.weeks
        and day[-2:] in one.weekdays
        for one in part.closures
    )


def _same(one: str, two: str) -> bool:
    """Whether two days of the week can be the same day; the last may be the fourth or the fifth."""
    weeks = {one[:-2], two[:-2]}
    last = "-1" in weeks and bool(weeks & {"4", "5"})
    return one[-2:] == two[-2:] and ("" in weeks or len(weeks) == 1 or last)


def _bare(part: Part) -> tuple[Part, bool]:
    return replace(part, byday=(), bymonthday=()), bool(part.byday)


def _ordered(byday: tuple[str, ...]) -> tuple[str, ...]:
    order = (*WEEKDAYS, HOLIDAY)
    return tuple(sorted(set(byday), key=lambda one: (order.index(one[-2:]), (int(one[:-2] or 0)) % 7)))


def without_double_holidays(found: tuple[Part, ...]) -> tuple[Part, ...]:
    """「月～金 9時～、土日祝 10時～」: a holiday on a Monday has the hours of 祝, not both."""
    if not any(HOLIDAY in part.byday for part in found):
        return found
    return tuple(part if HOLIDAY in part.byday or part.freq == "ONCE" else _closed_on_holidays(part) for part in found)


def _closed_on_holidays(part: Part) -> Part:
    return replace(part, closures=_tidy([*part.closures, Closure(holidays=True)]))
