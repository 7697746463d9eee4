"""Rounds of the search for the nearest place: near ones first, farther only for the homes that have none yet.

A place found within a round is the nearest of all, since nearer ones would have been found too; so most searches stay
small although somebody may live far off. Where fewer homes than places are left, the homes are searched from.
"""

import numpy as np
from numpy.typing import NDArray

from layers.access.boundary import limit_ticks
from layers.access.ends import NOWHERE
from layers.access.graph import FAR, Ints, Roads
from layers.access.kernels import engine
from layers.access.kernels.points import Bounds, Points, by_node

# A quarter of an hour, half an hour, an hour; then all that was asked for.
_SECONDS = (900.0, 1800.0, 3600.0)


def best_of(roads: Roads, sites: Points, homes: Points, bounds: Bounds) -> Ints:
    """As ``best_trips`` of an engine, (homes, 3); a stretch ends a search by itself, so it needs no rounds."""
    first, *rest = [bounds.limit] if bounds.most >= 0 else [*_shorter(bounds.limit), bounds.limit]
    searches = engine(_work(roads, sites))
    found: Ints = searches.best_trips(roads, sites, homes, Bounds(limit=first, most=bounds.most))
    for limit in rest:
        left = np.flatnonzero((found[:, 0] < 0) & (homes.nodes != NOWHERE))
        if len(left):
            found[left] = _again(roads, sites, _some(homes, left), Bounds(limit=limit))
    return found


def _again(roads: Roads, sites: Points, left: Points, bounds: Bounds) -> Ints:
    nodes = len(roads.forward)
    if len(left.nodes) >= len(sites.nodes):
        found: Ints = engine(_work(roads, sites)).best_trips(roads, sites, by_node(left, nodes=nodes), bounds)
        return found
    return _from_homes(roads, left, by_node(sites, nodes=nodes), bounds)


def _from_homes(roads: Roads, homes: Points, sites: Points, bounds: Bounds) -> Ints:
    """The same answer searched from the homes: out and back change places with the edges."""
    turned = Roads(forward=roads.backward, backward=roads.forward)
    counts, site, told = engine(_work(roads, homes)).round_trips(turned, homes, sites, bounds)
    home = np.repeat(np.arange(len(counts)), counts)
    # As 32-bit floats, in which they are told: equal there is equally near, and the lowest number has it.
    worse = told[:, :2].max(axis=1, initial=0).astype(np.float32)
    order = np.lexsort((site, worse, home))
    first = order[np.concatenate([[True], np.diff(home[order]) > 0])] if len(order) else order
    best = np.full((len(homes.nodes), 3), FAR, np.int32)
    best[:, 0] = -1
    best[home[first]] = np.column_stack([site[first], told[first, 0], told[first, 1]])
    return best


def _work(roads: Roads, points: Points) -> int:
    return len(points.nodes) * len(roads.forward)


def _shorter(limit: int) -> list[int]:
    return [ticks for ticks in map(limit_ticks, _SECONDS) if ticks < limit]


def _some(points: Points, rows: NDArray[np.intp]) -> Points:
    return Points(nodes=points.nodes[rows], ticks=points.ticks[rows], spans=points.spans[rows])
