"""How the sample workbooks are drawn: plain values with merged areas, fills, strokes and remarks, as .xlsx or .xls."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import column_index_from_string

XLS_COLOURS = {"FFFF00": "yellow", "C0C0C0": "gray25", "FFCC99": "tan"}


@dataclass(frozen=True)
class Partly:
    """A cell whose first half is struck through: corrected by hand."""

    struck: str
    kept: str


@dataclass(kw_only=True)
class Sheet:
    """One sheet; areas are written as in Excel ("B3", "A2:C4"), several in one text divided by spaces."""

    title: str
    rows: Sequence[Sequence[Any]]
    merged: str = ""
    fills: Mapping[str, str] = field(default_factory=dict)
    inks: Mapping[str, str] = field(default_factory=dict)
    struck: str = ""
    hidden_columns: str = ""
    hidden_rows: Sequence[int] = ()
    remarks: Mapping[str, str] = field(default_factory=dict)
    formats: Mapping[str, str] = field(default_factory=dict)
    hidden: bool = False
    filtered: str = ""


@dataclass(kw_only=True)
class Book:
    """A workbook with what a careful person reads in it, written from the intention and never from an output.

    ``guarded`` are pairs of a row's name and a key ("" = the whole row) that must not become public.
    """

    name: str
    about: str
    sheets: Sequence[Sheet]
    rows: Sequence[Mapping[str, Any]]
    guarded: Sequence[tuple[str, str]] = ()


def places(**shared: Any) -> Any:
    """A maker of expected rows that all share some values."""

    def place(name: str, **values: Any) -> dict[str, Any]:
        return {key: value for key, value in {"name": name, **shared, **values}.items() if value is not None}

    return place


def save(book: Book, folder: Path) -> None:
    """The workbook and its expectation beside it."""
    path = folder / book.name
    (_save_xls if path.suffix == ".xls" else _save_xlsx)(book, path)
    told = {"about": book.about, "rows": book.rows, "guarded": book.guarded}
    path.with_suffix(".json").write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _spots(areas: str) -> Iterator[tuple[int, int]]:
    for area in areas.split():
        found = re.fullmatch(r"([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?", area)
        assert found, area
        left, top = column_index_from_string(found[1]), int(found[2])
        right, bottom = column_index_from_string(found[3] or found[1]), int(found[4] or found[2])
        yield from ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))


def _by_spot(marked: Mapping[str, str]) -> dict[tuple[int, int], str]:
    return {spot: mark for areas, mark in marked.items() for spot in _spots(areas)}


def _save_xlsx(book: Book, path: Path) -> None:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for drawn in book.sheets:
        _draw_xlsx(made.create_sheet(drawn.title), drawn)
    made.save(path)


def _draw_xlsx(sheet: Any, drawn: Sheet) -> None:
    for number, row in enumerate(drawn.rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, column).value = _rich(value) if isinstance(value, Partly) else value
    _paint_xlsx(sheet, drawn)
    for area in drawn.merged.split():
        sheet.merge_cells(area)
    for letter in drawn.hidden_columns.split():
        sheet.column_dimensions[letter].hidden = True
    for number in drawn.hidden_rows:
        sheet.row_dimensions[number].hidden = True
    if drawn.filtered:
        sheet.auto_filter.ref = drawn.filtered
    sheet.sheet_state = "hidden" if drawn.hidden else "visible"


def _paint_xlsx(sheet: Any, drawn: Sheet) -> None:
    for (row, column), colour in _by_spot(drawn.fills).items():
        sheet.cell(row, column).fill = PatternFill("solid", fgColor=colour)
    inks, struck = _by_spot(drawn.inks), set(_spots(drawn.struck))
    for row, column in {*inks, *struck}:
        sheet.cell(row, column).font = Font(strike=(row, column) in struck, color=inks.get((row, column)))
    for (row, column), shown in _by_spot(drawn.formats).items():
        sheet.cell(row, column).number_format = shown
    for spot, text in drawn.remarks.items():
        sheet[spot].comment = Comment(text, "係")


def _rich(value: Partly) -> CellRichText:
    return CellRichText(TextBlock(InlineFont(strike=True), value.struck), value.kept)


def _save_xls(book: Book, path: Path) -> None:
    made = xlwt.Workbook(encoding="utf-8", style_compression=2)
    for drawn in book.sheets:
        _draw_xls(made.add_sheet(drawn.title), drawn)
    made.save(str(path))


def _draw_xls(sheet: Any, drawn: Sheet) -> None:
    fills, formats, struck = _by_spot(drawn.fills), _by_spot(drawn.formats), set(_spots(drawn.struck))
    joined = {spot: area for area in drawn.merged.split() for spot in _spots(area)}
    for number, row in enumerate(drawn.rows, 1):
        for column in range(1, max(len(row), max((c for r, c in fills if r == number), default=0)) + 1):
            value = row[column - 1] if column <= len(row) else None
            spot = (number, column)
            style = _xls_style(fills.get(spot, ""), struck=spot in struck, shown=formats.get(spot, ""))
            if spot in joined:
                corners = list(_spots(joined[spot]))
                (top, left), (bottom, right) = corners[0], corners[-1]
                if spot == corners[0]:
                    sheet.write_merge(top - 1, bottom - 1, left - 1, right - 1, value, style)
            elif value is not None or spot in fills:
                sheet.write(number - 1, column - 1, value, style)
    for letter in drawn.hidden_columns.split():
        sheet.col(column_index_from_string(letter) - 1).hidden = True
    for number in drawn.hidden_rows:
        sheet.row(number - 1).hidden = True
    sheet.visibility = int(drawn.hidden)


def _xls_style(fill: str, *, struck: bool, shown: str) -> Any:
    told = f"font: struck_out {'on' if struck else 'off'};"
    if fill:
        told += f" pattern: pattern solid, fore_colour {XLS_COLOURS[fill]};"
    return xlwt.easyxf(told, num_format_str=shown or "General")
