"""Whom one place serves, as a row of homes: on foot along the roads, or straight as a circle; and whom it fetches."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from layers.access.boundary import limit_spans, limit_ticks
from layers.access.ends import Ends
from layers.access.graph import PER_METRE, PER_SECOND, Roads, in_seconds
from layers.access.grounds import Ground
from layers.access.kernels import engine
from layers.access.kernels.points import Bounds, Points
from layers.access.standing import Row, Rows
from layers.access.travel import reach, tied
from layers.access.walkers import Walker

_NOBODY = np.zeros(0, dtype=np.int32)
_MINUTE = 60.0


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Stands:
    """Where places stand: tied to the network (``ends``), and in plane metres (k, 2)."""

    ends: Ends
    spots_plane: NDArray[np.float64]

    def __len__(self) -> int:
        """How many."""
        return len(self.ends)


class Reacher(Protocol):
    """How the homes of a place are found."""

    def all(self, stands: Stands) -> Rows:
        """The rows of all places."""
        ...

    def one(self, stands: Stands, number: int) -> Row:
        """The row of one of them."""
        ...


class Walked:
    """Both ways along the roads, within the walker's stretch."""

    def __init__(self, roads: Roads, ground: Ground, who: Walker, cutoff_seconds: float) -> None:
        """The homes are tied once for each walker."""
        self.roads, self._ground, self._who, self._cutoff = roads, ground, who, cutoff_seconds
        self._homes = tied(ground.demand.homes, who, roads.forward)
        self._bounds = Bounds(limit=limit_ticks(cutoff_seconds), most=limit_spans(who.stretch_metres))

    def over(self, roads: Roads) -> "Walked":
        """The same walk over other roads between the same junctions."""
        return Walked(roads, self._ground, self._who, self._cutoff)

    def all(self, stands: Stands) -> Rows:
        """By one search a place, shared out among the threads."""
        found = reach(self.roads, stands.ends, self._ground.demand.homes, self._who, self._cutoff)
        return Rows(indptr=found.indptr.astype(np.int64), homes=found.homes, seconds=found.worse)

    def one(self, stands: Stands, number: int) -> Row:
        """The same search for one place: what it costs does not grow with the city."""
        chosen = slice(number, number + 1)
        leg = np.nan_to_num(stands.ends.leg_metres[chosen])
        site = Points(
            nodes=stands.ends.nodes[chosen],
            ticks=np.rint(self._who.leg_seconds(leg) * PER_SECOND).astype(np.int32),
            spans=np.rint(leg * (PER_METRE if self._who.leg else 0)).astype(np.int32),
            ptr=_NOBODY,
            ids=_NOBODY,
        )
        _, homes, told = engine().round_trips(self.roads, site, self._homes, self._bounds)
        return Row(homes=homes, seconds=np.maximum(in_seconds(told[:, 0]), in_seconds(told[:, 1])))

    def near(self, nodes: Iterable[int]) -> NDArray[np.int32]:
        """Every node from which, or to which, one of these is within the cutoff."""
        found = [
            engine().ball(graph, node, 0, self._bounds.limit)[0]
            for node in nodes
            for graph in (self.roads.forward, self.roads.backward)
        ]
        return np.unique(np.concatenate([_NOBODY, *found]))


class Straight:
    """Within a circle: no river, railway or hill, and no bridge that would matter."""

    def __init__(self, ground: Ground, who: Walker, cutoff_seconds: float) -> None:
        """A tree over the spots where people are thought to live."""
        spots = ground.demand.spots_plane
        self._known = np.flatnonzero(np.isfinite(spots).all(axis=1)).astype(np.int32)
        self._spots = spots[self._known]
        self._tree = cKDTree(self._spots)
        self._cutoff, self._pace = cutoff_seconds, _MINUTE / who.metres_per_minute

    def all(self, stands: Stands) -> Rows:
        """Place by place."""
        return Rows.joined([self.one(stands, number) for number in range(len(stands))])

    def one(self, stands: Stands, number: int) -> Row:
        """Metres to seconds at the flat pace."""
        spot = stands.spots_plane[number]
        found = self._tree.query_ball_point(spot, self._cutoff / self._pace) if np.isfinite(spot).all() else []
        near = np.array(sorted(found), dtype=np.intp)
        across = self._spots[near] - spot
        seconds = np.hypot(across[:, 0], across[:, 1]) * self._pace
        return Row(homes=self._known[near], seconds=seconds.astype(np.float32))


def with_riders(row: Row, riders: NDArray[np.int32], limit: float) -> Row:
    """Whoever is fetched waits at home, and is as near as was asked; a walk that is short enough stays a walk."""
    homes = np.union1d(row.homes, riders).astype(np.int32)
    # The next lower of single precision: rounding must not carry the limit over itself.
    seconds = np.full(len(homes), np.nextafter(np.float32(limit), np.float32(0)))
    seconds[np.searchsorted(homes, row.homes)] = row.seconds
    return Row(homes=homes, seconds=seconds)
