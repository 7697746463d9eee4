from etl.importers import zone_list
from etl.importers.school_districts import IMPORTER
from tests.etl.documents import HERE, document, is_left_alone, sheet, taken
from tests.etl.forms import sampled

TABLE = document(
    sheet(
        [
            ["town", "n_elementary", "elementary", "junior_high"],
            ["茜町", "1", "亀阜", "紫雲"],
            ["内町", "2", "新番丁|亀阜", "紫雲"],
            ["島", "1", "島", ""],
        ]
    ),
    name="town_school_from_pdf.csv",
)


def test_a_town_of_several_schools_belongs_to_each_in_part() -> None:
    batch = taken(IMPORTER, TABLE)
    members = {record.key: record.values["members"] for record in batch.records}
    assert members["elementary_school/亀阜"] == [{"town": "茜町", "part": False}, {"town": "内町", "part": True}]
    assert members["elementary_school/新番丁"] == [{"town": "内町", "part": True}]
    assert members["junior_high_school/紫雲"] == [{"town": "茜町", "part": False}, {"town": "内町", "part": False}]


def test_a_town_without_a_school_is_said() -> None:
    batch = taken(IMPORTER, TABLE)
    assert [(f.code, f.cell, f.params["town"]) for f in batch.findings] == [("school.missing", "D4", "島")]


def test_nobody_else_claims_it() -> None:
    assert zone_list.IMPORTER.fits(TABLE, HERE) == 0
    is_left_alone(IMPORTER)


def test_the_sample() -> None:
    found = {one.key: one.values["members"] for one in sampled("school_districts", "town_school.csv").records}
    assert found["elementary_school/奥小学校"] == [{"town": "奥見本", "part": True}]
    assert found["junior_high_school/見本中学校"] == [
        {"town": "見本町一丁目", "part": False},
        {"town": "奥見本", "part": False},
    ]
