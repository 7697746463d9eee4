"""Excel workbooks of the old format (.xls). Marks and merged areas are read where the file lets itself be parsed so."""

import datetime as dt
import io
from pathlib import Path
from typing import Any

import xlrd

from etl.read import shown
from etl.read.excel import repeat
from etl.read.reading import EMPTY, MAX_ROWS, Reading, trimmed, unreadable
from layers.intake.contract import Cell, Finding, Table

_VISIBLE = 0
_SOLID = 1
_WHITE = (255, 255, 255)
_BLACK = (0, 0, 0)


def read(path: Path) -> Reading:
    """All visible sheets of a workbook."""
    book = _open(path)
    visible = [sheet for sheet in book.sheets() if sheet.visibility == _VISIBLE]
    hidden = [sheet.name for sheet in book.sheets() if sheet.visibility != _VISIBLE]
    if any(sheet.nrows > MAX_ROWS for sheet in visible):
        raise unreadable("file.too_many_rows", limit=MAX_ROWS)
    tables = [table for table in (_table(book, sheet) for sheet in visible) if table.rows]
    if not tables:
        raise unreadable("file.empty")
    findings = [Finding(level="info", code="sheet.hidden", params={"sheet": name}) for name in hidden]
    return Reading(format="xls", tables=tables, findings=findings)


def _open(path: Path) -> Any:  # noqa: ANN401 - xlrd has no types
    raw = path.read_bytes()
    for formatting in (True, False):
        try:
            # Its remarks would otherwise go to standard output, which belongs to the answer.
            return xlrd.open_workbook(file_contents=raw, formatting_info=formatting, logfile=io.StringIO())
        except xlrd.XLRDError as fault:
            if "encrypted" in str(fault).lower():
                raise unreadable("file.encrypted") from fault
            if not formatting:
                raise unreadable("file.unreadable", reason=type(fault).__name__) from fault
        except Exception as fault:  # xlrd stumbles over broken style records with whatever error comes
            if not formatting:
                raise unreadable("file.unreadable", reason=type(fault).__name__) from fault
    raise AssertionError


def _table(book: Any, sheet: Any) -> Table:  # noqa: ANN401 - xlrd has no types
    remarks = {spot: note.text for spot, note in sheet.cell_note_map.items()}
    rows = [
        [_cell(book, cell, remarks.get((number, column), "")) for column, cell in enumerate(sheet.row(number))]
        for number in range(sheet.nrows)
    ]
    rows = trimmed(rows)
    for top, bottom, left, right in sheet.merged_cells:
        repeat(rows, (top, left, bottom - 1, right - 1))
    hidden = frozenset(number for number, info in sheet.colinfo_map.items() if info.hidden)
    hidden_rows = frozenset(number for number, info in sheet.rowinfo_map.items() if info.hidden)
    return Table(sheet=sheet.name, rows=rows, hidden=hidden, hidden_rows=hidden_rows)


def _cell(book: Any, cell: Any, remark: str) -> Cell:  # noqa: ANN401 - xlrd has no types
    value = _value(book, cell)
    struck, fill, ink = _marks(book, cell)
    if value is None and not fill:
        return EMPTY
    return Cell(value, struck=struck, fill=fill, ink=ink, remark=remark)


def _value(book: Any, cell: Any) -> object:  # noqa: ANN401 - xlrd has no types
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR) or cell.value == "":
        return None
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _moment(cell.value, book.datemode)
    if cell.xf_index is None or not book.formatting_info:
        return cell.value
    number_format = book.format_map.get(book.xf_list[cell.xf_index].format_key)
    return shown.shown(cell.value, number_format.format_str if number_format else "")


def _moment(serial: float, datemode: int) -> dt.datetime | dt.time | float:
    try:
        moment: dt.datetime = xlrd.xldate_as_datetime(serial, datemode)
    except (ValueError, OverflowError, xlrd.xldate.XLDateError):
        return serial
    return moment.time() if 0 <= serial < 1 else moment


def _marks(book: Any, cell: Any) -> tuple[bool, str, str]:  # noqa: ANN401 - xlrd has no types
    """Strike-through, fill and ink; none where the workbook was opened without its formats."""
    if cell.xf_index is None or not book.formatting_info:
        return False, "", ""
    style = book.xf_list[cell.xf_index]
    font = book.font_list[style.font_index]
    ink = _colour(book, font.colour_index, ignored=_BLACK)
    fill = ""
    if style.background.fill_pattern == _SOLID:
        fill = _colour(book, style.background.pattern_colour_index, ignored=_WHITE)
    elif style.background.fill_pattern:
        fill = "pattern"
    return bool(font.struck_out), fill, ink


def _colour(book: Any, index: int, *, ignored: tuple[int, int, int]) -> str:  # noqa: ANN401 - xlrd has no types
    colour = book.colour_map.get(index)
    return "" if colour in (None, ignored) else "{:02X}{:02X}{:02X}".format(*colour)
