"""Compiled or not, the answer is that of shapely: on borders and corners, in holes, near edges that rounding moves."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Point, Polygon, box

from layers.access import kernels, zone_of
from layers.access.kernels import borders
from layers.place.zone_index import ZoneIndex
from tests.layers.place.test_zone_index import shapes, slow


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """The compiled searches, so that even few points go by them."""
    if not kernels.has_numba():
        pytest.skip("numba")
    kernels.warm()


def agree(zones, xy) -> None:
    assert zone_of.zone_of(zones, xy).tolist() == slow(zones, xy)[0].tolist()


@settings(max_examples=60)
@given(st.lists(shapes(), min_size=1, max_size=7), st.integers(0, 2**31))
def test_it_agrees_with_shapely_everywhere(zones, seed) -> None:
    chance = np.random.default_rng(seed)
    corners = np.concatenate([shapely.get_coordinates(zone) for zone in zones])
    middles = (corners[1:] + corners[:-1]) / 2
    whole = chance.integers(-6, 7, (40, 2)).astype(float)
    near = corners + chance.choice([-1e-15, 1e-15, 4e-16], corners.shape)
    agree(zones, np.concatenate([corners, middles, near, whole, chance.uniform(-6, 6, (60, 2))]))


@settings(max_examples=60)
@given(st.integers(0, 2**31), st.integers(1, 60))
def test_points_on_slanting_borders_are_never_left_to_rounding(seed, pieces) -> None:
    """Far from the origin, along borders that no number meets exactly: what is unsure is asked of the library."""
    chance = np.random.default_rng(seed)
    turns = np.sort(chance.uniform(0, 2 * np.pi, pieces + 2))
    rings = [np.stack([x + np.cos(turns), 4e6 + np.sin(turns)], axis=1) for x in (3e5, 3e5 + 0.7)]
    zones = [Polygon(ring) for ring in rings]
    corners = np.concatenate(rings)
    share = chance.uniform(0, 1, (200, 1))
    at = chance.integers(0, len(corners) - 1, 200)
    agree(zones, corners[at] * (1 - share) + corners[at + 1] * share)


def test_the_first_of_neighbours_and_of_zones_upon_each_other_answers() -> None:
    zones = [
        None,
        box(0, 0, 2, 2),
        Polygon(),
        box(1, 1, 3, 3),
        box(2, 0, 4, 2),
        MultiPolygon([box(8, 8, 9, 9), box(0, 8, 1, 9)]),
    ]
    xy = np.array(
        [[1.5, 1.5], [2, 1], [2.5, 2.5], [2.5, 1.5], [0.5, 8.5], [5, 8.5], [np.nan, 1], [np.inf, 1], [-1, -1]]
    )
    assert zone_of.zone_of(zones, xy).tolist() == [1, 1, 3, 3, 5, -1, -1, -1, -1]


@pytest.mark.parametrize("zones", [[], [None], [Polygon()], [Point(0.5, 0.5)], [box(0, 0, 1, 1), Point(2, 2)]])
def test_without_ground_or_with_other_shapes_the_index_answers(zones) -> None:
    xy = np.array([[0.5, 0.5], [2, 2], [7, 7]])
    assert zone_of.zone_of(zones, xy).tolist() == ZoneIndex(zones).locate(xy).tolist()


def test_a_country_of_zones_that_lie_on_each_other_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(borders, "_MOST_LISTED", 500)
    zones = [box(n, n, n + 60, n + 60) for n in range(40)]
    xy = np.random.default_rng(3).uniform(-5, 105, (3000, 2))
    assert zone_of.zone_of(zones, xy).tolist() == ZoneIndex(zones).locate(xy).tolist()


def test_it_agrees_on_many_jagged_neighbours() -> None:
    chance = np.random.default_rng(7)
    cells = shapely.voronoi_polygons(shapely.MultiPoint(chance.uniform(0, 10, (300, 2))), extend_to=box(0, 0, 10, 10))
    zones = [cell.intersection(box(0, 0, 10, 10)) for cell in shapely.get_parts(cells)]
    zones[7] = zones[7].difference(zones[7].centroid.buffer(0.1))
    corners = np.concatenate([shapely.get_coordinates(zone) for zone in zones])
    xy = np.concatenate([chance.uniform(-1, 11, (20_000, 2)), corners])
    assert zone_of.zone_of(zones, xy).tolist() == ZoneIndex(zones).locate(xy).tolist()


def test_without_numba_the_index_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernels, "engine", lambda _work: type("plain", (), {"__name__": "plain"}))
    monkeypatch.setattr(zone_of, "first_by_rays", None)
    assert zone_of.zone_of([box(0, 0, 1, 1)], np.array([[0.5, 0.5], [2, 2]])).tolist() == [0, -1]
