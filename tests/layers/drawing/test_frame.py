import pytest
from shapely import Point

from layers.drawing.boxes import Box
from layers.drawing.frame import SCALES, fitted
from tests.layers.drawing import land


def test_a_millimetre_is_what_the_scale_says():
    frame = fitted((0, 0, 900, 500), Box(0, 0, 200, 150), plane_srid=land.CITY.plane_srid, rim=10)
    # 900 m into 180 mm: 1:5,000 exactly.
    assert frame.scale == 5000
    assert frame.metres_per_mm == 5
    west, south, east, north = frame.ground_plane
    assert (east - west, north - south) == (1000, 750)


@pytest.mark.parametrize("metres", [100, 901, 2_499, 17_000, 90_001, 1_600_000])
def test_the_scale_is_round_and_the_largest_that_holds_the_ground(metres):
    box = Box(0, 0, 200, 150)
    frame = fitted((0, 0, metres, 1), box, plane_srid=6672, rim=0)
    assert metres / frame.metres_per_mm <= box.width
    if frame.scale in SCALES and frame.scale > SCALES[0]:
        assert metres * 1000 / SCALES[SCALES.index(frame.scale) - 1] > box.width
    else:
        assert frame.scale % SCALES[-1] == 0 or frame.scale == SCALES[0]


def test_north_is_up_and_the_middle_in_the_middle():
    frame = fitted((1000, 2000, 3000, 4000), Box(10, 20, 100, 100), plane_srid=6672)
    lon, lat = 134.015, 34.315
    x, y = frame.spot((lon, lat))
    north_x, north_y = frame.spot((lon, lat + 0.001))
    east_x, _ = frame.spot((lon + 0.001, lat))
    assert north_y < y
    assert abs(north_x - x) < abs(north_y - y) * 0.02
    assert east_x > x
    centre = frame.on_paper(Point(2000, 3000))
    assert (centre.x, centre.y) == frame.box.centre
