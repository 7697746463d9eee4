"""The turn of the year by its last and its first day: 年内は12月16日まで、新年は1月13日から."""

from datetime import date, timedelta

from layers.place.schedule import Closure
from layers.place.schedule_text import closures, figures
from layers.place.schedule_text.exceptions import Exceptions
from layers.place.schedule_text.stream import Made, Stream, joined
from layers.place.schedule_text.tokens import NotUnderstood

_DAY = r"j(?:\([dH]\)|d)?"
_LAST = rf"G{_DAY}u[pU]*"
_FIRST = rf"G{_DAY}[rs]*[pUB]*"
_LEAP_YEAR = 2024


def new_year(stream: Stream) -> None:
    """Reduce both, or the first day alone; from the last alone nobody knows when it begins again."""
    stream.replace(rf"{_LAST}[,.]*{_FIRST}", _turn)
    stream.replace(_FIRST, _turn)


def _turn(stream: Stream, start: int, end: int) -> Made:
    said = ["first" if "first" in token.said else "last" for token in stream.of(start, end, "G")]
    days = [figures.day_of(token, _LEAP_YEAR) for token in stream.of(start, end, "j")]
    if said not in (["first"], ["last", "first"]) or days[-1].month > 2:
        return None
    if len(days) > 1 and days[0].month != 12:
        raise NotUnderstood(stream.tokens[start].text)
    begin = _beside(days[0], 1) if len(days) > 1 else closures.season("newyear")[0]
    closure = Closure(yearly=(begin, _beside(days[-1], -1)))
    return [joined("E", stream.tokens[start:end], Exceptions(closures=(closure,)))]


def _beside(day: date, step: int) -> tuple[int, int]:
    beside = day + timedelta(days=step)
    return beside.month, beside.day
