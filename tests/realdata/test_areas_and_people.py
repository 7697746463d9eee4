"""The real census, register and zone files: the counts of the README of the data, nobody lost, nobody doubled."""

from collections import Counter
from pathlib import Path

import pytest

from etl.importers import (
    approximate_areas,
    city_boundary,
    city_totals,
    estat_small_area,
    residents_by_age,
    school_districts,
    town_points,
)
from etl.plugins import importers
from etl.read.document import read
from layers.city import find
from layers.intake.contents import faults
from layers.intake.contract import Batch, Hints, Importer

pytestmark = pytest.mark.realdata


def batch(importer: Importer, path: Path, city_id: str) -> Batch:
    """What the importer takes of a real file, held against the contents."""
    city = find(city_id)[0]
    document = read(path)
    hints = Hints(city=city, listing=city.listing(document.path))
    assert importer.fits(document, hints) > 0.8
    taken = importer.read(document, hints)
    assert [fault for record in taken.records for fault in faults(taken.content, dict(record.values))] == []
    assert len({record.key for record in taken.records}) == len(taken.records)
    return taken


def people(taken: Batch, key: str = "people") -> int:
    return sum(record.values[key] or 0 for record in taken.records)


@pytest.mark.parametrize(
    ("city_id", "file", "parts", "areas", "residents"),
    [
        ("takamatsu", "census2015_37-kagawa.dbf", 261, 245, 420_748),
        ("ashiya", "census2015_28-hyogo.dbf", 61, 61, 95_350),
        ("ube", "census2015_35-yamaguchi.dbf", 471, 457, 169_429),
        ("tottori", "census2015_31-tottori.shp", 2504, 2487, 573_441),
    ],
)
def test_census(real_data: Path, city_id: str, file: str, parts: int, areas: int, residents: int) -> None:
    taken = batch(estat_small_area.IMPORTER, real_data / city_id / file, city_id)
    assert len(taken.records) == parts
    assert len({record.values["key_code"] for record in taken.records}) == areas
    assert people(taken) == residents
    assert taken.as_of == "2015-10-01"
    assert all(record.geometry is not None and record.geometry.is_valid for record in taken.records)


def test_the_one_broken_polygon_of_tottori_is_named(real_data: Path) -> None:
    taken = batch(estat_small_area.IMPORTER, real_data / "tottori" / "census2015_31-tottori.shp", "tottori")
    assert [(f.code, f.params["key_code"]) for f in taken.findings] == [("shape.repaired", "31371051002")]
    assert {record.values["boundary"] for record in taken.records} == {"exact"}


@pytest.mark.parametrize(("city_id", "areas", "residents"), [("takamatsu", 243, 420_748), ("ashiya", 59, 95_350)])
def test_drawings_keep_people_but_are_no_census(real_data: Path, city_id: str, areas: int, residents: int) -> None:
    (path,) = (real_data / city_id).rglob("*_smallarea_voronoi_approx.geojson")
    taken = batch(approximate_areas.IMPORTER, path, city_id)
    assert (len(taken.records), people(taken)) == (areas, residents)
    assert {record.values["census"] for record in taken.records} == {0}


@pytest.mark.parametrize(
    ("month", "residents", "older", "day"),
    [("202602", 418_129, 120_999, "2026-02-01"), ("202006", 426_245, 118_455, "2020-06-01")],
)
def test_residents_of_takamatsu(real_data: Path, month: str, residents: int, older: int, day: str) -> None:
    path = real_data / "takamatsu" / "population" / f"pop_0066_{month}.xlsx"
    taken = batch(residents_by_age.IMPORTER, path, "takamatsu")
    assert len(taken.records) == 235
    assert (people(taken), people(taken, "age65plus")) == (residents, older)
    assert taken.as_of == day
    assert taken.findings == []
    for record in taken.records:
        assert sum(record.values["bands"].values()) == record.values["people"]


@pytest.fixture(scope="module")
def kobe(real_data: Path) -> Batch:
    """The people of 神戸, read once: the workbook is large."""
    return batch(residents_by_age.IMPORTER, real_data / "kobe" / "zensi2912.xls", "kobe")


def test_residents_of_kobe_equal_every_total_of_the_workbook(kobe: Batch) -> None:
    equal = [f.params["sum"] for f in kobe.findings if f.code == "total.equal"]
    assert people(kobe) == equal[-1] == 1_541_913
    assert people(kobe, "age65plus") == 421_859
    assert sum(equal[:-1]) == equal[-1]
    assert len(equal) == 11  # ten wards and offices, and the city
    assert kobe.as_of == "2017-12-31"
    assert {f.level for f in kobe.findings} == {"info"}


def test_hidden_towns_of_kobe_stay_with_what_the_sheet_allows(kobe: Batch) -> None:
    status = Counter(record.values["status"] for record in kobe.records)
    assert (len(kobe.records), status["suppressed"]) == (3156, 309)
    by_key = {record.key: record.values for record in kobe.records}
    known = {facts["town"]: by_key[facts["carried_by"]] for facts in by_key.values() if "carried_by" in facts}
    assert set(known) == {"和田宮通６丁目", "和田宮通７丁目", "和田山通１丁目"}
    assert {facts["town"] for facts in known.values()} == {"和田宮通５丁目"}
    assert {facts["status"] for facts in known.values()} == {"carries"}
    told = Counter(f.code for f in kobe.findings)
    assert (told["population.hidden_between"], told["population.hidden_known"]) == (186, 1)


def test_projections_are_kept_apart_and_other_city_totals_refused(real_data: Path) -> None:
    folder = real_data / "takamatsu" / "population"
    found = {
        name: [f.code for f in batch(city_totals.IMPORTER, folder / name, "takamatsu").findings]
        for name in ("future_population_0068.xlsx", "primary_insured_0095.xlsx")
    }
    assert found == {
        "future_population_0068.xlsx": ["projection.not_counted"],
        "primary_insured_0095.xlsx": ["totals.no_area"],
    }


def test_school_districts_of_takamatsu(real_data: Path) -> None:
    path = real_data / "takamatsu" / "approx" / "town_school_from_pdf.csv"
    taken = batch(school_districts.IMPORTER, path, "takamatsu")
    kinds = Counter(record.values["kind"] for record in taken.records)
    towns = {one["town"] for record in taken.records for one in record.values["members"]}
    shared = {
        one["town"]
        for record in taken.records
        for one in record.values["members"]
        if record.values["kind"] == "elementary_school" and one["part"]
    }
    assert kinds == {"elementary_school": 49, "junior_high_school": 22}
    assert (len(towns), len(shared)) == (229, 36)


@pytest.mark.parametrize(("city_id", "towns", "without"), [("takamatsu", 255, 0), ("ashiya", 60, 0), ("ube", 286, 2)])
def test_town_points(real_data: Path, city_id: str, towns: int, without: int) -> None:
    (path,) = (real_data / city_id).glob("towns_*.json")
    taken = batch(town_points.IMPORTER, path, city_id)
    assert len(taken.records) == towns
    assert sum(f.params["count"] for f in taken.findings) == without


@pytest.mark.parametrize("city_id", ["takamatsu", "ashiya", "ube"])
def test_borders_are_called_coarse(real_data: Path, city_id: str) -> None:
    (path,) = (real_data / city_id).glob("boundary_*.geojson")
    taken = batch(city_boundary.IMPORTER, path, city_id)
    assert [record.values["boundary"] for record in taken.records] == ["approximate"]


def test_no_two_importers_are_sure_of_one_file(real_data: Path) -> None:
    files = [
        path
        for path in sorted(real_data.rglob("*"))
        if path.suffix in {".xlsx", ".xls", ".csv", ".dbf", ".json", ".geojson"}
    ]
    claimed = {}
    for path in files:
        document = read(path)
        sure = [one.id for one in importers().values() if one.fits(document, Hints()) > 0.8]
        if len(sure) > 1:
            claimed[path.name] = sure
    assert len(files) > 40
    assert claimed == {}
