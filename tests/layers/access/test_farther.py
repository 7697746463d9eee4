"""Searching near first gives what one far search gives, for every walker, on hills, with steps and one-ways."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.access import farther, travel
from layers.access.ends import NOWHERE, Ends
from layers.access.walkers import walker
from tests import town_streets

NETWORK = town_streets.streets()
NODES = len(NETWORK)


def _ends(nodes: list[int], legs: list[float]) -> Ends:
    return Ends(nodes=np.array(nodes, dtype=np.int32), leg_metres=np.array(legs, dtype=np.float64))


_SPOTS = st.lists(st.tuples(st.integers(NOWHERE, NODES - 1), st.sampled_from([0.0, 40.0, 120.0])), max_size=9)


@pytest.mark.parametrize("name", ["level60", "adult", "older75", "rollator", "wheelchair"])
@settings(max_examples=25)
@given(sites=_SPOTS, asked=st.sampled_from([300.0, 600.0, 1800.0]))
def test_near_first_is_the_same_as_one_far_search(name: str, sites, asked: float) -> None:
    who = walker(name)
    homes = _ends([*range(NODES), NOWHERE], [0.0, 30.0] * (NODES // 2) + [0.0] * (NODES % 2) + [0.0])
    there = _ends([node for node, _ in sites], [leg for _, leg in sites])
    found = farther.Farther(NETWORK, who, there, homes)
    found.search(asked)
    if not sites:
        assert (found.site == NOWHERE).all()
        return
    whole = travel.best(travel.roads(NETWORK, who), there, homes, who, farther.FARTHEST_SECONDS)
    assert np.array_equal(found.site, whole.site)
    assert np.array_equal(found.seconds, np.where(whole.site == NOWHERE, np.inf, whole.worse))


def test_a_place_far_away_is_found_and_one_beyond_two_hours_is_none() -> None:
    """From one corner of the town to the other and back, beyond what the first search looks at."""
    who = walker("level60")
    site, home = town_streets.node(0, 12), town_streets.node(7, 0)
    found = farther.Farther(NETWORK, who, _ends([site], [0.0]), _ends([home], [0.0]))
    found.search(600)
    assert found.seconds[0] == pytest.approx((7 * 4 + 12 * 5) * 60)
    across = farther.Farther(
        NETWORK, who, _ends([town_streets.node(0, 12)], [0.0]), _ends([town_streets.node(12, 12)], [0.0])
    )
    across.search(600)
    assert across.site[0] == NOWHERE
