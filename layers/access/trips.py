"""Trip: one walk from one point to another, with the edges that it takes."""

from dataclasses import dataclass

import numpy as np

from layers.access.balls import isochrone
from layers.access.boundary import GRACE_METRES
from layers.access.ends import NOWHERE, Ends
from layers.access.graph import LONGEST, PER_SECOND, Ints, roads
from layers.access.network import WalkNetwork
from layers.access.walkers import Walker

# A quarter of an hour first: most walks asked for are short, and a short search lays out few buckets.
_LIMITS = (900.0, 3600.0, LONGEST / PER_SECOND)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Trip:
    """``edges`` count into the network, in the order of the walk; infinite and empty where there is no way.

    ``reached``: there is a way, and its stretch is not longer than the walker's limit.
    """

    seconds: float
    metres: float
    edges: Ints
    reached: bool


NO_WAY = Trip(seconds=float("inf"), metres=float("inf"), edges=np.zeros(0, dtype=np.int32), reached=False)


def pair(network: WalkNetwork, walker: Walker, from_end: Ends, to_end: Ends) -> Trip:
    """One way only, between two single points: the quickest, and the shortest among equally quick ones.

    A walk of more than four and a half hours is none.
    """
    start, goal = int(from_end.nodes[0]), int(to_end.nodes[0])
    if NOWHERE in (start, goal):
        return NO_WAY
    graph = roads(network, walker).forward
    balls = (isochrone(graph, start, 0.0, limit, goal=goal) for limit in _LIMITS)
    ball = next((one for one in balls if one.row(goal) >= 0), None)
    if ball is None:
        return NO_WAY
    slots = ball.way(goal)
    legs = np.concatenate([from_end.leg_metres, to_end.leg_metres])
    edges = graph.edges[slots]
    metres = float(network.lengths[edges].sum(dtype=np.float64) + (legs.sum() if walker.leg else 0.0))
    return Trip(
        seconds=float(graph.ticks[slots].sum(dtype=np.int64) / PER_SECOND + walker.leg_seconds(legs).sum()),
        metres=metres,
        edges=edges,
        reached=not walker.stretch_metres or metres <= walker.stretch_metres + GRACE_METRES,
    )
