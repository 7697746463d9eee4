"""What searches are given: points tied to nodes, in whole ticks and spans."""

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from layers.access.graph import Ints


def _none() -> Ints:
    return np.zeros(0, dtype=np.int32)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Points:
    """``nodes`` (-1: tied to none), ``ticks`` and ``spans`` of the legs, (k,) each.

    ``ptr`` (n+1,) into ``ids``: who is tied to each node, ascending; ``lived`` (n,): whether anybody is. Homes need
    them, sites do not.
    """

    nodes: Ints
    ticks: Ints
    spans: Ints
    ptr: Ints = field(default_factory=_none)
    ids: Ints = field(default_factory=_none)
    lived: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=bool))


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounds:
    """``limit`` in ticks; ``most``: the longest stretch in spans, -1 where there is none."""

    limit: int
    most: int = -1


def by_node(points: Points, *, nodes: int) -> Points:
    """With who is tied to each node of a graph of so many."""
    order = np.argsort(points.nodes, kind="stable").astype(np.int32)
    ids = order[np.count_nonzero(points.nodes < 0) :]
    ptr = np.concatenate([[0], np.cumsum(np.bincount(points.nodes[ids], minlength=nodes))]).astype(np.int32)
    return replace(points, ptr=ptr, ids=ids, lived=ptr[1:] > ptr[:-1])
