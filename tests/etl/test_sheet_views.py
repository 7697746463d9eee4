"""The sheets beside what was read: every sheet of a list of places with the meaning of its headings; nothing else."""

from pathlib import Path

from openpyxl import Workbook

from etl.run import understand
from etl.sheet_views import sheet_views
from layers import city as cities
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


def test_a_survey_leaves_no_sheet_behind(tmp_path: Path) -> None:
    path = tmp_path / "人口.csv"
    path.write_text("町名,人口,65歳以上\n中町一丁目,100,30\n中町二丁目,200,40\n", "utf-8")
    assert sheet_views(understand(path, CITY), CITY) == []
