"""What befalls one day alone: 11月は18日に変更, 8月11日は12日に開催, 10月23日は10:00～12:00, 12月24日も開催.

Which year is meant is known where the day that gives way, or the day that is put for it, is one of the rule.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from layers.place.meeting_days import dates
from layers.place.schedule import WEEKDAYS, Closure, Hours, Part, Schedule
from layers.place.schedule_text import clock, figures, strangers
from layers.place.schedule_text.stream import Made, Stream, joined
from layers.place.schedule_text.tokens import RESIDUE, NotUnderstood, Token
from layers.place.schedule_text.years import around

_DAY = r"(?:\([dH]\)|d)?"
_BEFORE = r"(?<=[.(,h])"
_BEHIND = r"(?=[).,]|$)"
# Words of a rule; a weekday beside a date is none.
_RULE = re.compile(r"[oabeAwg]|(?<![jkf])(?<![jkf]\()d")
_ONLY = ("のみ", "だけ", "に限り")


@dataclass(frozen=True, kw_only=True, slots=True)
class OneOff:
    """``off``: the day that gives way; ``month``: all days of that month do; ``on``: what is put for it.

    ``only``: the month keeps these days alone; ``named``: the day is one of the rule and has but a name of its own;
    ``weekdays``: those beside ``off`` and ``on``.
    """

    month: Token | None = None
    off: Token | None = None
    on: Token | None = None
    weekdays: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    hours: Hours | None = None
    only: bool = False
    named: bool = False


def taken(stream: Stream) -> list[Token]:
    """Take them out of the row, where a rule stands before them."""
    found: list[Token] = []

    def take(stream: Stream, start: int, end: int) -> Made:
        token = _one_off(stream, start, end)
        found.extend([token] if token else [])
        return [] if token else None

    stream.replace(r"(?<=[.(])y,?j(?=[p=])", _with_year)
    stream.replace(rf"{_BEFORE}[jf]{_DAY}[pi]*(?:HW)?(?:[pV]*|p?C[p,.]*|=)[jkf]{_DAY}[pVUB]*{_BEHIND}", take)
    stream.replace(rf"{_BEFORE}mp+k{_DAY}[pV]+k{_DAY}[pVUB]*{_BEHIND}", take)
    stream.replace(rf"{_BEFORE}mp+(?:HW)?k{_DAY}[pVUB]*{_BEHIND}", take)
    stream.replace(rf"{_BEFORE}[jf]{_DAY}p+h[pVUB]*{_BEHIND}", take)
    stream.replace(rf"{_BEFORE}[jf]{_DAY}p?B[p]*{_BEHIND}", take)
    stream.replace(rf"{_BEFORE}[jf]{_DAY}p\?{_BEHIND}", take)
    return found


def _with_year(stream: Stream, start: int, end: int) -> Made:
    """「令和8年度 7/9→7/16」: the year is said."""
    year, day = stream.tokens[start], stream.tokens[end - 1]
    number = figures.year(year.said["era"]) + ("fiscal" in year.said and int(day.said["month"]) < 4)
    return [Token("f", day.text, year.start, day.end, {**day.said, "era": f"{number}年"})]


def _one_off(stream: Stream, start: int, end: int) -> Token | None:
    part = stream.tokens[start:end]
    if not _RULE.search(stream.letters[:start]) or (part[0].letter == "m" and stream.has("k", 0, start)):
        return None
    if part[-1].letter == RESIDUE and not strangers.is_label(part[-1].text):
        return None
    value = _said(part)
    return joined("X", part, value) if value else None


def _said(part: Sequence[Token]) -> OneOff | None:
    days = [at for at, token in enumerate(part) if token.letter in "jkf"]
    beside = [_weekday_behind(part, at) for at in days]
    hours = [clock.hours(token) for token in part if token.letter == "h"]
    only = any(token.text in _ONLY for token in part if token.letter == "p")
    if part[0].letter == "m" and len(days) == 2:
        return OneOff(off=_date_of(part[0], part[days[0]]), on=part[days[1]], weekdays=(beside[0], beside[1]))
    if part[0].letter == "m":
        return OneOff(month=part[0], on=part[days[0]], weekdays=(frozenset(), beside[0]), only=only)
    if len(days) == 2 and any(token.letter in "pVUC=" for token in part[: days[1]]):
        return OneOff(off=part[days[0]], on=part[days[1]], weekdays=(beside[0], beside[1]))
    if hours and (only or any(token.text == "は" for token in part)):
        return OneOff(off=part[days[0]], weekdays=(beside[0], frozenset()), hours=hours[0])
    named = part[-1].letter == RESIDUE
    return None if hours or len(days) > 1 else OneOff(on=part[days[0]], weekdays=(frozenset(), beside[0]), named=named)


def _date_of(month: Token, day: Token) -> Token:
    """「5月は6日を」 as 5月6日."""
    months, days = figures.months(month), figures.monthdays(day)
    if len(months) != 1 or len(days) != 1:
        raise NotUnderstood(month.text + day.text)
    return Token("j", month.text, month.start, day.end, {"month": str(months[0]), "day": str(days[0])})


def _weekday_behind(part: Sequence[Token], at: int) -> frozenset[str]:
    """The weekday that stands beside a date."""
    behind = [token for token in part[at + 1 : at + 3] if token.letter == "d"]
    return frozenset(figures.weekdays(behind[0])) & frozenset(WEEKDAYS) if behind else frozenset()


def applied(parts: tuple[Part, ...], found: Sequence[Token], year: int | None, near: date | None) -> tuple[Part, ...]:
    """Each takes its day from the one part that has it."""
    for token in found:
        one: OneOff = token.value
        years = (year,) if year else around(_anchor(one), near) if near else ()
        told = [made for number in years if (made := _in_year(parts, one, number))]
        if not told:
            raise NotUnderstood(token.text)
        parts = told[0]
    return parts


def _anchor(one: OneOff) -> tuple[int, int]:
    """The month and day by which the years are told apart."""
    if one.month:
        return figures.months(one.month)[0], 1
    said = (one.off or one.on or Token("", "", 0, 0)).said
    return int(said["month"]), int(said["day"])


def _in_year(parts: tuple[Part, ...], one: OneOff, year: int) -> tuple[Part, ...] | None:
    """The parts, if the days fit each other and the rule in this year."""
    if one.month:
        return _month_in_year(parts, one, year)
    off = _day(one.off, year)
    if one.off is None:
        return _added(parts, one, year)
    part = _only(parts, off, off) if off else None
    if off is None or part is None or not _fits(off, one.weekdays[0]):
        return None
    if one.hours:
        return _put(parts, part, (off, off), replace(part, hours=(_whole(one.hours, part),)), off)
    on = _after(one.on, off)
    return _put(parts, part, (off, off), part, on) if on and on != off and _fits(on, one.weekdays[1]) else None


def _month_in_year(parts: tuple[Part, ...], one: OneOff, year: int) -> tuple[Part, ...] | None:
    """「11月は18日」: as many days as the rule has in that month, on its weekdays or on one that is said."""
    months = figures.months(one.month) if one.month else ()
    numbers = figures.monthdays(one.on) if one.on else ()
    first = date(year, months[0], 1)
    last = first + relativedelta(months=1, days=-1)
    if len(months) != 1 or not all(1 <= number <= last.day for number in numbers):
        return None
    part, held = _meeting(parts, first, last)
    on = tuple(first.replace(day=number) for number in numbers)
    if part is None or not all(_fits(day, one.weekdays[1] or {code[-2:] for code in part.byday}) for day in on):
        return None
    as_many = len(on) == len(held) and (len(on) == 1 or not one.weekdays[1])
    return _put(parts, part, (first, last), part, *on) if as_many or (one.only and set(on) <= held) else None


def _added(parts: tuple[Part, ...], one: OneOff, year: int) -> tuple[Part, ...] | None:
    """「12月24日（木）も開催」: a day more, where a weekday beside it or the bare rule tells the year."""
    on = _day(one.on, year)
    if on is None or len(parts) != 1 or not _fits(on, one.weekdays[1]):
        return None
    of_rule = _only((replace(parts[0], closures=()),), on, on) is not None
    if one.named:
        return parts if of_rule else None
    return _put(parts, parts[0], (on, on), parts[0], on) if of_rule or one.weekdays[1] else None


def _meeting(parts: tuple[Part, ...], first: date, last: date) -> tuple[Part | None, set[date]]:
    """The one part that meets within a stretch, and its days there."""
    held = [(part, {one.day for one in dates(Schedule(parts=(part,)), first, last)}) for part in parts]
    met = [(part, days) for part, days in held if days]
    return met[0] if len(met) == 1 and met[0][0].move is None else (None, set())


def _only(parts: tuple[Part, ...], first: date, last: date) -> Part | None:
    """The one part that meets once within a stretch."""
    part, days = _meeting(parts, first, last)
    return part if len(days) == 1 else None


def _put(parts: tuple[Part, ...], base: Part, off: tuple[date, date], like: Part, *on: date) -> tuple[Part, ...]:
    """The base without a stretch, and a part for the days put for it."""
    closed = replace(base, closures=tuple(sorted({*base.closures, Closure(between=off)}, key=repr)))
    single = Part(freq="ONCE", days=on, hours=like.hours)
    return (*(closed if part is base else part for part in parts), single)


def _whole(hours: Hours, part: Part) -> Hours:
    """「10月23日は11時まで」: the beginning is the usual one."""
    if hours.opens_at:
        return hours
    if len(part.hours) != 1 or not hours.closes_at > part.hours[0].opens_at:
        raise NotUnderstood(hours.closes_at)
    return replace(hours, opens_at=part.hours[0].opens_at)


def _day(token: Token | None, year: int) -> date | None:
    if token is None:
        return None
    if token.letter == "f":
        found = figures.day_of(token, figures.year(token.said["era"]))
        return found if found.year == year else None
    return figures.day_of(token, year)


def _after(token: Token | None, off: date) -> date | None:
    """The day put for another: of the same month where none is named, and within two months of it."""
    if token is None:
        return None
    if token.letter == "k":
        days = figures.monthdays(token)
        return figures.a_date(off.year, off.month, days[0], token.text) if len(days) == 1 and days[0] > 0 else None
    years = (off.year,) if token.letter == "j" else (off.year, off.year + 1)
    found = [day for number in (*years, off.year + 1, off.year - 1) if (day := _day(token, number))]
    return next((day for day in found if abs(day - off) <= timedelta(days=62)), None)


def _fits(day: date, weekdays: Collection[str]) -> bool:
    return not weekdays or WEEKDAYS[day.weekday()] in weekdays
