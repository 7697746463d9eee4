"""Ways 行き方: how far each home is from the nearest usable place: on foot, with 送迎, by car, or as a circle.

Seconds are of the worse of both ways; infinite where there is none. Straight circles overstate: no river, railway or
hill is in them, and no walker's longest stretch.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from layers.access import travel
from layers.access.ends import NOWHERE, Ends, snap
from layers.access.grounds import Ground
from layers.access.question import Question
from layers.access.straight import nearest_straight
from layers.access.transport import Rides, rides
from layers.access.walkers import Walker, walker
from layers.geo.shapes import to_plane_transformer
from layers.place.services import ServicePoint

# Nobody's day has more than two hours of walking in it; farther places are as good as none.
FARTHEST_SECONDS = 7200.0
_MINUTE = 60.0

# 車で送ってもらって: 20 km/h from door to door in a town, along the same streets.
CAR = Walker(
    id="car",
    label="20 km/h",
    metres_per_minute=20_000 / 60,
    slope="none",
    stretch_metres=0.0,
    refuses_steps=True,
    leg=True,
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Nearest:
    """``site`` (k,) counts into the places, ``NOWHERE`` for none; ``seconds`` (k,) infinite there.

    ``ridden`` (k,): fetched by the 送迎 of that place; ``places``: ends of the places.
    """

    site: NDArray[np.int32]
    seconds: NDArray[np.float64]
    ridden: NDArray[np.bool_]
    places: Ends
    rides: Rides

    @property
    def minutes(self) -> NDArray[np.float64]:
        """Minutes of each home."""
        return self.seconds / _MINUTE


def sites(ground: Ground, places: Sequence[ServicePoint]) -> tuple[Ends, NDArray[np.float64]]:
    """The places as ends of the network, and where they stand in plane metres."""
    lonlat = np.array([point.lonlat or (np.nan, np.nan) for point in places], dtype=float).reshape(-1, 2)
    transformer = to_plane_transformer(ground.network.plane_srid)
    spots = np.column_stack(transformer.transform(lonlat[:, 0], lonlat[:, 1])) if len(lonlat) else lonlat
    return snap(ground.network, spots), spots


def nearest(question: Question, ground: Ground, places: Sequence[ServicePoint]) -> Nearest:
    """For each home the place that is nearest by the way that the question asks for."""
    ends, spots = sites(ground, places)
    if question.measure == "straight":
        site, seconds = _straight(ground, spots, _who(question))
    else:
        site, seconds = _walked(ground, ends, _who(question))
    ridden = np.zeros(len(site), dtype=bool)
    found = rides(ground, places) if question.travel == "with_transport" else Rides()
    for place, areas in found.areas.items():
        fetched = np.isin(ground.demand.area_of, list(areas)) & ~travel.within(seconds, question.minutes * _MINUTE)
        # Whoever is fetched waits at home: a walk that is short enough stays a walk.
        fetched &= ~ridden
        ridden[fetched] = True
        site[fetched & (site == NOWHERE)] = place
    return Nearest(site=site, seconds=seconds, ridden=ridden, places=ends, rides=found)


def _who(question: Question) -> Walker:
    return CAR if question.travel == "by_car" else walker(question.walker)


def _walked(ground: Ground, ends: Ends, who: Walker) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    if not len(ends):
        return _none(len(ground.demand.homes))
    found = travel.best(travel.roads(ground.network, who), ends, ground.demand.homes, who, FARTHEST_SECONDS)
    site = np.array(found.site, dtype=np.int32)
    seconds = found.worse.astype(np.float64)
    seconds[site == NOWHERE] = np.inf
    return site, seconds


def _straight(
    ground: Ground, spots_plane: NDArray[np.float64], who: Walker
) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    homes = ground.demand.spots_plane
    known = np.isfinite(homes).all(axis=1)
    if not len(spots_plane):
        return _none(len(homes))
    site, seconds = _none(len(homes))
    metres, place = nearest_straight(homes[known], spots_plane)
    site[known], seconds[known] = place, metres * _MINUTE / who.metres_per_minute
    return site, seconds


def _none(homes: int) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    return np.full(homes, NOWHERE, dtype=np.int32), np.full(homes, np.inf)
