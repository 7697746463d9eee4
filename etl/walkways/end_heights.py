"""Heights told at the ends of edges (z_u, z_v) → one height per node.

Files that were doubled by copying each row backwards keep ``z_u`` and ``z_v`` in the order of the first row: taken at
their word, both ways would go uphill. Each node has one height, so the rows that stand backwards can be told.
"""

import numpy as np
from numpy.typing import NDArray

_SAME_METRES = 0.05
_ROUNDS = 12
# A few nodes that disagree are errors of the source; many show rows that stand backwards.
_MANY = 0.01


def node_heights(
    tails: NDArray[np.int32], heads: NDArray[np.int32], ends: NDArray[np.float64], nodes: int
) -> tuple[NDArray[np.float32], int]:
    """Heights (n,), NaN where unknown, and how many rows were read backwards; ``ends`` (m, 2) as told."""
    at = np.concatenate([tails, heads])
    found = _mode(at, ends.T.ravel(), nodes)
    if not _disagree(at, ends.T.ravel(), nodes):
        return found.astype(np.float32), 0
    turned = np.zeros(len(tails), dtype=bool)
    # A crossing is surer of its height than a dead end, which one row alone tells right or wrong.
    sure = np.bincount(at, minlength=nodes).astype(np.float64)
    for _ in range(_ROUNDS):
        tail, head = found[tails], found[heads]
        straight = sure[tails] * _away(tail, ends[:, 0]) + sure[heads] * _away(head, ends[:, 1])
        backwards = sure[tails] * _away(tail, ends[:, 1]) + sure[heads] * _away(head, ends[:, 0])
        now = backwards < straight
        laid = np.where(now[:, None], ends[:, ::-1], ends)
        found = _mode(at, laid.T.ravel(), nodes)
        if (now == turned).all():
            break
        turned = now
    return found.astype(np.float32), int(turned.sum())


def _away(node: NDArray[np.float64], told: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far apart two heights are; unknown against known weighs a little, so that NaN stays where it was told."""
    away = np.abs(node - told)
    return np.where(np.isnan(node) & np.isnan(told), 0.0, np.where(np.isnan(away), _SAME_METRES, away))


def _disagree(at: NDArray[np.int32], told: NDArray[np.float64], nodes: int) -> bool:
    lowest, highest = np.full(nodes, np.inf), np.full(nodes, -np.inf)
    np.fmin.at(lowest, at, told)
    np.fmax.at(highest, at, told)
    return bool((highest - lowest > _SAME_METRES).sum() > _MANY * nodes)


def _mode(at: NDArray[np.int32], told: NDArray[np.float64], nodes: int) -> NDArray[np.float64]:
    """The height told most often of each node, to the centimetre; of equals the one told first wins."""
    known = np.isfinite(told)
    where, value = at[known], np.round(told[known], 2)
    found = np.full(nodes, np.nan)
    if not len(where):
        return found
    order = np.lexsort((np.arange(len(where)), value, where))
    where, value, first = where[order], value[order], order
    starts = np.flatnonzero(np.r_[True, (where[1:] != where[:-1]) | (value[1:] != value[:-1])])
    counts = np.diff(np.r_[starts, len(where)])
    best = np.lexsort((first[starts], -counts, where[starts]))
    nodes_of = where[starts][best]
    top = best[np.r_[True, nodes_of[1:] != nodes_of[:-1]]]
    found[where[starts][top]] = value[starts][top]
    return found
