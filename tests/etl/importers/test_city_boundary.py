import pytest
from shapely.geometry import Polygon, box

from etl.importers.city_boundary import IMPORTER
from tests.etl.documents import HERE, codes, is_left_alone, shapes, taken
from tests.etl.forms import ASHIYA, sampled


def facts(code: str = "28206", name: str = "架空市", ward: str | None = None) -> dict[str, object]:
    return {"N03_001": "兵庫県", "N03_002": None, "N03_003": None, "N03_004": name, "N03_005": ward, "N03_007": code}


def test_islands_are_records_of_their_own() -> None:
    small = 0.0001
    batch = taken(
        IMPORTER,
        shapes((facts(), box(135, 34, 135 + small, 34 + small)), (facts(), box(136, 34, 136 + small, 34 + small))),
    )
    assert [record.key for record in batch.records] == ["28206/1", "28206/2"]
    assert {record.values["boundary"] for record in batch.records} == {"exact"}
    assert [record.cell for record in batch.records] == ["行1", "行2"]
    assert codes(batch) == []


def test_a_coarse_border_is_called_approximate() -> None:
    batch = taken(IMPORTER, shapes((facts(), box(135, 34, 135.1, 34.1))))
    assert batch.records[0].values["boundary"] == "approximate"
    (finding,) = batch.findings
    assert finding.code == "boundary.coarse"
    assert finding.params["metres"] == pytest.approx(0.4 * 111_000 / 5, rel=0.01)


def test_a_broken_border_is_repaired() -> None:
    batch = taken(IMPORTER, shapes((facts(), Polygon([(0, 0), (0.0002, 0.0002), (0.0002, 0), (0, 0.0002)]))))
    assert codes(batch) == ["shape.repaired"]
    assert batch.records[0].geometry is not None
    assert batch.records[0].geometry.is_valid


def test_another_city_is_refused() -> None:
    batch = IMPORTER.read(shapes((facts("37201", "高松市"), box(0, 0, 1, 1))), HERE)
    assert batch.refused
    assert [(f.code, f.params) for f in batch.findings] == [("area.none_here", {"city": "架空市"})]
    is_left_alone(IMPORTER)


def test_samples_of_both_editions_are_cut_to_the_city() -> None:
    for file in ("N03-20240101_28.shp", "N03-15_28.shp"):
        (border,) = sampled("city_boundary", file, ASHIYA).records
        assert (border.values["city_code"], border.values["name"]) == ("28206", "芦屋市")
    wards = [record.values["name"] for record in sampled("city_boundary", "N03-20240101_28.shp").records]
    assert wards == ["芦屋市", "神戸市東灘区"]
    old = [record.values["name"] for record in sampled("city_boundary", "N03-15_28.shp").records]
    assert old == ["神戸市東灘区", "芦屋市"]
