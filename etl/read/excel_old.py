"""Excel workbooks of the old format (.xls). Marks and merged areas are read where the file lets itself be parsed so."""

import datetime as dt
import io
from pathlib import Path
from typing import Any

import xlrd

from etl.read.excel import repeat
from etl.read.reading import EMPTY, MAX_ROWS, Reading, trimmed, unreadable
from layers.intake.contract import Cell, Finding, Table

_VISIBLE = 0
_SOLID = 1
_WHITE = (255, 255, 255)


def read(path: Path) -> Reading:
    """All visible sheets of a workbook."""
    book = _open(path)
    shown = [sheet for sheet in book.sheets() if sheet.visibility == _VISIBLE]
    hidden = [sheet.name for sheet in book.sheets() if sheet.visibility != _VISIBLE]
    if any(sheet.nrows > MAX_ROWS for sheet in shown):
        raise unreadable("file.too_many_rows", limit=MAX_ROWS)
    tables = [table for table in (_table(book, sheet) for sheet in shown) if table.rows]
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
    rows = trimmed([[_cell(book, cell) for cell in sheet.row(number)] for number in range(sheet.nrows)])
    for top, bottom, left, right in sheet.merged_cells:
        repeat(rows, (top, left, bottom - 1, right - 1))
    hidden = frozenset(number for number, info in sheet.colinfo_map.items() if info.hidden)
    return Table(sheet=sheet.name, rows=rows, hidden=hidden)


def _cell(book: Any, cell: Any) -> Cell:  # noqa: ANN401 - xlrd has no types
    value = _value(book, cell)
    struck, fill = _marks(book, cell)
    return Cell(value, struck=struck, fill=fill) if value is not None or fill else EMPTY


def _value(book: Any, cell: Any) -> object:  # noqa: ANN401 - xlrd has no types
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR) or cell.value == "":
        return None
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _moment(cell.value, book.datemode)
    return cell.value


def _moment(serial: float, datemode: int) -> dt.datetime | dt.time | float:
    try:
        moment: dt.datetime = xlrd.xldate_as_datetime(serial, datemode)
    except (ValueError, OverflowError, xlrd.xldate.XLDateError):
        return serial
    return moment.time() if 0 <= serial < 1 else moment


def _marks(book: Any, cell: Any) -> tuple[bool, str]:  # noqa: ANN401 - xlrd has no types
    """Strike-through and fill; neither where the workbook was opened without its formats."""
    if cell.xf_index is None or not book.formatting_info:
        return False, ""
    style = book.xf_list[cell.xf_index]
    struck = bool(book.font_list[style.font_index].struck_out)
    if style.background.fill_pattern != _SOLID:
        return struck, ""
    colour = book.colour_map.get(style.background.pattern_colour_index)
    return struck, "" if colour in (None, _WHITE) else "{:02X}{:02X}{:02X}".format(*colour)
