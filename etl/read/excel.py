"""Excel workbooks (.xlsx). The zip directory and the raw XML are judged first, then defusedxml reads.

A merged area repeats the value of its first cell; the repeated cells, not the first one, carry ``merged``.
What is struck through in a part of a cell only is a correction by hand: the part is left out.
"""

import re
import warnings
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from etl.read import archive, shown
from etl.read.reading import EMPTY, MAX_CELLS, MAX_ROWS, SIGNED, Reading, trimmed, unreadable
from layers.intake.contract import Cell, Finding, Table

if not openpyxl.DEFUSEDXML:
    raise ImportError("openpyxl must find defusedxml: workbooks are read from strangers")

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_ROW = re.compile(rb"<(?:\w+:)?row[\s>]")
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell[^>]*ref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})""")


def read(path: Path) -> Reading:
    """All visible sheets of a workbook."""
    _within_limits(path)
    with warnings.catch_warnings():
        # openpyxl warns of extensions that it leaves out (validation lists, print areas): nothing that a list holds.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path, data_only=True, keep_links=False, rich_text=True)
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    tables = [table for table in (_table(sheet) for sheet in visible) if table.rows]
    if not tables:
        raise unreadable("file.empty")
    findings = [Finding(level="info", code="sheet.hidden", params={"sheet": title}) for title in hidden]
    return Reading(format="xlsx", tables=tables, findings=findings)


def _within_limits(path: Path) -> None:
    """Refuse what would only show its size or its tricks once it is being built."""
    parts = [part for part in archive.parts(path) if part.filename.endswith((".xml", ".rels"))]
    with zipfile.ZipFile(path) as book:
        for part in parts:
            with book.open(part) as stream:
                # A workbook never declares a document type; what stands in one is an attack on the parser.
                if b"<!DOCTYPE" in stream.read(4096).replace(b"\x00", b"").upper():
                    raise unreadable("file.unreadable", reason="DOCTYPE")
            if _SHEET.fullmatch(part.filename):
                _sheet_within_limits(book, part)


def _sheet_within_limits(book: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Count rows and merged cells as the sheet streams by: building them first would be the harm."""
    rows, merged, tail = 0, 0, b""
    with book.open(part) as stream:
        while block := stream.read(1 << 20):
            joined = tail + block
            # Only whole tags: the last one comes again with the next block; the very last closes the sheet.
            whole, mark, rest = joined.rpartition(b"<")
            tail = mark + rest
            rows += len(_ROW.findall(whole))
            merged += sum(_area(*map(bytes.decode, found)) for found in _MERGED.findall(whole))
            if rows > MAX_ROWS or merged > MAX_CELLS:
                raise unreadable("file.too_many_rows", limit=MAX_ROWS)


def _area(left: str, top: str, right: str, bottom: str) -> int:
    width = column_index_from_string(right) - column_index_from_string(left) + 1
    return width * (int(bottom) - int(top) + 1)


def _table(sheet: Worksheet) -> Table:
    if sheet.max_row * sheet.max_column > MAX_CELLS:
        raise unreadable("file.too_many_rows", limit=MAX_CELLS // sheet.max_column)
    rows = trimmed([[_cell(cell) for cell in row] for row in sheet.iter_rows()])
    for area in sheet.merged_cells.ranges:
        bounds = (area.min_row - 1, area.min_col - 1, area.max_row - 1, area.max_col - 1)
        repeat(rows, bounds)
    hidden_rows = frozenset(number - 1 for number, one in sheet.row_dimensions.items() if one.hidden)
    return Table(sheet=sheet.title, rows=rows, hidden=_hidden(sheet), hidden_rows=hidden_rows)


def repeat(rows: list[list[Cell]], bounds: tuple[int, int, int, int]) -> None:
    """The value of the first cell of an area (top, left, bottom, right; inclusive) in all its cells."""
    top, left, bottom, right = bounds
    if top >= len(rows) or left >= len(rows[top]):
        return
    first = rows[top][left]
    if first.value is None:
        return
    copy = Cell(first.value, struck=first.struck, fill=first.fill, merged=True, ink=first.ink)
    for number in range(top, min(bottom + 1, len(rows))):
        row = rows[number]
        row.extend([EMPTY] * (right + 1 - len(row)))
        for column in range(left, right + 1):
            if (number, column) != (top, left):
                row[column] = copy


def _cell(cell: Any) -> Cell:  # noqa: ANN401 - openpyxl hands out Cell, MergedCell and EmptyCell
    value, struck = _value(cell)
    if not cell.has_style and not cell.comment:
        return EMPTY if value is None else Cell(value, struck=struck)
    fill = _fill(cell)
    if value is None and not fill:
        return EMPTY
    struck = struck or bool(value is not None and cell.font and cell.font.strike)
    remark = _remark(cell.comment.text or "") if cell.comment else ""
    return Cell(value, struck=struck, fill=fill, ink=_ink(cell) if value is not None else "", remark=remark)


def _value(cell: SheetCell) -> tuple[object, bool]:
    """The value as a person sees it, and whether all of its letters are struck through one by one."""
    value: Any = cell.value
    struck = False
    if isinstance(value, CellRichText):
        value, struck = _corrected(value)
    if value is None or value == "" or cell.data_type == "e":
        return None, False
    return shown.shown(value, cell.number_format or "") if cell.has_style else value, struck


def _corrected(value: CellRichText) -> tuple[str, bool]:
    whole = "".join(str(run) for run in value)
    kept = "".join(str(run) for run in value if isinstance(run, str) or not (run.font and run.font.strike))
    return (kept, False) if kept.strip() else (whole, True)


def _remark(written: str) -> str:
    """The text of a comment without the name of its writer, which Excel puts on a line of its own, and without ours."""
    written = written.partition(SIGNED)[0].strip("\n")
    first, mark, rest = written.partition(":\n")
    return rest if mark and len(first) <= 20 and "\n" not in first else written


def _fill(cell: SheetCell) -> str:
    """Six hex digits, ``theme:n:tint``, ``pattern`` for a hatching without colour, or ``""`` for none and for white."""
    kind = cell.fill.fill_type
    if not kind:
        return ""
    colour = _colour(cell.fill.fgColor, paper=True)
    return colour if kind == "solid" else colour if colour not in ("", "000000") else "pattern"


def _ink(cell: SheetCell) -> str:
    colour = _colour(cell.font.color, paper=False) if cell.font and cell.font.color else ""
    return "" if colour == "000000" else colour


def _colour(colour: Any, *, paper: bool) -> str:  # noqa: ANN401 - openpyxl's Color has no types
    if colour.type == "theme":
        # Theme 0 untinted is the white of the paper, theme 1 the black of the letters.
        plain = (colour.theme, colour.tint) == (0 if paper else 1, 0.0)
        return "" if plain else f"theme:{colour.theme}:{colour.tint:.2f}"
    code = COLOR_INDEX[colour.indexed] if colour.type == "indexed" and colour.indexed < 64 else colour.rgb
    six = code[-6:].upper() if isinstance(code, str) else ""
    return "" if six == "FFFFFF" else six


def _hidden(sheet: Worksheet) -> frozenset[int]:
    return frozenset(
        number - 1
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden and dimension.min
        for number in range(dimension.min, min(dimension.max or dimension.min, sheet.max_column) + 1)
    )
