"""An answer in rows: exact for those who work here, in coarse classes without any count for residents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from layers.access.answer import Answer, Row
from layers.access.question import Question
from layers.catalog import coverage_words as words
from layers.catalog import seat_words
from layers.catalog.classes import class_of
from layers.catalog.walk_words import FEW_LABEL, FEWEST, LEVEL_LABELS, SHARES
from layers.place.services import ServicePoint
from layers.store import Unit
from webmap import wording
from webmap.coverage_pages import AreaRow, Number, ZoneRows
from webmap.pages import Choice
from webmap.show import link

_STEP_MINUTES = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """For whom the rows are made: ``inside`` those who work here; ``args`` the address of the question."""

    inside: bool
    args: Mapping[str, str]
    places: Mapping[str, ServicePoint]


def reader(unit: Unit, answer: Answer, args: Mapping[str, str], *, inside: bool) -> Reader:
    """With the places that stand in the rows, as far as this viewer may know of them."""
    wanted = dict.fromkeys(one for row in _all(answer) for one in (row.place, *row.here) if one)
    return Reader(inside=inside, args=args, places={place.id: place for place in unit.places.these(list(wanted))})


def area_rows(rows: Sequence[Row], told: Reader, *, towns: bool = True) -> tuple[AreaRow, ...]:
    """The rows as this reader sees them."""
    made = (_row(row, told, towns=towns) for row in rows)
    return tuple(made if told.inside else map(_coarse, rows, made))


def zone_rows(answer: Answer, told: Reader, labels: Mapping[str, str]) -> tuple[ZoneRows, ...]:
    """The rows of every kind of zone."""
    return tuple(
        ZoneRows(label=labels.get(kind, kind), rows=area_rows(rows, told, towns=False))
        for kind, rows in answer.zones.items()
        if rows
    )


def ordered(rows: Sequence[Row], sort: str) -> list[Row]:
    """In the order of the towns, or the worst first by what is asked."""
    if sort == "minutes":
        return sorted(rows, key=lambda row: (row.minutes is not None, -(row.minutes or 0)))
    if sort in ("uncovered", "share"):
        return sorted(rows, key=lambda row: -(getattr(row, sort) or 0))
    return list(rows)


def number(answer: Answer, straight: Answer | None, *, inside: bool) -> Number:
    """The one number of the page."""
    question, people, uncovered = answer.question, answer.people, answer.uncovered
    says = {"who": words.counted_in(answer), "reach": words.reach(question), "where": words.usable(question)}
    if not inside:
        large = (
            wording.COVERAGE_ABOUT.format(people=f"{about(uncovered):,}")
            if uncovered >= FEWEST
            else wording.COVERAGE_FEW
        )
        return Number(
            large=large, says=wording.COVERAGE_SAYS_ABOUT.format(**says, tenths=_tenths(uncovered, people)), straight=""
        )
    share = words.share(uncovered, people)
    return Number(
        large=wording.PEOPLE.format(number=f"{uncovered:,}"),
        says=wording.COVERAGE_SAYS.format(**says, people=f"{people:,}", share=share),
        straight=_straight(answer, straight),
    )


def about(people: int) -> int:
    """Two digits of a number: enough for a town hall, too little to subtract with."""
    step = int(10 ** max(len(str(people)) - 2, 1))
    return round(people / step) * step


def level(row: Row) -> int:
    """The class of a row: how many of ``SHARES`` its uncovered share reaches."""
    return class_of(row.share or 0.0, SHARES)


def _row(row: Row, told: Reader, *, towns: bool) -> AreaRow:
    place = told.places.get(row.place)
    return AreaRow(
        code=row.code,
        name=row.name,
        url=link("coverage_towns.show", town=row.code, **told.args) if told.inside and towns else "",
        here=tuple(_choice(told.places[one]) for one in row.here if one in told.places),
        people=f"{row.people:,}",
        uncovered=f"{row.uncovered:,}",
        share=words.share(row.uncovered, row.people),
        level=LEVEL_LABELS[level(row)] if row.people else "",
        place=place.name if place else "",
        place_url=link("service_points.one", point_id=place.id) if place else "",
        minutes=words.minutes(row.minutes),
        seats=seat_words.seats(row),
        marks=tuple(words.marks(row)),
    )


def _coarse(row: Row, made: AreaRow) -> AreaRow:
    """Without any count: a class, and of so few people not even that."""
    few = row.people < FEWEST
    near = None if row.minutes is None or few else _STEP_MINUTES * max(round(row.minutes / _STEP_MINUTES), 1)
    return replace(
        made,
        people="",
        uncovered="",
        share="",
        seats="",
        level=FEW_LABEL if few else made.level,
        minutes=wording.COVERAGE_ABOUT_MINUTES.format(minutes=near) if near else words.minutes(None),
        place="" if few else made.place,
        place_url="" if few else made.place_url,
        marks=tuple(mark for mark in made.marks if mark in words.BORDERS.values()),
    )


def _choice(place: ServicePoint) -> Choice:
    return Choice(value=place.id, label=place.name, url=link("service_points.one", point_id=place.id))


def _straight(answer: Answer, straight: Answer | None) -> str:
    if straight is None:
        return ""
    less = answer.uncovered - straight.uncovered
    pattern = wording.COVERAGE_STRAIGHT if less > 0 else wording.COVERAGE_STRAIGHT_SAME
    return pattern.format(people=f"{straight.uncovered:,}", difference=f"{less:,}")


def _tenths(part: int, whole: int) -> str:
    tenths = round(10 * part / whole) if whole else 0
    return wording.COVERAGE_TENTHS.format(tenths=tenths) if tenths else wording.COVERAGE_UNDER_TENTH


def _all(answer: Answer) -> list[Row]:
    return [*answer.rows, *(row for rows in answer.zones.values() for row in rows)]


def straight_of(question: Question) -> Question:
    """The same question as the crow flies."""
    return replace(question, measure="straight")
