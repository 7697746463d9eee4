"""Branch and bound on the Lagrangian bound: where demand overlaps much, its bound is cheap and HiGHS's is not."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from layers.access.siting import search
from layers.access.siting.gains import Gains

_ROOT_STEPS, _STEPS = 400, 30


@dataclass(frozen=True, kw_only=True, slots=True)
class Branched:
    """``chosen``: better than what there was (None: nothing is, as far as was looked); ``bound`` on every choice."""

    chosen: NDArray[np.int64] | None
    bound: float


@dataclass(frozen=True, slots=True, eq=False)
class _Node:
    bound: float
    fate: NDArray[np.int8]
    price: NDArray[np.float64]


def solve(gains: Gains, k: int, *, lower: float, seconds: float, told: Callable[[], None]) -> Branched:
    """Depth first: the place in the middle of those that pay best is opened, then left out. ``lower``: to be beaten.

    Within the time the answer is exact and the same on every machine; beyond it the bound is that of what is left.
    """
    begun, value, chosen = time.monotonic(), lower, None
    waiting = [_Node(np.inf, np.zeros(len(gains), dtype=np.int8), gains.top / 2)]
    steps = _ROOT_STEPS
    while waiting and time.monotonic() - begun < seconds:
        told()
        node = waiting.pop()
        if not _worth(gains, node.bound, value):
            continue
        found = search.descend(gains, k, lower=value, fate=node.fate, price=node.price, steps=steps)
        steps = _STEPS
        if found.value > value:
            value, chosen = found.value, found.chosen
        decided = _decided(k, found)
        if decided is None:
            if _worth(gains, found.bound, value):
                waiting += _children(gains, k, found)
        elif not gains.lacking(decided).any() and gains.value(decided) > value:
            value, chosen = gains.value(decided), decided
            waiting += _children(gains, k, found)
    return Branched(chosen=chosen, bound=max([value, *(node.bound for node in waiting)]))


def _worth(gains: Gains, bound: float, value: float) -> bool:
    return bound >= value + 1 - 1e-6 if gains.whole else bound > value


def _decided(k: int, found: search.Bounded) -> NDArray[np.int64] | None:
    """The only choice that is left here; None while some place is open to question."""
    held = np.flatnonzero(found.fate > 0)
    return None if len(held) < k and (found.fate == 0).any() else held


def _children(gains: Gains, k: int, found: search.Bounded) -> list[_Node]:
    """Without it, and (looked at first) with it."""
    free = np.flatnonzero(found.fate == 0)
    room = k - int((found.fate > 0).sum())
    over = np.maximum(gains.gain - found.price[gains.demand], 0.0)
    rho = np.bincount(gains.owners, weights=over, minlength=len(gains))
    best = free[np.argsort(-rho[free], kind="stable")]
    middle = best[min(room // 2, len(best) - 1)]
    made = []
    for decided in (-1, 1):
        fate = found.fate.copy()
        fate[middle] = decided
        made.append(_Node(found.bound, fate, found.price))
    return made
