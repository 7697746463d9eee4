"""Rounds find what one wide search finds, for walkers with and without a longest stretch."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.access import rounds
from layers.access.boundary import limit_spans, limit_ticks
from layers.access.kernels import engine
from layers.access.kernels.points import Bounds
from layers.access.travel import legged, roads, tied
from layers.access.walkers import walker
from tests.layers.access.streets import ends, network

NODES = 40


@settings(max_examples=25)
@given(seed=st.integers(0, 10_000), few=st.booleans())
@pytest.mark.parametrize("who", ["adult", "older75"])
def test_rounds_find_what_one_wide_search_finds(who: str, seed: int, few: bool) -> None:
    chance = np.random.default_rng(seed)
    # Streets of 50 m to 2 km: some homes are near, some an hour away, some cut off; three in four can be gone back.
    there = chance.integers(0, NODES, (55, 2))
    back = there[chance.random(len(there)) < 0.75][:, ::-1]
    edges = [(u, v, float(chance.choice([50, 200, 700, 2000]))) for u, v in np.concatenate([there, back]).tolist()]
    made = roads(network(edges, NODES, heights=chance.uniform(0, 60, NODES)), walker(who))
    sites = ends(chance.integers(-1, NODES, 3 if few else 30), chance.uniform(0, 200, 3 if few else 30))
    homes = ends(chance.integers(-1, NODES, 30), chance.uniform(0, 200, 30))
    told = legged(sites, walker(who)), tied(homes, walker(who), made.forward)
    bounds = Bounds(limit=limit_ticks(7200), most=limit_spans(walker(who).stretch_metres))
    assert rounds.best_of(made, *told, bounds).tolist() == engine().best_trips(made, *told, bounds).tolist()


def test_who_lives_far_off_is_searched_from() -> None:
    line = network([(0, 1, 100), (1, 0, 100), (1, 2, 4000), (2, 1, 4200)], 3)
    who = walker("level60")
    made = roads(line, who)
    told = legged(ends([0, 0]), who), tied(ends([1, 2, -1]), who, made.forward)
    found = rounds.best_of(made, *told, Bounds(limit=limit_ticks(7200)))
    assert found[:, 0].tolist() == [0, 0, -1]
    assert (found[1, 1] / found[0, 1], found[1, 2] / found[0, 2]) == (43, 41)
