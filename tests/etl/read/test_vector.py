import shutil
import sqlite3
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest
from shapely import LineString, Point, box

from etl.read import vector
from etl.read.document import read

FRAME = gpd.GeoDataFrame(
    {"KEY_CODE": ["012020010", "012020020"], "MOJI": ["浜町", "髙台"], "JINKO": [10, 20], "X": [1.5, None]},
    geometry=[box(135.3, 34.7, 135.31, 34.71), box(135.32, 34.7, 135.33, 34.71)],
    crs="EPSG:4612",
)


def shapefile(folder: Path, frame: gpd.GeoDataFrame = FRAME, encoding: str = "CP932") -> Path:
    path = folder / "area.shp"
    pyogrio.write_dataframe(frame, path, encoding=encoding)
    path.with_suffix(".cpg").unlink(missing_ok=True)
    return path


def test_a_shapefile_without_cpg_is_cp932_and_keeps_its_degrees(tmp_path: Path) -> None:
    document = read(shapefile(tmp_path))
    assert document.features is not None
    assert (document.format, document.encoding, list(document.findings)) == ("shapefile", "cp932", [])
    assert document.features.columns == ("KEY_CODE", "MOJI", "JINKO", "X")
    assert document.features.attributes[1] == {"KEY_CODE": "012020020", "MOJI": "髙台", "JINKO": 20, "X": None}
    first = document.features.geometries[0]
    assert first is not None
    assert first.equals(FRAME.geometry[0])


def test_utf8_is_told_from_the_bytes(tmp_path: Path) -> None:
    document = read(shapefile(tmp_path, encoding="UTF-8"))
    assert document.features is not None
    assert (document.encoding, document.features.attributes[1]["MOJI"]) == ("utf-8", "髙台")


def test_plane_metres_become_degrees(tmp_path: Path) -> None:
    document = read(shapefile(tmp_path, FRAME.to_crs(6673)))
    assert document.features is not None
    first = document.features.geometries[0]
    assert first is not None
    assert first.centroid.distance(FRAME.geometry[0].centroid) < 1e-6


def test_a_shapefile_needs_its_dbf_and_metres_need_a_prj(tmp_path: Path) -> None:
    path = shapefile(tmp_path, FRAME.to_crs(6673))
    path.with_suffix(".prj").unlink()
    assert [one.code for one in read(path).findings] == ["vector.crs_missing"]
    path.with_suffix(".dbf").unlink()
    assert [one.code for one in read(path).findings] == ["vector.no_dbf"]
    assert [one.code for one in read(path.with_suffix(".shx")).findings] == ["file.sidecar"]


def test_equal_shapes_with_other_attributes_are_other_files(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    first = read(shapefile(one))
    second = read(shapefile(two, FRAME.assign(JINKO=[11, 20])))
    assert (one / "area.shp").read_bytes() == (two / "area.shp").read_bytes()
    assert first.sha256 != second.sha256


def test_a_dbf_alone_has_no_shapes(tmp_path: Path) -> None:
    alone = tmp_path / "alone.txt"
    shutil.copy(shapefile(tmp_path).with_suffix(".dbf"), alone)
    document = read(alone)
    assert document.features is not None
    assert (document.format, list(document.features.geometries)) == ("dbf", [None, None])
    assert document.features.attributes[0]["MOJI"] == "浜町"


def test_the_larger_layer_of_a_geopackage_is_read_and_the_other_named(tmp_path: Path) -> None:
    path = tmp_path / "walk.gpkg"
    nodes = gpd.GeoDataFrame({"n": [1]}, geometry=[Point(135, 34)], crs=6668)
    edges = gpd.GeoDataFrame({"e": [1, 2]}, geometry=[LineString([(135, 34), (135.1, 34)])] * 2, crs=6668)
    pyogrio.write_dataframe(nodes, path, layer="nodes")
    pyogrio.write_dataframe(edges, path, layer="edges", append=True)
    document = read(path)
    assert document.features is not None
    assert (document.format, document.features.layer, len(document.features.geometries)) == ("gpkg", "edges", 2)
    assert [(one.level, dict(one.params)) for one in document.findings] == [
        ("info", {"layer": "edges", "left": "nodes"})
    ]


def test_a_database_that_is_no_geopackage(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE secret (a)")
    connection.close()
    document = read(path)
    assert document.features is None
    assert [one.level for one in document.findings] == ["error"]


@pytest.mark.parametrize("name", ["evil.shp", "evil.gpkg", "evil.dbf"])
def test_gdal_is_never_asked_about_a_vrt(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("<OGRVRTDataSource><OGRVRTLayer name='x'/></OGRVRTDataSource>", "utf-8")
    document = read(path)
    assert document.format == "csv"
    assert document.features is None


def test_the_vrt_drivers_are_switched_off() -> None:
    assert vector.os.environ["OGR_SKIP"] == "OGR_VRT,VRT"


def test_a_cpg_that_is_no_text_does_not_keep_the_file_from_being_read(tmp_path: Path) -> None:
    path = shapefile(tmp_path)
    path.with_suffix(".cpg").write_bytes(b"\xff\xfeCP")
    document = read(path)
    assert document.features is not None
    assert document.features.attributes[1]["MOJI"] == "髙台"
