"""A group that meets in two halls is two places: venue and address hold as many lines as there are halls."""

from dataclasses import replace
from typing import TYPE_CHECKING

from etl.clean import text
from etl.lists.rows import Row
from etl.lists.schedule import ROLES

if TYPE_CHECKING:
    from layers.intake.contract import Cell


def apart(row: Row) -> list[Row]:
    """One row a hall; the row itself where it names one.

    A line break in the venue alone is a matter of the cell's width: only venue and address together tell of halls.
    """
    venue, address = row.column("venue"), row.column("address")
    if venue is None or address is None:
        return [row]
    count = len(text.lines(row.cell(venue).text))
    if count < 2 or len(text.lines(row.cell(address).text)) != count:
        return [row]
    return [_one(row, number, count) for number in range(count)]


def _one(row: Row, number: int, count: int) -> Row:
    cells: list[Cell] = []
    for column, cell in enumerate(row.cells):
        parts = text.lines(cell.text)
        shared = row.columns.roles.get(column) not in ("venue", "address", "phone", *ROLES)
        cells.append(cell if shared or len(parts) != count else replace(cell, value=parts[number]))
    return replace(row, cells=cells)
