"""A record of a list with the row that it was read from: which of its cells say which fact."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import coordinate_to_tuple

from etl.clean import text
from etl.lists import batch, place
from etl.lists.redrawn import Redrawn
from etl.recognise import Columns
from layers.intake.contract import Batch, Cell, Document, Hints, Record, Table

Value = str | float | None
Spot = tuple[str, int, int]
"""Sheet, row (from 1) and column (from 0)."""
Words = Mapping[tuple[int, int, str, str], str]
"""How a list writes a value: (table, column, fact, value as read) → its words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Put:
    """One cell that shall say something else: ``write`` makes its new value from what stands there."""

    spot: Spot
    write: Callable[[object], Value]


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """One way to write a fact: cells, or a line through the row (None: as it is)."""

    puts: tuple[Put, ...] = ()
    struck: bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """``index`` is the row's place in the table; ``hall`` which of the ``halls`` of one row the record is."""

    record: Record
    table: Table
    columns: Columns
    index: int
    hall: int = 0
    halls: int = 1

    def spot(self, column: int) -> Spot:
        """Where a cell of the row stands."""
        return spot_of(self.table.address(self.index, column))

    def cell(self, column: int) -> Cell:
        """A cell of the row."""
        cells = self.table.rows[self.index]
        return cells[column] if column < len(cells) else Cell()

    def said(self, column: int) -> str:
        """What a cell says, 同上 resolved."""
        for index in range(self.index, self.columns.data_row - 1, -1):
            cells = self.table.rows[index]
            here = cells[column].text if column < len(cells) else ""
            if not text.is_ditto(here):
                return here
        return ""

    def of(self, fact: str) -> tuple[int, ...]:
        """The columns that say a fact, from left to right."""
        roles = place.SOURCES.get(fact, (fact,))
        if fact == "name" and not self.columns.of("name"):
            roles = ("venue",)
        return tuple(sorted(column for role in roles for column in self.columns.of(role)))

    def filled(self, fact: str) -> tuple[int, ...]:
        """Those of them that say anything in this row."""
        return tuple(column for column in self.of(fact) if not text.is_blank(self.said(column)))

    def says(self, fact: str) -> bool:
        """Whether the list has a place for a fact: a column, or another cell that it was read from."""
        return bool(self.of(fact)) or fact in self.record.values

    @property
    def drawn(self) -> bool:
        """Whether the list is no rows below headings: then a place is no row of the sheet."""
        return isinstance(self.table, Redrawn)

    @property
    def spread(self) -> tuple[int, ...]:
        """The columns of the sheet over which the row goes."""
        return tuple(sorted({self.spot(column)[2] for column in self.columns.labels}))

    @property
    def name_spot(self) -> Spot:
        """The cell that names the place."""
        return spot_of(self.record.cell)


def spot_of(address: str) -> Spot:
    """``Sheet1!C7`` → ("Sheet1", 7, 2)."""
    sheet, _, coordinate = address.rpartition("!")
    row, column = coordinate_to_tuple(coordinate)
    return sheet, row, column - 1


def listed(document: Document, hints: Hints, found: Batch) -> list[Listed]:
    """Every record with its row; records whose row is not found (no list of ours) are left out."""
    tables = [(table, columns) for table, columns in batch.lists(document, hints) if columns is not None]
    shared = Counter(record.cell for record in found.records)
    seen: Counter[str] = Counter()
    made = []
    for record in found.records:
        row = next(_rows(tables, record), None)
        if row is not None:
            table, columns, index = row
            hall, halls = seen[record.cell], shared[record.cell]
            made.append(Listed(record=record, table=table, columns=columns, index=index, hall=hall, halls=halls))
        seen[record.cell] += 1
    return made


def _rows(tables: Sequence[tuple[Table, Columns]], record: Record) -> Iterator[tuple[Table, Columns, int]]:
    sheet, row, _ = spot_of(record.cell)
    for table, columns in tables:
        named = (*columns.of("name"), *columns.of("venue"))
        drawn = isinstance(table, Redrawn)
        lines = range(columns.data_row, len(table.rows)) if drawn else (row - table.first_row,)
        for index in lines if table.sheet == sheet else ():
            within = columns.data_row <= index < len(table.rows)
            if within and any(table.address(index, one) == record.cell for one in named):
                yield table, columns, index


def learned(rows: Sequence[Listed]) -> Words:
    """The words that most rows use for each value."""
    counted: dict[tuple[int, int, str, str], Counter[str]] = {}
    for row in rows:
        for fact, value in row.record.values.items():
            for column in row.filled(fact) if fact != "own" else ():
                key = (id(row.table), column, fact, repr(value))
                counted.setdefault(key, Counter())[row.said(column)] += 1
    return {key: words.most_common(1)[0][0] for key, words in counted.items()}
