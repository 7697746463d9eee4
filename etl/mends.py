"""The 控え of a list at work: which columns a person chose, which cells were mended, and how a new mend is named.

A document with its mends is the same document with other cells: whoever reads it needs to know nothing of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from openpyxl.utils import coordinate_to_tuple

from etl import said_of_columns
from etl.clean import text
from etl.lists import batch
from etl.lists.redrawn import Redrawn
from etl.recognise import Columns
from layers.errors import Refused
from layers.intake.contract import Cell, Document, Finding, Hints, Table
from layers.intake.recipe import Mend, Recipe, SheetRecipe, plain, row_key

_NAMED_BY = ("code", "id", "name", "venue", "address")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A table as the recipe sees it: its headings, its part of the recipe, and the stable key of each of its rows."""

    table: Table
    columns: Columns
    recipe: SheetRecipe | None
    keys: Mapping[int, str]

    def headings(self) -> dict[int, str]:
        """What each column is called in a mend: its heading, the second of one name with its number (「時間#2」)."""
        seen: dict[str, int] = {}
        named: dict[int, str] = {}
        for column, label in sorted(self.columns.labels.items()):
            number = seen[plain(label)] = seen.get(plain(label), 0) + 1
            named[column] = label if number == 1 else f"{label}#{number}"
        return named

    def column(self, heading: str) -> int | None:
        """The column under a heading, by whatever spaces it is printed."""
        return next((column for column, label in self.headings().items() if plain(label) == plain(heading)), None)

    def cell(self, row: int, column: int) -> Cell:
        """A cell of a ragged row."""
        cells = self.table.rows[row]
        return cells[column] if column < len(cells) else Cell()


def mended(document: Document, hints: Hints) -> tuple[Document, tuple[Finding, ...]]:
    """The document with the mends of its recipe, and a word on each of them."""
    if not any(sheet.mends for sheet in hints.recipe.sheets):
        return document, ()
    findings: list[Finding] = []
    values: dict[str, str] = {}
    for sheet in sheets(document, hints):
        _mend(sheet, values, findings)
    return replace(document, tables=[_with(table, values) for table in document.tables]), tuple(findings)


def sheets(document: Document, hints: Hints) -> Iterator[Sheet]:
    """Every list whose headings are found, as the recipe sees it; a sheet may hold several."""
    seen: dict[tuple[str, str], int] = {}
    printed = {table.sheet: said_of_columns.printed(table) for table in document.tables} if hints.recipe.sheets else {}
    for table, columns in batch.lists(document, hints):
        if columns is not None:
            own = hints.recipe.sheet(table.sheet, printed.get(table.sheet, ()))
            yield Sheet(table=table, columns=columns, recipe=own, keys=_keys(table, columns, seen))


def with_cell(recipe: Recipe, document: Document, hints: Hints, *, cell: str, now: str) -> Recipe:
    """The recipe with one more cell put right, named by its address; ``Refused("recipe.cell")`` outside of a list."""
    for sheet in sheets(document, hints):
        for row, key in sheet.keys.items():
            for column, label in sheet.headings().items():
                if _stands(sheet.table, row, column) and sheet.table.address(row, column) == cell:
                    was = sheet.cell(row, column).text
                    kept = _mend_of(sheet, key, label)
                    return recipe.with_mend(
                        sheet.table.sheet, Mend(row=key, heading=label, was=kept.now if kept else was, now=now)
                    )
    raise Refused("recipe.cell", cell=cell)


def noted(recipe: Recipe, document: Document, hints: Hints) -> Recipe:
    """The recipe under this year's names of its sheets, with the headings that they have."""
    if not recipe:
        return recipe
    found: dict[str, list[Sheet]] = {}
    for sheet in sheets(document, hints):
        found.setdefault(sheet.recipe.name if sheet.recipe else sheet.table.sheet, []).append(sheet)
    known = {one.name: one for one in recipe.sheets}
    # Where only the kind or the encoding was said, next year's list is known by the headings of all its sheets.
    names = known or found
    return replace(
        recipe, sheets=tuple(_noted(known.get(name, SheetRecipe(name=name)), found.get(name, [])) for name in names)
    )


def _noted(own: SheetRecipe, here: Sequence[Sheet]) -> SheetRecipe:
    if not here:
        return own
    labels = dict.fromkeys(label for sheet in here for _, label in sorted(sheet.columns.labels.items()))
    return replace(own, name=here[0].table.sheet, headings=tuple(labels))


def _mend(sheet: Sheet, values: dict[str, str], findings: list[Finding]) -> None:
    numbers = {key: row for row, key in sheet.keys.items()}
    for mend in sheet.recipe.mends if sheet.recipe else ():
        row, column = numbers.get(mend.row), sheet.column(mend.heading)
        if row is None or column is None:
            # The row is gone or the column is: there is nothing left to mend, and the differences tell of the row.
            continue
        here, cell = sheet.cell(row, column), sheet.table.address(row, column)
        if plain(here.text) == plain(mend.was):
            values[cell] = mend.now
        findings += _told(mend, here, cell)


def _with(table: Table, values: Mapping[str, str]) -> Table:
    """The sheet with other values at these addresses."""
    rows: list[Sequence[Cell]] = list(table.rows)
    for cell, now in values.items():
        sheet, _, spot = cell.rpartition("!")
        row, column = coordinate_to_tuple(spot)
        if sheet == table.sheet:
            cells = list(rows[row - table.first_row])
            cells.extend([Cell()] * (column - len(cells)))
            cells[column - 1] = replace(cells[column - 1], value=now or None, merged=False)
            rows[row - table.first_row] = cells
    return replace(table, rows=rows)


def _told(mend: Mend, here: Cell, cell: str) -> Iterator[Finding]:
    if plain(here.text) == plain(mend.now):
        return
    params = {"was": mend.was, "now": mend.now, "here": here.text}
    code = "mend.applied" if plain(here.text) == plain(mend.was) else "mend.outdated"
    yield Finding(level="info", code=code, cell=cell, params=params)


def _mend_of(sheet: Sheet, key: str, label: str) -> Mend | None:
    wanted = (key, plain(label))
    return next((one for one in (sheet.recipe.mends if sheet.recipe else ()) if one.place == wanted), None)


def _stands(table: Table, row: int, column: int) -> bool:
    """Whether a cell is one of the file; where a card lacks a heading there is none."""
    return not isinstance(table, Redrawn) or (row, column) in table.spots


def _keys(table: Table, columns: Columns, counted: dict[tuple[str, str], int]) -> dict[int, str]:
    """The key of every row below the headings; equal ones of a sheet are numbered from above."""
    keys: dict[int, str] = {}
    above: dict[int, str] = {}
    for row in range(columns.data_row, len(table.rows)):
        cells = table.rows[row]
        said = {role: _said(cells, columns.of(role), above) for role in _NAMED_BY}
        rest = "".join(cell.text for cell in cells if not cell.merged)
        if not rest.strip():
            continue
        place = said["venue"] or said["address"]
        key = row_key(code=said["code"] or said["id"], name=said["name"], venue=place, rest=rest)
        number = counted[table.sheet, key] = counted.get((table.sheet, key), 0) + 1
        keys[row] = key if number == 1 else f"{key}#{number}"
    return keys


def _said(cells: Sequence[Cell], columns: Sequence[int], above: dict[int, str]) -> str:
    """What the columns of a role say in a row, 同上 resolved."""
    found = []
    for column in columns:
        here = cells[column].text if column < len(cells) else ""
        above[column] = above.get(column, "") if text.is_ditto(here) else here
        found.append(above[column])
    return next((one for one in found if one.strip()), "")
