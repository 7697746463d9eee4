"""Both engines against scipy's own Dijkstra and each other, to the last bit, on networks of chance."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from layers.access import kernels
from layers.access.graph import FAR, Graph, Roads, graph, turned
from layers.access.kernels import plain
from layers.access.kernels.points import Bounds, Points, by_node

compiled = kernels.chosen()
ENGINES = [pytest.param(engine, id=engine.__name__.rpartition(".")[2]) for engine in (compiled, plain)]
NODES = 8
# Few different times and lengths, so that ties, loops, doubles and edges of no time at all are common.
edge = st.tuples(
    st.integers(0, NODES - 1),
    st.integers(0, NODES - 1),
    st.sampled_from([0.0, 1.0, 2.5, 10.0, 33.3, 60.0]),
    st.sampled_from([0.0, 1.0, 20.0, 33.3]),
)
streets = st.lists(edge, max_size=24)
tied = st.lists(
    st.tuples(st.integers(-1, NODES - 1), st.sampled_from([0.0, 1.0, 12.5]), st.sampled_from([0.0, 3.0])), max_size=6
)
limits = st.sampled_from([0.0, 2.5, 12.0, 70.0, 500.0])


def made(edges: list[tuple[int, int, float, float]]) -> Graph:
    tails, heads, seconds, metres = np.array(edges, dtype=float).reshape(-1, 4).T
    whole = (np.int32, np.int32, np.float32, np.float32)
    columns = [column.astype(kind) for column, kind in zip((tails, heads, seconds, metres), whole, strict=True)]
    return graph(*columns, nodes=NODES)


def ends(some: list[tuple[int, float, float]]):
    nodes, seconds, metres = np.array(some, dtype=float).reshape(-1, 3).T
    return whole(nodes.astype(np.int32), (seconds * 65536).astype(np.int32), (metres * 16384).astype(np.int32))


def whole(nodes, ticks, spans, of=NODES):
    return by_node(Points(nodes=nodes, ticks=ticks, spans=spans), nodes=of)


def far(one: Graph, node: int) -> np.ndarray:
    """Ticks by scipy, of the very edges."""
    matrix = csr_array((one.ticks.astype(float), one.heads, one.indptr), shape=(NODES, NODES))
    return dijkstra(matrix, indices=[node])[0]


@pytest.mark.parametrize("engine", ENGINES)
@given(edges=streets, node=st.integers(0, NODES - 1), limit=limits)
def test_a_ball_is_what_dijkstra_finds(engine: Any, edges, node, limit):
    one, ticks = made(edges), int(limit * 65536)
    nodes, told = engine.ball(one, node, 0, ticks)
    expected = far(one, node)
    assert sorted(nodes.tolist()) == np.flatnonzero(expected <= ticks).tolist()
    assert told[0].tolist() == expected[nodes].tolist()
    for at, slot, time, span in zip(nodes, told[2], told[0], told[1], strict=True):
        if slot < 0:
            assert (at, time, span) == (node, 0, 0)
        else:
            tail = np.flatnonzero(nodes == one.tails[slot])[0]
            assert (told[0][tail] + one.ticks[slot], told[1][tail] + one.spans[slot]) == (time, span)


@given(edges=streets, node=st.integers(0, NODES - 1), start=st.sampled_from([0, 65536]), limit=limits)
def test_balls_of_both_engines_are_equal(edges, node, start, limit):
    ours, other = (
        {n: (t, s) for n, t, s in zip(nodes.tolist(), *told[:2].tolist(), strict=True)}
        for nodes, told in (e.ball(made(edges), node, start, start + int(limit * 65536)) for e in (compiled, plain))
    )
    assert ours == other


@given(edges=streets, node=st.integers(0, NODES - 1), goal=st.integers(0, NODES - 1))
def test_a_goal_ends_the_search_and_changes_nothing(edges, node, goal):
    one = made(edges)
    whole, short = (compiled.ball(one, node, 0, 500 * 65536, end) for end in (-1, goal))
    at = [np.flatnonzero(nodes == goal) for nodes, _ in (whole, short)]
    assert len(at[0]) == len(at[1])
    assert whole[1][:2, at[0]].tolist() == short[1][:2, at[1]].tolist()


@pytest.mark.parametrize("engine", ENGINES)
@given(edges=streets, sites=tied, limit=limits)
def test_the_nearest_and_the_nearest_few(engine: Any, edges, sites, limit):
    one, at, ticks = made(edges), ends(sites), int(limit * 65536)
    table = np.full((len(sites), NODES), np.inf)
    for row, (node, start) in enumerate(zip(at.nodes, at.ticks, strict=True)):
        if node >= 0:
            table[row] = start + far(one, node)
    table[table > ticks] = np.inf
    expected = [sorted((time, row) for row, time in enumerate(column) if np.isfinite(time)) for column in table.T]
    times, site = engine.nearest(one, at.nodes, at.ticks, ticks)
    firsts = [row[0] if row else (FAR, -1) for row in expected]
    assert list(zip(times.tolist(), site.tolist(), strict=True)) == firsts
    times, few = engine.k_nearest(one, at.nodes, at.ticks, 3, ticks)
    for row, one_times, one_few in zip(expected, times.tolist(), few.tolist(), strict=True):
        assert list(zip(one_times, one_few, strict=True)) == (row + [(FAR, -1)] * 3)[:3]


@pytest.mark.parametrize("engine", ENGINES)
@given(edges=streets, sites=tied, homes=tied, limit=limits, most=st.sampled_from([-1, 0, 40]))
def test_round_trips(engine: Any, edges, sites, homes, limit, most):
    forward = made(edges)
    roads, ticks = Roads(forward=forward, backward=turned(forward)), int(limit * 65536)
    bounds = Bounds(limit=ticks, most=most * 16384 if most > 0 else most)
    at, live = ends(sites), ends(homes)
    counts, served, told = engine.round_trips(roads, at, live, bounds)
    expected = [
        [home for home in range(len(homes)) if _worse(forward, at, live, site, home) <= ticks]
        for site in range(len(sites))
    ]
    rows = [row.tolist() for row in np.split(served, np.cumsum(counts)[:-1])] if len(sites) else []
    if most < 0:
        assert rows == expected
    assert all(set(row) <= set(whole) for row, whole in zip(rows, expected, strict=True))
    assert most < 0 or told[:, 2:].max(initial=0) <= bounds.most
    best = engine.best_trips(roads, at, live, bounds)
    number = np.repeat(np.arange(len(sites)), counts)
    for home in range(len(homes)):
        mine = [(told[i, :2].max(), number[i], *told[i, :2]) for i in np.flatnonzero(served == home)]
        assert tuple(best[home]) == (min(mine)[1:] if mine else (-1, FAR, FAR))


@given(edges=streets, sites=tied, homes=tied, limit=limits, most=st.sampled_from([-1, 0, 40 * 16384]))
def test_round_trips_of_both_engines_are_equal(edges, sites, homes, limit, most):
    forward = made(edges)
    roads = Roads(forward=forward, backward=turned(forward))
    bounds = Bounds(limit=int(limit * 65536), most=most)
    both = [
        (
            *engine.round_trips(roads, ends(sites), ends(homes), bounds),
            *engine.spread(forward, ends(sites).nodes, ends(sites).ticks, ends(homes), bounds.limit),
        )
        for engine in (compiled, plain)
    ]
    for ours, other in zip(*both, strict=True):
        np.testing.assert_array_equal(ours, other)


@settings(max_examples=3)
@given(seed=st.integers(0, 1000))
def test_two_threads_and_grown_queues_change_nothing(seed):
    chance = np.random.default_rng(seed)
    nodes, count = 400, 1600
    forward = graph(
        chance.integers(0, nodes, count, dtype=np.int32),
        chance.integers(0, nodes, count, dtype=np.int32),
        chance.gamma(2, 20, count).astype(np.float32),
        chance.gamma(2, 20, count).astype(np.float32),
        nodes=nodes,
    )
    roads = Roads(forward=forward, backward=turned(forward))
    nowhere = np.zeros(300, dtype=np.int32)
    at = whole(chance.integers(-1, nodes, 300, dtype=np.int32), nowhere, nowhere, of=nodes)
    bounds = Bounds(limit=400 * 65536, most=300 * 16384)
    for ours, other in zip(
        compiled.round_trips(roads, at, at, bounds), plain.round_trips(roads, at, at, bounds), strict=True
    ):
        np.testing.assert_array_equal(ours, other)
    np.testing.assert_array_equal(compiled.best_trips(roads, at, at, bounds), plain.best_trips(roads, at, at, bounds))


def _worse(forward: Graph, sites, homes, site: int, home: int) -> float:
    here, there = int(sites.nodes[site]), int(homes.nodes[home])
    if min(here, there) < 0 or sites.ticks[site] > 500 * 65536:
        return np.inf
    legs = int(sites.ticks[site]) + int(homes.ticks[home])
    return max(far(forward, here)[there], far(forward, there)[here]) + legs
