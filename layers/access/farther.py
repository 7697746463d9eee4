"""The nearest place of every home, near ones first: what is told beyond the question costs little, and stays exact.

A search around each place grows with the square of its limit. So all places are asked within a short walk, and for
the homes that found none, only places that can still be theirs: a certificate says so for each, else all are asked.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from layers.access import travel
from layers.access.ends import NOWHERE, Ends
from layers.access.network import WalkNetwork
from layers.access.walkers import Walker

# Nobody's day has more than two hours of walking in it; farther places are as good as none.
FARTHEST_SECONDS = 7200.0
# Where the first search ends at the least, and how much farther each next one goes.
_FIRST_METRES = 1600.0
_FARTHER = 3.0
# So many nearest places of each way are looked at for a far home.
_FEW = 4
_MINUTE = 60.0

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


class Farther:
    """One search after the other; ``site`` and ``seconds`` (worse way) of each home hold what is found so far."""

    def __init__(self, network: WalkNetwork, who: Walker, sites: Ends, homes: Ends) -> None:
        """Nothing is found yet."""
        self._network, self._who, self._sites, self._homes = network, who, sites, homes
        self._roads = travel.roads(network, who)
        self.site = np.full(len(homes), NOWHERE, dtype=np.int32)
        self.seconds = np.full(len(homes), np.inf)

    def search(self, asked_seconds: float) -> None:
        """Everything up to the farthest; the same as one search with that limit."""
        limit = max(asked_seconds, _FIRST_METRES * _MINUTE / self._who.metres_per_minute)
        tied = np.flatnonzero(self._homes.tied)
        everywhere = np.flatnonzero(self._sites.tied)
        self._ask(everywhere, tied, min(limit, FARTHEST_SECONDS))
        if self._who.stretch_metres:
            sites, homes = self._not_told(everywhere, self._rest(tied), limit)
            self._ask(sites, homes, FARTHEST_SECONDS)
            return
        while limit < FARTHEST_SECONDS and len(rest := self._rest(tied)):
            limit = min(limit * _FARTHER, FARTHEST_SECONDS)
            self._ask_the_likely(everywhere, rest, limit)

    def _rest(self, homes: NDArray[np.intp]) -> NDArray[np.intp]:
        rest: NDArray[np.intp] = homes[self.site[homes] == NOWHERE]
        return rest

    def _ask(self, sites: NDArray[np.intp], homes: NDArray[np.intp], limit: float) -> None:
        if not len(sites) or not len(homes):
            return
        found = travel.best(self._roads, part(self._sites, sites), part(self._homes, homes), self._who, limit)
        reached = found.site != NOWHERE
        self.site[homes[reached]] = sites[found.site[reached]]
        self.seconds[homes[reached]] = found.worse[reached]

    def _not_told(
        self, sites: NDArray[np.intp], homes: NDArray[np.intp], limit: float
    ) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Pairs that are near enough by their shortest way, and whose quickest way the search was too short for."""
        if not len(sites) or not len(homes):
            return sites[:0], homes[:0]
        ends = part(self._sites, sites), part(self._homes, homes)
        level = replace(self._who, slope="none", stretch_metres=0.0)
        shortest = self._who.stretch_metres * _MINUTE / level.metres_per_minute
        near = travel.reach(travel.roads(self._network, level), *ends, level, shortest)
        free = replace(self._who, stretch_metres=0.0)
        told = travel.reach(travel.roads(self._network, free), *ends, free, limit)
        key, known = (pairs.sites.astype(np.int64) * len(homes) + pairs.homes for pairs in (near, told))
        open_pairs = np.setdiff1d(key, known, assume_unique=True)
        return sites[np.unique(open_pairs // len(homes))], homes[np.unique(open_pairs % len(homes))]

    def _ask_the_likely(self, sites: NDArray[np.intp], homes: NDArray[np.intp], limit: float) -> None:
        """Ask the few nearest places of each way; whoever could have a better one is asked about all."""
        nodes = self._sites.nodes[sites]
        legs = self._who.leg_seconds(self._sites.leg_metres[sites]).astype(np.float32)
        there, back = (
            travel.k_nearest(graph, nodes, legs, limit, few=_FEW)
            for graph in (self._roads.backward, self._roads.forward)
        )
        at = self._homes.nodes[homes]
        likely = np.unique(np.concatenate([there[1][at].ravel(), back[1][at].ravel()]))
        self._ask(sites[likely[likely != NOWHERE]], homes, limit)
        # A place that is not among the few is at least as far as the last of them, either way.
        own = self._who.leg_seconds(self._homes.leg_metres[homes])
        bound = np.maximum(there[0][at, -1], back[0][at, -1]) + own
        unsure = np.minimum(self.seconds[homes], limit) > bound
        self._ask(sites, homes[unsure], limit)


def part(ends: Ends, chosen: NDArray[np.intp]) -> Ends:
    """Some of the ends, in the order chosen."""
    return Ends(nodes=ends.nodes[chosen], leg_metres=ends.leg_metres[chosen])
