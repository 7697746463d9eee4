"""A table that was drawn otherwise than as rows below headings, laid out anew; each cell keeps its own address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from etl.read.reading import EMPTY
from layers.intake.contract import Cell, Table

Spot = tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Redrawn(Table):
    """``spots[row, column]`` is where a cell stood in ``drawn``, the table as its owner drew it."""

    drawn: Table
    spots: Mapping[Spot, Spot] = field(default_factory=dict)

    def address(self, row: int, column: int) -> str:
        """The address of the cell in the sheet; of an empty one that of its row."""
        spot = self.spots.get((row, column))
        if spot is None:
            spot = next((at for (its_row, _), at in sorted(self.spots.items()) if its_row == row), (row, column))
        return self.drawn.address(*spot)


def redrawn(drawn: Table, layout: Sequence[Sequence[Spot | None]]) -> Redrawn:
    """The table whose cells stand where ``layout`` says; what is hidden stays hidden, by row or by column."""
    rows = [[EMPTY if spot is None else cell_at(drawn, spot) for spot in line] for line in layout]
    spots = {(row, column): spot for row, line in enumerate(layout) for column, spot in enumerate(line) if spot}
    return Redrawn(
        sheet=drawn.sheet,
        rows=rows,
        hidden=_hidden(drawn, layout, of_columns=True),
        hidden_rows=_hidden(drawn, layout, of_columns=False),
        drawn=drawn,
        spots=spots,
    )


def cell_at(table: Table, spot: Spot) -> Cell:
    """A cell of a ragged table."""
    row, column = spot
    return table.rows[row][column] if row < len(table.rows) and column < len(table.rows[row]) else EMPTY


def _hidden(drawn: Table, layout: Sequence[Sequence[Spot | None]], *, of_columns: bool) -> frozenset[int]:
    """Lines (or columns) of the new layout of which every cell below the headings was hidden."""
    lines = list(zip(*_even(layout), strict=True)) if of_columns else layout
    found = set()
    for number, line in enumerate(lines):
        spots = [spot for spot in line if spot]
        if spots and all(row in drawn.hidden_rows or column in drawn.hidden for row, column in spots):
            found.add(number)
    return frozenset(found)


def _even(layout: Sequence[Sequence[Spot | None]]) -> list[list[Spot | None]]:
    width = max((len(line) for line in layout), default=0)
    return [[*line, *[None] * (width - len(line))] for line in layout]
