"""What searches are given and give: points tied to nodes, in whole ticks and spans."""

from dataclasses import dataclass

import numpy as np

from layers.access.ends import NOWHERE
from layers.access.graph import Ints


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Points:
    """``nodes``, ``ticks`` and ``spans`` of the legs (k,); ``ptr`` (n+1,) and ``ids``: who is tied to each node."""

    nodes: Ints
    ticks: Ints
    spans: Ints
    ptr: Ints
    ids: Ints


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounds:
    """``limit`` in ticks; ``most``: the longest stretch in spans, -1 where there is none."""

    limit: int
    most: int = -1


def points(nodes: Ints, ticks: Ints, spans: Ints, *, of: int) -> Points:
    """With those of each node of a graph of ``of`` nodes in ascending order; untied ones belong to none."""
    order = np.argsort(nodes, kind="stable").astype(np.int32)
    ids = order[np.count_nonzero(nodes == NOWHERE) :]
    ptr = np.concatenate([[0], np.cumsum(np.bincount(nodes[ids], minlength=of))]).astype(np.int32)
    return Points(nodes=nodes, ticks=ticks, spans=spans, ptr=ptr, ids=ids)
