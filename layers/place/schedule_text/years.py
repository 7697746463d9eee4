"""Which year a date without one belongs to: the one the text names, the one it is told, or the nearest that fits.

「11月4日（水）」 read about November 2026 is that of 2026, which is a Wednesday; read in 2027 it is not sure.
"""

from dataclasses import replace
from datetime import date, timedelta

from layers.place.schedule import WEEKDAYS
from layers.place.schedule_text import figures
from layers.place.schedule_text.days import Days, replace_value
from layers.place.schedule_text.stream import Made, Stream
from layers.place.schedule_text.tokens import NotUnderstood, Token

# A change that is a month gone is more likely meant than one that is eleven months ahead.
_LATELY = 31


class Year:
    """The year that dates without one belong to, where the text or its surroundings say it."""

    def __init__(self, stream: Stream, given: int | None) -> None:
        """A text may name one year."""
        named = stream.of(0, len(stream.tokens), "y")
        self.fiscal = any("fiscal" in token.said for token in named)
        self.number = figures.year(named[0].said["era"]) if len(named) == 1 else None if named else given

    @property
    def known(self) -> bool:
        """Whether a month and a day are a date."""
        return self.number is not None

    def day(self, token: Token) -> date:
        """A month and a day in that year."""
        if self.number is None:
            raise NotUnderstood(token.text)
        later = self.fiscal and int(token.said["month"]) < 4
        return figures.day_of(token, self.number + later)

    def stretch(self, _token: Token) -> tuple[date, date] | None:
        """From when to when, where a stretch of days can be but that of one year."""
        return None


class NearestYear(Year):
    """Dates follow each other from the first, which is the nearest of its name to a day."""

    def __init__(self, stream: Stream, near: date) -> None:
        """``evidence``: the weekdays that the text names, by which a stretch of days is tied to a year."""
        super().__init__(stream, None)
        self._letters = stream.letters
        self._tokens = list(stream.tokens)
        self._near = near
        self._weekdays = {day for token in stream.of(0, len(stream.tokens), "d") for day in figures.weekdays(token)}
        self._first: date | None = None
        self._first_weekdays: set[str] = set()
        self._known = self._fits()

    @property
    def known(self) -> bool:
        """Whether every date falls on the weekday beside it, or else on one that the text names."""
        return self._known

    def day(self, token: Token) -> date:
        """The first is the nearest, all others come after it."""
        if self._first is None:
            return _nearest(token, self._near, self._first_weekdays)
        found = figures.day_of(token, self._first.year)
        return found if found >= self._first else figures.day_of(token, self._first.year + 1)

    def stretch(self, token: Token) -> tuple[date, date] | None:
        """Both ends fall on a weekday that the text names."""
        (month, day), (last_month, last_day) = figures.stretch(token.said, token.text)
        first = min((_in(self._near.year + step, month, day) for step in (-1, 0, 1)), key=self._distance)
        last = _in(first.year + ((last_month, last_day) < (month, day)), last_month, last_day)
        fits = len(self._weekdays) == 1 and {_name(first), _name(last)} == self._weekdays
        return (first, last) if fits and "y" not in self._letters and "f" not in self._letters else None

    def _distance(self, day: date) -> int:
        return abs((day - self._near).days)

    def _fits(self) -> bool:
        places = [at for at, letter in enumerate(self._letters) if letter == "j"]
        own = {at: self._own(at) for at in places}
        full = "f" in self._letters and not all(own.values())
        if not places or "y" in self._letters or full:
            return False
        some = any(own.values())
        if not some and len(self._weekdays) != 1:
            return False
        self._first_weekdays = own[places[0]] or (set() if some else self._weekdays)
        for at in places:
            day = self.day(self._tokens[at])
            self._first = self._first or day
            asked = own[at] or (set() if some else self._weekdays)
            if asked and _name(day) not in asked:
                return False
        return True

    def _own(self, at: int) -> set[str]:
        """The weekday that stands in brackets behind a date."""
        behind = self._tokens[at + 1 : at + 3]
        token = next((one for one in behind if one.letter != "("), None)
        if token is None or token.letter != "d" or "weekdays" not in token.said:
            return set()
        return set(figures.weekdays(token)) & set(WEEKDAYS)


def year_of(stream: Stream, given: int | None, near: date | None) -> Year:
    """What is named or given goes before what is near."""
    year = Year(stream, given)
    return year if year.known or near is None else NearestYear(stream, near)


def around(day: tuple[int, int], near: date) -> tuple[int, ...]:
    """The years that a month and a day may be of: a month gone, the year to come, or gone in this school year."""
    begin = near - timedelta(days=_LATELY)
    coming = begin.year + (day < (begin.month, begin.day))
    april = (near.year - (near.month < 4), 4, 1)
    last = (coming - 1,) if (coming - 1, *day) >= april else ()
    gone = (coming + 1,) if (coming, *day) < (near.year, near.month, near.day) else ()
    return (*gone, coming, *last)


def _nearest(token: Token, near: date, weekdays: set[str]) -> date:
    """The nearest of its name; one that is gone gives way to the next where the weekday beside it says so."""
    month, day = int(token.said["month"]), int(token.said["day"])
    figures.a_date(2024, month, day, token.text)
    found = min((_in(near.year + step, month, day) for step in (-1, 0, 1)), key=lambda one: abs((one - near).days))
    if found < near and weekdays and _name(found) not in weekdays:
        return _in(found.year + 1, month, day)
    return found


def _in(year: int, month: int, day: int) -> date:
    """A day of a year; the 29th of February of other years is refused."""
    return figures.a_date(year, month, day, f"{month}/{day}")


def _name(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def agreed(stream: Stream, start: int, end: int) -> Made:
    """「第3木曜（11/19・12/17）」, 「11月19日（第3木曜）」: the days that are listed, where each is one of the rule."""
    rule, listed = stream.of(start, end, "D")
    if rule.value.dates:
        rule, listed = listed, rule
    value: Days = rule.value
    days = listed.value.dates
    if not days or not value.byday or value.months or value.interval > 1 or value.instead:
        return None
    if not all(_of_rule(day, value.byday) for day in days):
        raise NotUnderstood(listed.text)
    return [replace_value(rule, replace(listed.value, dates=days)), *stream.of(start, end, "h")]


def _of_rule(day: date, byday: tuple[str, ...]) -> bool:
    return any(one in (_name(day), f"{(day.day - 1) // 7 + 1}{_name(day)}") for one in byday)
