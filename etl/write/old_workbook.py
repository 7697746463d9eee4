"""An old workbook (.xls) as a new one: values, merges, widths, colours, fonts, lines and number formats; no formulas.

The old form cannot be changed in place; what xlrd does not tell (formulas, pictures, print areas) is told to be gone.
"""

import io
from typing import Any

import xlrd
from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

_LINES = {1: "thin", 2: "medium", 3: "dashed", 4: "dotted", 5: "thick", 6: "double", 7: "hair"}
_ACROSS = {1: "left", 2: "center", 3: "right", 4: "fill", 5: "justify", 6: "centerContinuous", 7: "distributed"}
_DOWN = {0: "top", 1: "center", 2: "bottom", 3: "justify", 4: "distributed"}
_UNITS = 256
_TWIPS = 20


def converted(content: bytes) -> bytes:
    """The workbook as .xlsx."""
    book: Any = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())
    made = Workbook()
    made.remove(made.worksheets[0])
    for sheet in book.sheets():
        _sheet(book, sheet, made.create_sheet(sheet.name))
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def _sheet(book: Any, sheet: Any, made: Worksheet) -> None:  # noqa: ANN401 - xlrd has no types
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            _cell(book, sheet.cell(row, column), made.cell(row + 1, column + 1))
    for top, bottom, left, right in sheet.merged_cells:
        made.merge_cells(start_row=top + 1, end_row=bottom, start_column=left + 1, end_column=right)
    for column, info in sheet.colinfo_map.items():
        dimension = made.column_dimensions[get_column_letter(column + 1)]
        dimension.width, dimension.hidden = info.width / _UNITS, bool(info.hidden)
    for row, info in sheet.rowinfo_map.items():
        made.row_dimensions[row + 1].height = info.height / _TWIPS
        made.row_dimensions[row + 1].hidden = bool(info.hidden)
    made.sheet_state = "visible" if sheet.visibility == 0 else "hidden"


def _cell(book: Any, cell: Any, made: Cell | MergedCell) -> None:  # noqa: ANN401 - xlrd has no types
    if cell.ctype == xlrd.XL_CELL_DATE:
        made.value = cell.value
    elif cell.ctype == xlrd.XL_CELL_BOOLEAN:
        made.value = bool(cell.value)
    elif cell.ctype not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR):
        made.value = int(cell.value) if isinstance(cell.value, float) and cell.value.is_integer() else cell.value
        if isinstance(cell.value, str):
            made.data_type = "s"
    if cell.xf_index is not None:
        _look(book, book.xf_list[cell.xf_index], made)


def _look(book: Any, xf: Any, made: Cell | MergedCell) -> None:  # noqa: ANN401 - xlrd has no types
    font, lines, place = book.font_list[xf.font_index], xf.border, xf.alignment
    made.font = Font(
        name=font.name,
        sz=font.height / _TWIPS,
        b=bool(font.bold),
        i=bool(font.italic),
        strike=bool(font.struck_out),
        color=_colour(book, font.colour_index),
    )
    colour = _colour(book, xf.background.pattern_colour_index)
    if xf.background.fill_pattern == 1 and colour:
        made.fill = PatternFill("solid", fgColor=colour)
    left, right, top, bottom = (
        Side(style=_LINES.get(getattr(lines, f"{side}_line_style")))  # type: ignore[arg-type]
        for side in ("left", "right", "top", "bottom")
    )
    made.border = Border(left=left, right=right, top=top, bottom=bottom)
    made.alignment = Alignment(
        horizontal=_ACROSS.get(place.hor_align),
        vertical=_DOWN.get(place.vert_align),
        wrap_text=bool(place.text_wrapped),
    )
    made.number_format = book.format_map[xf.format_key].format_str or "General"


def _colour(book: Any, index: int) -> str | None:  # noqa: ANN401 - xlrd has no types
    known = book.colour_map.get(index)
    return None if known is None else "{:02X}{:02X}{:02X}".format(*known)
