"""Why an area stands where it does: the way of the person in the middle to the nearest place, and back again."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from layers.access.coverage import find
from layers.access.ends import NOWHERE, Ends
from layers.access.grounds import Ground
from layers.access.people import Demand
from layers.access.question import Question
from layers.access.travel import Trip, pair
from layers.access.walkers import walker
from layers.access.ways import CAR
from layers.place.services import ServicePoint


@dataclass(frozen=True, kw_only=True, eq=False)
class Explained:
    """``out`` and ``back``: the walk, None where there is no place or the home is tied to no street.

    ``home_lonlat``: the junction where that person is thought to live; no house is known.
    """

    place: ServicePoint | None
    home_lonlat: tuple[float, float] | None
    out: Trip | None
    back: Trip | None

    @property
    def worse_seconds(self) -> float:
        """Of the slower way; infinite where there is none."""
        return max((trip.seconds for trip in (self.out, self.back) if trip is not None), default=float("inf"))


NOTHING = Explained(place=None, home_lonlat=None, out=None, back=None)


def explain(question: Question, ground: Ground, area: int) -> Explained:
    """The walk of the median person of the area with this number, along the streets whatever was measured."""
    inside = _only(ground.demand, area)
    if not len(inside.people):
        return NOTHING
    found = find(replace(question, measure="network"), replace(ground, demand=inside))
    home = _middle(found.way.seconds, inside.people)
    node = int(inside.homes.nodes[home])
    if node == NOWHERE:
        return NOTHING
    site = int(found.way.site[home])
    if site == NOWHERE:
        site = _as_the_crow_flies(ground, found.way.places, node)
    if site == NOWHERE:
        return replace(NOTHING, home_lonlat=_spot(ground, node))
    who = CAR if question.travel == "by_car" else walker(question.walker)
    ends = [_one(inside.homes, home), _one(found.way.places, site)]
    return Explained(
        place=found.sieve.points[site],
        home_lonlat=_spot(ground, node),
        out=pair(ground.network, who, ends[0], ends[1]),
        back=pair(ground.network, who, ends[1], ends[0]),
    )


def _only(demand: Demand, area: int) -> Demand:
    kept = demand.area_of == area
    return replace(
        demand,
        homes=Ends(nodes=demand.homes.nodes[kept], leg_metres=demand.homes.leg_metres[kept]),
        spots_plane=demand.spots_plane[kept],
        area_of=demand.area_of[kept],
        people=demand.people[kept],
        uncertain=demand.uncertain[kept],
    )


def _middle(seconds: NDArray[np.float64], people: NDArray[np.int64]) -> int:
    """The home of the person in the middle, by how long it takes."""
    order = np.argsort(seconds, kind="stable")
    upto = np.cumsum(people[order])
    return int(order[np.searchsorted(upto, (int(upto[-1]) - 1) // 2, side="right")])


def _as_the_crow_flies(ground: Ground, places: Ends, node: int) -> int:
    tied = np.flatnonzero(places.tied)
    if not len(tied):
        return NOWHERE
    away = ground.network.nodes_plane[places.nodes[tied]] - ground.network.nodes_plane[node]
    return int(tied[np.argmin((away**2).sum(axis=1))])


def _one(ends: Ends, row: int) -> Ends:
    return Ends(nodes=ends.nodes[row : row + 1], leg_metres=ends.leg_metres[row : row + 1])


def _spot(ground: Ground, node: int) -> tuple[float, float]:
    lon, lat = ground.network.nodes_lonlat[node]
    return float(lon), float(lat)
