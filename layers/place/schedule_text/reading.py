"""Text → Schedule, or the reason why not. The whole text is understood, or none of it."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from layers.place.schedule import Schedule
from layers.place.schedule_text import assembly, calendar_dates, names, one_offs, overrides, seasonal, strangers
from layers.place.schedule_text.counts import Counts
from layers.place.schedule_text.days import days
from layers.place.schedule_text.exceptions import exceptions
from layers.place.schedule_text.new_year import new_year
from layers.place.schedule_text.spelling import plain
from layers.place.schedule_text.stream import Stream
from layers.place.schedule_text.tokens import NotUnderstood, Token, tokens
from layers.place.schedule_text.years import agreed, year_of

LONGEST = 400
_EDGES = " 、,。.・:;※*()\n"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What a text says. ``schedule`` is None where it is not sure; then ``reason`` and ``words`` tell the doubt.

    ``reason``: ``no_anchor`` (隔週 without a first day), ``hours_only`` (no day is named) or ``not_dated``.
    """

    schedule: Schedule | None
    reason: str = ""
    words: str = ""


@lru_cache(maxsize=4096)
def read(text: str, *, year: int | None = None, near: date | None = None) -> Reading:
    """The schedule of a text.

    ``year`` is what dates without a year belong to, where the surroundings tell it; ``near`` is a day about which they
    lie: a date is then the nearest one, if the weekday written beside it says so too.
    """
    try:
        return Reading(schedule=_schedule(text, year, near))
    except NotUnderstood as doubt:
        return Reading(schedule=None, reason=doubt.reason, words=doubt.words or text.strip())


def _schedule(text: str, year: int | None, near: date | None) -> Schedule:
    written = plain(text)
    if not written or len(written) > LONGEST:
        raise NotUnderstood
    begin, end = names.apart(written)
    row = names.framed(written, begin, end, tokens(written, begin, end))
    stream = Stream(row)
    strangers.refuse_lone_letters(stream)
    strangers.refuse_lone_meal(stream)
    strangers.refuse_torn_weekdays(stream)
    counts = Counts(stream)
    new_year(stream)
    single = one_offs.taken(stream)
    dated = year_of(stream, year, near)
    calendar_dates.dates(stream, dated)
    days(stream)
    exceptions(stream)
    _refuse(stream, "z")
    strangers.refuse_strangers(stream)
    calendar_dates.meetings(stream)
    stream.replace(r"Dh*\(D\)", agreed)
    seasonal.seasonal(stream)
    _refuse(stream, "QMW")
    others = overrides.taken(stream)
    found = overrides.applied(counts.ended(assembly.parts(stream)), others)
    counts.check(found)
    found = one_offs.applied(found, single, year, near)
    return Schedule(parts=found, remark=_remark(written, row, stream))


def _refuse(stream: Stream, letters: str) -> None:
    left = stream.of(0, len(stream.tokens), letters)
    if left:
        raise NotUnderstood(left[0].text)


def _remark(text: str, row: list[Token], stream: Stream) -> str:
    """What the text says besides days and hours, in its own words."""
    said: list[str] = []
    start = end = -1
    for token in [*row, Token(".", "", len(text), len(text))]:
        if token.letter in "x?" or (token.letter in "p," and start >= 0):
            start, end = (token.start if start < 0 else start), token.end
        elif start >= 0:
            said.append(text[start:end].strip(_EDGES))
            start = -1
    said = [f"{one})" if one.count("(") > one.count(")") else one for one in said]
    said += [token.value.remark for token in stream.of(0, len(stream.tokens), "E") if token.value.remark]
    return "、".join(re.sub(r"\s+", " ", one) for one in dict.fromkeys(said) if one)
