"""What searches are given: points tied to nodes, in whole ticks and spans."""

from dataclasses import dataclass

import numpy as np

from layers.access.ends import NOWHERE
from layers.access.graph import Ints


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Points:
    """``nodes`` (``NOWHERE``: tied to none), ``ticks`` and ``spans`` of the legs, (k,) each."""

    nodes: Ints
    ticks: Ints
    spans: Ints


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Homes(Points):
    """With who is tied to each node: ``ptr`` (n+1,) into ``ids``, ascending."""

    ptr: Ints
    ids: Ints


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounds:
    """``limit`` in ticks; ``most``: the longest stretch in spans, -1 where there is none."""

    limit: int
    most: int = -1


def homes(points: Points, *, nodes: int) -> Homes:
    """Points by the nodes of a graph of so many."""
    order = np.argsort(points.nodes, kind="stable").astype(np.int32)
    ids = order[np.count_nonzero(points.nodes == NOWHERE) :]
    ptr = np.concatenate([[0], np.cumsum(np.bincount(points.nodes[ids], minlength=nodes))]).astype(np.int32)
    return Homes(nodes=points.nodes, ticks=points.ticks, spans=points.spans, ptr=ptr, ids=ids)
