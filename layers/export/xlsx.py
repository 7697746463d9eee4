"""An Excel workbook: every text is stored as text, never as a formula; nothing in it tells when it was written."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.properties import PageSetupProperties

from layers.place import sheet
from layers.place.services import ServicePoint

FORMAT = "xlsx"
LABEL = "Excel（表計算）"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_LONGEST_TEXT = 32767
# The number by which Excel knows the sheet.
_A4 = 9
# XML knows these no more than the control characters that openpyxl refuses.
_NO_LETTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
_THE_EPOCH_OF_ZIP = (1980, 1, 1, 0, 0, 0)
_CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


Rows = Sequence[Sequence[sheet.Value]]


def write(points: Sequence[ServicePoint]) -> bytes:
    """The places as one sheet whose headings stay in view."""
    own = sheet.own_headings(points)
    rows: list[list[sheet.Value]] = [[*sheet.headers(own)], *(sheet.row(point, own) for point in points)]
    return book([("一覧", rows)], freeze="C2")


def table(title: str, rows: Iterable[Sequence[sheet.Value]]) -> bytes:
    """Any rows as one sheet; the first of them are headings."""
    return book([(title, list(rows))], freeze="C2")


def book(sheets: Sequence[tuple[str, Rows]], *, freeze: str = "A2", widths: Sequence[int] = ()) -> bytes:
    """Named sheets of rows, the first row of each its headings; ``widths`` of the first columns, in letters."""
    made = Workbook(write_only=True)
    for title, rows in sheets:
        page = made.create_sheet(title)
        page.freeze_panes = freeze
        _to_be_printed(page)
        for number, width in enumerate(widths, 1):
            page.column_dimensions[get_column_letter(number)].width = width
        for number, row in enumerate(rows):
            page.append([_cell(page, value, bold=not number, wrap=at < len(widths)) for at, value in enumerate(row)])
    written = io.BytesIO()
    made.save(written)
    return _without_clock(written)


def _to_be_printed(page: Any) -> None:  # noqa: ANN401 - the types of openpyxl leave out what it takes over
    """A4 across, every column on the sheet, the headings on each: as it comes, Excel cuts a table between columns."""
    page.page_setup.paperSize, page.page_setup.orientation = _A4, "landscape"
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.print_title_rows = "1:1"


def _cell(page: WriteOnlyWorksheet, value: sheet.Value, *, bold: bool = False, wrap: bool = False) -> Cell:
    if not isinstance(value, str):
        return WriteOnlyCell(page, value)
    cell = WriteOnlyCell(page, _NO_LETTER.sub("", ILLEGAL_CHARACTERS_RE.sub("", value))[:_LONGEST_TEXT])
    cell.data_type = "s"
    if wrap:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    if bold:
        cell.font = Font(bold=True)
    return cell


def _without_clock(written: io.BytesIO) -> bytes:
    """The same parts in the same order, each dated alike."""
    again = io.BytesIO()
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in parts.namelist():
            content = parts.read(name)
            if name == "docProps/core.xml":
                content = _CLOCK.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            packed.writestr(zipfile.ZipInfo(name, _THE_EPOCH_OF_ZIP), content, zipfile.ZIP_DEFLATED)
    return again.getvalue()
