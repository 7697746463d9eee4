"""The GeoPackage opens elsewhere: positions, texts and numbers are those of the places."""

import subprocess
import sys

import pyogrio
import pytest

from layers.export import gpkg
from layers.place import sheet
from tests.builders import a_service_point
from tests.layers.export.samples import places


@pytest.fixture
def read(tmp_path):
    path = tmp_path / "places.gpkg"
    path.write_bytes(gpkg.write(places()))
    return pyogrio.read_dataframe(path).set_index("ID"), pyogrio.read_info(path)


def types(points, tmp_path):
    """Column → its type in the file, as GDAL reads it."""
    path = tmp_path / "typed.gpkg"
    path.write_bytes(gpkg.write(points))
    info = pyogrio.read_info(path)
    return dict(zip(info["fields"], zip(info["ogr_types"], info["ogr_subtypes"], strict=True), strict=True))


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
    assert frame["定員"].dropna().tolist() == [20]
    assert frame["施設番号"].dropna().tolist() == ["0012"]
    assert set(frame.columns) == {*sheet.headers(), "geometry"} - {"ID"}


def test_a_column_has_the_type_of_what_is_told_in_it(tmp_path) -> None:
    found = types(places(), tmp_path)
    assert found["定員"] == ("OFTInteger64", "OFSTNone")
    assert found["緯度"] == ("OFTReal", "OFSTNone")
    assert found["名称"] == found["施設番号"] == ("OFTString", "OFSTNone")


def test_one_word_among_numbers_makes_the_column_text(tmp_path) -> None:
    told = [20, "約20", None]
    points = [a_service_point(str(number), facts={"capacity": value}) for number, value in enumerate(told)]
    assert types(points, tmp_path)["定員"] == ("OFTString", "OFSTNone")
    assert pyogrio.read_dataframe(tmp_path / "typed.gpkg")["定員"].tolist()[:2] == ["20", "約20"]


def test_the_table_is_one_of_geopandas_in_the_order_of_the_places() -> None:
    made = gpkg.frame(places())
    assert made.crs.to_epsg() == 6668
    assert made["ID"].tolist() == [point.id for point in places()]
    assert list(made.columns) == [*sheet.headers(), "geometry"]


def test_listing_the_formats_does_not_wait_for_the_heavy_libraries() -> None:
    asked = "import sys; from layers import export; export.formats(); print({'geopandas', 'folium'} & {*sys.modules})"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"
