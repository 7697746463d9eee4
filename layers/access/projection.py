"""People of a coming year: an estimate by mesh, put on the towns of today in whole persons; never a count.

Each mesh goes to the areas under it by their streets in it, an area to its towns by the people that they have now;
over all towns it is the estimate's own sum of the city, rounded once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import Point

from layers.access.network import WalkNetwork
from layers.access.people import Land, Residents, nodes_in, street_weights
from layers.access.sharing import share_out
from layers.errors import Refused
from layers.geo.mesh import mesh_of, square
from layers.place.small_areas import link
from layers.place.zones import Town
from layers.provenance import Source

GROUPS = ("all", "65plus", "75plus")
_SCALE = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class ProjectedCell:
    """``counts`` by group, fractions of people; None where the source does not tell the group."""

    mesh: str
    counts: Mapping[str, float | None]


def projected(
    network: WalkNetwork, residents: Residents, land: Land, cells: Sequence[ProjectedCell], source: Source, *, year: int
) -> Residents:
    """The towns of today with the people of that year; ``Refused("coverage.no_projection")`` without cells."""
    groups = [(towns, codes) for towns, codes in link(residents.towns, land.pieces) if codes]
    codes = [code for _, own in groups for code in own if code in land.ground]
    if not cells or not codes:
        raise Refused("coverage.no_projection", year=year, known="—")
    shares = _shares(network, land, codes, cells)
    found = {town.name: replace(town, people=0, age65plus=None, age75plus=None) for town in residents.towns}
    for group in GROUPS:
        if any(cell.counts.get(group) is None for cell in cells):
            continue
        people = np.array([cell.counts[group] for cell in cells], dtype=np.float64)
        by_code = dict(zip(codes, _whole(people @ shares), strict=True))
        for towns, own in groups:
            total = sum(by_code.get(code, 0) for code in own)
            for town, number in zip(towns, _among(towns, total), strict=True):
                found[town.name] = _with(found[town.name], group, number)
        apart = {town.name for town in residents.towns} - {town.name for towns, _ in groups for town in towns}
        found |= {town: _with(found[town], group, 0) for town in apart}
    return Residents(
        towns=tuple(found.values()),
        register="projection",
        as_of=str(year),
        source=source,
        year=year,
        estimate=("caveat.estimate",),
    )


def _with(town: Town, group: str, number: int) -> Town:
    if group == "all":
        return replace(town, people=number)
    return replace(town, age65plus=number) if group == "65plus" else replace(town, age75plus=number)


def metres_in(network: WalkNetwork, land: Land, codes: Sequence[str], meshes: Sequence[str]) -> NDArray[np.float64]:
    """How much street of each mesh lies on each area, (meshes, areas); meshes are all of one level."""
    number = {mesh: place for place, mesh in enumerate(meshes)}
    digits = max(len(mesh) for mesh in meshes)
    streets, found = street_weights(network), np.zeros((len(meshes), len(codes)))
    inside = nodes_in(network, {code: land.ground[code] for code in codes})
    for place, code in enumerate(codes):
        nodes = inside.get(code, np.empty(0, dtype=np.int64))
        if len(nodes):
            names, which = np.unique(mesh_of(network.nodes_lonlat[nodes], digits=digits), return_inverse=True)
            metres = np.bincount(which, weights=streets[nodes])
            for name, weight in zip(names.tolist(), metres.tolist(), strict=True):
                if name in number:
                    found[number[name], place] = weight
    return found


def _shares(
    network: WalkNetwork, land: Land, codes: Sequence[str], cells: Sequence[ProjectedCell]
) -> NDArray[np.float64]:
    """Of each mesh the share of each area, (cells, areas); every row sums to 1."""
    found = metres_in(network, land, codes, [cell.mesh for cell in cells])
    empty = np.flatnonzero(found.sum(axis=1) == 0)
    if len(empty):
        middles = [Point(_middle(cells[row].mesh)) for row in empty.tolist()]
        nearest = shapely.STRtree([land.ground[code] for code in codes]).nearest(middles)
        found[empty, nearest] = 1.0
    shares: NDArray[np.float64] = found / found.sum(axis=1, keepdims=True)
    return shares


def _middle(mesh: str) -> tuple[float, float]:
    west, south, east, north = square(mesh)
    return (west + east) / 2, (south + north) / 2


def _whole(people: NDArray[np.float64]) -> list[int]:
    """Fractions of people as whole ones with the same rounded sum."""
    total = np.array([round(float(people.sum()))], dtype=np.int64)
    weights = np.rint(people * _SCALE).astype(np.int64)
    return [int(one) for one in share_out(total, np.zeros(len(people), dtype=np.int64), weights)]


def _among(towns: Sequence[Town], total: int) -> list[int]:
    weights = np.array([town.people for town in towns], dtype=np.int64)
    alone = np.zeros(len(towns), dtype=np.int64)
    return [int(one) for one in share_out(np.array([total], dtype=np.int64), alone, weights)]
