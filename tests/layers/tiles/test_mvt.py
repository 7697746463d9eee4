"""Tiles are read back by an independent reader: GDAL's MVT driver."""

from pathlib import Path

import pyogrio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.tiles import mvt


def read(path: Path, tile: bytes):
    """The features of a tile in its own units (y to the north, as GDAL gives it)."""
    path.write_bytes(tile)
    return pyogrio.read_dataframe(path, layer="places", use_arrow=False, CLIP="NO")


def test_points_and_properties_come_back(tmp_path: Path) -> None:
    points = [
        (5, 7, {"name": "浜風の会", "rank": 1, "cluster": False}),
        (-3, 4096, {"name": "二", "rank": -2, "share": 0.5}),
        (300, 200_000, {"name": "浜風の会", "rank": 1 << 33, "cluster": True}),
    ]
    frame = read(tmp_path / "0.mvt", mvt.layer("places", points))
    assert frame["name"].tolist() == ["浜風の会", "二", "浜風の会"]
    assert frame["rank"].tolist() == [1, -2, 1 << 33]
    assert frame["share"].tolist()[1] == 0.5
    assert len(frame) == 3


def test_nothing_is_no_bytes() -> None:
    assert mvt.layer("places", []) == b""


@pytest.mark.parametrize(("number", "told"), [(0, 0), (-1, 1), (1, 2), (-2, 3), (2147483647, 4294967294)])
def test_zigzag_is_the_one_of_protobuf(number: int, told: int) -> None:
    assert mvt.zigzag(number) == told


@given(st.integers(min_value=0, max_value=2**63))
def test_a_varint_can_be_read_back(number: int) -> None:
    made, read_back = mvt.varint(number), 0
    for place, byte in enumerate(made):
        read_back |= (byte & 0x7F) << (7 * place)
        assert (byte >= 0x80) == (place < len(made) - 1)
    assert read_back == number
