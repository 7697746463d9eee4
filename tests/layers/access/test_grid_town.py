"""The streets of 架空のまち: minutes, metres and who is served, every number done by hand in ``tests.town_streets``."""

import numpy as np
import pytest

from layers.access.ends import snap
from layers.access.graph import roads
from layers.access.packing import packed
from layers.access.travel import best, isochrone, pair, reach
from layers.access.walkers import walker
from tests.layers.access.streets import ends
from tests.town_streets import middle, node, streets

LEVEL = walker("level60")
WEST1, WEST2, MID1, MID2 = middle(0, 0), middle(0, 1), middle(1, 0), middle(1, 1)
EAST1, EAST2 = middle(2, 0), middle(2, 1)
TOWN, BRIDGED = streets(), streets(footbridge=True)


@pytest.mark.parametrize(
    ("network", "start", "goal", "minutes", "metres"),
    [
        (TOWN, WEST1, WEST2, 20, 1200),
        (TOWN, WEST1, MID1, 16, 960),
        (TOWN, MID1, WEST1, 26, 1560),
        (TOWN, MID1, EAST1, 36, 2160),
        (TOWN, MID2, EAST2, 76, 4560),
        (BRIDGED, MID2, EAST2, 16, 960),
    ],
)
def test_walks_by_hand(network, start, goal, minutes, metres):
    trip = pair(network, LEVEL, ends([node(*start)]), ends([node(*goal)]))
    assert (trip.seconds, trip.metres) == (60 * minutes, metres)


@pytest.mark.parametrize(
    ("who", "start", "goal", "minutes"),
    [
        ("older75", (2, 9), (2, 10), 7.0953),
        ("older75", (1, 10), (2, 10), 6.1953),
        ("older75", (2, 10), (2, 9), 5.0),
        ("older75", (2, 10), (1, 10), 4.3658),
        ("rollator", (2, 9), (2, 10), 8.5144 * 50 / 48),
        ("wheelchair", (2, 9), (2, 10), 8.5144),
        ("wheelchair", (2, 10), (2, 9), 8.5144),
    ],
)
def test_the_hill(who, start, goal, minutes):
    trip = pair(TOWN, walker(who), ends([node(*start)]), ends([node(*goal)]))
    assert trip.seconds / 60 == pytest.approx(minutes, abs=6e-5)


def test_wheels_go_round_the_steps():
    trip = pair(TOWN, walker("wheelchair"), ends([node(*WEST1)]), ends([node(*WEST2)]))
    assert (trip.metres, trip.reached) == (1680, False)


def test_nobody_comes_to_the_island():
    found = snap(TOWN, TOWN.nodes_plane[[node(*EAST1), -1]])
    apart = [type(found)(nodes=found.nodes[[i]], leg_metres=found.leg_metres[[i]]) for i in (0, 1)]
    assert pair(TOWN, LEVEL, *apart).seconds == np.inf


@pytest.mark.parametrize("network", [TOWN, packed(TOWN)])
def test_whom_a_place_serves_by_the_worse_way(network):
    number = {name: at for at, name in enumerate(network.node_ids)}

    def at(*spots):
        return ends([number[str(1000 + 100 * j + i)] for i, j in spots])

    made = roads(network, LEVEL)
    homes = at(WEST1, WEST2, MID1, MID2, EAST1)
    found = reach(made, at(MID1), homes, LEVEL, 26 * 60)
    # 中二 lies four steps of five minutes north of 中一; 西一 comes in 16 minutes and goes home in 26.
    assert found.homes.tolist() == [0, 2, 3]
    assert (found.out_seconds / 60).tolist() == [16, 0, 20]
    assert (found.back_seconds / 60).tolist() == [26, 0, 20]
    assert found.back_metres.tolist() == [1560, 0, 1200]
    assert reach(made, at(MID1), homes, LEVEL, 26 * 60 - 1).homes.tolist() == [2, 3]
    nearest = best(made, at(WEST2, MID1), homes, LEVEL, 26 * 60)
    assert nearest.site.tolist() == [0, 0, 1, 0, -1]
    assert (nearest.worse[:4] / 60).tolist() == [20, 0, 0, 16]


def test_ten_minutes_around_a_junction():
    ball = isochrone(roads(TOWN, LEVEL).forward, node(6, 6), 0.0, 600)
    # Two steps west or east (8 min), one of each (9 min), two north or south (10 min): and nothing over the boundary.
    assert len(ball.nodes) == 13
    assert sorted(set(ball.seconds.tolist())) == [0, 240, 300, 480, 540, 600]
