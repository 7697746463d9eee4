"""Places and people strewn at random: questions of siting as matrices, small enough for others to answer too."""

from itertools import combinations

import numpy as np
from scipy.spatial import cKDTree

from layers.access.siting import Options, Task

SHARE = 0.2


def strewn(seed: int, *, places: int, points: int, each: float, zones: int = 0) -> Options:
    """``each``: about how many places reach a point; costs are whole seconds up to 900."""
    chance = np.random.default_rng(seed)
    where, homes = chance.uniform(0, 1, (places, 2)), chance.uniform(0, 1, (points, 2))
    radius = np.sqrt(each / places / np.pi)
    rows = [np.sort(row) for row in cKDTree(homes).query_ball_point(where, radius)]
    demand = np.concatenate(rows).astype(np.int32)
    sizes = [len(row) for row in rows]
    metres = np.hypot(*(homes[demand] - np.repeat(where, sizes, axis=0)).T)
    # Some people live at the door of a place of today.
    today = np.where(chance.uniform(size=points) < SHARE, np.rint(chance.uniform(0, 900, points)), np.inf)
    return Options(
        indptr=np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
        demand=demand,
        weights=np.rint(chance.gamma(2.0, 10.0, points)).astype(np.int64),
        costs=np.rint(metres / radius * 900),
        today=today,
        zones=(homes[:, 0] * zones).astype(np.int64) if zones else np.empty(0, np.int64),
    )


def worth(options: Options, task: Task, chosen: tuple[int, ...]) -> float:
    """The measure of a choice, by its definition alone."""
    if task.method == "mclp":
        new = options.covered(chosen) & ~options.reached_today
        return float(options.weights[new].sum())
    cost = np.minimum(options.today, task.penalty)
    for place in chosen:
        row = slice(options.indptr[place], options.indptr[place + 1])
        cost[options.demand[row]] = np.minimum(cost[options.demand[row]], options.costs[row])
    return float((cost * options.weights).sum())


def keeps_floor(options: Options, task: Task, chosen: tuple[int, ...]) -> bool:
    """Whether every zone has its people within reach."""
    covered = options.covered(chosen)
    return all(options.weights[covered & (options.zones == zone)].sum() >= need for zone, need in enumerate(task.floor))


def by_hand(options: Options, task: Task) -> float | None:
    """The best of all choices of k, each looked at; None where none is allowed."""
    free = [one for one in range(len(options)) if one not in task.forbidden]
    every = [one for one in combinations(free, min(task.k, len(free))) if set(task.fixed) <= set(one)]
    worths = [worth(options, task, one) for one in every if keeps_floor(options, task, one)]
    if not worths:
        return None
    return max(worths) if task.method == "mclp" else min(worths)
