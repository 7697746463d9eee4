"""Travel: who reaches which place, there and back, with the legs to the network and the longest stretch of the walker.

Everything about time on the network is asked for here; ``<=`` at every boundary (``layers.access.boundary``).
"""

import threading
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from layers.access.ball_shapes import isochrone_shape
from layers.access.balls import Ball, isochrone
from layers.access.boundary import limit_spans, limit_ticks, within
from layers.access.ends import Ends
from layers.access.graph import (
    LONGEST,
    PER_METRE,
    PER_SECOND,
    Floats,
    Graph,
    Ints,
    Roads,
    in_metres,
    in_seconds,
    roads,
)
from layers.access.kernels import engine
from layers.access.kernels.points import Bounds, Points, by_node
from layers.access.rounds import best_of
from layers.access.trips import Trip, pair
from layers.access.walkers import Walker

__all__ = [
    "Ball",
    "Best",
    "Graph",
    "Reach",
    "Roads",
    "Trip",
    "best",
    "isochrone",
    "isochrone_shape",
    "k_nearest",
    "legged",
    "nearest",
    "pair",
    "reach",
    "roads",
    "tied",
    "within",
]


_PAIRS = ("homes", "out_seconds", "back_seconds", "out_metres", "back_metres")


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Reach:
    """Which homes each site serves, in rows by site (CSR): pairs that exist both ways and keep every limit.

    ``homes`` ascend in each row; ``out_seconds`` home to place, ``back_seconds`` place to home, legs counted.
    """

    indptr: NDArray[np.int64]
    homes: Ints
    out_seconds: Floats
    back_seconds: Floats
    out_metres: Floats
    back_metres: Floats

    def __len__(self) -> int:
        """How many sites."""
        return len(self.indptr) - 1

    @property
    def worse(self) -> Floats:
        """Seconds of the worse of both ways."""
        return np.maximum(self.out_seconds, self.back_seconds)

    @property
    def sites(self) -> Ints:
        """The site of each pair."""
        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.indptr))

    def row(self, site: int) -> slice:
        """Where the pairs of a site stand."""
        return slice(int(self.indptr[site]), int(self.indptr[site + 1]))

    def opened(self, more: "Reach") -> "Reach":
        """With the rows of further sites at the end: bit for bit what all of them together would have given."""
        pairs = {name: np.concatenate([getattr(self, name), getattr(more, name)]) for name in _PAIRS}
        return Reach(indptr=np.concatenate([self.indptr, self.indptr[-1] + more.indptr[1:]]), **pairs)

    def closed(self, site: int) -> "Reach":
        """Without a site; the numbers of those after it move up by one."""
        return self._spliced(site, None)

    def moved(self, site: int, to: "Reach") -> "Reach":
        """With the one row of ``to`` in the place of a site's own."""
        return self._spliced(site, to)

    def _spliced(self, site: int, by: "Reach | None") -> "Reach":
        row, new = self.row(site), () if by is None else (by,)
        pairs = {
            name: np.concatenate(
                [
                    getattr(self, name)[: row.start],
                    *(getattr(one, name) for one in new),
                    getattr(self, name)[row.stop :],
                ]
            )
            for name in _PAIRS
        }
        grown = sum(len(one.homes) for one in new) - (row.stop - row.start)
        indptr = np.concatenate([self.indptr[: site + len(new)], self.indptr[site + 1 :] + grown])
        return Reach(indptr=indptr, **pairs)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Best:
    """Of each home the site with the shortest worse way, the lower number of equals; -1 and infinite: none."""

    site: Ints
    out_seconds: Floats
    back_seconds: Floats

    @property
    def worse(self) -> Floats:
        """Seconds of the worse of both ways."""
        return np.maximum(self.out_seconds, self.back_seconds)


def reach(roads: Roads, sites: Ends, homes: Ends, walker: Walker, cutoff_seconds: float) -> Reach:
    """Every site's homes within the cutoff by the worse of both ways; each site is searched for by itself."""
    bounds = _bounds(walker, cutoff_seconds)
    counts, served, told = engine(len(sites) * len(roads.forward)).round_trips(
        roads, legged(sites, walker), tied(homes, walker, roads.forward), bounds
    )
    return Reach(
        indptr=np.concatenate([[0], np.cumsum(counts)]),
        homes=served,
        out_seconds=in_seconds(told[:, 0]),
        back_seconds=in_seconds(told[:, 1]),
        out_metres=in_metres(told[:, 2]),
        back_metres=in_metres(told[:, 3]),
    )


def best(roads: Roads, sites: Ends, homes: Ends, walker: Walker, cutoff_seconds: float) -> Best:
    """The nearest place of each home, without keeping the pairs: equal to the least of ``reach``."""
    bounds = _bounds(walker, cutoff_seconds)
    found = best_of(roads, legged(sites, walker), tied(homes, walker, roads.forward), bounds)
    return Best(site=found[:, 0].copy(), out_seconds=in_seconds(found[:, 1]), back_seconds=in_seconds(found[:, 2]))


def nearest(graph: Graph, nodes: Ints, start_seconds: Floats, cutoff_seconds: float) -> tuple[Floats, Ints]:
    """Seconds from the nearest site to every node, and its number (infinite, -1 beyond the cutoff).

    On ``roads.backward`` it is the way from the node to the site.
    """
    ticks, site = engine(len(graph)).nearest(graph, *_starts(nodes, start_seconds), limit_ticks(cutoff_seconds))
    return in_seconds(ticks), site


def k_nearest(
    graph: Graph, nodes: Ints, start_seconds: Floats, cutoff_seconds: float, *, few: int
) -> tuple[Floats, Ints]:
    """The same for the ``few`` nearest sites, (n, few), nearest first."""
    ticks, sites = engine(len(nodes) * len(graph)).k_nearest(
        graph, *_starts(nodes, start_seconds), few, limit_ticks(cutoff_seconds)
    )
    return in_seconds(ticks), sites


def tied(homes: Ends, walker: Walker, graph: Graph) -> Points:
    """Homes as the searches take them; kept for as long as the ends are, so that asking again costs nothing."""
    key = (walker, len(graph))
    with _LOCK:
        held = _TIED.setdefault(homes, {})
        known = held.get(key)
    if known is None:
        known = by_node(legged(homes, walker), nodes=len(graph))
        with _LOCK:
            held[key] = known
    return known


def legged(ends: Ends, walker: Walker) -> Points:
    """Sites as the searches take them: the legs in the time and length of this walker."""
    metres = np.nan_to_num(ends.leg_metres)
    return Points(
        nodes=ends.nodes.astype(np.int32),
        ticks=np.rint(walker.leg_seconds(metres) * PER_SECOND).astype(np.int32),
        spans=np.rint(metres * (PER_METRE if walker.leg else 0)).astype(np.int32),
    )


_TIED: "WeakKeyDictionary[Ends, dict[tuple[Walker, int], Points]]" = WeakKeyDictionary()
_LOCK = threading.Lock()


def _bounds(walker: Walker, cutoff_seconds: float) -> Bounds:
    return Bounds(limit=limit_ticks(cutoff_seconds), most=limit_spans(walker.stretch_metres))


def _starts(nodes: Ints, start_seconds: Floats) -> tuple[Ints, Ints]:
    ticks = np.rint(np.asarray(start_seconds, dtype=np.float64) * PER_SECOND)
    return np.array(nodes, dtype=np.int32), np.minimum(ticks, LONGEST).astype(np.int32)
