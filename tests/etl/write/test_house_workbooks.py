"""「いつもの様式で保存」 on the workbooks of the house, and what else stands in a cell that changes."""

import dataclasses
import datetime as dt
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.etl.write.register import List, cells, holds, looks

SHEET = "通いの場R7"
HOUSE = sorted((Path(__file__).parents[2] / "data" / "workbooks").glob("*.xls*"))
SCHEDULE = "第2木曜 10:30-11:45"
PHONE = "0797-31-0009"
# A place of two halls shares the cells of the other; what one of them alone says is told, not written.
SHARED = {"21_二つの会場", "49_日時と場所が一つの欄", "87_二つの会場いろいろ"}
# In a week table a cell holds several groups, and its place is their day: a change is told, never half written.
WEEK_TABLES = {"98_会場と曜日の表", "99_曜日と会場の表"}
# A list of marks says days in its own way.
MARKS = {"11_曜日と週の丸印": "第2 木 10:30-11:45", "12_曜日の列だけ": "月木 10時~15時"}


@pytest.mark.parametrize("file", HOUSE, ids=lambda path: path.stem)
def test_every_workbook_of_the_house_comes_back_as_it_is_and_takes_a_change(tmp_path: Path, file: Path) -> None:
    made = List(tmp_path, file.read_bytes(), name=file.name)
    assert made.points
    if file.suffix == ".xlsx":
        back = made.written()
        assert (back.changed, back.added, back.closed, back.findings) == (0, 0, 0, ())
        assert cells(back.content) == cells(made.content)
        assert looks(back.content) == looks(made.content)
    first = made.points[0].name
    renamed = [one for one in made.points if one.name == first]
    made.points = [dataclasses.replace(one, name=f"{first}改") if one in renamed else one for one in made.points]
    back = made.written()
    if file.stem in WEEK_TABLES:
        assert {one.code for one in back.findings} == {"usual.differs"}
        return
    assert {one.code for one in back.findings} <= {"usual.from_xls"}
    names = [record.values["name"] for record in made.read(back.content, back.name).batch.records]
    assert names.count(f"{first}改") == len(renamed)


@pytest.mark.parametrize(("fact", "said"), [("schedule", SCHEDULE), ("phone", PHONE)])
@pytest.mark.parametrize("file", HOUSE, ids=lambda path: path.stem)
def test_every_workbook_of_the_house_takes_another_fact_or_tells_that_it_does_not(
    tmp_path: Path, file: Path, fact: str, said: str
) -> None:
    made = List(tmp_path, file.read_bytes(), name=file.name)
    said = MARKS.get(file.stem, said) if fact == "schedule" else said
    having = [index for index, one in enumerate(made.points) if fact in one.facts]
    for index in {having[0], having[-1]} if having else ():
        before = made.points[index]
        new = [said] if isinstance(before.facts[fact], list) else said
        made.points[index] = dataclasses.replace(before, facts={**before.facts, fact: new})
        back = made.written()
        codes = {one.code for one in back.findings} - {"usual.from_xls"}
        told = {one.cell for one in back.findings}
        assert not codes or file.stem in SHARED | WEEK_TABLES, back.findings
        read = made.read(back.content, back.name).batch.records
        for point, record in zip(made.points, read, strict=True):
            known = {**point.facts, "name": point.name, "status": point.facts.get("status", "active")}
            now = {**told_of(record.values), "status": record.values.get("status", "active")}
            differing = {key for key in {*known, *now} if known.get(key) != now.get(key)}
            assert not differing or record.cell in told, (record.cell, differing)
        made.points[index] = before


def told_of(values: Any) -> dict[str, Any]:
    """The facts of a record without what stands apart from them in the register."""
    return {name: value for name, value in values.items() if name not in ("kind", "own", "lat", "lon", "private_home")}


def one_sheet(*rows: list[Any], merged: tuple[str, ...] = ()) -> bytes:
    """A list as an office draws it, without any looks."""
    book = openpyxl.Workbook()
    book.active.title = SHEET
    for row in rows:
        book.active.append(row)
    for area in merged:
        book.active.merge_cells(area)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


REMARKED = one_sheet(
    ["グループ名", "会場", "開催日時"],
    ["すみれ会（休止中）", "菫会館（菫町1-1）", "第1月曜 10時"],
    ["れんげ会", "蓮華会館", "第2月曜 10時"],
    ["★なのはな　会【休止】", "菜花会館", "第3月曜 10時"],
)


def test_a_name_keeps_the_remark_of_its_cell(tmp_path: Path) -> None:
    made = List(tmp_path, REMARKED)
    made.rename("すみれ会", "すみれの会")
    made.rename("なのはな 会", "菜の花会")
    made.change("すみれの会", venue="南会館")
    back = made.written()
    assert back.findings == ()
    after = cells(back.content)
    assert (after[SHEET, "A2"], after[SHEET, "A4"]) == ("すみれの会（休止中）", "★菜の花会【休止】")
    assert after[SHEET, "B2"] == "南会館（菫町1-1）"
    holds(made, back.content)


def test_a_state_beside_the_name_is_written_where_the_list_tells_states_there(tmp_path: Path) -> None:
    made = List(tmp_path, REMARKED)
    made.change("すみれ会", status=None)
    made.change("れんげ会", status="suspended")
    made.points = [point for point in made.points if not point.name.startswith("なのはな")]
    back = made.written()
    assert back.findings == ()
    after = cells(back.content)
    assert [after[SHEET, f"A{row}"] for row in (2, 3, 4)] == [
        "すみれ会",
        "れんげ会（休止中）",
        "★なのはな　会【廃止】",
    ]
    holds(made, back.content)


def test_a_merged_cell_of_one_place_stays_merged(tmp_path: Path) -> None:
    rows = [["グループ名", "会場", "開催日時"], ["ひだまりの会", "東会館", "第1火 10時"], [None, None, "雨天は中止"],
            ["つくしの会", "西会館", "第2水 10時"]]  # fmt: skip
    made = List(tmp_path, one_sheet(*rows, merged=("A2:A3", "B2:B3")))
    made.rename(made.points[0].name, "ひなたの会")
    back = made.written()
    assert looks(back.content)[SHEET]["merged"] == ["A2:A3", "B2:B3"]
    assert cells(back.content)[SHEET, "A2"] == "ひなたの会"


def test_a_sign_that_repeats_its_left_neighbour_keeps_its_meaning(tmp_path: Path) -> None:
    across = [["グループ名", "一の会", "二の会", "三の会"], ["会場", "東会館", "西会館", "南会館"],
              ["開催日時", "第1火 10時", "〃", "〃"], ["会費", "100円", "200円", "300円"]]  # fmt: skip
    made = List(tmp_path, one_sheet(*across))
    made.change("一の会", schedule="第4金 14時")
    back = made.written()
    assert back.findings == ()
    after = cells(back.content)
    assert [after[SHEET, f"{column}3"] for column in "BCD"] == ["第4金 14時", "第1火 10時", "〃"]


def test_days_are_written_as_the_marks_of_their_columns(tmp_path: Path) -> None:
    head = ["グループ名", "会場", "月", "火", "水", "木", "金", "時間"]
    rows = [["ひだまりの会", "東会館", None, "●", None, None, None, "10時"],
            ["つくしの会", "西会館", "●", None, "●", None, None, "13時"]]  # fmt: skip
    made = List(tmp_path, one_sheet(head, *rows))
    made.change("ひだまりの会", schedule="月金 10時半")
    made.change("つくしの会", schedule="第2土曜 13時")
    back = made.written()
    assert back.findings == ()
    after = cells(back.content)
    assert [after.get((SHEET, f"{column}2")) for column in "CDEFGH"] == ["●", None, None, None, "●", "10時半"]
    # What no mark can say stands in words.
    assert [after.get((SHEET, f"{column}3")) for column in "CDEFGH"] == [None, None, None, None, None, "第2土曜 13時"]


def test_hours_below_one_heading_stay_hours(tmp_path: Path) -> None:
    head = ["グループ名", "会場", "曜日", "時間", None, None]
    rows = [["ひだまりの会", "東会館", "月", dt.time(9, 30), "～", dt.time(10, 30)],
            ["つくしの会", "西会館", "火", dt.time(13, 0), "～", dt.time(15, 0)]]  # fmt: skip
    made = List(tmp_path, one_sheet(head, *rows, merged=("D1:F1",)))
    made.change("ひだまりの会", schedule="月 10:30-11:45")
    back = made.written()
    assert back.findings == ()
    after = cells(back.content)
    hours = [after[SHEET, f"{column}2"] for column in "DF"]
    assert (hours, after[SHEET, "E2"]) == ([dt.time(10, 30), dt.time(11, 45)], "～")
