"""Ways → edges: split where ways meet, where nobody gets through, and where a street is long. No metre is lost.

Somebody who lives in the middle of a long street steps out there: pieces end at most about ``PIECE_METRES`` apart
wherever the way has a point of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from etl.walkways.edges import metres_between

PIECE_METRES = 150.0


@dataclass(frozen=True, kw_only=True, eq=False)
class Chains:
    """``chains``: each way as numbers of points; ``lonlat`` (n, 2) NaN where unknown; ``closed`` (n,): no way by."""

    lonlat: NDArray[np.float64]
    chains: Sequence[NDArray[np.int64]]
    closed: NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True, eq=False)
class Pieces:
    """Edges in the order of their ways: ``way_of`` (m,) counts into the chains.

    ``points`` (k,) says which point a node is; a closed point is a node of its own on either side of it (``copy`` 1,
    2, … in the order of the file, 0 for all others).
    """

    tails: NDArray[np.int32]
    heads: NDArray[np.int32]
    lengths: NDArray[np.float64]
    way_of: NDArray[np.int64]
    lonlat: NDArray[np.float64]
    points: NDArray[np.int64]
    copy: NDArray[np.int64]


def split(given: Chains, *, piece_metres: float = PIECE_METRES) -> Pieces:
    """The pieces of all ways."""
    point, way, run = _runs(given)
    node, copy_of = _nodes(given, point)
    metres = np.zeros(len(point))
    follows = np.flatnonzero(run[1:] == run[:-1])
    metres[follows + 1] = metres_between(given.lonlat[point[follows]], given.lonlat[point[follows + 1]])
    along = np.cumsum(metres)
    ends = np.ones(len(point), dtype=bool)
    ends[1:-1] = (run[1:-1] != run[:-2]) | (run[1:-1] != run[2:])
    stops = ends | (np.bincount(node, minlength=len(copy_of))[node] > 1)
    stops |= _long(stops, run, along, piece_metres)
    at = np.flatnonzero(stops)
    first, last = at[:-1][run[at[:-1]] == run[at[1:]]], at[1:][run[at[:-1]] == run[at[1:]]]
    lengths = along[last] - along[first]
    real = (lengths > 0) | (node[first] != node[last])
    first, last, lengths = first[real], last[real], lengths[real]
    used, numbers = np.unique(np.concatenate([node[first], node[last]]), return_inverse=True)
    tails, heads = np.split(numbers.astype(np.int32), 2)
    which = copy_of[used]
    return Pieces(
        tails=tails,
        heads=heads,
        lengths=lengths,
        way_of=way[first],
        lonlat=given.lonlat[which[:, 0]],
        points=which[:, 0],
        copy=which[:, 1],
    )


def _runs(given: Chains) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Points one behind the other, with their way and their run.

    A run ends where a way does, where a point is unknown, and at a closed point, which stands in both runs.
    """
    point = np.concatenate(given.chains)
    way = np.repeat(np.arange(len(given.chains)), [len(one) for one in given.chains])
    known: NDArray[np.bool_] = np.asarray(np.isfinite(given.lonlat).all(axis=1))[point]
    starts = np.r_[True, (way[1:] != way[:-1]) | ~known[:-1]]
    inside = ~starts & ~np.r_[starts[1:], True]
    doubled = np.flatnonzero(known & inside & given.closed[point])
    order = np.sort(np.r_[np.arange(len(point)), doubled])
    second = np.r_[False, order[1:] == order[:-1]]
    run = np.cumsum(starts[order] | second)
    kept = known[order]
    return point[order][kept], way[order][kept], run[kept]


def _nodes(given: Chains, point: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The node of each occurrence of a point, and for each node its point and copy: closed ones are never shared."""
    node = point.copy()
    closed = np.flatnonzero(given.closed[point])
    node[closed] = len(given.lonlat) + np.arange(len(closed))
    own = np.column_stack([np.arange(len(given.lonlat)), np.zeros(len(given.lonlat), dtype=np.int64)])
    return node, np.vstack([own, np.column_stack([point[closed], 1 + np.arange(len(closed))])]).astype(np.int64)


def _long(
    stops: NDArray[np.bool_], run: NDArray[np.int64], along: NDArray[np.float64], piece_metres: float
) -> NDArray[np.bool_]:
    """Further stops within long pieces: the first point of each of their equal parts."""
    at = np.flatnonzero(stops)
    piece = np.cumsum(stops) - 1
    piece[stops] = np.arange(len(at))
    begin = along[at]
    whole = np.r_[begin[1:], begin[-1:]] - begin
    parts = np.maximum(1, np.ceil(whole / piece_metres))
    share = np.divide(along - begin[piece], whole[piece], out=np.zeros(len(along)), where=whole[piece] > 0)
    part = np.minimum(share * parts[piece], parts[piece] - 1).astype(np.int64)
    further = np.zeros(len(stops), dtype=bool)
    further[1:] = (piece[1:] == piece[:-1]) & (part[1:] != part[:-1]) & (run[1:] == run[:-1])
    return further
