"""The index answers as shapely does, point by point: inside, outside, on borders, corners, holes and overlaps."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.affinity import rotate, scale, translate
from shapely.geometry import MultiPolygon, Point, Polygon, box

from layers.place.zone_index import ZoneIndex
from tests import town


def slow(zones, xy):
    """Every point against every zone."""
    hits = [
        (i, j) for i, point in enumerate(xy) for j, zone in enumerate(zones) if zone and zone.intersects(Point(point))
    ]
    first = np.full(len(xy), -1)
    for i, j in reversed(hits):
        first[i] = j
    return first, hits


def agree(zones, xy) -> None:
    index = ZoneIndex(zones)
    first, hits = slow(zones, xy)
    assert index.locate(xy).tolist() == first.tolist()
    assert list(zip(*(part.tolist() for part in index.locate_all(xy)), strict=True)) == hits


numbers = st.integers(-4, 4)


@st.composite
def shapes(draw):
    """Stars, boxes on whole numbers, rings with a hole and zones of two pieces, anywhere and of any size."""
    kind = draw(st.sampled_from(["star", "box", "ring", "two"]))
    unit = box(-1, -1, 1, 1)
    if kind == "star":
        radii = draw(st.lists(st.sampled_from([0.3, 0.5, 1.0, 1.7]), min_size=3, max_size=9))
        turns = np.linspace(0, 2 * np.pi, len(radii), endpoint=False)
        unit = Polygon([(r * np.cos(t), r * np.sin(t)) for r, t in zip(radii, turns, strict=True)])
    elif kind == "ring":
        unit = unit.difference(box(-0.5, -0.5, 0.5, 0.5))
    elif kind == "two":
        unit = MultiPolygon([box(-1, -1, -0.2, 1), box(0.2, -1, 1, 1)])
    size = draw(st.sampled_from([0.001, 1.0, 3.0]))
    turned = unit if kind == "box" else rotate(unit, draw(st.sampled_from([0, 30, 45])))
    return translate(scale(turned, size, size), draw(numbers), draw(numbers))


@settings(max_examples=60, deadline=None)
@given(st.lists(shapes(), min_size=1, max_size=7), st.integers(0, 2**31))
def test_it_agrees_with_shapely_everywhere(zones, seed) -> None:
    chance = np.random.default_rng(seed)
    corners = np.concatenate([shapely.get_coordinates(zone) for zone in zones])
    middles = (corners[1:] + corners[:-1]) / 2
    whole = chance.integers(-6, 7, (40, 2)).astype(float)
    agree(zones, np.concatenate([corners, middles, whole, chance.uniform(-6, 6, (60, 2))]))


def test_a_border_belongs_to_both_and_the_first_answers() -> None:
    zones = [town.square(0, 0), town.square(1, 0)]
    border = np.array([[town.SOUTH_WEST[0] + town.STEP, town.SOUTH_WEST[1] + town.STEP / 2]])
    assert ZoneIndex(zones).locate(border).tolist() == [0]
    points, found = ZoneIndex(zones).locate_all(border)
    assert (points.tolist(), found.tolist()) == ([0, 0], [0, 1])


def test_the_town_by_hand() -> None:
    zones = [town.square(column, row) for column in range(3) for row in range(3)]
    centres = np.array([[zone.centroid.x, zone.centroid.y] for zone in zones])
    outside = np.array([[133.9, 34.31], [134.04, 34.31], [134.01, 34.2], [np.nan, 34.3]])
    assert ZoneIndex(zones).locate(np.concatenate([centres, outside])).tolist() == [*range(9), -1, -1, -1, -1]


def test_points_that_the_whole_grid_is_wide_are_found_in_a_flat_zone() -> None:
    agree([box(0, 0, 1000, 0.001)], np.array([[500, 0.0005], [500, 0.002], [0, 0], [1000, 0.001], [1000.1, 0]]))


@pytest.mark.parametrize("zones", [[], [None], [None, box(0, 0, 1, 1)], [Polygon()]])
def test_zones_without_ground_hold_nothing(zones) -> None:
    agree(zones, np.array([[0.5, 0.5], [2, 2]]))


def test_no_points_give_no_answers() -> None:
    index = ZoneIndex([box(0, 0, 1, 1)])
    assert index.locate(np.empty((0, 2))).tolist() == []
    assert [part.tolist() for part in index.locate_all(np.empty((0, 2)))] == [[], []]


def test_it_agrees_on_many_jagged_neighbours() -> None:
    chance = np.random.default_rng(7)
    cells = shapely.voronoi_polygons(shapely.MultiPoint(chance.uniform(0, 10, (60, 2))), extend_to=box(0, 0, 10, 10))
    zones = [cell.intersection(box(0, 0, 10, 10)) for cell in shapely.get_parts(cells)]
    xy = chance.uniform(-1, 11, (20_000, 2))
    tree = shapely.STRtree(zones)
    points, found = tree.query(shapely.points(xy), predicate="intersects")
    wanted = np.full(len(xy), len(zones))
    np.minimum.at(wanted, points, found)
    assert ZoneIndex(zones).locate(xy).tolist() == np.where(wanted == len(zones), -1, wanted).tolist()
