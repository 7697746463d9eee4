"""The engine with numba: kept desks with version stamps, and sites shared out in blocks among two threads."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import Any

import numpy as np
from numpy.typing import NDArray

from layers.access.graph import FAR, Graph, Ints, Roads
from layers.access.kernels import crow as _crow
from layers.access.kernels import local as _local
from layers.access.kernels import pairs as _pairs
from layers.access.kernels import plain
from layers.access.kernels import wide as _wide
from layers.access.kernels.desks import ROOM, Desk, Kept, Slip
from layers.access.kernels.points import Bounds, Points

# What numba makes of a function has no types.
local: Any = _local
pairs: Any = _pairs
crow: Any = _crow
wide: Any = _wide
_THREADS = 2
_ALONE = 64
# From so many points on both threads look for the nearest spot; a point may look at so many spots, a grid have so
# many cells along its longer side.
_FEW, _PATIENCE, _MOST_CELLS = 5_000, 300, 2_000


_DESKS = Kept(Desk)
_SLIPS = Kept(Slip)


def _desk(graph: Graph, limit: int) -> AbstractContextManager[Desk]:
    """With room for a search to that limit."""
    return _DESKS.one(len(graph), _slots(graph, limit))


def _slots(graph: Graph, limit: int, spread: int = 0) -> int:
    """How many buckets are open at a time, a power of two."""
    longest = min(limit, graph.longest) + spread
    return 1 << ((longest >> graph.shift) + 2).bit_length()


def _road(graph: Graph) -> tuple[Ints, Ints, Ints, Ints]:
    return graph.indptr, graph.heads, graph.ticks, graph.spans


def _living(homes: Points) -> tuple[Any, ...]:
    return homes.ptr, homes.ids, homes.nodes, homes.ticks, homes.spans, homes.lived


def nearest(graph: Graph, nodes: Ints, starts: Ints, limit: int) -> tuple[Ints, Ints]:
    """Ticks from the nearest of ``nodes`` to every node, and which it is."""
    slots, room = _room(graph, starts, limit, 1)
    # Neighbours one after the other: what the search needs of the one is then at hand for the next.
    order = np.argsort(nodes, kind="stable").astype(np.int32)
    labels, filled = np.empty(len(graph), np.int64), np.zeros(slots, np.int64)
    given = _road(graph)[:3], nodes[order], starts[order], order, limit, graph.shift, labels, filled
    while not wide.nearest(*given, np.empty((slots, room), np.int64)):
        room *= 2
    site, ticks = labels.view(np.int32).reshape(-1, 2).T.copy()
    lost = ticks > limit
    ticks[lost], site[lost] = FAR, -1
    return ticks, site


def k_nearest(graph: Graph, nodes: Ints, starts: Ints, few: int, limit: int) -> tuple[Ints, Ints]:
    """The same for the nearest few, (n, few)."""
    slots, room = _room(graph, starts, limit, few)
    ticks, sites = np.empty((2, len(graph), few), np.int32)
    given = _road(graph)[:3], nodes, starts, limit, graph.shift, ticks, sites, np.zeros(slots, np.int64)
    while not wide.k_nearest(*given, np.empty((slots, room, 3), np.int32)):
        room *= 2
    sites[sites == FAR] = -1
    return ticks, sites


def _room(graph: Graph, starts: Ints, limit: int, few: int) -> tuple[int, int]:
    """Buckets, and a guess at how many wait in one at a time."""
    slots = _slots(graph, limit, int(starts.max(initial=0)))
    return slots, max(ROOM, 4 * few * len(graph) // slots)


def ball(graph: Graph, node: int, start: int, limit: int, goal: int = -1) -> tuple[Ints, Ints]:
    """Nodes within ``limit``, and (3, nodes) their ticks, spans and the slot of the edge that they are come by."""
    with _desk(graph, limit) as desk:
        nodes, found, left = local.ball(_road(graph), node, start, limit, goal, graph.shift, desk.held)
        desk.leave(left)
    return nodes, found


def spread(graph: Graph, nodes: Ints, starts: Ints, homes: Points, limit: int) -> tuple[Any, Ints, Ints]:
    """Whom each site reaches one way: counts by site, homes, ticks."""
    road, living = _road(graph)[:3], (homes.ptr, homes.ids, homes.ticks, homes.lived)

    def some(rows: Ints) -> tuple[Any, ...]:
        with _SLIPS.one(len(graph), _slots(graph, limit)) as slip:
            *found, left = pairs.spread(road, nodes[rows], starts[rows], living, limit, graph.shift, slip.held)
            slip.queue = left
        return tuple(found)

    return _gathered(nodes, some)


def round_trips(roads: Roads, sites: Points, homes: Points, bounds: Bounds) -> tuple[Any, Ints, Ints]:
    """Whom each site serves both ways: counts by site, homes, (pairs, 4) ticks out and back, spans out and back."""

    def some(rows: Ints) -> tuple[Any, ...]:
        with _desk(roads.backward, bounds.limit) as desk, _desk(roads.forward, bounds.limit) as other:
            mine = sites.nodes[rows], sites.ticks[rows], sites.spans[rows]
            *found, left, right = local.round_trips(*_given(roads, mine, homes, bounds), desk.held, other.held)
            desk.leave(left)
            other.leave(right)
        return tuple(found)

    return _gathered(sites.nodes, some)


def best_trips(roads: Roads, sites: Points, homes: Points, bounds: Bounds) -> Ints:
    """Of each home (homes, 3): the site with the shortest worse way, ticks out, ticks back (-1, ``FAR``, ``FAR``)."""

    def some(rows: Ints) -> Ints:
        best = np.full((len(homes.nodes), 3), FAR, np.int32)
        with _desk(roads.backward, bounds.limit) as desk, _desk(roads.forward, bounds.limit) as other:
            mine = sites.nodes[rows], sites.ticks[rows], sites.spans[rows], rows
            left, right = local.best_trips(*_given(roads, mine, homes, bounds), desk.held, other.held, best)
            desk.leave(left)
            other.leave(right)
        return best

    found = _shared_out(sites.nodes, some)
    best: Ints = found[0]
    for more in found[1:]:
        held, new = (one[:, 1:].max(axis=1).astype(np.float32) for one in (best, more))
        nearer = (new < held) | ((new == held) & (more[:, 0] < best[:, 0]))
        best[nearer] = more[nearer]
    best[best[:, 0] == FAR, 0] = -1
    return best


def _given(roads: Roads, sites: tuple[Ints, ...], homes: Points, bounds: Bounds) -> tuple[Any, ...]:
    """Out to the place is searched from the place, on the edges turned round."""
    there, back = roads.backward, roads.forward
    return _road(there), _road(back), sites, _living(homes), (bounds.limit, bounds.most), there.shift


def _shared_out(nodes: Ints, some: Callable[[Ints], Any]) -> list[Any]:
    """Work on all sites, neighbours after neighbours, halved among the threads where that pays."""
    order = np.argsort(nodes, kind="stable").astype(np.int32)
    if len(order) < _ALONE:
        return [some(order)]
    with ThreadPoolExecutor(_THREADS) as threads:
        return list(threads.map(some, np.array_split(order, _THREADS)))


def _gathered(nodes: Ints, some: Callable[[Ints], Any]) -> tuple[Any, Ints, Ints]:
    """What the threads found, row by row in the order of the sites."""
    parts = _shared_out(nodes, some)
    order = np.argsort(nodes, kind="stable")
    counts = np.concatenate([part[0] for part in parts])
    found, told = np.concatenate([part[1] for part in parts]), np.concatenate([part[2] for part in parts])
    if (order == np.arange(len(order))).all():
        return counts, found, told
    back = np.argsort(order, kind="stable")
    begins = (np.cumsum(counts) - counts)[back]
    counts = counts[back]
    rows = np.repeat(begins - (np.cumsum(counts) - counts), counts) + np.arange(len(found))
    return counts, found[rows], told[rows]


def straight(points: NDArray[np.float64], spots: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """The square of the metres from each point to its nearest spot, and which; the first among equally near ones."""
    grid, numbers, begins = _grid(spots)
    by_cell = spots[numbers]
    squares, spot = np.empty(len(points)), np.empty(len(points), np.intp)

    def some(rows: slice) -> None:
        crow.nearest(points[rows], by_cell, numbers, begins, grid, _PATIENCE, squares[rows], spot[rows])

    half = len(points) // 2
    if half < _FEW:
        some(slice(None))
    else:
        with ThreadPoolExecutor(_THREADS) as threads:
            list(threads.map(some, (slice(half), slice(half, None))))
    lost = np.flatnonzero(spot < 0)
    if len(lost):
        squares[lost], spot[lost] = plain.straight(points[lost], spots)
    return squares, spot


def _grid(spots: NDArray[np.float64]) -> tuple[tuple[Any, ...], Ints, Ints]:
    """About one spot to a cell: corner, side and cells each way; the spots by cell, and where each cell begins."""
    low = spots.min(axis=0)
    size = np.maximum(spots.max(axis=0) - low, 1e-3)
    side = max(float(np.sqrt(size.prod() / len(spots))), float(size.max()) / _MOST_CELLS)
    wide, high = (int(one) + 1 for one in size / side)
    column, row = ((spots - low) / side).astype(np.int32).T
    cell = row * wide + column
    begins = np.concatenate([[0], np.cumsum(np.bincount(cell, minlength=wide * high))]).astype(np.int32)
    return (low[0], low[1], side, wide, high), np.argsort(cell, kind="stable").astype(np.int32), begins
