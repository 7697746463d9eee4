"""Schedule 開催日時: when something takes place, in the words of HSDS (``freq, interval, byday, opens_at …``).

What HSDS and RRULE cannot say (closed on holidays, moved to another day) stands beside it; weekdays are ``MO … SU``
and ``PH`` for a public holiday, with the week of the month before them: ``1MO``, ``-1FR``.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
HOLIDAY = "PH"
_MOST_DAYS = 5
Freq = Literal["WEEKLY", "MONTHLY", "ONCE"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Hours:
    """One sitting, ``HH:MM`` or "" where the text does not say."""

    opens_at: str = ""
    closes_at: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Closure:
    """休み: days on which it does not take place. All conditions given must hold; what is empty asks nothing.

    ``yearly`` is a stretch of month-days that may pass the new year; ``weeks`` counts like ``第n``. ``deferred``: the
    closing day falls on the next working day when it is a holiday (月曜休館、祝日の場合は翌日). ``holiday_weeks``: the
    weeks that hold a holiday (祝日のある週). ``after_holidays``: the day after one (祝日の翌日). ``season``: the name
    of a time that differs from town to town (夏休み); ``yearly`` is then the widest stretch of it.
    """

    months: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    weekdays: tuple[str, ...] = ()
    yearly: tuple[tuple[int, int], tuple[int, int]] | None = None
    between: tuple[date, date] | None = None
    holidays: bool = False
    holiday_weeks: bool = False
    after_holidays: bool = False
    deferred: bool = False
    season: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """振替: a day that is one of ``on`` gives way to ``to``.

    ``to``: a number of days as ``day+1`` or ``day-7``, ``open+1 open-1`` (the next or last day that is no
    Saturday, Sunday or holiday), a day of the same month as ``2WE``, or the
    first such weekday after as ``+MO``.
    """

    on: tuple[str, ...]
    to: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One line of a schedule. ``dtstart`` anchors an interval; ``days`` are the dates of ``ONCE``."""

    freq: Freq
    interval: int = 1
    byday: tuple[str, ...] = ()
    bymonthday: tuple[int, ...] = ()
    bymonth: tuple[int, ...] = ()
    days: tuple[date, ...] = ()
    dtstart: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    hours: tuple[Hours, ...] = ()
    closures: tuple[Closure, ...] = ()
    move: Move | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Schedule:
    """All lines of one text, and what it says besides (雨天中止)."""

    parts: tuple[Part, ...]
    remark: str = ""

    @property
    def nearly_daily(self) -> bool:
        """Whether it is open on most days of every week: these are opening hours, not meetings."""
        weekly = [part for part in self.parts if part.freq == "WEEKLY" and part.interval == 1]
        return len({day for part in weekly for day in part.byday}) >= _MOST_DAYS


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Meeting:
    """One time that it takes place; ``start`` and ``end`` are ``HH:MM`` or ""."""

    day: date
    start: str = ""
    end: str = ""
