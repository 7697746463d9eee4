"""Greedy, interchange and the Lagrangian bound on one problem: the good choice, and what no choice can beat."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from layers.access.kernels import siting as kernels
from layers.access.siting.gains import Gains

_PASSES = 50
_STEPS, _PAIR_STEPS = (150, 3000), 3e8


@dataclass(slots=True)
class State:
    """A choice in hand, as the kernels keep it: opened, count, best, margin, short."""

    opened: NDArray[np.bool_]
    count: NDArray[np.int32]
    best: NDArray[np.float64]
    margin: NDArray[np.float64]
    short: NDArray[np.float64]


def begin(gains: Gains, opened: NDArray[np.int64]) -> State:
    """With these places open."""
    state = State(
        opened=np.zeros(len(gains), dtype=bool),
        count=np.zeros(gains.points, dtype=np.int32),
        best=np.zeros(gains.points),
        margin=gains.singles,
        short=gains.need.copy(),
    )
    for place in opened:
        kernels.moves().open_place(place, *_rows(gains), *_state(state))
    return state


def greedy(gains: Gains, k: int, fixed: NDArray[np.int64], *, floors: bool = True) -> NDArray[np.int64]:
    """The best next place, again and again; what the floors lack goes first where ``floors``. Without the fixed."""
    state = begin(gains, fixed)
    if not floors:
        state.short[:] = 0.0
    allowed = np.diff(gains.indptr) > 0
    found: NDArray[np.int64] = kernels.moves().greedy(
        k - len(fixed), _eps(gains), *_rows(gains), allowed, *_state(state)
    )
    return found


def interchange(gains: Gains, chosen: NDArray[np.int64], fixed: NDArray[np.int64]) -> NDArray[np.int64]:
    """One for one until nothing gets better (Teitz & Bart 1968), ties to low numbers. ``chosen`` has no fixed."""
    state = begin(gains, np.concatenate([fixed, chosen]))
    better = np.sort(chosen)
    allowed = np.diff(gains.indptr) > 0
    kernels.moves().interchange(better, _PASSES, _eps(gains), *_rows(gains), allowed, *_state(state))
    return np.sort(better)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Bounded:
    """``bound`` on every choice; ``chosen`` the best seen, ``value`` what it is worth (-1: none was seen).

    ``fate`` of each place: 1 open, 0 free, -1 out: a choice that is better than ``value`` holds every open place and
    none that is out. ``price`` (m,): where the bound was lowest.
    """

    bound: float
    value: float
    chosen: NDArray[np.int64]
    fate: NDArray[np.int8]
    price: NDArray[np.float64]


def bound(gains: Gains, k: int, chosen: NDArray[np.int64], fixed: NDArray[np.int64]) -> Bounded:
    """Lagrangian bound by subgradient steps (Held & Karp 1971; Geoffrion 1974). ``chosen`` holds the fixed too.

    It starts from prices of half of each point's largest gain; the steps are counted, not timed, so that the same
    question gets the same answer on every machine.
    """
    fate = np.where(np.diff(gains.indptr) > 0, np.int8(0), np.int8(-1))
    fate[fixed] = 1
    keep = np.zeros(len(gains), dtype=bool)
    keep[chosen] = True
    lower = -1.0 if gains.lacking(chosen).any() else gains.value(chosen)
    steps = int(np.clip(_PAIR_STEPS / max(len(gains.gain), 1), *_STEPS))
    return descend(gains, k, lower=lower, fate=fate, price=gains.top / 2, steps=steps, keep=keep)


def descend(  # noqa: PLR0913 - a node of a search
    gains: Gains,
    k: int,
    *,
    lower: float,
    fate: NDArray[np.int8],
    price: NDArray[np.float64],
    steps: int,
    keep: NDArray[np.bool_] | None = None,
) -> Bounded:
    """So many steps of the dual from these prices, with these places decided; the arrays given are left as they are."""
    fate, price = fate.copy(), price.copy()
    chosen = np.full(k, -1, dtype=np.int64)
    kept = np.zeros(len(gains), dtype=bool) if keep is None else keep
    rows = (gains.indptr, gains.demand, gains.gain, gains.zone, gains.people, gains.need)
    unit = 1.0 if gains.whole else 0.0
    found, value = kernels.bounds().dual(k, steps, lower, unit, *rows, price, fate, kept, chosen)
    seen = np.sort(chosen[chosen >= 0])
    return Bounded(bound=max(float(found), value), value=value, chosen=seen, fate=fate, price=price)


def _eps(gains: Gains) -> float:
    """What counts as equal: nothing but equal where numbers are whole, else what rounding may have moved."""
    return 0.0 if gains.whole else 1e-9 * float(gains.top.sum())


def _rows(gains: Gains) -> tuple[NDArray[np.generic], ...]:
    return (
        gains.indptr,
        gains.demand,
        gains.gain,
        gains.cptr,
        gains.place,
        gains.cgain,
        gains.zone,
        gains.people,
    )


def _state(state: State) -> tuple[NDArray[np.generic], ...]:
    return (state.opened, state.count, state.best, state.margin, state.short)
