import pytest
from shapely.geometry import Point, Polygon, box

from etl.importers.zone_boundaries import IMPORTER
from layers.intake.contract import Hints
from tests.etl.documents import HERE, codes, is_left_alone, listed, shapes, taken
from tests.etl.forms import ASHIYA, sampled

SQUARE = box(135, 34, 135.1, 34.1)


def test_kind_from_its_column_and_year_by_row() -> None:
    facts = {"圏域コード": "01", "圏域種別": "生活圏域", "名称": "潮見", "年度": 2025}
    (record,) = taken(IMPORTER, shapes((facts, SQUARE))).records
    assert record.values == {"kind": "daily_life", "fiscal_year": 2025, "name": "潮見", "members": []}
    assert record.geometry == SQUARE


def test_kind_from_the_heading_the_file_or_the_list() -> None:
    by_heading = taken(IMPORTER, shapes(({"地区名": "浜"}, SQUARE)))
    by_file = taken(IMPORTER, shapes(({"name": "浜"}, SQUARE), name="生活圏域_令和7年度.geojson"))
    by_list = taken(IMPORTER, shapes(({"name": "浜"}, SQUARE)), listed(kind="district"))
    assert [batch.records[0].values["kind"] for batch in (by_heading, by_file, by_list)] == [
        "district",
        "daily_life",
        "district",
    ]
    assert by_file.records[0].values["fiscal_year"] == 2025


def test_a_kind_that_nobody_names_is_refused() -> None:
    given = shapes(({"name": "浜"}, SQUARE))
    assert 0 < IMPORTER.fits(given, HERE) < 0.5
    assert codes(IMPORTER.read(given, HERE)) == ["zone.kind_unknown"]


def test_broken_nameless_and_doubled_zones() -> None:
    bow_tie = Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    batch = taken(IMPORTER, shapes(({"地区名": "浜"}, bow_tie), ({"地区名": ""}, SQUARE), ({"地区名": "浜"}, SQUARE)))
    assert [record.key for record in batch.records] == ["district/浜", "district/浜#2"]
    assert batch.records[0].geometry is not None
    assert batch.records[0].geometry.is_valid
    assert [(f.code, f.cell) for f in batch.findings] == [("shape.repaired", "行1"), ("zone.unreadable", "行2")]


def test_school_districts_of_the_prefecture_are_cut_to_the_city() -> None:
    given = shapes(
        ({"A27_001": "28206", "A27_004": "岩園小学校"}, SQUARE), ({"A27_001": "28204", "A27_004": "浜脇小学校"}, SQUARE)
    )
    batch = taken(IMPORTER, given)
    assert [record.key for record in batch.records] == ["elementary_school/岩園小学校"]


def test_points_and_other_areas_are_not_claimed() -> None:
    assert IMPORTER.fits(shapes(({"地区名": "浜"}, Point(135, 34))), HERE) == 0
    assert IMPORTER.fits(shapes(({"KEY_CODE": "282060010", "name": "奥山"}, SQUARE)), HERE) == 0
    assert IMPORTER.fits(shapes(({"N03_007": "28206", "name": "架空市"}, SQUARE)), HERE) == 0
    assert IMPORTER.fits(shapes(({"number": 3}, SQUARE)), Hints()) == 0
    is_left_alone(IMPORTER)


@pytest.mark.parametrize(
    ("file", "names"),
    [
        ("zones.geojson", ["みほん東圏域", "みほん西圏域"]),
        ("zones.gpkg", ["みほん南圏域", "みほん北圏域"]),
        ("zones.kml", ["みほん東圏域", "みほん西圏域"]),
        ("zones.kmz", ["浜圏域"]),
    ],
)
def test_samples_of_every_format(file: str, names: list[str]) -> None:
    batch = sampled("zone_boundaries", file, listed(kind="daily_life"))
    assert [record.values["name"] for record in batch.records] == names
    assert {record.values["kind"] for record in batch.records} == {"daily_life"}
    assert all(record.geometry is not None and record.geometry.is_valid for record in batch.records)


def test_the_folder_or_the_layer_tells_the_kind() -> None:
    for file in ("zones.kml", "zones.kmz"):
        assert {record.values["kind"] for record in sampled("zone_boundaries", file, HERE).records} == {"daily_life"}
    (*_, far) = sampled("zone_boundaries", "zones.kml", HERE).records
    assert far.geometry is not None
    assert far.geometry.geom_type == "MultiPolygon"
    assert far.values["fiscal_year"] == 2026


@pytest.mark.parametrize(
    ("file", "kind", "name"),
    [("A27-21_28.shp", "elementary_school", "見本小学校"), ("A32-10_28.shp", "junior_high_school", "見本中学校")],
)
def test_samples_of_school_districts_in_both_editions(file: str, kind: str, name: str) -> None:
    batch = sampled("zone_boundaries", file, ASHIYA)
    assert [record.key for record in batch.records] == [f"{kind}/{name}"]
