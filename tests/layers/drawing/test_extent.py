from dataclasses import replace

import pytest

from layers.drawing.extent import extent_plane
from layers.errors import Refused
from tests.layers.drawing import land


def test_the_map_of_a_zone_holds_the_zone_and_that_of_the_city_all_of_it():
    west, south, east, north = extent_plane(land.stock())
    # 0.01° by 0.03° at 34.3° N.
    assert east - west == pytest.approx(920, rel=0.02)
    assert north - south == pytest.approx(3328, rel=0.02)
    whole = extent_plane(land.stock(column=None))
    assert whole[2] - whole[0] == pytest.approx(3 * 920, rel=0.02)


def test_a_box_is_a_box():
    found = extent_plane(land.stock(box_lonlat=(134.0, 34.3, 134.01, 34.31)))
    assert found[2] - found[0] == pytest.approx(920, rel=0.02)


def test_a_zone_without_borders_is_what_lies_around_its_places():
    bare = land.stock(land.place(1, (134.015, 34.315)))
    stock = replace(bare, zone=replace(bare.zone, geometry=None))
    west, _, east, _ = extent_plane(stock)
    assert east - west == pytest.approx(600, rel=0.02)


def test_where_nothing_is_known_it_says_so():
    with pytest.raises(Refused) as told:
        extent_plane(land.stock(column=None, zones=(), pieces=()))
    assert told.value.code == "print.no_ground"
