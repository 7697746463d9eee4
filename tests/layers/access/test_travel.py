"""Who reaches which place: small networks whose every number can be done by hand."""

import math

import numpy as np
import pytest

from layers.access.graph import graph
from layers.access.travel import best, isochrone, k_nearest, nearest, pair, reach, roads
from layers.access.walkers import walker
from tests.layers.access.streets import both, ends, network

LEVEL, OLDER, ADULT = walker("level60"), walker("older75"), walker("adult")


def test_ten_minutes_are_within_ten_minutes():
    line = network(both([(0, 1, 300), (1, 2, 300), (2, 3, 1)]), 4)
    found = reach(roads(line, LEVEL), ends([0]), ends([0, 1, 2, 3]), LEVEL, 600)
    assert found.homes.tolist() == [0, 1, 2]
    assert found.out_seconds.tolist() == found.back_seconds.tolist() == [0, 300, 600]
    assert found.out_metres.tolist() == [0, 300, 600]


def test_decimals_that_leave_a_remainder_are_still_ten_minutes():
    chair = walker("wheelchair")
    line = network(both([(i, i + 1, 8.1 if i < 61 else 5.9) for i in range(62)]), 63)
    assert reach(roads(line, chair), ends([0]), ends([62]), chair, 600).homes.tolist() == [0]


def test_a_one_way_street_is_gone_round():
    ring = network([(0, 1, 100), (1, 2, 100), (2, 0, 100)], 3)
    found = reach(roads(ring, LEVEL), ends([0]), ends([1]), LEVEL, 600)
    assert (found.out_seconds.tolist(), found.back_seconds.tolist()) == ([200], [100])
    assert found.worse.tolist() == [200]
    assert len(reach(roads(ring, LEVEL), ends([0]), ends([1]), LEVEL, 150).homes) == 0


def test_no_way_back_is_no_way():
    street = network([(0, 1, 100)], 2)
    assert len(reach(roads(street, LEVEL), ends([1]), ends([0]), LEVEL, 600).homes) == 0


def test_legs_count_in_time_and_in_the_stretch_but_not_for_level60():
    line = network(both([(0, 1, 600)]), 2)
    site, homes = ends([0], [90]), ends([1, 1], [100, 120])
    found = reach(roads(line, OLDER), site, homes, OLDER, 900)
    assert found.homes.tolist() == [0]
    assert found.out_metres.tolist() == [790]
    assert found.out_seconds.tolist() == [790]
    plain = reach(roads(line, LEVEL), site, homes, LEVEL, 900)
    assert plain.out_metres.tolist() == plain.out_seconds.tolist() == [600, 600]


def test_the_quickest_way_decides_the_stretch_even_where_a_shorter_one_exists():
    # 700 m over a hill of 100 m and down again, or 820 m on the flat: the walker goes round, and that is too long.
    hill = network(both([(0, 1, 350), (1, 2, 350), (0, 3, 410), (3, 2, 410)]), 4, heights=[0, 100, 0, 0])
    found = reach(roads(hill, OLDER), ends([0]), ends([2]), OLDER, 3600)
    assert len(found.homes) == 0
    trip = pair(hill, OLDER, ends([2]), ends([0]))
    assert (trip.metres, trip.reached) == (820, False)


def test_of_equally_quick_ways_the_shorter_is_measured():
    tails, heads = np.array([0, 1, 0, 2], dtype=np.int32), np.array([1, 3, 2, 3], dtype=np.int32)
    seconds, metres = np.array([30, 30, 20, 40], dtype=np.float32), np.array([50, 50, 30, 60], dtype=np.float32)
    for order in ([0, 1, 2, 3], [2, 3, 0, 1]):
        made = graph(tails[order], heads[order], seconds[order], metres[order], nodes=4)
        ball = isochrone(made, 0, 0.0, 60.0)
        assert (ball.seconds.tolist(), ball.metres.tolist()) == ([0, 30, 20, 60], [0, 50, 30, 90])
        assert tails[order][made.edges[ball.way(3)]].tolist() == [0, 2]


def test_an_untied_home_and_an_untied_place_are_in_no_row():
    line = network(both([(0, 1, 100)]), 2)
    found = reach(roads(line, LEVEL), ends([-1, 0]), ends([1, -1]), LEVEL, 600)
    assert found.indptr.tolist() == [0, 0, 1]
    assert found.homes.tolist() == [0]


def test_the_best_place_is_the_one_with_the_shortest_worse_way():
    # To place 0 it is 100 m there and 400 back; to place 1 200 m either way.
    ring = network([(1, 0, 100), (0, 3, 200), (3, 1, 200), *both([(1, 2, 200)])], 4)
    sites, homes = ends([0, 2]), ends([1])
    found = best(roads(ring, LEVEL), sites, homes, LEVEL, 600)
    assert (found.site.tolist(), found.worse.tolist()) == ([1], [200])
    none = best(roads(ring, LEVEL), sites, homes, LEVEL, 100)
    assert (none.site.tolist(), none.worse.tolist()) == ([-1], [math.inf])


def test_of_equally_near_places_the_lower_number():
    line = network(both([(0, 1, 100), (1, 2, 100)]), 3)
    made = roads(line, LEVEL)
    assert best(made, ends([2, 0]), ends([1]), LEVEL, 600).site.tolist() == [0]
    nodes, starts = np.array([2, 0], dtype=np.int32), np.zeros(2, dtype=np.float32)
    assert nearest(made.backward, nodes, starts, 600)[1].tolist() == [1, 0, 0]
    seconds, sites = k_nearest(made.backward, nodes, starts, 150, few=3)
    assert sites.tolist() == [[1, -1, -1], [0, 1, -1], [0, -1, -1]]
    assert seconds[1].tolist() == [100, 100, math.inf]


def test_a_trip_is_one_way_and_names_its_edges():
    ring = network([(0, 1, 100), (1, 2, 100), (2, 0, 100)], 3)
    there, back = (pair(ring, ADULT, ends([a], [8]), ends([b], [0])) for a, b in ((0, 2), (2, 0)))
    assert (there.metres, there.edges.tolist()) == (208, [0, 1])
    assert there.seconds == pytest.approx(156, abs=1e-3)
    assert (back.metres, back.edges.tolist()) == (108, [2])


def test_no_trip_where_there_is_no_way():
    street = network([(0, 1, 100)], 3)
    for goal in (2, -1):
        trip = pair(street, LEVEL, ends([0]), ends([goal]))
        assert (trip.seconds, trip.reached, len(trip.edges)) == (math.inf, False, 0)


def test_a_very_long_walk_is_still_told():
    line = network([(0, 1, 12_000)], 2)
    assert pair(line, LEVEL, ends([0]), ends([1])).seconds == 12_000


def test_steps_stop_wheels():
    steps = network(both([(0, 1, 100)]), 2, marks=[1, 1])
    assert pair(steps, walker("wheelchair"), ends([0]), ends([1])).reached is False
    assert pair(steps, OLDER, ends([0]), ends([1])).reached
