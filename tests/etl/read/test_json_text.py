import json
from pathlib import Path
from typing import Any

import pytest
from shapely import Point

from etl.read.document import read
from layers.intake.contract import Document


def given(tmp_path: Path, content: Any) -> Document:
    path = tmp_path / "a.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False), "utf-8")
    return read(path)


def test_a_list_of_objects_is_a_table(tmp_path: Path) -> None:
    document = given(tmp_path, [{"町": "東", "lat": 34.5}, {"町": "西", "lat": None, "別名": ["a", "b"]}])
    (table,) = document.tables
    assert document.format == "json"
    assert [[cell.value for cell in row] for row in table.rows] == [
        ["町", "lat", "別名"],
        ["東", 34.5, None],
        ["西", None, '["a", "b"]'],
    ]


def collection(*geometries: Any, **more: Any) -> dict[str, Any]:
    features = [{"type": "Feature", "properties": {"n": n}, "geometry": one} for n, one in enumerate(geometries)]
    return {"type": "FeatureCollection", "features": features, **more}


def test_geojson_is_features(tmp_path: Path) -> None:
    point = {"type": "Point", "coordinates": [135.3, 34.7, 12.0]}
    document = given(tmp_path, collection(point, None, name="場所"))
    assert document.features is not None
    assert (document.format, document.features.layer, document.features.columns) == ("geojson", "場所", ("n",))
    assert document.features.geometries == [Point(135.3, 34.7), None]


def test_a_broken_shape_is_told_and_its_row_kept(tmp_path: Path) -> None:
    document = given(tmp_path, collection({"type": "Polygon", "coordinates": [[1, 2]]}, {"type": "Blob"}))
    assert document.features is not None
    assert document.features.geometries == [None, None]
    assert [(one.level, one.code, one.cell) for one in document.findings] == [
        ("warning", "geometry.unreadable", "#1"),
        ("warning", "geometry.unreadable", "#2"),
    ]


def test_the_old_crs_member_is_obeyed(tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::6673"}}
    document = given(tmp_path, collection({"type": "Point", "coordinates": [0.0, 0.0]}, crs=crs))
    assert document.features is not None
    (point,) = document.features.geometries
    assert isinstance(point, Point)
    assert (round(point.x, 6), round(point.y, 6)) == (134.333333, 36.0)  # the origin of plane V


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("{", "file.unreadable"),
        ('{"a":' + "[" * 100_000 + "]" * 100_000 + "}", "file.unreadable"),
        ({"a": 1}, "file.unsupported"),
        ({"type": "FeatureCollection", "features": []}, "file.empty"),
    ],
)
def test_other_json(tmp_path: Path, content: Any, code: str) -> None:
    assert [(one.level, one.code) for one in given(tmp_path, content).findings] == [("error", code)]


def test_a_vrt_in_disguise_is_only_text(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("名称,住所\n秘密,東町\n", "utf-8")
    source = f"<SrcDataSource>{tmp_path}/secret.csv</SrcDataSource>"
    path = tmp_path / "evil.geojson"
    path.write_text(f'<OGRVRTDataSource><OGRVRTLayer name="secret">{source}</OGRVRTLayer></OGRVRTDataSource>', "utf-8")
    document = read(path)
    assert document.features is None
    assert "秘密" not in repr(document)


def test_half_a_letter_is_no_text(tmp_path: Path) -> None:
    (table,) = given(tmp_path, r'[{"名称": "\ud800の会", "別名": "\ud842\udfb7野"}]').tables
    assert [cell.value for cell in table.rows[1]] == ["?の会", "𠮷野"]
