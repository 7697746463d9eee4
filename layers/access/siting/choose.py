"""The best k places: greedy, interchange and bound first; then, where it can be proven in time, HiGHS on what is left.

An exact solver at its time limit can hold a nearly empty plan, so its answer is never taken without comparing.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from layers.access.siting import branch, exact, search
from layers.access.siting.gains import Gains, gains, matrix
from layers.access.siting.options import Options, Task
from layers.access.siting.result import Siting
from layers.errors import Refused

_SECONDS = 30.0
# More pairs than this overlap too much for linear relaxations.
_MANY_PAIRS = 40_000
_TOO_MANY_PAIRS = 2_000_000
_FIRST_SHARE = 0.6

Told = Callable[[float], None]
_Found = tuple[NDArray[np.int64] | None, float]
_Way = Callable[["_Left", int, NDArray[np.int64], float, tuple[float, Told]], _Found]


def solve(options: Options, task: Task, *, seconds: float = _SECONDS, told: Told = lambda _: None) -> Siting:
    """Best choice of at most k candidates; ``Refused`` where no choice keeps the floor.

    ``seconds``: how long the exact part may take (0: bound alone); ``told`` hears how far it is and may raise to stop.
    """
    task.check(options)
    problem = gains(options, task)
    told(0.2)
    fixed = np.array(sorted(set(task.fixed)), dtype=np.int64)
    plain = np.concatenate([fixed, search.greedy(problem, task.k, fixed, floors=False)])
    chosen, upper = _best(problem, task.k, fixed, seconds, told)
    return _told_of(options, task, problem, chosen=chosen, upper=upper, plain=plain)


def _best(
    problem: Gains, k: int, fixed: NDArray[np.int64], seconds: float, told: Told
) -> tuple[NDArray[np.int64], float]:
    """(choice with the fixed, upper bound)."""
    first = _improved(problem, np.concatenate([fixed, search.greedy(problem, k, fixed)]), fixed)
    told(0.4)
    bounded = search.bound(problem, k, first, fixed)
    chosen = _better(problem, first, _improved(problem, bounded.chosen, fixed)) if len(bounded.chosen) else first
    upper = min(_down(problem, bounded.bound), float(problem.top.sum()))
    told(0.6)
    if not _proven(problem, chosen, upper) and seconds > 0:
        chosen, upper = _exactly(problem, k, chosen, upper, _Left.of(problem, bounded, fixed, chosen), (seconds, told))
    if problem.lacking(chosen).any():
        raise Refused("siting.floor_not_found", k=k)
    return _improved(problem, chosen, fixed), upper


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Left:
    """What is still to be decided: ``names`` of its places, on top of ``forced``; ``base``: what those are worth."""

    problem: Gains
    names: NDArray[np.int64]
    forced: NDArray[np.int64]
    fixed: NDArray[np.int64]
    base: float

    @classmethod
    def of(
        cls, problem: Gains, bounded: search.Bounded, fixed: NDArray[np.int64], chosen: NDArray[np.int64]
    ) -> "_Left":
        """Where no choice keeps the floors yet, nothing has been decided by comparing with one."""
        fate = bounded.fate
        if problem.lacking(chosen).any():
            fate = np.where(np.diff(problem.indptr) > 0, np.int8(0), np.int8(-1))
            fate[fixed] = 1
        names, left = _left(problem, fate)
        forced = np.flatnonzero(fate > 0)
        return cls(problem=left, names=names, forced=forced, fixed=fixed, base=problem.value(forced))


def _exactly(
    problem: Gains,
    k: int,
    chosen: NDArray[np.int64],
    upper: float,
    left: _Left,
    patience: tuple[float, Told],
) -> tuple[NDArray[np.int64], float]:
    """HiGHS and branch and bound, the likelier first: each gets the time that the one before has left over."""
    seconds, told = patience
    end = time.monotonic() + seconds
    ways: tuple[_Way, _Way] = (_by_highs, _by_branches)
    if len(left.problem.gain) > _MANY_PAIRS and not left.problem.need.any():
        ways = (_by_branches, _by_highs)
    for share, way in zip((_FIRST_SHARE, 1.0), ways, strict=True):
        remaining = (end - time.monotonic()) * share
        if remaining <= 0 or _proven(problem, chosen, upper):
            break
        told(0.7)
        value = -1.0 if problem.lacking(chosen).any() else problem.value(chosen)
        start = np.flatnonzero(np.isin(left.names, chosen))
        found, bound = way(left, k - len(left.forced), start, value - left.base, (remaining, told))
        # Nothing outside of what is left can beat the choice in hand: the bound is the larger of the two.
        upper = min(upper, max(value, _down(problem, left.base + bound)))
        if found is not None:
            other = _improved(problem, np.concatenate([left.forced, left.names[found]]), left.fixed)
            chosen = _better(problem, chosen, other)
    return chosen, upper


def _by_highs(left: _Left, k: int, start: NDArray[np.int64], value: float, patience: tuple[float, Told]) -> _Found:
    seconds, told = patience
    if len(left.problem.gain) > _TOO_MANY_PAIRS:
        return None, np.inf
    found = exact.solve(left.problem, k, start=start, seconds=seconds, told=lambda: told(0.8))
    if found.impossible and value < 0:
        raise Refused("siting.floor", k=k + len(left.forced))
    # The solver holds its rows to a millionth only.
    slack = 1e-6 * float(left.problem.top.sum())
    return found.chosen, found.bound + (min(slack, 0.5) if left.problem.whole else slack)


def _by_branches(left: _Left, k: int, _start: NDArray[np.int64], value: float, patience: tuple[float, Told]) -> _Found:
    seconds, told = patience
    found = branch.solve(left.problem, k, lower=value, seconds=seconds, told=lambda: told(0.8))
    return found.chosen, found.bound


def _left(problem: Gains, fate: NDArray[np.int8]) -> tuple[NDArray[np.int64], Gains]:
    """(numbers of the places still free, the problem of choosing among them on top of those that must be open)."""
    base, seen = np.zeros(problem.points), np.zeros(problem.points, dtype=bool)
    place = problem.owners
    forced = fate[place] > 0
    np.maximum.at(base, problem.demand[forced], problem.gain[forced])
    seen[problem.demand[forced]] = True
    names = np.flatnonzero(fate == 0)
    number = np.full(len(problem), -1, dtype=np.int64)
    number[names] = np.arange(len(names))
    some = fate[place] == 0
    left = matrix(
        place=number[place[some]],
        demand=problem.demand[some].astype(np.int64),
        gain=problem.gain[some] - base[problem.demand[some]],
        zone=np.where(seen, -1, problem.zone),
        people=problem.people,
        need=problem.lacking(np.flatnonzero(fate > 0)),
        places=len(names),
    )
    return names, left


def _improved(problem: Gains, chosen: NDArray[np.int64], fixed: NDArray[np.int64]) -> NDArray[np.int64]:
    free = np.setdiff1d(chosen, fixed)
    return np.sort(np.concatenate([fixed, search.interchange(problem, free, fixed)]))


def _better(problem: Gains, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """The better of two: floors first, then worth, then the lower numbers."""

    def rank(chosen: NDArray[np.int64]) -> tuple[float, float, tuple[int, ...]]:
        return (float(problem.lacking(chosen).sum()), -problem.value(chosen), tuple(chosen.tolist()))

    return min(one, other, key=rank)


def _down(problem: Gains, bound: float) -> float:
    """Whole gains add up to whole numbers: a bound between two is as good as the lower."""
    return float(np.floor(bound + 1e-6)) if problem.whole else bound


def _proven(problem: Gains, chosen: NDArray[np.int64], upper: float) -> bool:
    return not problem.lacking(chosen).any() and upper <= problem.value(chosen)


def _told_of(
    options: Options,
    task: Task,
    problem: Gains,
    *,
    chosen: NDArray[np.int64],
    upper: float,
    plain: NDArray[np.int64],
) -> Siting:
    """In the words of the question: people reached, or what the ways of all cost."""
    worth = problem.value(chosen)
    upper = max(upper, worth)
    first = None if problem.lacking(plain).any() else problem.value(plain)
    today, sign = (_cost_today(options, task), -1.0) if task.method == "p-median" else (0.0, 1.0)
    best, objective = today + sign * upper, today + sign * worth
    gap = abs(best - objective) / max(abs(best), abs(objective), 1e-300)
    proven = gap <= (0.0 if problem.whole else 1e-6)
    return Siting(
        chosen=tuple(int(one) for one in np.sort(chosen)),
        objective=objective,
        bound=objective if proven and problem.whole else best,
        status="optimal" if proven else "gap",
        gap=0.0 if proven else gap,
        greedy_objective=None if first is None else today + sign * first,
        greedy=tuple(int(one) for one in np.sort(plain)),
        today=today,
    )


def _cost_today(options: Options, task: Task) -> float:
    today = np.full(len(options.weights), task.penalty)
    if options.today is not None:
        today = np.minimum(options.today, task.penalty)
    return float((today * options.weights).sum())
