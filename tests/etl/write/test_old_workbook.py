"""An old workbook comes back as a new one, which says so."""

import io
from pathlib import Path

import openpyxl
import xlwt

from tests.etl.write.register import List, cells, notes


def old() -> bytes:
    """A list in .xls with a merged title, a width, a colour and a day."""
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("通いの場")
    page.write_merge(0, 0, 0, 4, "通いの場一覧", xlwt.easyxf("font: bold on, height 320"))
    for column, heading in enumerate(["グループ名", "会場", "開催日時", "開始日", "参加人数"]):
        page.write(1, column, heading, xlwt.easyxf("pattern: pattern solid, fore_colour yellow; borders: left thin"))
    for row, name in enumerate(["ひだまりの会", "つくしの会"], 2):
        for column, value in enumerate([name, "東会館", f"第{row}火 10時"]):
            page.write(row, column, value)
        page.write(row, 3, 45017, xlwt.easyxf(num_format_str="yyyy/mm/dd"))
        page.write(row, 4, 10 + row)
    page.col(0).width = 256 * 30
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def test_it_comes_back_as_xlsx_with_its_looks(tmp_path: Path) -> None:
    made = List(tmp_path, old(), name="通いの場.xls")
    assert [point.facts["since"] for point in made.points] == ["2023-04-01", "2023-04-01"]
    made.change("つくしの会", since="2026-04-01", participants=15)
    back = made.written()
    assert (back.name, [one.code for one in back.findings]) == ("通いの場.xlsx", ["usual.from_xls"])
    page = openpyxl.load_workbook(io.BytesIO(back.content))["通いの場"]
    assert [str(area) for area in page.merged_cells.ranges] == ["A1:E1"]
    assert (page.column_dimensions["A"].width, page["A1"].font.b, page["A1"].font.sz) == (30, True, 16)
    assert (page["A2"].fill.fgColor.rgb[-6:], page["A2"].border.left.style) == ("FFFF00", "thin")
    assert page["D4"].number_format.lower() == "yyyy/mm/dd"
    assert {spot for _, spot in notes(back.content)} == {"D4", "E4"}
    assert cells(back.content)["通いの場", "E4"] == 15
    read = made.read(back.content, "通いの場.xlsx")
    assert [record.values["since"] for record in read.batch.records] == ["2023-04-01", "2026-04-01"]
