"""What searches are given: points tied to nodes, in whole ticks and spans."""

from dataclasses import dataclass, field, replace

import numpy as np

from layers.access.ends import NOWHERE
from layers.access.graph import Ints


def _none() -> Ints:
    return np.zeros(0, dtype=np.int32)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Points:
    """``nodes`` (``NOWHERE``: tied to none), ``ticks`` and ``spans`` of the legs, (k,) each.

    ``ptr`` (n+1,) into ``ids``: who is tied to each node, ascending; homes need it, sites do not.
    """

    nodes: Ints
    ticks: Ints
    spans: Ints
    ptr: Ints = field(default_factory=_none)
    ids: Ints = field(default_factory=_none)


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounds:
    """``limit`` in ticks; ``most``: the longest stretch in spans, -1 where there is none."""

    limit: int
    most: int = -1


def by_node(points: Points, *, nodes: int) -> Points:
    """With who is tied to each node of a graph of so many."""
    order = np.argsort(points.nodes, kind="stable").astype(np.int32)
    ids = order[np.count_nonzero(points.nodes == NOWHERE) :]
    ptr = np.concatenate([[0], np.cumsum(np.bincount(points.nodes[ids], minlength=nodes))]).astype(np.int32)
    return replace(points, ptr=ptr, ids=ids)
