"""What ways come to: which cells say what, which merged cells are parted. The same for a trial and for the file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from etl.clean import text
from etl.write.ditto import Order
from etl.write.listed import Listed, Put, Spot, Value, Way
from layers.intake.contract import Cell, Document, Table

Area = tuple[int, int, int, int]
"""Top, left, bottom, right; rows from 1, columns from 0, inclusive."""


@dataclass(kw_only=True, slots=True)
class Outcome:
    """``values`` by cell; ``parted`` merged areas fall apart; ``struck`` rows by their name's cell."""

    values: dict[Spot, Value] = field(default_factory=dict)
    parted: list[tuple[str, Area]] = field(default_factory=list)
    struck: dict[Spot, tuple[bool, tuple[int, ...]]] = field(default_factory=dict)


class Ground:
    """A document with its merged areas, by the addresses of its cells."""

    def __init__(
        self,
        document: Document,
        areas: Mapping[str, Sequence[Area]],
        *,
        rows: Iterable[Listed] = (),
        lines: bool = True,
    ) -> None:
        """The cells as they stand before anything is written; ``lines``: a line through a row can be drawn.

        ``rows`` are the places that use the cells; a merged cell none is known to have alone is taken as shared.
        """
        self.lines = lines
        rows = tuple(rows)
        self._owners, self._order = _owners(rows), Order(rows)
        self.document = document
        self.areas = areas
        self._tables = {table.sheet: table for table in document.tables}

    def cell(self, spot: Spot) -> Cell:
        """A cell; an empty one beyond the edge."""
        sheet, row, column = spot
        table = self._tables[sheet]
        cells = table.rows[row - table.first_row] if 0 <= row - table.first_row < len(table.rows) else ()
        return cells[column] if column < len(cells) else Cell()

    def outcome(self, ways: Iterable[tuple[Listed, Way]]) -> Outcome:
        """All ways together."""
        made, told = Outcome(), list(ways)
        for row, way in told:
            if way.struck is not None:
                made.struck[row.name_spot] = (way.struck, row.spread)
        self._put([put for _, way in told for put in way.puts], made)
        self._unfollow(made)
        return made

    def _put(self, puts: Sequence[Put], made: Outcome) -> None:
        own: dict[Spot, Value] = {}
        for put in puts:
            spot = self._written_at(put.spot)
            before = own[spot] if spot in own else self.cell(spot).value
            own[spot] = put.write(before)
        for spot, value in own.items():
            area = self.area(spot)
            if area is not None and self._is_shared(spot[0], area):
                self._part(spot, area, own, made)
            else:
                made.values[spot] = value

    def _written_at(self, spot: Spot) -> Spot:
        """The cell of a merged area that holds its value: the first one, of its own row where places share it."""
        area = self.area(spot)
        if area is None:
            return spot
        return (spot[0], spot[1] if self._is_shared(spot[0], area) else area[0], area[1])

    def _is_shared(self, sheet: str, area: Area) -> bool:
        """Whether rows of different places use the merged cell; a place may also be drawn over several rows."""
        top, left, bottom, right = area
        if top == bottom:
            return False
        spots = ((sheet, row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
        return len({owner for spot in spots for owner in self._owners.get(spot, ())}) != 1

    def _part(self, spot: Spot, area: Area, own: Mapping[Spot, Value], made: Outcome) -> None:
        """A merged cell that says the same of all its rows keeps them; else each row says its own."""
        sheet, column = spot[0], area[1]
        rows = range(area[0], area[2] + 1)
        told = [own.get((sheet, row, column), self.cell((sheet, row, column)).value) for row in rows]
        if len({repr(one) for one in told}) == 1:
            made.values[sheet, area[0], column] = told[0]
        elif (sheet, area) not in made.parted:
            made.parted.append((sheet, area))
            made.values |= {(sheet, row, column): one for row, one in zip(rows, told, strict=True)}

    def _unfollow(self, made: Outcome) -> None:
        """A 「〃」 below a cell that changes goes on meaning what stood above it."""
        for spot in list(made.values):
            below = self._order.after(spot)
            if below not in made.values and text.is_ditto(self.cell(below).text):
                made.values[below] = self._resolved(spot)

    def _resolved(self, spot: Spot) -> Value:
        while text.is_ditto(self.cell(spot).text) and (before := self._order.before(spot)) is not None:
            spot = before
        value = self.cell(spot).value
        return value if value is None or isinstance(value, str | int | float) else str(value)

    def area(self, spot: Spot) -> Area | None:
        """The merged area that a cell lies in."""
        sheet, row, column = spot
        areas = self.areas.get(sheet, ())
        return next((one for one in areas if one[0] <= row <= one[2] and one[1] <= column <= one[3]), None)

    def after(self, outcome: Outcome) -> Document:
        """The document as it would be read then."""
        parted = {(sheet, row, area[1]) for sheet, area in outcome.parted for row in range(area[0], area[2] + 1)}
        values = dict(outcome.values)
        for spot, value in outcome.values.items():
            area = self.area(spot)
            if area is not None and spot not in parted:
                rows, columns = range(area[0], area[2] + 1), range(area[1], area[3] + 1)
                values |= {(spot[0], row, column): value for row in rows for column in columns}
        tables = [_table(table, values, parted, outcome.struck) for table in self.document.tables]
        return replace(self.document, tables=tables)


def _owners(rows: Iterable[Listed]) -> dict[Spot, set[Spot]]:
    """The places, by the cells of their names, that each cell speaks of."""
    found: dict[Spot, set[Spot]] = {}
    for row in rows:
        for column in row.columns.labels:
            found.setdefault(row.spot(column), set()).add(row.name_spot)
    return found


def _table(
    table: Table, values: Mapping[Spot, Value], parted: set[Spot], struck: Mapping[Spot, tuple[bool, tuple[int, ...]]]
) -> Table:
    rows = [list(row) for row in table.rows]
    for spot, value in values.items():
        if spot[0] == table.sheet and 0 <= spot[1] - table.first_row < len(rows):
            row = rows[spot[1] - table.first_row]
            row.extend([Cell()] * (spot[2] + 1 - len(row)))
            here = row[spot[2]]
            row[spot[2]] = replace(here, value=value, merged=here.merged and spot not in parted)
    for (sheet, number, _), (line, columns) in struck.items():
        if sheet == table.sheet:
            at = number - table.first_row
            rows[at] = [
                replace(cell, struck=line and cell.value is not None) if column in columns else cell
                for column, cell in enumerate(rows[at])
            ]
    return replace(table, rows=rows)
