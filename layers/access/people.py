"""Demand 需要: where the people of a group live, as whole persons at the junctions of the network.

A town's people go to its census areas by the people of the census, and within an area to the junctions inside it by
the length of the streets that meet there; meshes shape that where they are loaded. No house is known, none is shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from layers.access.ends import NOWHERE, Ends, snap
from layers.access.mesh_people import MeshCell, shaped
from layers.access.network import STEPS, WalkNetwork
from layers.access.sharing import share_out
from layers.access.zone_of import zone_of
from layers.errors import Refused
from layers.geo.shapes import to_plane_transformer
from layers.place.small_areas import AreaPiece, areas_by_code, link
from layers.place.zones import Town
from layers.provenance import Source

# A longer street leads through open country: it makes a junction no busier than this.
LONGEST_METRES = 200.0
_TENTHS = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Residents:
    """People as the register or the census counts them.

    ``hidden``: 秘匿 town → the town whose row carries its people, ``together``: rows that carry any;
    ``unknown_age``: 年齢不詳, in no group of ages;
    ``census``: people of the newest census on the same ground, None where none is loaded;
    ``ages``: whose shares the ages are, None where the table of people holds them itself;
    ``estimate``: codes of what must be said of the people of a coming ``year``.
    """

    towns: tuple[Town, ...]
    register: str = "juki"
    as_of: str = ""
    source: Source | None = None
    hidden: Mapping[str, str] = field(default_factory=dict)
    together: frozenset[str] = frozenset()
    unknown_age: int = 0
    census: int | None = None
    census_year: int = 0
    year: int = 0
    ages: Source | None = None
    estimate: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Area:
    """町丁目: a row of the answer. ``codes``: KEY_CODEs of its ground; ``residents``: of all ages."""

    code: str
    name: str
    residents: int
    codes: tuple[str, ...] = ()
    boundary: str = "exact"
    together: bool = False


@dataclass(frozen=True, kw_only=True, eq=False)
class Demand:
    """``homes`` (k,): ends with ``people`` (k,) of ``areas[area_of]``; those tied to no node count as uncovered.

    ``spots_plane`` (k, 2): where they are thought to live; ``uncertain`` (k,): known only together with others.
    """

    group: str
    areas: tuple[Area, ...]
    homes: Ends
    spots_plane: NDArray[np.float64]
    area_of: NDArray[np.int32]
    people: NDArray[np.int64]
    uncertain: NDArray[np.bool_]

    def by_area(self, chosen: NDArray[np.bool_]) -> NDArray[np.int64]:
        """People of the chosen homes in each area."""
        found = np.zeros(len(self.areas), dtype=np.int64)
        np.add.at(found, self.area_of[chosen], self.people[chosen])
        return found


@dataclass(frozen=True, kw_only=True, eq=False)
class Land:
    """What people are spread over: pieces of the census with the ``ground`` of each KEY_CODE, and points of towns."""

    pieces: tuple[AreaPiece, ...]
    ground: Mapping[str, BaseGeometry]
    boundary: str = "exact"
    spots: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    mesh: tuple[MeshCell, ...] = ()


def people_in(town: Town, group: str) -> int | None:
    """How many of a town are of a group; None where its source holds no ages."""
    return {"all": town.people, "65plus": town.age65plus, "75plus": town.age75plus}[group]


def demand(network: WalkNetwork, residents: Residents, land: Land, group: str) -> Demand:
    """The people of a group at the junctions: over all areas exactly as many as the source counts.

    ``Refused("coverage.no_ages")`` where the source tells no ages.
    """
    counts = [people_in(town, group) for town in residents.towns]
    if not residents.towns:
        raise Refused("coverage.no_people")
    if any(number is None for number in counts):
        raise Refused("coverage.no_ages")
    spread = _Spread(network, land, group)
    number = {town.name: place for place, town in enumerate(residents.towns)}
    shares = _Shares()
    areas: dict[int, Area] = {}
    for towns, codes in _groups(residents, land.pieces):
        for town in towns:
            areas[number[town.name]] = _area(town, towns, codes, residents, land)
            spread.place(number[town.name], int(counts[number[town.name]] or 0), town, codes, shares)
    return spread.demand(tuple(areas[place] for place in range(len(residents.towns))), shares)


def _groups(residents: Residents, pieces: Sequence[AreaPiece]) -> list[tuple[list[Town], list[str]]]:
    """Towns and areas of the same ground; a row that carries hidden towns stands on their ground too."""
    groups = link(residents.towns, pieces)
    codes_of = {town.name: codes for towns, codes in groups for town in towns}
    more: dict[str, list[str]] = {}
    for hidden, carrier in residents.hidden.items():
        more.setdefault(carrier, []).extend(codes_of.get(hidden, []))
    return [
        (towns, list(dict.fromkeys([*codes, *(code for town in towns for code in more.get(town.name, []))])))
        for towns, codes in groups
    ]


def _area(town: Town, towns: Sequence[Town], codes: Sequence[str], residents: Residents, land: Land) -> Area:
    alone = len(towns) == 1 and len(codes) == 1
    return Area(
        code=codes[0] if alone else town.name,
        name=town.name,
        residents=town.people,
        codes=tuple(codes),
        boundary=land.boundary if codes else "point",
        together=town.name in residents.together,
    )


class _Shares:
    """What is shared out in one go: pairs of a town and an area with the area's weight, town by town."""

    def __init__(self) -> None:
        self.totals: list[int] = []
        self.towns: list[int] = []
        self.group: list[int] = []
        self.area: list[int] = []
        self.weight: list[int] = []

    def add(self, town: int, people: int, areas: Sequence[tuple[int, int]]) -> None:
        for area, weight in areas:
            self.group.append(len(self.totals))
            self.area.append(area)
            self.weight.append(weight)
        self.totals.append(people)
        self.towns.append(town)


class _Spread:
    """The members of each area: the junctions inside it with their weights, or one point where it has none."""

    def __init__(self, network: WalkNetwork, land: Land, group: str) -> None:
        self._network, self._land, self._group = network, land, group
        self._census = {code: sum(part.people for part in parts) for code, parts in areas_by_code(land.pieces).items()}
        streets = street_weights(network)
        self._shape = shaped(network.nodes_lonlat, streets, land.mesh, group)
        self._streets = streets
        self._nodes = nodes_in(network, land.ground)
        self._points = {code: _point(code, land) for code in self._census}
        self._members: list[tuple[NDArray[np.int64], NDArray[np.int64], tuple[float, float]]] = []
        self._member_of: dict[str, int] = {}

    def place(self, number: int, people: int, town: Town, codes: Sequence[str], shares: _Shares) -> None:
        """Put the people of one town in the queue."""
        areas = [(self._member(code), self._census[code]) for code in codes if code in self._census]
        shares.add(number, people, areas or [(self._at_its_point(town), 1)])

    def demand(self, areas: tuple[Area, ...], shares: _Shares) -> Demand:
        """Share everything out: towns over areas, then areas over junctions."""
        pairs = share_out(*(np.array(one, dtype=np.int64) for one in (shares.totals, shares.group, shares.weight)))
        members = [self._members[area] for area in shares.area]
        sizes = [len(nodes) for nodes, _, _ in members]
        pair_of = np.repeat(np.arange(len(members)), sizes)
        nodes = np.concatenate([nodes for nodes, _, _ in members])
        weights = np.concatenate([weights for _, weights, _ in members])
        people = share_out(pairs, pair_of, weights)
        towns = np.array(shares.towns, dtype=np.int64)[np.array(shares.group, dtype=np.int64)]
        kept = people > 0
        points = np.array([point for _, _, point in members]).reshape(-1, 2)[pair_of[kept]]
        homes, spots = _homes(self._network, nodes[kept], points)
        area_of = towns[pair_of[kept]].astype(np.int32)
        together = np.array([area.together for area in areas])
        hidden = np.zeros(len(self._network) + 1, dtype=bool)
        if self._shape is not None:
            hidden[:-1] = self._shape.uncertain
        return Demand(
            group=self._group,
            areas=areas,
            homes=homes,
            spots_plane=spots,
            area_of=area_of,
            people=people[kept],
            uncertain=hidden[homes.nodes] | together[area_of],
        )

    def _member(self, code: str) -> int:
        if code not in self._member_of:
            nodes = self._nodes.get(code, np.empty(0, dtype=np.int64))
            self._member_of[code] = self._keep(nodes, self._points[code])
        return self._member_of[code]

    def _at_its_point(self, town: Town) -> int:
        """A town that no census area was found for stands at its own point, if a gazetteer knows it."""
        return self._keep(np.empty(0, dtype=np.int64), self._land.spots.get(town.key, (np.nan, np.nan)))

    def _keep(self, nodes: NDArray[np.int64], point: tuple[float, float]) -> int:
        weights = self._weights(nodes)
        if not len(nodes):
            nodes, weights = np.array([NOWHERE]), np.ones(1, dtype=np.int64)
        self._members.append((nodes, weights, point))
        return len(self._members) - 1

    def _weights(self, nodes: NDArray[np.int64]) -> NDArray[np.int64]:
        shape = self._shape
        if shape is not None and shape.weights[nodes].any():
            return shape.weights[nodes]
        return self._streets[nodes]


def street_weights(network: WalkNetwork) -> NDArray[np.int64]:
    """Decimetres of street that meet at each node, each way counted, at most 200 m of one; steps hold no homes."""
    lengths = np.minimum(network.lengths.astype(np.float64), LONGEST_METRES)
    lengths[(network.marks & STEPS) != 0] = 0.0
    ends = np.concatenate([network.tails, network.heads])
    found = np.bincount(ends, weights=np.concatenate([lengths, lengths]), minlength=len(network))
    return np.rint(found * _TENTHS).astype(np.int64)


def nodes_in(network: WalkNetwork, ground: Mapping[str, BaseGeometry]) -> dict[str, NDArray[np.int64]]:
    """The nodes inside each ground; one on a common border belongs to the first."""
    codes = [code for code, shape in ground.items() if shape.area > 0]
    if not codes or not len(network):
        return {}
    where = zone_of([ground[code] for code in codes], network.nodes_lonlat)
    order = np.argsort(where, kind="stable")
    edges = np.searchsorted(where[order], np.arange(len(codes) + 1))
    return {code: order[edges[place] : edges[place + 1]] for place, code in enumerate(codes)}


def _point(code: str, land: Land) -> tuple[float, float]:
    shape = land.ground.get(code)
    if shape is None:
        shapes = [piece.geometry for piece in land.pieces if piece.key_code == code]
        shape = next((one for one in shapes if one is not None and not one.is_empty), None)
    if shape is None:
        return (np.nan, np.nan)
    point = shape.representative_point()
    return (point.x, point.y)


def _homes(
    network: WalkNetwork, nodes: NDArray[np.int64], points_lonlat: NDArray[np.float64]
) -> tuple[Ends, NDArray[np.float64]]:
    """Homes at junctions stand there; all others at their point, tied to the nearest junction if one is near."""
    spots = np.array(network.nodes_plane[np.maximum(nodes, 0)]) if len(network) else np.full((len(nodes), 2), np.nan)
    loose = nodes == NOWHERE
    if loose.any():
        transformer = to_plane_transformer(network.plane_srid)
        known = np.isfinite(points_lonlat).all(axis=1) & loose
        spots[loose] = np.nan
        spots[known] = np.column_stack(transformer.transform(points_lonlat[known, 0], points_lonlat[known, 1]))
    tied = snap(network, spots[loose])
    found, metres = nodes.astype(np.int32), np.zeros(len(nodes))
    found[loose], metres[loose] = tied.nodes, tied.leg_metres
    return Ends(nodes=found, leg_metres=metres), spots
