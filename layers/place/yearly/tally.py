"""Tally 集計: places, participants and their share of the 65+, by frequency, activity and operator.

A person who goes to two places is counted at both, so a share is an upper bound; places whose number of participants
is not known stand apart, and so do those of which it is not known how often they meet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from layers.place.meeting_days import dates
from layers.place.schedule_text import read
from layers.place.services import ServicePoint
from layers.place.traits import RESTING
from layers.place.yearly.form import Form, fiscal_year

_MONTHS = 12
UNKNOWN = ""
TOPICS = ("frequency", "activity", "operator")


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """One place with the classes that it falls into ("": not told); ``participants`` None where not known."""

    place: ServicePoint
    frequency: str
    activity: str
    operator: str
    participants: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of a table; ``silent`` of its places do not tell how many take part."""

    code: str
    label: str
    places: int
    participants: int
    silent: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """``tables``: the lines of each topic, which all sum to ``total``.

    ``unsure``: places of which the list does not tell how often they meet (counted nowhere); ``seldom``: less than
    月1回以上; ``resting``: closed or suspended. ``aged``: the 65+ of the register of ``as_of``, None where none tells.
    """

    form: Form
    year: int
    as_of: str
    aged: int | None
    total: Line
    tables: dict[str, tuple[Line, ...]]
    counted: tuple[Counted, ...]
    unsure: tuple[ServicePoint, ...]
    seldom: tuple[ServicePoint, ...]
    resting: tuple[ServicePoint, ...]

    def share(self, line: Line) -> float | None:
        """Participants over the 65+ of the register: an upper bound; None where either is not known."""
        if not self.aged or line.places == line.silent:
            return None
        return line.participants / self.aged

    @property
    def verdict(self) -> str:
        """What may be said of the aim: ``below`` (even so counted), ``open`` (places are silent), ``not_proven``."""
        share = self.share(self.total)
        if share is None:
            return "unknown"
        if share >= self.form.target.share:
            return "not_proven"
        return "open" if self.total.silent or self.unsure else "below"


def tally(form: Form, places: Sequence[ServicePoint], *, day: date, as_of: str = "", aged: int | None = None) -> Tally:
    """All places of the form's kinds, as they meet in the 年度 of ``day``."""
    asked = [place for place in places if place.kind in form.kinds]
    resting = tuple(place for place in asked if place.facts.get("status") in RESTING)
    at_work = [place for place in asked if place.facts.get("status") not in RESTING]
    year = fiscal_year(day)
    months = [(place, _days(form, str(place.facts.get("schedule") or ""), year)) for place in at_work]
    often = [(place, None if days is None else form.often(days)) for place, days in months]
    counted = tuple(_counted(form, place, code) for place, code in often if code)
    return Tally(
        form=form,
        year=year,
        as_of=as_of,
        aged=aged,
        total=_line("total", form.total, counted),
        tables={topic: _lines(form, topic, counted) for topic in TOPICS},
        counted=counted,
        unsure=tuple(place for place, code in often if code is None),
        seldom=tuple(place for place, code in often if code == ""),
        resting=resting,
    )


def _days(form: Form, text: str, year: int) -> tuple[int, ...] | None:
    """Distinct days with a meeting in each month from April on; None where the text does not tell them."""
    if not text:
        return None
    # Days without a year lie in this 年度 when they are nearest to its middle.
    told = read(text, near=date(year, 10, 1))
    if told.schedule is None:
        every_other_week = told.reason == "no_anchor" and any(word in text for word in form.fortnightly)
        return (2,) * _MONTHS if every_other_week else None
    first, last = date(year, 4, 1), date(year + 1, 4, 1) - timedelta(days=1)
    found = {meeting.day for meeting in dates(told.schedule, first, last)}
    return tuple(sum(1 for day in found if (day.month - 4) % _MONTHS == month) for month in range(_MONTHS))


def _counted(form: Form, place: ServicePoint, frequency: str) -> Counted:
    facts = place.facts
    number = facts.get("participants")
    return Counted(
        place=place,
        frequency=frequency,
        activity=form.activity_of(str(facts.get("activity") or ""), place.name),
        operator=form.operator_of(str(facts.get("organization") or "")),
        participants=number if isinstance(number, int) and number > 0 else None,
    )


def _lines(form: Form, topic: str, counted: Sequence[Counted]) -> tuple[Line, ...]:
    """A line for each class of the form, empty ones too, and one for what no list tells."""
    labels = {one.code: one.label for one in getattr(form, topic)}
    lines = [
        _line(code, label, [one for one in counted if getattr(one, topic) == code]) for code, label in labels.items()
    ]
    untold = [one for one in counted if getattr(one, topic) == UNKNOWN]
    return (*lines, *([_line(UNKNOWN, form.untold, untold)] if untold else []))


def _line(code: str, label: str, counted: Sequence[Counted]) -> Line:
    known = [one.participants for one in counted if one.participants is not None]
    return Line(code=code, label=label, places=len(counted), participants=sum(known), silent=len(counted) - len(known))
