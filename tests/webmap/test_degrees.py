"""A spot as people write it."""

import pytest

from webmap.degrees import read_spot


@pytest.mark.parametrize(
    "text", ["34.3428, 134.0466", "３４．３４２８，１３４．０４６６", "34.3428　134.0466", "北緯34.3428、134.0466"]
)
def test_latitude_stands_first(text: str) -> None:
    assert read_spot(text) == (134.0466, 34.3428)


@pytest.mark.parametrize("text", ["", "あのへん", "34.3428", "x" * 200 + "34.3, 134.0"])
def test_what_holds_no_two_numbers_is_no_spot(text: str) -> None:
    assert read_spot(text) is None
