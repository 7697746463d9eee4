"""Rivers, railways and roads of 国土数値情報 are told by their columns and become lines with a name and a weight."""

import pytest
from shapely.geometry import LineString, Point

from etl.importers.base_lines import IMPORTER
from tests.etl.documents import HERE, codes, is_left_alone, shapes, taken
from tests.etl.forms import sampled

LINE = LineString([(135, 34), (135.1, 34.1)])


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("W05-08_28-g_Stream.shp", [("river", "見本川", True), ("river", "小見本川", True), ("river", "", False)]),
        ("N02-22_RailroadSection.geojson", [("railway", "見本線", True), ("railway", "浜風線", False)]),
        ("N01-07L-28-01.0a_Road.shp", [("road", "湾岸線", True), ("road", "2号", True), ("road", "架空浜線", False)]),
    ],
)
def test_samples_become_lines(file: str, told: list) -> None:
    records = sampled("base_lines", file).records
    assert [(one.values["kind"], one.values["name"], one.values["main"]) for one in records] == told
    assert all(one.geometry.geom_type == "LineString" for one in records)


def test_what_is_no_line_is_left_out_and_nothing_is_refused_with_the_reason() -> None:
    facts = {"N01_001": "2", "N01_002": "2号"}
    assert [one.cell for one in taken(IMPORTER, shapes((facts, Point(1, 2)), (facts, LINE))).records] == ["行2"]
    assert codes(IMPORTER.read(shapes((facts, None)), HERE)) == ["lines.none"]


def test_stations_repeat_the_lines_and_are_not_taken() -> None:
    station = {"N02_001": "11", "N02_002": "2", "N02_003": "見本線", "N02_004": "架空", "N02_005": "見本駅"}
    assert IMPORTER.fits(shapes((station, LINE)), HERE) == 0
    is_left_alone(IMPORTER)
