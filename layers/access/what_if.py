"""「もし〜なら」: what a place more or less, elsewhere, or a footbridge would change, told in whole persons at once.

Today's rows are found once; an act then costs one bounded search or none. People stay where they live and are tied as
they are: the answer equals ``coverage.answer`` on the really changed places and network.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from layers.access.boundary import GRACE_SECONDS
from layers.access.definitions import definition
from layers.access.eligible import usable
from layers.access.ends import NOWHERE, SNAP_METRES, Ends
from layers.access.footbridges import LONGEST_METRES, Pair, with_bridges
from layers.access.graph import roads
from layers.access.grounds import Ground
from layers.access.question import Question
from layers.access.scenario import Act, Plan, Spot, plan
from layers.access.shelf import Shelf
from layers.access.site_rows import Reacher, Stands, Straight, Walked, with_riders
from layers.access.standing import Kept, Row, Rows, Standing
from layers.access.transport import Rides, rides
from layers.access.walkers import walker
from layers.access.ways import CAR, sites
from layers.errors import Refused
from layers.geo.shapes import to_plane_transformer
from layers.place.services import ServicePoint

_MINUTE = 60.0
# Rows go a little beyond the limit: what is within it is decided once, by the limit itself.
_ROOM_SECONDS = 0.01
_ROWS_KEPT, _BRIDGES_KEPT = 512, 8
_NOBODY = np.zeros(0, dtype=np.intp)


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One 町丁目: ``gained`` persons come within reach, ``lost`` no longer are; ``uncovered`` after it."""

    code: str
    name: str
    people: int
    uncovered: int
    gained: int
    lost: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What a plan comes to: uncovered persons before and after, and the areas in which anything changes.

    ``loose``: keys of places that stand farther from every street than people are tied; they serve nobody.
    """

    people: int
    before: int
    after: int
    areas: tuple[Change, ...]
    loose: tuple[str, ...] = ()

    @property
    def gained(self) -> int:
        """Persons who come within reach."""
        return sum(area.gained for area in self.areas)

    @property
    def lost(self) -> int:
        """Persons who no longer are."""
        return sum(area.lost for area in self.areas)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Built:
    """Footbridges as built: how homes are found over them, and the rows of today's places that they change."""

    reacher: Reacher
    rows: Mapping[int, Row]


class WhatIf:
    """One question on one ground, ready to be asked what would be; shared by all threads."""

    def __init__(self, question: Question, ground: Ground) -> None:
        """Search once from every place of today."""
        self.question, self.ground = question, ground
        sieve = usable(question, ground.places, kinds=definition(question.service).kinds, today=ground.today)
        self.places = sieve.points
        self._number = {point.id: number for number, point in enumerate(self.places)}
        self._known = frozenset(point.id for point in ground.places)
        self._would = frozenset(sieve.nowhere)
        self._limit = question.minutes * _MINUTE + GRACE_SECONDS
        cutoff = self._limit + _ROOM_SECONDS
        self._who = CAR if question.travel == "by_car" else walker(question.walker)
        self._walked: Walked | None = None
        if question.measure != "straight":
            self._walked = Walked(roads(ground.network, self._who), ground, self._who, cutoff)
        self._reacher: Reacher = self._walked or Straight(ground, self._who, cutoff)
        ends, spots = sites(ground, self.places)
        self._stands = Stands(ends=ends, spots_plane=spots)
        self._riders = _riders(question, ground, self.places)
        rows = self._fetching(self._reacher.all(self._stands))
        demand = ground.demand
        self._kept = Kept.of(rows, demand.people, demand.area_of, area_count=len(demand.areas), limit=self._limit)
        self._first = Standing(self._kept)
        self._middles: dict[str, Spot | None] = {}
        self._rows: Shelf[tuple[Spot, tuple[Pair, ...]], tuple[Row, bool]] = Shelf(_ROWS_KEPT)
        self._built: Shelf[tuple[Pair, ...], _Built] = Shelf(_BRIDGES_KEPT)

    # --- asking ------------------------------------------------------------------------------------------------

    def outcome(self, acts: Sequence[Act]) -> Outcome:
        """What these acts would change. ``Refused`` where they make no sense."""
        standing, loose = self.standing(self.planned(acts))
        return self._outcome(standing, loose)

    def planned(self, acts: Sequence[Act]) -> Plan:
        """What they come to together. ``Refused`` where they make no sense."""
        return plan(acts, self._known)

    @property
    def today(self) -> Standing:
        """Who is served now; nobody writes into it."""
        return self._first

    def homes_of(self, code: str) -> NDArray[np.intp]:
        """The homes of an area."""
        return self._homes_of.get(code, _NOBODY)

    def standing(self, planned: Plan) -> tuple[Standing, tuple[str, ...]]:
        """Who would be served, and which places no street would reach."""
        standing = self._first.copy()
        pairs = self._pairs(planned)
        loose: list[str] = []
        built = self._bridges(pairs)
        for name in planned.closed & self._number.keys():
            standing.close(self._number[name])
        for number, row in built.rows.items():
            if standing.opened(number):
                standing.replace(number, row)
        for name, spot in planned.moved.items():
            if name in self._number:
                row, tied = self._row(spot, pairs, built)
                standing.replace(self._number[name], self._riding(self._number[name], row))
                loose += [] if tied else [name]
        first_seen = {name: spot for name, spot in planned.moved.items() if name in self._would}
        for number, (name, spot) in enumerate((first_seen | dict(planned.added)).items(), start=len(self.places)):
            row, tied = self._row(spot, pairs, built)
            standing.open(number, row)
            loose += [] if tied else [name]
        return standing, tuple(loose)

    def _outcome(self, standing: Standing, loose: tuple[str, ...]) -> Outcome:
        demand = self.ground.demand
        other = np.flatnonzero((standing.served > 0) != self._covered)
        now = standing.served[other] > 0
        gained, lost = standing.people_of(other[now]), standing.people_of(other[~now])
        changed = np.flatnonzero(gained + lost)
        people = self._people
        return Outcome(
            people=int(people.sum()),
            before=int(self._first.uncovered.sum()),
            after=int(standing.uncovered.sum()),
            areas=tuple(
                Change(
                    code=demand.areas[area].code,
                    name=demand.areas[area].name,
                    people=int(people[area]),
                    uncovered=int(standing.uncovered[area]),
                    gained=int(gained[area]),
                    lost=int(lost[area]),
                )
                for area in changed.tolist()
            ),
            loose=loose,
        )

    @property
    def ignores_bridges(self) -> bool:
        """Circles and cars take no footbridge."""
        return self._walked is None or self._who is CAR

    # --- spots -------------------------------------------------------------------------------------------------

    def middle_of(self, code: str) -> Spot | None:
        """The junction nearest to the middle of the people of an area; None where nobody lives or none is tied."""
        if code not in self._middles:
            self._middles[code] = self._middle(code)
        return self._middles[code]

    def _middle(self, code: str) -> Spot | None:
        demand = self.ground.demand
        homes = self.homes_of(code)
        homes = homes[demand.homes.tied[homes]]
        if not len(homes):
            return None
        spots = demand.spots_plane[homes]
        middle = np.average(spots, axis=0, weights=np.maximum(demand.people[homes], 1))
        node = demand.homes.nodes[homes[int(np.hypot(*(spots - middle).T).argmin())]]
        lon, lat = self.ground.network.nodes_lonlat[node]
        return (float(lon), float(lat))

    def _tied(self, spots: Sequence[Spot]) -> Stands:
        """As ``snap`` ties them, with a tree that is kept."""
        lonlat = np.array(spots, dtype=float).reshape(-1, 2)
        transformer = to_plane_transformer(self.ground.network.plane_srid)
        plane = np.column_stack(transformer.transform(lonlat[:, 0], lonlat[:, 1]))
        metres, nodes = (np.asarray(one) for one in self._tree.query(plane))
        near = metres <= SNAP_METRES
        nodes = np.where(near, nodes, NOWHERE).astype(np.int32)
        return Stands(ends=Ends(nodes=nodes, leg_metres=np.where(near, metres, np.nan)), spots_plane=plane)

    def _row(self, spot: Spot, pairs: tuple[Pair, ...], built: _Built) -> tuple[Row, bool]:
        """Whom a place at this spot would serve, and whether a street reaches it."""

        def found() -> tuple[Row, bool]:
            stands = self._tied([spot])
            return built.reacher.one(stands, 0), bool(stands.ends.tied[0])

        return self._rows.made((spot, pairs), found)

    def _riding(self, number: int, row: Row) -> Row:
        riders = self._riders.get(number)
        return row if riders is None else with_riders(row, riders, self._limit)

    # --- footbridges -------------------------------------------------------------------------------------------

    def _pairs(self, planned: Plan) -> tuple[Pair, ...]:
        """The junctions of each footbridge."""
        if not planned.bridges or self.ignores_bridges:
            return ()
        nodes = self._tied([spot for bridge in planned.bridges for spot in bridge]).ends.nodes
        pairs = tuple((int(one), int(other)) for one, other in nodes.reshape(-1, 2))
        for one, other in pairs:
            if NOWHERE in (one, other) or one == other:
                raise Refused("what_if.bridge_ends")
            across = self.ground.network.nodes_plane[other] - self.ground.network.nodes_plane[one]
            if np.hypot(*across) > LONGEST_METRES:
                raise Refused("what_if.bridge_long", metres=int(np.hypot(*across)), most=int(LONGEST_METRES))
        return pairs

    def _bridges(self, pairs: tuple[Pair, ...]) -> _Built:
        walked = self._walked
        if not pairs or walked is None:
            return _Built(reacher=self._reacher, rows={})
        return self._built.made(pairs, lambda: self._build(walked, pairs))

    def _build(self, walked: Walked, pairs: tuple[Pair, ...]) -> _Built:
        """Search anew from the places within the limit of either end; no way over the bridge leads to others."""
        over = walked.over(with_bridges(walked.roads, self.ground.network, pairs, self._who))
        near = over.near({node for pair in pairs for node in pair})
        numbers = np.flatnonzero(np.isin(self._stands.ends.nodes, near)).tolist()
        return _Built(
            reacher=over, rows={number: self._riding(number, over.one(self._stands, number)) for number in numbers}
        )

    # --- once --------------------------------------------------------------------------------------------------

    @cached_property
    def _tree(self) -> cKDTree:
        return cKDTree(self.ground.network.nodes_plane)

    @cached_property
    def _homes_of(self) -> Mapping[str, NDArray[np.intp]]:
        """The homes of each area by its code; of two areas of one code the first."""
        demand = self.ground.demand
        order = np.argsort(demand.area_of, kind="stable")
        edges = np.searchsorted(demand.area_of[order], np.arange(len(demand.areas) + 1))
        numbered = reversed(list(enumerate(demand.areas)))
        return {area.code: order[edges[number] : edges[number + 1]] for number, area in numbered}

    @cached_property
    def _covered(self) -> NDArray[np.bool_]:
        return self._first.served > 0

    @cached_property
    def _people(self) -> NDArray[np.int64]:
        return self.ground.demand.by_area(np.ones(len(self.ground.demand.people), dtype=np.bool_))

    def _fetching(self, rows: Rows) -> Rows:
        if not self._riders:
            return rows
        return Rows.joined([self._riding(number, rows.one(number)) for number in range(len(rows))])


def _riders(question: Question, ground: Ground, places: Sequence[ServicePoint]) -> dict[int, NDArray[np.int32]]:
    """The homes that the 送迎 of each place fetches."""
    found = rides(ground, places) if question.travel == "with_transport" else Rides()
    of_areas = {areas: np.isin(ground.demand.area_of, list(areas)) for areas in set(found.areas.values())}
    return {number: np.flatnonzero(of_areas[areas]).astype(np.int32) for number, areas in found.areas.items()}
