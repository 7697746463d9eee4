import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from etl.read import excel
from etl.read.document import read
from etl.read.reading import Unreadable
from layers.intake.contract import Cell


@pytest.fixture
def book() -> openpyxl.Workbook:
    return openpyxl.Workbook()


def sheet_of(book: openpyxl.Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def saved(book: openpyxl.Workbook, tmp_path: Path) -> Path:
    path = tmp_path / "a.xlsx"
    book.save(path)
    return path


def test_values_keep_their_types(book: openpyxl.Workbook, tmp_path: Path) -> None:
    moment = dt.datetime(2026, 4, 1)
    sheet_of(book).append(["一", 1, 2.5, True, moment, dt.time(9, 30), None, "#REF!"])
    sheet_of(book)["H1"].data_type = "e"
    sheet_of(book).append(["二", 42])
    sheet_of(book)["B2"].number_format = "00000"
    (table,) = excel.read(saved(book, tmp_path)).tables
    assert [cell.value for cell in table.rows[0]] == ["一", 1, 2.5, True, moment, dt.time(9, 30)]
    assert table.rows[1][1].value == "00042"
    assert table.address(1, 1) == "Sheet!B2"


def test_a_merged_area_repeats_its_value_and_marks_the_copies(book: openpyxl.Workbook, tmp_path: Path) -> None:
    sheet = sheet_of(book)
    sheet["B1"], sheet["A3"] = "東", "下"
    sheet.merge_cells("B1:C2")
    sheet.merge_cells("A3:A40")
    (table,) = excel.read(saved(book, tmp_path)).tables
    east = Cell("東", merged=True)
    assert [list(row) for row in table.rows[:2]] == [[Cell(), Cell("東"), east], [Cell(), east, east]]
    assert len(table.rows) == 3


def test_marks_fills_and_hidden_columns(book: openpyxl.Workbook, tmp_path: Path) -> None:
    sheet = sheet_of(book)
    sheet.append(["一", "二", "三", "四"])
    sheet["A1"].font = Font(strike=True)
    sheet["B1"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["C1"].fill = PatternFill("solid", fgColor="FFFFFF")
    sheet["A2"].fill = PatternFill("solid", fgColor="00FF00")
    sheet.column_dimensions.group("C", "D", hidden=True)
    (table,) = excel.read(saved(book, tmp_path)).tables
    assert list(table.rows[0]) == [Cell("一", struck=True), Cell("二", fill="FFFF00"), Cell("三"), Cell("四")]
    assert list(table.rows[1]) == [Cell(None, fill="00FF00")]
    assert table.hidden == frozenset({2, 3})


def test_hidden_sheets_are_not_read_and_said(book: openpyxl.Workbook, tmp_path: Path) -> None:
    sheet_of(book).append(["一"])
    secret = book.create_sheet("控え")
    secret.append(["秘密"])
    secret.sheet_state = "hidden"
    got = excel.read(saved(book, tmp_path))
    assert [table.sheet for table in got.tables] == ["Sheet"]
    assert [(one.level, one.code, dict(one.params)) for one in got.findings] == [
        ("info", "sheet.hidden", {"sheet": "控え"})
    ]


def test_an_empty_workbook(book: openpyxl.Workbook, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"\bfile\.empty"):
        excel.read(saved(book, tmp_path))


def repacked(path: Path, part: str, content: bytes) -> Path:
    target = path.with_name("b.xlsx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            made.writestr(name, content if name == part else source.read(name))
    return target


def test_a_sheet_of_a_million_rows_is_refused_before_it_is_built(book: openpyxl.Workbook, tmp_path: Path) -> None:
    sheet_of(book).append(["一"])
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, excel.MAX_ROWS + 2))
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    path = repacked(saved(book, tmp_path), "xl/worksheets/sheet1.xml", head + rows + b"</sheetData></worksheet>")
    with pytest.raises(Unreadable, match=r"\bfile\.too_many_rows"):
        excel.read(path)


def test_a_merged_area_of_a_whole_sheet_is_refused(book: openpyxl.Workbook, tmp_path: Path) -> None:
    sheet_of(book).append(["一"])
    path = saved(book, tmp_path)
    with zipfile.ZipFile(path) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml")
    area = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    with pytest.raises(Unreadable, match=r"\bfile\.too_many_rows"):
        excel.read(repacked(path, "xl/worksheets/sheet1.xml", sheet.replace(b"</sheetData>", area)))


def test_entities_in_the_xml_are_refused(book: openpyxl.Workbook, tmp_path: Path) -> None:
    sheet_of(book).append(["一"])
    path = saved(book, tmp_path)
    with zipfile.ZipFile(path) as parts:
        styles = parts.read("xl/styles.xml")
    entity = b'<!DOCTYPE l [<!ENTITY a "AAAA"><!ENTITY b "&a;&a;">]>'
    document = read(repacked(path, "xl/styles.xml", entity + styles))
    assert [(one.level, one.code, one.params["reason"]) for one in document.findings] == [
        ("error", "file.unreadable", "DOCTYPE")
    ]
    assert document.tables == ()
