"""Addresses to points, offline, by the block or not at all."""

import pytest

from etl.geocode.gazetteer import Gazetteer
from layers.geo.town_names import town_key

BLOCKS = Gazetteer(
    [
        (town_key("西町一丁目"), "2", 134.001, 34.301),
        (town_key("西町一丁目"), "12", 134.002, 34.302),
        (town_key("西町一丁目"), "", 134.5, 34.5),
        (town_key("中町"), "2", 134.003, 34.303),
    ]
)


@pytest.mark.parametrize(
    ("address", "lonlat"),
    [
        ("架空市西町1丁目2番3号", (134.001, 34.301)),
        ("西町一丁目２－３", (134.001, 34.301)),
        ("西町1-2-3", (134.001, 34.301)),
        ("架空県架空市西町１丁目１２番地", (134.002, 34.302)),
        ("架空市中町2番地の5 みほんビル2階", (134.003, 34.303)),
        ("架空市西町一丁目", None),
        ("架空市西町1丁目99-1", None),
        ("東町2-1", None),
    ],
)
def test_a_block_gives_a_point_and_a_town_alone_does_not(address: str, lonlat: tuple[float, float] | None) -> None:
    assert BLOCKS.lonlat(address, city="架空市") == lonlat


def test_towns_alone_are_no_gazetteer() -> None:
    assert not Gazetteer([("西町", "", 134.0, 34.0)])
    assert BLOCKS
