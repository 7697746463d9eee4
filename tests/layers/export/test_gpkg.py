"""The GeoPackage opens elsewhere: positions, texts and numbers are those of the places."""

import pyogrio
import pytest

from layers.export import gpkg
from layers.place import sheet
from tests.layers.export.samples import places


@pytest.fixture
def read(tmp_path):
    path = tmp_path / "places.gpkg"
    path.write_bytes(gpkg.write(places()))
    return pyogrio.read_dataframe(path).set_index("ID"), pyogrio.read_info(path)


def test_the_layer_is_points_in_jgd2011(read) -> None:
    _, info = read
    assert (info["layer_name"], info["geometry_type"], info["crs"]) == ("places", "Point", "EPSG:6668")
    assert info["features"] == len(places())


def test_positions_and_texts_come_back(read) -> None:
    frame, _ = read
    for point in places():
        found = frame.loc[point.id]
        assert found["名称"] == point.name
        position = found.geometry
        assert (None if position is None or position.is_empty else (position.x, position.y)) == point.lonlat


def test_numbers_are_numbers_and_codes_are_text(read) -> None:
    frame, _ = read
    assert frame["定員"].dropna().tolist() == [20.0]
    assert frame["施設番号"].dropna().tolist() == ["0012"]
    assert set(frame.columns) == {*sheet.headers(), "geometry"} - {"ID"}
