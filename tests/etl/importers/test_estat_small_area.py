from shapely.geometry import Polygon, box

from etl.importers.estat_small_area import IMPORTER
from layers.city import City
from layers.intake.contract import Hints
from tests.etl.documents import HERE, codes, is_left_alone, shapes, taken
from tests.etl.forms import ASHIYA, sampled

BOW_TIE = Polygon([(135, 34), (135.02, 34.02), (135.02, 34), (135, 34.02)])


def row(code: str, people: int, part: object = None, **more: object) -> dict[str, object]:
    facts = {"KEY_CODE": code, "MOJI": "岩園町", "JINKO": people, "SETAI": 1, "HCODE": 8101, "KIGO_E": part}
    return {**facts, "X_CODE": 135.3, "Y_CODE": 34.7, "H27KA28_": 1, **more}


def test_pieces_of_one_area_keep_their_own_people() -> None:
    batch = taken(
        IMPORTER,
        shapes((row("282060010", 80, "E1"), box(0, 0, 1, 1)), (row("282060010", 0, "E2"), box(2, 0, 3, 1))),
    )
    assert [record.key for record in batch.records] == ["282060010/E1", "282060010/E2"]
    assert [record.values["people"] for record in batch.records] == [80, 0]
    assert {record.values["census"] for record in batch.records} == {2015}
    assert batch.records[1].cell == "行2"
    assert batch.as_of == "2015-10-01"
    assert batch.source is not None
    assert batch.source.date == "2015-10-01"


def test_only_the_city_is_taken_and_the_rest_is_counted() -> None:
    document = shapes((row("282060010", 5), box(0, 0, 1, 1)), (row("282040010", 7), box(2, 0, 3, 1)))
    batch = taken(IMPORTER, document)
    assert [record.values["people"] for record in batch.records] == [5]
    assert [f.params["count"] for f in batch.findings if f.code == "area.other_cities"] == [1]
    assert len(taken(IMPORTER, document, Hints()).records) == 2


def test_a_broken_polygon_is_repaired_and_named() -> None:
    batch = taken(IMPORTER, shapes((row("282060010", 5), BOW_TIE)))
    assert batch.records[0].geometry is not None
    assert batch.records[0].geometry.is_valid
    (finding,) = batch.findings
    assert (finding.code, finding.cell, finding.params["key_code"]) == ("shape.repaired", "行1", "282060010")


def test_the_dbf_alone_gives_points() -> None:
    batch = taken(IMPORTER, shapes((row("282060010", 5), None), (row("282060020", 6, X_CODE=None), None)))
    first, second = batch.records
    assert (first.values["boundary"], first.geometry.x, first.geometry.y) == ("point", 135.3, 34.7)  # type: ignore[union-attr]
    assert second.geometry is None
    assert [(f.code, f.cell) for f in batch.findings] == [("area.no_point", "行2"), ("area.points_only", "")]
    assert batch.findings[1].params == {"count": 2}


def test_water_and_rows_without_an_area_code() -> None:
    document = shapes(
        (row("282069990", 0, HCODE=8154, MOJI="水面"), box(0, 0, 1, 1)), (row("28", 0, MOJI=None), box(2, 0, 3, 1))
    )
    batch = taken(IMPORTER, document, Hints(city=City(id="hyogo", code="280003", name="兵庫県", plane=5)))
    assert [record.values["hcode"] for record in batch.records] == [8154]
    assert codes(batch) == ["area.no_code"]


def test_the_form_of_2020_and_a_code_given_as_number() -> None:
    facts = {"KEY_CODE": 282060010, "S_NAME": "岩園町", "JINKO": 9.0, "SETAI": 4, "HCODE": 8101, "PREF": "28"}
    (record,) = taken(IMPORTER, shapes((facts, box(0, 0, 1, 1)))).records
    assert (record.values["key_code"], record.values["name"], record.values["people"]) == ("282060010", "岩園町", 9)
    assert record.values["census"] == 2020


def test_the_same_part_twice_keeps_both_and_says_so() -> None:
    batch = taken(IMPORTER, shapes((row("282060010", 5), box(0, 0, 1, 1)), (row("282060010", 6), box(2, 0, 3, 1))))
    assert sum(record.values["people"] for record in batch.records) == 11
    assert codes(batch) == ["area.same_part"]


def test_a_file_of_another_prefecture_is_refused() -> None:
    batch = IMPORTER.read(shapes((row("132010010", 5), box(0, 0, 1, 1))), HERE)
    assert batch.refused
    assert [(f.code, f.params) for f in batch.findings][-1] == ("area.none_here", {"city": "架空市"})


def test_other_files_are_left_alone() -> None:
    is_left_alone(IMPORTER)


def test_the_sample() -> None:
    batch = sampled("estat_small_area", "r2ka28206.shp", ASHIYA)
    assert [(one.key, one.values["people"], one.values["hcode"]) for one in batch.records] == [
        ("28206001001/E1", 120, 8101),
        ("28206001001/E2", 0, 8101),
        ("282060020/", 30, 8101),
        ("282060090/", 0, 8154),
    ]
    assert batch.as_of == "2020-10-01"
