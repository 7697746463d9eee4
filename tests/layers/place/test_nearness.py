"""Straight metres over the ground of a city."""

import numpy as np
import pytest

from layers.place.nearness import metres


def test_metres_of_a_known_way() -> None:
    # A hundredth of a degree on the parallel of 34.305°: 111,195 m × cos(34.305°) × 0.01.
    found = metres(np.array([[134.015, 34.305], [134.005, 34.305], [np.nan, np.nan]]), (134.005, 34.305))
    assert found[0] == pytest.approx(918.5, abs=1)
    assert found[1] == 0
    assert np.isnan(found[2])
