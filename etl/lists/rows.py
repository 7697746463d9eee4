"""The rows of a list: 同上 and merged cells resolved, totals, footnotes, examples and repeated headings left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from etl import recognise
from etl.clean import text
from etl.read.reading import EMPTY
from etl.recognise import Columns
from layers.intake.contract import Cell, Table

_LONG_REMARK = 25


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One row of a list. ``section`` is the heading that stands alone above it (「■東山手圏域」)."""

    number: int
    columns: Columns
    cells: Sequence[Cell]
    section: str = ""

    def column(self, role: str) -> int | None:
        """The first column of a role that holds something in this row."""
        return next((c for c in self.columns.of(role) if not text.is_blank(self.cell(c).text)), None)

    def cell(self, column: int) -> Cell:
        """The cell of a column, empty where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else EMPTY

    def texts(self, role: str) -> list[str]:
        """What the columns of a role hold, from left to right, untouched; empty marks are left out."""
        found = [self.cell(column).text for column in self.columns.of(role)]
        return [one for one in found if not text.is_blank(one)]

    def first(self, role: str) -> str:
        """The first of ``texts``, ``""`` where there is none."""
        return next(iter(self.texts(role)), "")

    @property
    def struck(self) -> bool:
        """Whether the name of the row is struck through."""
        return any(self.cell(column).struck for role in ("name", "venue") for column in self.columns.of(role)[:1])

    @property
    def fill(self) -> str:
        """The fill colour of the name, ``""`` for none."""
        columns = self.columns.of("name") or self.columns.of("venue")
        return self.cell(columns[0]).fill if columns else ""


def rows(table: Table, columns: Columns) -> Iterator[Row]:
    """The rows below the headings that are places."""
    above: list[Cell] = []
    section = ""
    for number in range(columns.data_row, len(table.rows)):
        raw = table.rows[number]
        heading = _section(raw)
        if heading:
            section = heading
            continue
        if recognise.is_heading(raw, columns):
            continue
        row = Row(number=number, columns=columns, cells=_resolved(raw, above), section=section)
        if is_place(row):
            above = list(row.cells)
            yield row


def _resolved(raw: Sequence[Cell], above: Sequence[Cell]) -> list[Cell]:
    """Ditto marks take the value above them; a value repeated to the right by merging stands only in its first cell."""
    found: list[Cell] = []
    for column, cell in enumerate(raw):
        if cell.value is not None and text.is_ditto(cell.text) and column < len(above):
            found.append(replace(above[column], struck=cell.struck, fill=cell.fill))
        elif cell.merged and column and raw[column - 1].value == cell.value:
            found.append(EMPTY)
        else:
            found.append(cell)
    return found


def _section(raw: Sequence[Cell]) -> str:
    """The text of a row that is one cell merged over at least three columns."""
    filled = [cell for cell in raw if cell.text.strip()]
    spread = len(filled) >= 3 and len({cell.text for cell in filled}) == 1 and all(cell.merged for cell in filled[1:])
    return text.plain(filled[0].text) if spread else ""


def is_place(row: Row) -> bool:
    """Whether a row names a place and says something of it."""
    name = text.plain(row.first("name") or row.first("venue"))
    if not name or _is_total(row, name) or _is_example(row, name):
        return False
    others = [role for role in set(row.columns.roles.values()) - {"name", "serial"} if row.first(role)]
    if not others:
        return not name.startswith(recognise.row_words("notes")) and len(name) <= _LONG_REMARK and _has_serial(row)
    return not (name.startswith(recognise.row_words("notes")) and len(others) < 2)


def _has_serial(row: Row) -> bool:
    return bool(row.first("serial"))


def _is_total(row: Row, name: str) -> bool:
    words = recognise.row_words("totals")
    first = next((text.plain(cell.text) for cell in row.cells if cell.text.strip()), "")
    return _bare(name) in words or _bare(first) in words


def _is_example(row: Row, name: str) -> bool:
    words = recognise.row_words("examples")
    first = next((text.plain(cell.text) for cell in row.cells if cell.text.strip()), "")
    return first in words or name.startswith(("(例)", "例)", "【例】", "記入例", "記載例", "例:"))


def _bare(written: str) -> str:
    return written.replace(" ", "").strip("()【】[]").rstrip("数:")


def outside(table: Table, columns: Columns, taken: set[int]) -> Iterator[tuple[int, Sequence[Cell]]]:
    """The rows that are neither headings nor places: titles, legends, footnotes."""
    headings = range(columns.first_row, columns.data_row)
    for number, raw in enumerate(table.rows):
        if number not in headings and number not in taken:
            yield number, raw
