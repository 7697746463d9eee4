"""Coverage: who is within reach of a place that they may really use, by 町丁目, 圏域 and city, in whole persons.

``<=`` the minutes asked is covered, in the worse of both ways; what no way leads to is uncovered, never left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from layers.access import travel
from layers.access.answer import Answer, Row
from layers.access.definitions import Definition, definition
from layers.access.eligible import Sieve, usable
from layers.access.ends import NOWHERE
from layers.access.floating import seats
from layers.access.grounds import Ground, fingerprint
from layers.access.question import Question
from layers.access.reasons import caveats, difference
from layers.access.ways import Nearest, nearest
from layers.access.zone_of import zone_of
from layers.place.services import ServicePoint
from layers.place.zones import UNASSIGNED

# 出向く支えを考える所: so few people of all ages, and half of them farther than so many times what was asked.
SMALL_PEOPLE = 300
FAR_TIMES = 2.0


@dataclass(frozen=True, kw_only=True, eq=False)
class Found:
    """What the rows are made of: the places that count, how far each home is, and who of them is covered."""

    sieve: Sieve
    way: Nearest
    covered: NDArray[np.bool_]


def answer(question: Question, ground: Ground) -> Answer:
    """The answer; equal questions on equal grounds give equal answers, byte for byte."""
    what = definition(question.service)
    found = find(question, ground, what)
    here = _here(ground, what)
    table = _Table(question, ground, found)
    rows = tuple(replace(table.area(place), here=here.get(place, ())) for place in range(len(ground.demand.areas)))
    return Answer(
        question=question,
        rows=rows,
        zones={kind: tuple(table.zones(kind)) for kind in ground.zones},
        sources=ground.sources,
        caveats=caveats(question, ground, what, found.sieve, found.way),
        places=len(found.sieve.points),
        places_untied=_untied(found),
        people_as_of=ground.residents.as_of,
        difference=difference(ground.residents),
        fingerprint=fingerprint(question, ground, definition=repr(what)),
    )


def find(question: Question, ground: Ground, what: Definition | None = None) -> Found:
    """Places and homes before they are added up: what a map of minutes or a siting starts from."""
    known = what or definition(question.service)
    sieve = usable(question, ground.places, kinds=known.kinds, today=ground.today)
    way = nearest(question, ground, sieve.points)
    covered = travel.within(way.seconds, question.minutes * 60) | way.ridden
    return Found(sieve=sieve, way=way, covered=covered)


class _Table:
    """Sums over chosen homes; one pass sorts all homes by area, so that a row is a slice."""

    def __init__(self, question: Question, ground: Ground, found: Found) -> None:
        self._question, self._ground, self._found = question, ground, found
        demand = ground.demand
        self._order = np.argsort(demand.area_of, kind="stable")
        self._edges = np.searchsorted(demand.area_of[self._order], np.arange(len(demand.areas) + 1))
        self._minutes = found.way.minutes
        self._seats = seats(question, ground, found.sieve.points, found.way.places)
        self._number = {area.name: place for place, area in enumerate(demand.areas)}

    def area(self, place: int) -> Row:
        """The row of one 町丁目."""
        area = self._ground.demand.areas[place]
        row = self._row(area.code, area.name, self._order[self._edges[place] : self._edges[place + 1]])
        far = row.minutes is None or row.minutes > FAR_TIMES * self._question.minutes
        small = 0 < area.residents <= SMALL_PEOPLE
        return replace(row, boundary=area.boundary, outreach=bool(row.uncovered and small and far))

    def zones(self, kind: str) -> Iterator[Row]:
        """The rows of a kind of zone; people of shared towns stand under 未割当, so each kind sums to the city."""
        known = self._ground.zones[kind]
        held: dict[str, list[int]] = {name: [] for name in known.names}
        left: list[int] = []
        for name, place in self._number.items():
            held.get(known.owner.get(name, ""), left).append(place)
        for name, places in held.items():
            yield self._row(name, name, self._homes(places))
        rest = self._homes(left)
        if len(rest):
            yield self._row(UNASSIGNED, UNASSIGNED, rest)

    def _homes(self, places: Sequence[int]) -> NDArray[np.intp]:
        parts = [self._order[self._edges[place] : self._edges[place + 1]] for place in places]
        return np.concatenate(parts) if parts else self._order[:0]

    def _row(self, code: str, name: str, homes: NDArray[np.intp]) -> Row:
        demand, found = self._ground.demand, self._found
        people = demand.people[homes]
        place = self._usual(found.way.site[homes], people)
        return Row(
            code=code,
            name=name,
            people=int(people.sum()),
            uncovered=int(people[~found.covered[homes]].sum()),
            place=place.id if place else "",
            place_name=place.name if place else "",
            minutes=median(self._minutes[homes], people),
            untied=int(people[demand.homes.nodes[homes] == NOWHERE].sum()),
            uncertain=int(people[demand.uncertain[homes]].sum()),
            seats_per_100=self._per_100(homes, people),
        )

    def _per_100(self, homes: NDArray[np.intp], people: NDArray[np.int64]) -> float | None:
        if self._seats is None or not people.sum():
            return None
        return round(100 * float(np.average(self._seats[homes], weights=people)), 2)

    def _usual(self, sites: NDArray[np.int32], people: NDArray[np.int64]) -> ServicePoint | None:
        """The place nearest to most of these people; the earlier of two that are to as many."""
        reached = sites != NOWHERE
        if not reached.any():
            return None
        number = np.bincount(sites[reached], weights=people[reached])
        return self._found.sieve.points[int(number.argmax())]


def median(minutes: NDArray[np.float64], people: NDArray[np.int64]) -> float | None:
    """The median over people; None where nobody lives or where half of them reach no place at all."""
    whole = int(people.sum())
    if not whole:
        return None
    order = np.argsort(minutes, kind="stable")
    upto = np.cumsum(people[order])
    low, high = (minutes[order[np.searchsorted(upto, rank, side="right")]] for rank in ((whole - 1) // 2, whole // 2))
    middle = float(low + high) / 2
    return middle if np.isfinite(middle) else None


def _here(ground: Ground, what: Definition) -> dict[int, tuple[str, ...]]:
    """What stands in each area beside what is asked for, as far as the asker may know of it."""
    codes = list(ground.shapes)
    points = [point for point in ground.beside if point.lonlat is not None and point.kind in what.here]
    if not points or not codes:
        return {}
    where = zone_of([ground.shapes[code] for code in codes], np.array([point.lonlat for point in points]))
    areas: dict[str, list[int]] = {}
    for place, area in enumerate(ground.demand.areas):
        for code in area.codes:
            areas.setdefault(code, []).append(place)
    found: dict[int, list[str]] = {}
    for point, zone in zip(points, where.tolist(), strict=True):
        for place in areas.get(codes[zone], []) if zone >= 0 else []:
            found.setdefault(place, []).append(point.id)
    return {place: tuple(ids) for place, ids in found.items()}


def _untied(found: Found) -> tuple[str, ...]:
    """Places without a position, and those too far from any junction: listed, never dropped silently."""
    loose = ~found.way.places.tied
    return (*found.sieve.nowhere, *(found.sieve.points[place].id for place in np.flatnonzero(loose).tolist()))
