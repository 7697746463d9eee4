"""Geometry as browsers need it."""

import pytest
from shapely.geometry import MultiPolygon, Point, Polygon, box, shape

from layers.catalog import geojson

RING = box(134.0, 34.0, 134.1, 34.1)


def test_areas_are_rounded_to_the_metre_and_keep_their_ground() -> None:
    crooked = Polygon([(134.0000049, 34.0), (134.1, 34.0000051), (134.1, 34.1), (134.0, 34.1)])
    drawn = geojson.area(crooked)
    assert all(round(number, 5) == number for ring in drawn["coordinates"] for pair in ring for number in pair)
    assert shape(drawn).symmetric_difference(crooked).area < crooked.area / 1000


def test_points_are_rounded_to_the_decimetre() -> None:
    assert geojson.point((134.12345678, 34.5))["coordinates"] == [134.123457, 34.5]


def test_a_name_stands_inside_the_largest_part() -> None:
    hollow = RING.difference(box(134.01, 34.01, 134.09, 34.09))
    spot = Point(geojson.label_spot(MultiPolygon([hollow, box(135, 34, 135.01, 34.01)]))["coordinates"])
    assert hollow.buffer(1e-6).contains(spot)


@pytest.mark.parametrize(("geometry", "is_point"), [(Point(0, 0), True), (RING, False)])
def test_what_is_only_a_point(geometry, *, is_point: bool) -> None:
    assert geojson.is_point(geometry) is is_point
