"""The nearest spot as the crow flies, few points or many, by both engines."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from layers.access import kernels
from layers.access.kernels import plain
from layers.access.straight import nearest_straight
from tests.layers.access.test_engines import ENGINES

lattice = st.integers(1, 30).flatmap(lambda n: arrays(float, (n, 2), elements=st.integers(-6, 6).map(float)))


@pytest.mark.parametrize("points", [3, 10_500])
def test_the_nearest_of_all(points: int):
    chance = np.random.default_rng(4)
    here, spots = chance.uniform(0, 1000, (points, 2)), chance.uniform(0, 1000, (40, 2))
    metres, spot = nearest_straight(here, spots)
    all_metres = np.hypot(*(here[:, None] - spots[None]).transpose(2, 0, 1))
    assert spot.tolist() == all_metres.argmin(axis=1).tolist()
    assert np.allclose(metres, all_metres.min(axis=1))


def test_all_in_one_spot():
    metres, spot = nearest_straight(np.zeros((20_000, 2)), np.array([[3.0, 4.0]]))
    assert (metres == 5).all()
    assert (spot == 0).all()


@pytest.mark.parametrize("engine", ENGINES)
@given(points=lattice, spots=lattice)
def test_of_equally_near_ones_the_first(engine, points, spots):
    table = ((points[:, None] - spots[None]) ** 2).sum(axis=2)
    squares, spot = engine.straight(points, spots)
    assert spot.tolist() == table.argmin(axis=1).tolist()
    assert squares.tolist() == table.min(axis=1).tolist()


@pytest.mark.parametrize("engine", ENGINES)
def test_heaps_and_the_far_end(engine):
    """A town of a kilometre and one spot 400 km away: the grid has the town in one cell, and gives up."""
    chance = np.random.default_rng(7)
    spots = np.concatenate([chance.uniform(0, 1000, (3000, 2)), [[400_000.0, 0.0]]])
    points = np.concatenate([chance.uniform(-500, 1500, (400, 2)), chance.uniform(0, 400_000, (400, 2))])
    table = ((points[:, None] - spots[None]) ** 2).sum(axis=2)
    assert engine.straight(points, spots)[1].tolist() == table.argmin(axis=1).tolist()


@pytest.mark.skipif(not kernels.has_numba(), reason="numba is not installed")
def test_both_engines_to_the_last_bit():
    chance = np.random.default_rng(8)
    points, spots = chance.uniform(0, 90_000, (12_000, 2)), chance.uniform(0, 90_000, (700, 2))
    ours, other = kernels.chosen().straight(points, spots), plain.straight(points, spots)
    assert all(np.array_equal(one, two) for one, two in zip(ours, other, strict=True))
