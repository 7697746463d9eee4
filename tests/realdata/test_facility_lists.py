"""The real lists of facilities and shelters: as many rows as the README of the folder counts, all of them sound."""

from collections import Counter
from pathlib import Path

import pytest

from etl import plugins, recognise
from etl.read.child import read_limited
from etl.read.document import read
from layers.city import find
from layers.intake.contents import faults
from layers.intake.contract import Batch, Hints

pytestmark = pytest.mark.realdata

# As counted in the README of the folder, by workbook.
TAKAMATSU = {
    "children_club/data.xlsx": 44,
    "childrens_hall/data.xlsx": 8,
    "community_center/data.xlsx": 52,
    "disabled_welfare_facility/data.xlsx": 8,
    "elderly_wedding_house/data.xlsx": 10,
    "elderly_welfare_center/data.xlsx": 2,
    "elderly_welfare_facility/data.xlsx": 47,
    "elderly_welfare_facility/data.csv": 47,
    "evacuation_space/data.xlsx": 195,
    "evacuation_space/data (1).xlsx": 193,
    "evacuation_space/data (2).xlsx": 193,
    "evacuation_space/data .xlsx": 193,
    "general_center/data.xlsx": 6,
    "group_home/data.xlsx": 49,
    "hospital/data.xlsx": 617,
    "hospital/data .xlsx": 628,
    "hospital/date.xlsx": 619,
    "hospital/data.csv": 628,
    "lifelong_learning_facility/data.xlsx": 2,
    "middle_school/data.xlsx": 28,
    "middle_school/data(1).xlsx": 28,
    "other_welfare_facilities/data.xlsx": 4,
    "park/data.xlsx": 310,
    "primary_school/data.xlsx": 53,
    "regional_child_rearing_support_base/data.xlsx": 15,
    "regional_child_rearing_support_base/data(1).xlsx": 15,
    "regional_comprehensive_support_center/data.xlsx": 7,
    "welfare_hall/data.xlsx": 7,
}
SHELTERS = {
    "ashiya/emergency_282065.json": ("emergency_site", 40),
    "ashiya/evacuation_282065.json": ("shelter", 58),
    "takamatsu/emergency_372013.json": ("emergency_site", 196),
    "takamatsu/evacuation_372013.json": ("shelter", 159),
    "ube/emergency_352021.json": ("emergency_site", 108),
}


def understood(path: Path, city_id: str = "") -> Batch:
    """The batch of the importer that a load would choose; its records are sound and told apart."""
    document = read(path)
    city = find(city_id)[0] if city_id else None
    hints = Hints(city=city, listing=city.listing(document.path) if city else None)
    importer, _ = recognise.choose(document, plugins.importers().values(), hints)
    assert importer is not None
    batch = importer.read(document, hints)
    assert [record.key for record in batch.records if faults("places", dict(record.values))] == []
    assert len({record.key for record in batch.records}) == len(batch.records)
    return batch


@pytest.mark.parametrize("city_id", ["", "takamatsu"])
@pytest.mark.parametrize(("name", "count"), TAKAMATSU.items())
def test_every_workbook_of_takamatsu_is_taken_whole(real_data: Path, name: str, count: int, city_id: str) -> None:
    batch = understood(real_data / "takamatsu" / "facilities" / name, city_id)
    assert (batch.importer, len(batch.records), batch.refused) == ("standard_open_data", count, False)
    assert [one.code for one in batch.findings if one.level == "error"] == []


def test_no_workbook_of_takamatsu_is_forgotten(real_data: Path) -> None:
    folder = real_data / "takamatsu" / "facilities"
    assert {str(path.relative_to(folder)) for path in folder.rglob("*.*")} == TAKAMATSU.keys()


def test_ten_childrens_clubs_have_no_position_and_are_kept(real_data: Path) -> None:
    batch = understood(real_data / "takamatsu" / "facilities" / "children_club" / "data.xlsx")
    assert Counter(record.geometry is None for record in batch.records) == {False: 34, True: 10}
    assert Counter(one.code for one in batch.findings)["position.missing"] == 10


def test_values_of_a_childrens_club(real_data: Path) -> None:
    first = understood(real_data / "takamatsu" / "facilities" / "children_club" / "data.xlsx").records[0].values
    assert (first["capacity"], first["fee"], first["fee_yen"]) == (40, "20,000円/月", 20000)
    assert (first["phone"], first["target"]) == ("087-813-2251", "小学1~6年生")


@pytest.mark.parametrize(("name", "kind", "count"), [(name, *told) for name, told in SHELTERS.items()])
def test_shelters(real_data: Path, name: str, kind: str, count: int) -> None:
    batch = understood(real_data / name, name.split("/", maxsplit=1)[0])
    assert Counter(record.values["kind"] for record in batch.records) == {kind: count}
    assert all(record.geometry is not None for record in batch.records)
    assert list(batch.findings) == []


def test_every_row_of_kobe_is_a_record_or_counted(real_data: Path) -> None:
    counts = {}
    for name, rows in (("03_20141128", 55), ("06_20141128", 156), ("_refined", 1926)):
        batch = understood(real_data / "kobe" / f"institution{name}.csv")
        left = sum(one.params["count"] for one in batch.findings if one.code == "kind.left_out")
        unknown = sum(one.code == "kind.unknown_row" for one in batch.findings)
        assert len(batch.records) + left == rows
        assert sum("kind" not in record.values for record in batch.records) == unknown
        counts[name] = Counter(record.values["kind"] for record in batch.records if "kind" in record.values)
    assert counts["03_20141128"] == {}
    assert counts["06_20141128"] == {"childrens_hall": 109, "childrens_club": 47}
    assert (counts["_refined"]["park"], counts["_refined"]["support_centre"]) == (354, 75)


def test_the_tab_separated_file_of_kobe_is_read_by_its_content(real_data: Path) -> None:
    document = read(real_data / "kobe" / "institution03_20141128.csv")
    assert (document.encoding, len(document.tables[0].rows), len(document.tables[0].rows[0])) == ("cp932", 56, 11)


@pytest.mark.parametrize(
    ("name", "features", "tables"),
    [
        ("tottori/census2015_31-tottori.shp", 2504, 0),
        ("ashiya/census2015_28-hyogo.dbf", 10026, 0),
        ("kobe/zensi2912.xls", 0, 11),
        ("takamatsu/population/pop_0066_202602.xlsx", 0, 1),
        ("takamatsu/towns_高松市.json", 0, 1),
    ],
)
def test_large_files_pass_the_limits_of_the_child(real_data: Path, name: str, features: int, tables: int) -> None:
    document = read_limited(real_data / name)
    assert [one.code for one in document.findings if one.level == "error"] == []
    assert len(document.features.geometries if document.features else ()) == features
    assert len(document.tables) == tables


def test_japanese_of_a_shapefile_without_cpg(real_data: Path) -> None:
    document = read(real_data / "tottori" / "census2015_31-tottori.shp")
    assert document.features is not None
    assert document.encoding == "cp932"
    assert {row["KEN_NAME"] for row in document.features.attributes} == {"鳥取県"}
