"""The nearest spot as the crow flies, few points or many."""

import numpy as np
import pytest

from layers.access.straight import nearest_straight


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
