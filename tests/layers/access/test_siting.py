"""Siting: proven choices equal every choice looked at, bounds never lie, floors are kept, other solvers agree."""

import importlib.util
import sys
from dataclasses import replace

import numpy as np
import pulp
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spopt.locate import MCLP, PMedian

from layers.access.kernels import siting as kernels
from layers.access.siting import Options, Task, as_today, at_least, branch, exact, search, solve
from layers.access.siting.gains import gains
from layers.errors import Refused
from tests.layers.access.siting_towns import by_hand, keeps_floor, strewn, worth

PENALTY = 1000.0
# Four homes in a row, three halls: 0 reaches a and b, 1 reaches b and c, 2 reaches c and d.
ROW = Options(
    indptr=np.array([0, 2, 4, 6]),
    demand=np.array([0, 1, 1, 2, 2, 3], dtype=np.int32),
    weights=np.array([5, 6, 6, 5]),
    costs=np.array([60.0, 300.0, 60.0, 60.0, 300.0, 60.0]),
)


def task_of(method: str, k: int, **more: object) -> Task:
    return Task(k=k, method=method, penalty=PENALTY if method == "p-median" else 0.0, **more)


def test_the_middle_hall_is_the_best_one_and_the_outer_two_the_best_pair() -> None:
    one, two = solve(ROW, Task(k=1)), solve(ROW, Task(k=2))
    assert (one.chosen, one.objective, one.bound, one.status, one.gap) == ((1,), 12, 12, "optimal", 0)
    assert (two.chosen, two.objective, two.status) == ((0, 2), 22, "optimal")
    # Greedy keeps the middle hall and loses five people.
    assert (two.greedy, two.greedy_objective) == ((0, 1), 17)


def test_p_median_counts_every_way_and_the_penalty_of_those_who_reach_none() -> None:
    found = solve(ROW, task_of("p-median", 1))
    assert found.today == 22 * PENALTY
    assert (found.chosen, found.objective) == ((1,), 12 * 60 + 10 * PENALTY)


def test_a_tie_goes_to_the_lower_numbers_and_nothing_useless_is_opened() -> None:
    twins = Options(indptr=np.array([0, 1, 2, 3]), demand=np.array([0, 0, 0], dtype=np.int32), weights=np.array([7]))
    assert solve(twins, Task(k=2)).chosen == (0,)
    assert solve(twins, Task(k=1, forbidden=(0,))).chosen == (1,)
    assert solve(twins, Task(k=2, fixed=(2,))).chosen == (2,)


def test_who_reaches_a_place_today_is_taken_out() -> None:
    today = np.array([np.inf, 100.0, np.inf, np.inf])
    found = solve(replace(ROW, today=today), Task(k=1))
    assert (found.chosen, found.objective) == ((2,), 11)


def test_nobody_to_reach_is_an_answer_too() -> None:
    nothing = replace(ROW, weights=np.zeros(4, dtype=np.int64))
    assert (solve(nothing, Task(k=2)).chosen, solve(nothing, Task(k=2)).status) == ((), "optimal")
    empty = Options(indptr=np.array([0]), demand=np.empty(0, dtype=np.int32), weights=np.array([3]))
    assert solve(empty, Task(k=2)).objective == 0


def test_a_floor_of_a_share_is_whole_people_and_exact() -> None:
    zoned = replace(ROW, zones=np.array([0, 0, 1, 1]))
    assert at_least(zoned, 0.1, 3).tolist() == [2, 2, 0]
    assert at_least(replace(zoned, weights=np.array([5, 5, 5, 5])), 0.3, 2).tolist() == [3, 3]
    assert as_today(replace(zoned, today=np.array([1.0, np.inf, np.inf, 1.0])), 2).tolist() == [5, 5]


def test_a_floor_that_no_choice_keeps_is_said() -> None:
    zoned = replace(ROW, zones=np.array([0, 1, 1, 2]))
    with pytest.raises(Refused) as told:
        solve(zoned, Task(k=1, floor=np.array([1, 0, 1])))
    assert told.value.code == "siting.floor"
    with pytest.raises(Refused):
        solve(zoned, Task(k=3, floor=np.array([6, 0, 0])))


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (Task(k=0), "siting.count"),
        (Task(k=1, fixed=(0, 1)), "siting.count"),
        (Task(k=2, fixed=(0,), forbidden=(0,)), "siting.fixed_and_forbidden"),
        (Task(k=1, method="nearest"), "siting.method"),
        (Task(k=1, method="p-median", penalty=300.0), "siting.penalty"),
    ],
)
def test_nonsense_is_refused(wrong: Task, code: str) -> None:
    with pytest.raises(Refused) as told:
        solve(ROW, wrong)
    assert told.value.code == code


@given(seed=st.integers(0, 10**6), k=st.integers(1, 4), median=st.booleans(), share=st.sampled_from([0.0, 0.2, 0.5]))
def test_the_best_of_all_choices_is_found_and_floors_are_kept(seed: int, k: int, median: bool, share: float) -> None:
    options = strewn(seed, places=9, points=30, each=2.0, zones=3)
    method = "p-median" if median else "mclp"
    task = task_of(method, k, forbidden=(4,), fixed=(seed % 3,), floor=at_least(options, share, 3))
    best = by_hand(options, task)
    if best is None:
        with pytest.raises(Refused):
            solve(options, task)
        return
    found = solve(options, task)
    assert (found.objective, found.status, found.bound) == (best, "optimal", best)
    assert worth(options, task, found.chosen) == best
    assert keeps_floor(options, task, found.chosen)
    assert set(task.fixed) <= set(found.chosen)
    assert not set(task.forbidden) & set(found.chosen)


@given(seed=st.integers(0, 10**6), k=st.integers(1, 6), median=st.booleans())
def test_bounds_never_lie_where_nothing_is_proven(seed: int, k: int, median: bool) -> None:
    options = strewn(seed, places=11, points=40, each=4.0, zones=2)
    task = task_of("p-median" if median else "mclp", k)
    quick, best = solve(options, task, seconds=0), by_hand(options, task)
    assert worth(options, task, quick.chosen) == quick.objective
    better, bound = (quick.objective, quick.bound) if median else (quick.bound, quick.objective)
    assert bound <= best <= better
    assert (quick.status == "optimal") == (quick.objective == quick.bound)
    assert quick.gap == pytest.approx(abs(quick.bound - quick.objective) / max(quick.bound, quick.objective, 1e-300))


@given(seed=st.integers(0, 10**6), k=st.integers(1, 5), median=st.booleans(), share=st.sampled_from([0.0, 0.4]))
def test_each_exact_way_alone_finds_the_best(seed: int, k: int, median: bool, share: float) -> None:
    options = strewn(seed, places=9, points=40, each=4.0, zones=2)
    task = task_of("p-median" if median else "mclp", k, floor=at_least(options, share, 2))
    problem, best = gains(options, task), by_hand(options, task)
    found = exact.solve(problem, k, start=np.empty(0, np.int64), seconds=10, told=lambda: None)
    branched = branch.solve(problem, k, lower=-1.0, seconds=10, told=lambda: None)
    if best is None:
        assert found.impossible
        assert branched.chosen is None
        return
    assert worth(options, task, tuple(found.chosen)) == best
    assert worth(options, task, tuple(branched.chosen)) == best
    assert branched.bound == problem.value(branched.chosen)
    assert found.bound == pytest.approx(branched.bound, abs=1)
    assert keeps_floor(options, task, tuple(branched.chosen))


def test_what_branching_has_not_looked_at_stays_in_the_bound() -> None:
    problem = gains(strewn(5, places=40, points=300, each=12.0), Task(k=4))
    assert branch.solve(problem, 4, lower=-1.0, seconds=0, told=lambda: None).bound == np.inf
    best = branch.solve(problem, 4, lower=-1.0, seconds=60, told=lambda: None)
    assert branch.solve(problem, 4, lower=best.bound, seconds=60, told=lambda: None).chosen is None


@given(seed=st.integers(0, 10**6), k=st.integers(1, 5), median=st.booleans())
def test_more_places_and_more_candidates_never_make_it_worse(seed: int, k: int, median: bool) -> None:
    options = strewn(seed, places=10, points=40, each=3.0)
    method, sign = ("p-median", -1) if median else ("mclp", 1)
    here = sign * solve(options, task_of(method, k)).objective
    assert sign * solve(options, task_of(method, k + 1)).objective >= here
    assert sign * solve(options, task_of(method, k, forbidden=(0, 1))).objective <= here


def test_points_with_equal_places_are_merged_and_none_else() -> None:
    twice = Options(
        indptr=np.array([0, 4, 8]),
        demand=np.array([0, 1, 2, 3, 0, 1, 3, 4], dtype=np.int32),
        weights=np.array([1, 2, 4, 8, 16]),
        costs=np.array([10.0, 10, 10, 20, 30, 30, 30, 30]),
    )
    assert sorted(gains(twice, Task(k=1)).people.tolist()) == [4, 11, 16]
    assert sorted(gains(twice, task_of("p-median", 1)).people.tolist()) == [3, 4, 8, 16]
    zoned = replace(twice, zones=np.array([0, 1, 0, 0, 0]))
    assert sorted(gains(zoned, Task(k=1, floor=np.array([1, 1]))).people.tolist()) == [2, 4, 9, 16]


@pytest.mark.parametrize("method", ["mclp", "p-median"])
def test_numpy_alone_gives_the_same_answers(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    options = strewn(3, places=25, points=200, each=4.0, zones=3)
    task = task_of(method, 5, fixed=(7,), floor=at_least(options, 0.5, 3))
    compiled, quick = solve(options, task), solve(options, task, seconds=0)
    for name in [one for one in sys.modules if one.startswith("layers.access.kernels.siting_")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "numba", None)
    for part in ("siting_loops", "siting_moves", "siting_dual"):
        name = f"layers.access.kernels.{part}"
        found = importlib.util.find_spec(name)
        loaded = importlib.util.module_from_spec(found)
        monkeypatch.setitem(sys.modules, name, loaded)
        found.loader.exec_module(loaded)
    monkeypatch.setattr(kernels, "moves", lambda: sys.modules["layers.access.kernels.siting_moves"])
    monkeypatch.setattr(kernels, "bounds", lambda: sys.modules["layers.access.kernels.siting_dual"])
    assert search.kernels.moves().open_place.__module__.endswith("plain")
    assert solve(options, task) == compiled
    assert solve(options, task, seconds=0).objective == quick.objective


@pytest.mark.filterwarnings("ignore::DeprecationWarning:spopt", "ignore:.*PuLP:DeprecationWarning")
@pytest.mark.parametrize("method", ["mclp", "p-median"])
def test_spopt_with_highs_finds_nothing_better(method: str, trials: int) -> None:
    for seed in range(min(50, 6 * trials)):
        options = strewn(1000 + seed, places=12 + seed % 9, points=60, each=2.5)
        options = replace(options, today=None)
        task = task_of(method, 2 + seed % 4)
        cost = np.full((len(options.weights), len(options)), PENALTY)
        cost[options.demand, np.repeat(np.arange(len(options)), np.diff(options.indptr))] = options.costs
        if method == "mclp":
            model = MCLP.from_cost_matrix(cost, options.weights, 900.0, task.k)
        else:
            model = PMedian.from_cost_matrix(cost, options.weights, task.k)
        other = pulp.value(model.solve(pulp.HiGHS(msg=False)).problem.objective)
        quick, proven = solve(options, task, seconds=0), solve(options, task)
        assert (proven.status, proven.objective) == ("optimal", pytest.approx(other))
        assert min(quick.objective, quick.bound) <= proven.objective <= max(quick.objective, quick.bound)


def test_whoever_waits_can_stop_it() -> None:
    def told(_share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        solve(ROW, Task(k=1), told=told)
