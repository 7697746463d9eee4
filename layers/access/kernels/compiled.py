"""The engine with numba: kept desks with version stamps, and sites shared out in blocks among two threads."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import numpy as np

from layers.access.graph import FAR, Graph, Ints, Roads
from layers.access.kernels import local, wide
from layers.access.kernels.points import Bounds, Points

_THREADS = 2
_ALONE = 64
_ROOM = 256
_KEPT = 4
# Ten million sites before the stamps run out of numbers.
_LAST_VERSION = 2**31 - 10_000_000


class Desk:
    """Where a search works: labels of every node, valid only under the newest version, so nothing is wiped."""

    def __init__(self, nodes: int) -> None:
        """Empty."""
        self.labels = np.zeros((nodes, 4), np.int32)
        self.touched = np.empty(nodes, np.int32)
        self.filled = np.zeros(0, np.int64)
        self.queues: tuple[Ints, Ints]
        self.version = np.zeros(1, np.int32)

    def laid(self, slots: int) -> None:
        """With as many buckets as this search needs."""
        if len(self.filled) != slots:
            self.filled = np.zeros(slots, np.int64)
            self.queues = np.empty((slots, _ROOM), np.int32), np.empty((slots, _ROOM), np.int32)

    @property
    def held(self) -> tuple[Any, ...]:
        """As the kernels take it."""
        if self.version[0] > _LAST_VERSION:
            self.labels[:, local.MARK] = 0
            self.version[0] = 0
        return self.labels, self.touched, self.filled, *self.queues, self.version


_DESKS: list[Desk] = []
_LOCK = threading.Lock()


@contextmanager
def _desk(graph: Graph, limit: int) -> Iterator[Desk]:
    """One that nobody else works at; a few are kept for the next search on a network of that size."""
    with _LOCK:
        mine = next((one for one in _DESKS if len(one.touched) == len(graph)), None)
        if mine is not None:
            _DESKS.remove(mine)
    mine = mine or Desk(len(graph))
    mine.laid(_slots(graph, limit))
    # A search that broke off would leave its queues filled: only a desk that was left in order goes back.
    yield mine
    with _LOCK:
        _DESKS.append(mine)
        del _DESKS[:-_KEPT]


def _slots(graph: Graph, limit: int, spread: int = 0) -> int:
    """How many buckets are open at a time, a power of two."""
    longest = min(limit, graph.longest) + spread
    return 1 << ((longest >> graph.shift) + 2).bit_length()


def _road(graph: Graph) -> tuple[Ints, Ints, Ints, Ints]:
    return graph.indptr, graph.heads, graph.ticks, graph.spans


def _served(points: Points) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    return points.ptr, points.ids, points.nodes, points.ticks, points.spans


def nearest(graph: Graph, nodes: Ints, starts: Ints, limit: int) -> tuple[Ints, Ints]:
    """Ticks from the nearest of ``nodes`` to every node, and which it is."""
    slots = _slots(graph, limit, int(starts.max(initial=0)))
    room = max(_ROOM, 2 * len(graph) // slots)
    found: tuple[Ints, Ints] = wide.nearest(_road(graph)[:3], nodes, starts, limit, graph.shift, slots, room)
    return found


def k_nearest(graph: Graph, nodes: Ints, starts: Ints, few: int, limit: int) -> tuple[Ints, Ints]:
    """The same for the nearest few, (n, few)."""
    slots = _slots(graph, limit, int(starts.max(initial=0)))
    room = max(_ROOM, 2 * few * len(graph) // slots)
    found: tuple[Ints, Ints] = wide.k_nearest(_road(graph)[:3], nodes, starts, few, limit, graph.shift, slots, room)
    return found


def ball(graph: Graph, node: int, start: int, limit: int, goal: int = -1) -> tuple[Ints, Ints]:
    """Nodes within ``limit``, and (3, nodes) their ticks, spans and the slot of the edge that they are come by."""
    with _desk(graph, limit) as desk:
        nodes, found, *queues = local.ball(_road(graph), node, start, limit, goal, graph.shift, desk.held)
        desk.queues = (queues[0], queues[1])
    return nodes, found


def spread(graph: Graph, nodes: Ints, starts: Ints, points: Points, limit: int) -> tuple[Any, Ints, Ints]:
    """Whom each site reaches one way: counts by site, points, ticks."""

    def some(rows: Ints) -> tuple[Any, ...]:
        with _desk(graph, limit) as desk:
            *found, queue, due = local.spread(
                _road(graph), nodes[rows], starts[rows], _served(points), limit, graph.shift, desk.held
            )
            desk.queues = (queue, due)
        return tuple(found)

    counts, found, told = _gathered(nodes, some)
    return counts, found, told


def round_trips(roads: Roads, sites: Points, points: Points, bounds: Bounds) -> tuple[Any, Ints, Ints]:
    """Whom each site serves both ways: counts by site, points, (pairs, 4) ticks out and back, spans out and back."""
    there, back = roads.backward, roads.forward

    def some(rows: Ints) -> tuple[Any, ...]:
        with _desk(there, bounds.limit) as desk, _desk(back, bounds.limit) as other:
            mine = sites.nodes[rows], sites.ticks[rows], sites.spans[rows]
            *found, left, right = local.round_trips(
                _road(there), _road(back), mine, _served(points),
                bounds.limit, bounds.most, there.shift, desk.held, other.held,
            )  # fmt: skip
            desk.queues, other.queues = left[3:5], right[3:5]
        return tuple(found)

    return _gathered(sites.nodes, some)


def best_trips(roads: Roads, sites: Points, points: Points, bounds: Bounds) -> Ints:
    """Of each point (points, 3): the site with the shortest worse way, ticks out, ticks back (-1, ``FAR``, ``FAR``)."""
    there, back = roads.backward, roads.forward

    def some(rows: Ints) -> Ints:
        best = np.full((len(points.nodes), 3), FAR, np.int32)
        with _desk(there, bounds.limit) as desk, _desk(back, bounds.limit) as other:
            mine = sites.nodes[rows], sites.ticks[rows], sites.spans[rows], rows
            left, right = local.best_trips(
                _road(there), _road(back), mine, _served(points),
                bounds.limit, bounds.most, there.shift, desk.held, other.held, best,
            )  # fmt: skip
            desk.queues, other.queues = left[3:5], right[3:5]
        return best

    found = _shared_out(sites.nodes, some)
    best: Ints = found[0]
    for more in found[1:]:
        held, new = (one[:, 1:].max(axis=1).astype(np.float32) for one in (best, more))
        nearer = (new < held) | ((new == held) & (more[:, 0] < best[:, 0]))
        best[nearer] = more[nearer]
    best[best[:, 0] == FAR, 0] = -1
    return best


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
