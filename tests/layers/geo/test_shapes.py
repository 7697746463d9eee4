import pytest
from shapely.geometry import GeometryCollection, LineString, Point, Polygon, box

from layers.geo.shapes import (
    area_square_metres,
    length_metres,
    only_polygons,
    repaired,
    share_inside,
    to_plane,
    to_plane_transformer,
    union,
)

PLANE = 6673  # 平面直角座標系 第V系
BOW_TIE = Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])


def test_a_valid_area_is_left_as_it_is() -> None:
    square = box(0, 0, 1, 1)
    repair = repaired(square)
    assert repair.geometry is square
    assert repair.reason == ""


def test_a_bow_tie_becomes_its_two_triangles_and_says_why() -> None:
    repair = repaired(BOW_TIE)
    assert repair.geometry.is_valid
    assert repair.geometry.area == pytest.approx(2)
    assert repair.reason.startswith("Self-intersection")


def test_lines_and_points_are_no_area() -> None:
    mixed = GeometryCollection([box(0, 0, 1, 1), LineString([(0, 0), (5, 5)]), Point(9, 9)])
    assert only_polygons(mixed).equals(box(0, 0, 1, 1))
    assert only_polygons(LineString([(0, 0), (1, 1)])).is_empty


def test_union_counts_an_overlap_once_and_repairs() -> None:
    assert union([box(0, 0, 2, 1), box(1, 0, 3, 1)]).area == pytest.approx(3)
    assert union([BOW_TIE, box(5, 5, 6, 6)]).area == pytest.approx(3)


def test_metres_in_the_plane() -> None:
    """One thousandth of a degree at the origin of plane V: 110.95 m north, 90.37 m east (GRS80), scale 0.9999."""
    cell = box(134.333, 36.0, 134.334, 36.001)
    assert area_square_metres(cell, plane_srid=PLANE) == pytest.approx(110.95 * 90.16, rel=2e-3)
    assert length_metres(cell, plane_srid=PLANE) == pytest.approx(2 * (110.95 + 90.16), rel=2e-3)


def test_the_origin_of_the_plane_and_east_before_north() -> None:
    origin = to_plane(Point(134 + 20 / 60, 36), plane_srid=PLANE)
    assert (origin.x, origin.y) == pytest.approx((0, 0), abs=1e-3)
    north_east = to_plane(Point(134.4, 36.2), plane_srid=PLANE)
    assert north_east.y > north_east.x > 0
    assert to_plane_transformer(PLANE) is to_plane_transformer(PLANE)


def test_share_of_an_area_inside_another() -> None:
    area = box(134.3, 36.0, 134.31, 36.01)
    assert share_inside(area, box(134.3, 36.0, 134.305, 36.01), plane_srid=PLANE) == pytest.approx(0.5, abs=1e-3)
    assert share_inside(area, area, plane_srid=PLANE) == pytest.approx(1)
    assert share_inside(area, box(135, 36, 136, 37), plane_srid=PLANE) == 0
    assert share_inside(Point(134.3, 36), area, plane_srid=PLANE) == 0
