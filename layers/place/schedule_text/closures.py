"""What one word of a closing clause closes: 祝日, 8月, 第5週, 年末年始, 12/29～1/3, 第3月曜."""

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from layers.place.schedule import HOLIDAY, Closure
from layers.place.schedule_text import figures
from layers.place.schedule_text.tokens import NotUnderstood, Token

if TYPE_CHECKING:
    from layers.place.schedule_text.days import Days


def closures_of(token: Token) -> tuple[Closure, ...]:
    """The closures of one item of a list."""
    return _READERS.get(token.letter, _of_days)(token)


def _holidays(_token: Token) -> tuple[Closure, ...]:
    return (Closure(holidays=True),)


def _stretch(token: Token) -> tuple[Closure, ...]:
    return (Closure(yearly=figures.stretch(token.said, token.text)),)


def _months(token: Token) -> tuple[Closure, ...]:
    return (Closure(months=figures.months(token)),)


def _weeks(token: Token) -> tuple[Closure, ...]:
    return (Closure(weeks=figures.ordinals(token)),)


def _combination(token: Token) -> tuple[Closure, ...]:
    found: tuple[Closure, ...] = token.value
    return found


def _on_dates(token: Token) -> tuple[Closure, ...]:
    return tuple(Closure(between=(day, day)) for day in token.value)


def _between(token: Token) -> tuple[Closure, ...]:
    if not (token.value.start and token.value.end):
        raise NotUnderstood(token.text)
    return (Closure(between=(token.value.start, token.value.end)),)


def _one_day(token: Token) -> tuple[Closure, ...]:
    day = figures.day_of(token, 2024)
    return (Closure(yearly=((day.month, day.day), (day.month, day.day))),)


def _of_days(token: Token) -> tuple[Closure, ...]:
    """Weekdays, with their week of the month where it is given; 祝 among them is a closure of its own."""
    value: Days = token.value
    if value.monthdays or value.dates:
        raise NotUnderstood(token.text)
    named, months = value.byday, value.months
    plain = tuple(one for one in named if len(one) == 2 and one != HOLIDAY)
    found = [Closure(weekdays=plain, months=months)] if plain else []
    found += [Closure(holidays=True, months=months)] if HOLIDAY in named else []
    found += [Closure(weeks=(int(one[:-2]),), weekdays=(one[-2:],), months=months) for one in named if len(one) > 2]
    return tuple(found)


# Seasons that begin and end on other days from town to town, and what a text calls them.
_IN_DOUBT = {"summer": "夏休み", "winter": "冬休み", "spring": "春休み"}


@cache
def _seasons() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("seasons.toml").read_text("utf-8"))


def season(name: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """From when to when a season lasts."""
    first, last = _seasons()[name]
    return tuple(first), tuple(last)


def _season(token: Token) -> tuple[Closure, ...]:
    names = list(token.said)
    if names == ["office"]:
        return (Closure(holidays=True), Closure(yearly=season("newyear")))
    if names == ["holidayafter"]:
        return (Closure(after_holidays=True),)
    if names == ["holidayweek"]:
        return (Closure(holiday_weeks=True),)
    names = ["spring", "summer", "winter"] if names == ["school"] else names
    return tuple(Closure(yearly=season(one), season=_IN_DOUBT.get(one, "")) for one in names)


_READERS = {
    "H": _holidays,
    "N": _season,
    "R": _stretch,
    "j": _one_day,
    "m": _months,
    "q": _combination,
    "o": _weeks,
    "T": _on_dates,
    "P": _between,
}
