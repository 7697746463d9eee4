"""The exact answer by HiGHS: maximal covering as an integer programme, p-median as covering by levels."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from layers.access.siting.gains import Gains

_CALLS_EVERY_SECONDS = 0.3


@dataclass(frozen=True, kw_only=True, slots=True)
class Exact:
    """``chosen`` (None: nothing was found in time), ``bound`` of this programme, ``impossible``: no choice at all."""

    chosen: NDArray[np.int64] | None
    bound: float
    impossible: bool = False


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Programme:
    """Columns: a place each, then a level each."""

    cost: NDArray[np.float64]
    rows: sp.csc_matrix
    lower: NDArray[np.float64]
    upper: NDArray[np.float64]


def solve(gains: Gains, k: int, *, start: NDArray[np.int64], seconds: float, told: Callable[[], None]) -> Exact:
    """Best ``k`` places, from a first choice; one thread, so that the same question gets the same answer.

    For demand point i let ``g_i1 > g_i2 > … > 0`` be the different gains of the places that reach it; S_il: the places
    of exactly the l-th gain. x_j = 1 where place j is open, y_il in [0, 1] = 1 where i gets its l-th gain or more:

        maximise  sum_i sum_l (g_il - g_i,l+1) y_il
        s. t.     y_il <= y_i,l-1 + sum_{j in S_il} x_j         (y_i0 = 0)
                  sum_j x_j <= k
                  sum_{i in zone} a_i y_iL >= need_zone         (L: the last level of i)

    One level: the covering problem of Church & ReVelle (1974). Several: p-median by radii (Cornuéjols, Nemhauser &
    Wolsey 1980; Elloumi 2010), with as good a relaxation as the usual one and far fewer rows.
    ``told`` is called now and then; what it raises ends the search.
    """
    programme = _programme(gains, k)
    solver = _solver(programme, gains, seconds)
    _begin(solver, len(gains), start)
    stopped = _run(solver, told)
    if stopped is not None:
        raise stopped
    info, status = solver.getInfo(), solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return Exact(chosen=None, bound=-np.inf, impossible=True)
    found = None
    if info.primal_solution_status == highspy.kSolutionStatusFeasible:
        found = np.flatnonzero(np.asarray(solver.getSolution().col_value)[: len(gains)] > 0.5).astype(np.int64)
    return Exact(chosen=found, bound=-info.mip_dual_bound)


def _programme(gains: Gains, k: int) -> _Programme:
    places, levels = len(gains), _levels(gains)
    floors = _floors(gains, levels)
    height, width = len(levels.drop) + 1 + len(floors), places + len(levels.drop)
    each, later = np.arange(len(levels.drop)), np.flatnonzero(~levels.first)
    rows = sp.vstack(
        [
            # y_l - y_{l-1} - sum x <= 0, a row a level.
            _entries(each, places + each, 1.0, (len(each), width))
            + _entries(later, places + later - 1, -1.0, (len(each), width))
            + _entries(levels.of_pair, levels.place, -1.0, (len(each), width)),
            _entries(np.zeros(places, np.int64), np.arange(places), 1.0, (1, width)),
            *floors,
        ]
    ).tocsc()
    lower, upper = np.full(height, -np.inf), np.zeros(height)
    upper[len(each)] = k
    lower[len(each) + 1 :], upper[len(each) + 1 :] = gains.need[gains.need > 0], np.inf
    return _Programme(cost=np.concatenate([np.zeros(places), -levels.drop]), rows=rows, lower=lower, upper=upper)


def _entries(row: NDArray[np.int64], column: NDArray[np.int64], value: float, shape: tuple[int, int]) -> sp.csr_matrix:
    return sp.csr_matrix((np.full(len(row), value), (row, column)), shape=shape)


def _floors(gains: Gains, levels: "_Levels") -> list[sp.csr_matrix]:
    """A row a zone that lacks people: the last level of a point says whether it is reached at all."""
    last = np.flatnonzero(np.append(levels.first[1:], [True])) if len(levels.drop) else np.empty(0, np.int64)
    width = len(gains) + len(levels.drop)
    rows = []
    for zone in np.flatnonzero(gains.need > 0):
        inside = last[gains.zone[levels.point[last]] == zone]
        row = sp.lil_matrix((1, width))
        row[0, len(gains) + inside] = gains.people[levels.point[inside]]
        rows.append(row.tocsr())
    return rows


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Levels:
    """Of each pair its level and place; of each level its point, what it adds, and whether it is the point's first."""

    of_pair: NDArray[np.int64]
    place: NDArray[np.int64]
    point: NDArray[np.int64]
    drop: NDArray[np.float64]
    first: NDArray[np.bool_]


def _levels(gains: Gains) -> _Levels:
    point = np.repeat(np.arange(gains.points), np.diff(gains.cptr))
    order = np.lexsort((gains.place, -gains.cgain, point))
    point, gain = point[order], gains.cgain[order]
    new = np.ones(len(point), dtype=bool)
    new[1:] = (np.diff(point) != 0) | (np.diff(gain) != 0)
    owner, height = point[new], gain[new]
    first = np.ones(len(owner), dtype=bool)
    first[1:] = np.diff(owner) != 0
    following = np.append(height[1:], 0.0)[: len(height)]
    following[np.append(first[1:], [True])[: len(first)]] = 0.0
    return _Levels(
        of_pair=np.cumsum(new) - 1,
        place=gains.place[order].astype(np.int64),
        point=owner,
        drop=height - following,
        first=first,
    )


def _solver(programme: _Programme, gains: Gains, seconds: float) -> Any:  # noqa: ANN401 - highspy has no types
    places, solver = len(gains), highspy.Highs()  # type: ignore[no-untyped-call]
    told = {
        "output_flag": False,
        "threads": 1,
        "random_seed": 0,
        "time_limit": float(seconds),
        "mip_rel_gap": 0.0,
        # Whole numbers differ by one at least: nearer than that is the same.
        "mip_abs_gap": 1 - 1e-4 if gains.whole else 1e-9,
    }
    for name, setting in told.items():
        solver.setOptionValue(name, setting)
    width = len(programme.cost)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = width, len(programme.lower)
    model.col_cost_ = programme.cost
    model.col_lower_, model.col_upper_ = np.zeros(width), np.ones(width)
    model.row_lower_, model.row_upper_ = programme.lower, programme.upper
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = programme.rows.indptr
    model.a_matrix_.index_ = programme.rows.indices
    model.a_matrix_.value_ = programme.rows.data
    kinds = [highspy.HighsVarType.kInteger] * places
    model.integrality_ = kinds + [highspy.HighsVarType.kContinuous] * (width - places)
    solver.passModel(model)
    return solver


def _begin(solver: Any, places: int, start: NDArray[np.int64]) -> None:  # noqa: ANN401 - highspy has no types
    """The first choice: HiGHS finds the levels that belong to it."""
    if len(start):
        opened = np.zeros(places)
        opened[start] = 1.0
        solver.setSolution(places, np.arange(places, dtype=np.int32), opened)


def _run(solver: Any, told: Callable[[], None]) -> BaseException | None:  # noqa: ANN401 - highspy has no types
    """What ``told`` has raised, if it has: nothing may fly through the solver."""
    stopped: list[BaseException] = []
    asked = [time.monotonic()]

    def look(event: highspy.HighsCallbackEvent) -> None:
        if not stopped and time.monotonic() - asked[0] > _CALLS_EVERY_SECONDS:
            asked[0] = time.monotonic()
            try:
                told()
            except BaseException as fault:  # noqa: BLE001 - it is raised again as soon as the solver has ended
                stopped.append(fault)
        if stopped:
            event.interrupt()

    for callback in (solver.cbMipInterrupt, solver.cbSimplexInterrupt, solver.cbIpmInterrupt):
        callback.subscribe(look)
    solver.run()
    return stopped[0] if stopped else None
