from typing import Any

from etl.importers import estat_mesh
from etl.importers.estat_statistics import IMPORTER
from layers.intake.contract import Document, Hints
from tests.etl.documents import codes, document, is_left_alone, sheet, taken

CODES = [
    "KEY_CODE",
    "HYOSYO",
    "CITYNAME",
    "NAME",
    "HTKSYORI",
    "HTKSAKI",
    "GASSAN",
    *(f"T00108200{n}" for n in range(1, 7)),
]
LABELS = [
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "総数、年齢「不詳」含む",
    "　総数６０～６４歳",
    "　総数６５～６９歳",
    "　総数７０～７４歳",
    "　総数６５歳以上",
    "　総数７５歳以上",
]
TOTAL = ["28206", 1, "架空市", "", 0, "", "", 30, 5, 6, 7, 25, 12]


def text(*rows: list[Any]) -> Document:
    return document(sheet([CODES, LABELS, *rows]), name="tblT001082C28.txt")


ROWS = (
    ["282060010", 3, "架空市", "岩園町", 0, "", "", 30, 5, 6, 7, 25, 12],
    ["28206001001", 4, "架空市", "岩園町一丁目", 1, "", "001002", 30, 5, 6, 7, 25, 12],
    ["28206001002", 4, "架空市", "岩園町二丁目", 2, "001001", "", "X", "X", "X", "X", "X", "X"],
    ["282060020", 2, "架空市", "大原町", 0, "", "", "-", "-", "-", "-", "-", "-"],
    ["372010010", 2, "高松市", "塩屋町", 0, "", "", 9, 1, 1, 1, 7, 5],
)


def test_only_leaves_of_the_city_are_taken_and_the_level_above_agrees() -> None:
    batch = taken(IMPORTER, text(TOTAL, *ROWS))
    assert [record.key for record in batch.records] == ["28206001001", "28206001002", "282060020"]
    assert [(f.code, f.level, f.params["sum"]) for f in batch.findings] == [("total.equal", "info", 30)]
    assert batch.as_of == "2020-10-01"
    assert batch.records[0].cell == "A5"


def test_hidden_areas_name_the_one_that_carries_them() -> None:
    carrying, hidden, empty = taken(IMPORTER, text(TOTAL, *ROWS)).records
    assert (carrying.values["status"], carrying.values["people"]) == ("carries", 30)
    assert (hidden.values["status"], hidden.values["people"]) == ("suppressed", None)
    assert hidden.values["carried_by"] == "28206001001"
    assert "bands" not in hidden.values
    assert (empty.values["status"], empty.values["people"], empty.values["age65plus"]) == ("ok", 0, 0)


def test_ages_come_from_the_columns_that_say_them_and_nobody_is_counted_twice() -> None:
    carrying = taken(IMPORTER, text(TOTAL, *ROWS)).records[0]
    assert (carrying.values["age65plus"], carrying.values["age75plus"]) == (25, 12)
    assert carrying.values["bands"] == {"60-64": 5, "65-69": 6, "70-74": 7, "75+": 12}


def test_a_total_that_does_not_agree_refuses_the_file() -> None:
    batch = taken(IMPORTER, text([*TOTAL[:7], 31, *TOTAL[8:]], *ROWS))
    assert batch.refused
    assert codes(batch) == ["total.mismatch"]


def test_a_key_that_cannot_be_read_and_a_table_without_people() -> None:
    batch = taken(IMPORTER, text(TOTAL, *ROWS, ["28206001", 4, "架空市", "？", 0, "", "", 1, 0, 0, 0, 0, 0]))
    assert [(f.code, f.cell) for f in batch.findings if f.level == "error"] == []  # nine digits once its zero is back
    bad = taken(IMPORTER, text(TOTAL, *ROWS, ["282060", 4, "架空市", "？", 0, "", "", 0, 0, 0, 0, 0, 0]))
    assert [(f.code, f.cell) for f in bad.findings if f.level == "error"] == [("estat.no_key", "A9")]
    houses = document(
        sheet([CODES[:8], ["", "", "", "", "", "", "", "持ち家"], ["282060010", 2, "", "", 0, "", "", 5]])
    )
    assert codes(IMPORTER.read(houses, Hints())) == ["estat.no_people"]


def test_a_mesh_table_is_left_to_the_mesh_importer() -> None:
    assert estat_mesh.IMPORTER.fits(text(TOTAL), Hints()) == 0
    is_left_alone(IMPORTER)
