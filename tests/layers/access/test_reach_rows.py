"""One place opens, closes or moves: the rows that stay are kept, and nothing differs from a new search."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.access.travel import best, reach, roads
from layers.access.walkers import walker
from tests.layers.access.streets import both, ends, network

WALKER = walker("older75")
SIDE = 6
GRID = [(SIDE * y + x, SIDE * y + x + 1, 90 + 7 * x) for y in range(SIDE) for x in range(SIDE - 1)]
GRID += [(SIDE * y + x, SIDE * y + x + SIDE, 80 + 11 * y) for y in range(SIDE - 1) for x in range(SIDE)]
CITY = network(both(GRID), SIDE * SIDE, heights=[(5 * i) % 17 for i in range(SIDE * SIDE)])
ROADS = roads(CITY, WALKER)
HOMES = ends([*range(SIDE * SIDE), -1], [float(i) for i in range(SIDE * SIDE + 1)])
place = st.integers(-1, SIDE * SIDE - 1)


def served(sites):
    return reach(ROADS, ends(sites, [3.0] * len(sites)), HOMES, WALKER, 600)


def equal(ours, other):
    for name in ours.__slots__:
        a, b = getattr(ours, name), getattr(other, name)
        assert a.dtype == b.dtype
        np.testing.assert_array_equal(a, b)


@settings(max_examples=30)
@given(sites=st.lists(place, min_size=1, max_size=6), data=st.data(), new=place)
def test_as_if_searched_anew(sites, data, new):
    known, at = served(sites), data.draw(st.integers(0, len(sites) - 1))
    equal(known.opened(served([new])), served([*sites, new]))
    equal(known.closed(at), served(sites[:at] + sites[at + 1 :]))
    equal(known.moved(at, served([new])), served([*sites[:at], new, *sites[at + 1 :]]))


@settings(max_examples=30)
@given(sites=st.lists(place, max_size=6))
def test_the_best_is_the_least_of_the_rows(sites):
    known = served(sites)
    found = best(ROADS, ends(sites, [3.0] * len(sites)), HOMES, WALKER, 600)
    for home in range(len(HOMES)):
        mine = [
            (worse, site)
            for worse, site, one in zip(known.worse.tolist(), known.sites.tolist(), known.homes.tolist(), strict=True)
            if one == home
        ]
        assert (found.worse[home], found.site[home]) == (min(mine) if mine else (np.inf, -1))


def test_the_rows_are_not_empty():
    assert len(served([0, 14]).homes) > 20
