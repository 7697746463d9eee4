"""「いつもの様式で保存」: rows for new places, and the end of those that are gone, as the list does it."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.etl.write.register import List, a_place, cells, holds, looks, notes
from tests.etl.write.workbooks import MESSY

SHEET = "通いの場R7"


def test_a_new_place_gets_a_row_below_the_last_of_its_zone(tmp_path: Path) -> None:
    made = List(tmp_path, MESSY["two_row_heading"]())
    facts = {"venue": "新会館", "schedule": "第3金 14:00~15:00", "fee": "200円", "phone": "0797-31-0009"}
    made.points.append(a_place("あたらしい会", zone="東", contact_name="架空一郎", **facts))
    made.change("すみれ", fee="50円")
    back = made.written()
    assert (back.changed, back.added, back.closed, back.findings) == (1, 1, 0, ())
    after = cells(back.content)
    row = [after.get((SHEET, f"{column}7")) for column in "ABCDEFGHIJ"]
    assert row == [5, None, "あたらしい会", "新会館", "第3金", "14:00~15:00", "200円", "架空一郎", "0797-31-0009", None]
    assert after[SHEET, "C8"] == "たんぽぽ"
    assert (after[SHEET, "G9"], after[SHEET, "C10"], after[SHEET, "J10"]) == ("50円", "合計", "=COUNTA(C5:C9)")
    look = looks(back.content)[SHEET]
    assert {"B5:B7", "B8:B9", "A1:J1"} <= set(look["merged"])
    assert look["print"] == ("'通いの場R7'!$A$1:$J$11", "$3:$4", "landscape", "D5")
    assert look["heights"] == {8: 36}
    assert look["styles"]["C7"][1] == look["styles"]["C6"][1]
    assert notes(back.content)[SHEET, "C7"] == "R8.11.22 追加：あたらしい会"
    holds(made, back.content)


def test_a_new_row_is_neither_marked_twice_nor_closed_like_its_neighbour(tmp_path: Path) -> None:
    made = List(tmp_path, MESSY["colours"]())
    made.change("ひだまりの会", venue="南会館")
    made.points.append(a_place("あたらしい会", venue="新会館", schedule="金曜 9時"))
    back = made.written()
    assert back.findings == ()
    assert [cells(back.content)[SHEET, f"A{row}"] for row in (3, 4)] == ["ひだまりの会", "あたらしい会"]
    letters = looks(back.content)[SHEET]["styles"]
    assert letters["B3"] == letters["B4"]
    holds(made, back.content)
    only_closed = List(tmp_path, MESSY["colours"]())
    only_closed.points = [point for point in only_closed.points if point.name == "たんぽぽ"]
    only_closed.points.append(a_place("あたらしい会", venue="新会館", schedule="金曜 9時"))
    read = only_closed.read(only_closed.written().content).batch.records
    told_states = {record.values["name"]: record.values.get("status") for record in read}
    assert (told_states["あたらしい会"], told_states["ひだまりの会"]) == (None, "closed")


def test_what_points_at_rows_below_a_new_one_follows(tmp_path: Path) -> None:
    made = List(tmp_path, MESSY["pictures_and_rules"]())
    made.points.insert(0, a_place("あたらしい会", venue="新会館", schedule="金曜 9時", participants=5))
    before, back = looks(made.content), made.written()
    assert back.findings == ()
    after = cells(back.content)
    assert [after.get((SHEET, f"{column}5")) for column in "ABCDEF"] == [
        "あたらしい会",
        "新会館",
        "金曜 9時",
        "活動中",
        5,
        None,
    ]
    assert after[SHEET, "E7"] == "=SUM(E2:E6)"
    assert (after["集計", "A1"], after["集計", "A2"]) == ("='通いの場R7'!E7", "=SUM('通いの場R7'!E2:E6)*2")
    look = looks(back.content)[SHEET]
    assert look["rules"] == [("E2:E6", [["$E$3"]])]
    assert look["choices"] == [("D2:D6", before[SHEET]["choices"][0][1])]
    assert (look["filter"], look["breaks"], look["charts"]) == ("A1:F6", [3], [5])
    assert notes(back.content)[SHEET, "A3"] == "去年から休み"
    with zipfile.ZipFile(BytesIO(back.content)) as parts:
        assert "$E$2:$E$6" in parts.read("xl/workbook.xml").decode()


def test_a_table_with_a_name_takes_new_rows_in(tmp_path: Path) -> None:
    made = List(tmp_path, MESSY["formulas"]())
    made.points.append(a_place("第5の会", venue="会館5", schedule="第5火 10時", participants=1, code="S005"))
    back = made.written()
    assert looks(back.content)[SHEET]["tables"] == {"Groups": "A1:F6"}
    assert cells(back.content)[SHEET, "A6"] == "S005"
    assert cells(back.content)[SHEET, "F5"] == "=E5*2"
    holds(made, back.content)


@pytest.mark.parametrize(
    ("name", "gone", "cell", "value", "struck"),
    [
        ("plain", "つくしの会", "A3", "つくしの会", True),
        ("colours", "ひだまりの会", "A3", "ひだまりの会", True),
        ("pictures_and_rules", "ひだまりの会", "D2", "廃止", False),
    ],
)
def test_a_place_that_is_gone_is_closed_in_the_manner_of_the_list(
    tmp_path: Path, name: str, gone: str, cell: str, value: str, *, struck: bool
) -> None:
    made = List(tmp_path, MESSY[name]())
    made.points = [point for point in made.points if point.name != gone]
    back = made.written()
    assert (back.closed, back.findings) == (1, ())
    assert cells(back.content)[SHEET, cell] == value
    assert ("strike=True" in looks(back.content)[SHEET]["styles"][cell][0].replace("'", "").replace(" ", "")) == struck
    assert notes(back.content)[SHEET, cell].endswith("活動中→廃止")
    (read,) = [one for one in made.read(back.content).batch.records if one.values["name"] == gone]
    assert read.values["status"] == "closed"
