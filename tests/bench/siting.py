"""Where the next places help most: proofs and bounds beside spopt with HiGHS, on strewn towns.

Each answer is checked: a proven one equals the other's optimum, a bound is never below it.
"""

import numpy as np
import pulp
from spopt.locate import MCLP, PMedian

from layers.access.siting import Options, Siting, Task, solve
from tests.bench.clock import Line, median
from tests.layers.access.siting_towns import strewn

_FASTER, _GAP, _QUICK, _CELLS = 50.0, 0.01, 2.0, 30.0
_PENALTY = 1000.0


def measure(times: int, *, full: bool = False) -> list[Line]:
    """``full``: p-median beside spopt too, which takes most of a minute each time."""
    solve(strewn(0, places=20, points=50, each=3.0), Task(k=2))  # compiled beforehand, as a worker does at its start
    made = [_mclp(times), _large(times), _cells(times, 10.0), _cells(times, 30.0), _median_large(times)]
    return [*made, _median(times)] if full else [*made, _median_alone(times)]


def _mclp(times: int) -> Line:
    options, task = strewn(1, places=200, points=5_000, each=4.0), Task(k=20)
    found = _proven(solve(options, task))
    model = MCLP.from_cost_matrix(_matrix(options), _asked(options), 900.0, task.k)
    other = []
    took = median(1, lambda: other.append(pulp.value(model.solve(pulp.HiGHS(msg=False)).problem.objective)))
    _same(found, other[0])
    ours = median(times, lambda: solve(options, task))
    job = "MCLP 200 x 5,000, k 20, optimum proven"
    return Line(job=job, ours=ours, other_name="spopt + HiGHS", other=took, least=_FASTER)


def _large(times: int) -> Line:
    options, task = strewn(1, places=2_000, points=50_000, each=8.5), Task(k=100)
    found = solve(options, task, seconds=0)
    ours = median(times, lambda: solve(options, task, seconds=0))
    job = f"MCLP 2,000 x 50,000, k 100, gap {found.gap:.3%} proven"
    return Line.limit(job, ours, _QUICK, name="the limit, gap <=1 %", sound=found.gap <= _GAP)


def _cells(times: int, each: float) -> Line:
    """Row 7.5: the more the candidates overlap, the harder the proof."""
    options, task = strewn(1, places=500, points=5_000, each=each), Task(k=10)
    _proven(solve(options, task, seconds=60))
    ours = median(times, lambda: solve(options, task, seconds=60))
    return Line.limit(f"500 candidates x 5,000 cells, k 10, {each:.0f} reach a cell, proven", ours, _CELLS)


def _median_large(times: int) -> Line:
    options = strewn(1, places=200, points=5_000, each=200.0)
    task = Task(k=20, method="p-median", penalty=_PENALTY)
    found = solve(options, task, seconds=0)
    ours = median(times, lambda: solve(options, task, seconds=0))
    job = f"p-median 200 x 5,000, k 20, gap {found.gap:.3%} proven"
    return Line.limit(job, ours, _QUICK, name="the limit, gap <=1 %", sound=found.gap <= _GAP)


def _median_town() -> tuple[Options, Task]:
    return strewn(1, places=100, points=1_000, each=100.0), Task(k=10, method="p-median", penalty=_PENALTY)


def _median_alone(times: int) -> Line:
    options, task = _median_town()
    _proven(solve(options, task))
    ours = median(times, lambda: solve(options, task))
    return Line.limit("p-median 100 x 1,000, k 10, optimum proven", ours, _CELLS)


def _median(times: int) -> Line:
    options, task = _median_town()
    found = _proven(solve(options, task))
    today = np.minimum(options.today, _PENALTY)
    cost = np.minimum(_matrix(options, _PENALTY), today[:, None])
    model = PMedian.from_cost_matrix(cost, options.weights, task.k)
    other = []
    took = median(1, lambda: other.append(pulp.value(model.solve(pulp.HiGHS(msg=False)).problem.objective)))
    _same(found, other[0])
    ours = median(times, lambda: solve(options, task))
    job = "p-median 100 x 1,000, k 10, optimum proven"
    return Line(job=job, ours=ours, other_name="spopt + HiGHS", other=took)


def _matrix(options: Options, beyond: float = 1e6) -> np.ndarray:
    cost = np.full((len(options.weights), len(options)), beyond)
    cost[options.demand, np.repeat(np.arange(len(options)), np.diff(options.indptr))] = options.costs
    return cost


def _asked(options: Options) -> np.ndarray:
    """Who reaches a place already is asked of nobody."""
    return np.where(options.reached_today, 0, options.weights)


def _proven(found: Siting) -> Siting:
    if not found.proven:
        raise AssertionError(f"not proven: {found}")
    return found


def _same(found: Siting, other: float) -> None:
    if abs(found.objective - other) > 1e-6 * abs(other):
        raise AssertionError(f"{found.objective} ≠ {other}")
