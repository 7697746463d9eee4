"""Graph: a walk network as one walker knows it, edges in rows by their tail, time and way in whole numbers.

Whole ticks (1/65536 s) and spans (1/16384 m) add without rounding: the same way takes the same time from either end
and in whatever order it is added up, and equally quick ways are equal. An edge is at most 8 µs off what was asked.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from layers.access.network import WalkNetwork
from layers.access.walkers import Walker

PER_SECOND = 1 << 16
PER_METRE = 1 << 14
# Times of a search stay below: four and a half hours, so that a sum with one more edge still fits 32 bits.
LONGEST = 1 << 30
# Where a search has not come.
FAR = (1 << 31) - 1
_KEPT = 8

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Graph:
    """``indptr`` (n+1,), then by slot (m,): ``heads``, ``ticks``, ``spans`` and ``edges``, the number in the network.

    ``shift``: how many bits of a tick lie below a bucket of the search; ``longest``: the most ticks of an edge.
    """

    indptr: Ints
    heads: Ints
    ticks: Ints
    spans: Ints
    edges: Ints
    shift: int
    longest: int

    def __post_init__(self) -> None:
        """Shared by all threads; and kernels are compiled for read-only arrays alone."""
        for held in (self.indptr, self.heads, self.ticks, self.spans, self.edges):
            held.setflags(write=False)

    def __len__(self) -> int:
        """How many nodes."""
        return len(self.indptr) - 1

    @property
    def seconds(self) -> Floats:
        """(m,) as asked of the walker, to the tick."""
        return in_seconds(self.ticks)

    @property
    def metres(self) -> Floats:
        """(m,) as the network says, to the span."""
        return in_metres(self.spans)

    @property
    def tails(self) -> Ints:
        """(m,) where each edge begins."""
        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.indptr))


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Roads:
    """``forward`` as the edges run, ``backward`` the same turned round: from a place, who comes to it."""

    forward: Graph
    backward: Graph


def graph(tails: Ints, heads: Ints, seconds: Floats, metres: Floats, *, nodes: int) -> Graph:
    """Edges in any order, doubled ones and loops too; those that take for ever, or longer than any walk, left out."""
    ticks = np.rint(seconds.astype(np.float64) * PER_SECOND)
    open_ = np.flatnonzero(ticks < LONGEST).astype(np.int32)
    tails = tails[open_]
    if len(tails) and (np.diff(tails) < 0).any():
        order = _grouped(tails, nodes)
        open_, tails = open_[order], tails[order]
    timed = ticks[open_].astype(np.int32)
    return Graph(
        indptr=_pointers(tails, nodes),
        heads=heads[open_].astype(np.int32),
        ticks=timed,
        spans=np.rint(metres[open_].astype(np.float64) * PER_METRE).astype(np.int32),
        edges=open_,
        shift=_shift(timed),
        longest=int(timed.max(initial=0)),
    )


def turned(forward: Graph) -> Graph:
    """Every edge the other way round, under the same number."""
    order = _grouped(forward.heads, len(forward))
    return Graph(
        indptr=_pointers(forward.heads[order], len(forward)),
        heads=forward.tails[order],
        ticks=forward.ticks[order],
        spans=forward.spans[order],
        edges=forward.edges[order],
        shift=forward.shift,
        longest=forward.longest,
    )


def roads(network: WalkNetwork, walker: Walker) -> Roads:
    """The network as this walker knows it; the last few are kept."""
    key = (network.fingerprint, walker)
    with _LOCK:
        held = _ROADS.get(key)
        if held is not None:
            _ROADS.move_to_end(key)
            return held
    forward = graph(network.tails, network.heads, walker.seconds(network), network.lengths, nodes=len(network))
    made = Roads(forward=forward, backward=turned(forward))
    with _LOCK:
        _ROADS[key] = made
        while len(_ROADS) > _KEPT:
            _ROADS.popitem(last=False)
    return made


def in_seconds(ticks: Ints) -> Floats:
    """Float32; infinite where a search has not come."""
    # To divide by a power of two rounds nothing: the one rounding is that to 32 bits.
    found: Floats = ticks.astype(np.float32) * np.float32(1 / PER_SECOND)
    found[ticks == FAR] = np.inf
    return found


def in_metres(spans: Ints) -> Floats:
    """Float32."""
    found: Floats = (spans / np.float64(PER_METRE)).astype(np.float32)
    return found


_ROADS: OrderedDict[tuple[str, Walker], Roads] = OrderedDict()
_LOCK = threading.Lock()


def _grouped(keys: Ints, groups: int) -> Ints:
    """The stable order that brings equal keys together, by counting: an argsort takes ten times as long."""
    rows = np.arange(len(keys) + 1, dtype=np.int32)
    once = csr_array((rows[:-1], keys, rows), shape=(len(keys), max(groups, 1)))
    order: Ints = once.tocsc().data
    return order


def _pointers(sorted_keys: Ints, groups: int) -> Ints:
    counts = np.bincount(sorted_keys, minlength=groups)
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)


def _shift(ticks: Ints) -> int:
    """Buckets of about a third of a usual edge: fewer are sorted too coarsely, more are mostly empty."""
    usual = float(np.median(ticks)) if len(ticks) else 1.0
    return max(0, round(float(np.log2(max(usual, 1.0) / 3))))
