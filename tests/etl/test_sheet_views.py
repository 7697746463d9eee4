"""The sheets beside what was read: every sheet of a list of places with the meaning of its headings; nothing else."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from etl.run import understand
from etl.sheet_views import sheet_views
from layers import city as cities
from layers.intake.sheet_view import DRAWN
from tests import town

CITY = cities.read(town.TOML, city_id="town")


def test_a_list_is_shown_with_the_meaning_of_its_headings(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "通いの場R8"
    for row in (
        ["通いの場一覧"],
        ["名称", "開催場所", "日時", "合言葉"],
        ["ひだまりの会", "中央集会所", "毎週火曜", "い"],
    ):
        sheet.append(row)
    sheet.column_dimensions["C"].hidden = True
    book.create_sheet("メモ").append(["ここは一覧ではない"])
    book.save(tmp_path / "通いの場一覧.xlsx")
    views = sheet_views(understand(tmp_path / "通いの場一覧.xlsx", CITY), CITY)
    assert [(view.name, view.rows, view.hidden) for view, _ in views] == [("通いの場R8", 3, (2,)), ("メモ", 1, ())]
    found = [(one.row, one.column, one.label, one.role) for one in views[0][0].headings]
    assert found == [
        (2, 0, "名称", "name"),
        (2, 1, "開催場所", "venue"),
        (2, 2, "日時", "schedule"),
        (2, 3, "合言葉", ""),
    ]
    assert views[1][0].headings == ()


def test_cards_name_each_of_their_cells_with_its_place(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "カード"
    for name in ("あさひの会", "ゆうひの会"):
        for row in (("名称", name), ("会場", "集会所"), ("日時", "毎週火 10:00-11:00"), ()):
            book.active.append(row)
    book.save(tmp_path / "通いの場.xlsx")
    reading = understand(tmp_path / "通いの場.xlsx", CITY)
    ((view, _),) = sheet_views(reading, CITY)
    assert reading.batch is not None
    assert [record.cell for record in reading.batch.records] == ["カード!B1", "カード!B5"]
    assert dict(view.drawn)["カード!B3"] == "カード!B1"
    assert dict(view.drawn)["カード!B6"] == "カード!B5"
    assert {one.part for one in view.headings} == {DRAWN}


def test_a_survey_leaves_no_sheet_behind(tmp_path: Path) -> None:
    path = tmp_path / "人口.csv"
    path.write_text("町名,人口,65歳以上\n中町一丁目,100,30\n中町二丁目,200,40\n", "utf-8")
    assert sheet_views(understand(path, CITY), CITY) == []


def test_all_sheets_of_a_file_share_the_room_for_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.sheet_views.MOST_CELLS", 20)
    book = Workbook()
    for row in (
        ["名称", "会場", "日時", "料金"],
        ["あさひの会", "集会所", "毎週火", "無料"],
        ["ゆうひの会", "公園", "毎週水", "無料"],
    ):
        book.active.append(row)
    for name in ("メモ", "控え"):
        sheet = book.create_sheet(name)
        for number in range(9):
            sheet.append([f"これは一覧ではない{number}", "控え"])
    book.save(tmp_path / "通いの場.xlsx")
    views = sheet_views(understand(tmp_path / "通いの場.xlsx", CITY), CITY)
    # 3 × 4 cells of the list leave 8: four rows of two.
    assert [(view.rows, view.height) for view, _ in views] == [(3, 3), (9, 4), (9, 0)]
