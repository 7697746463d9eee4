"""シートの見た目: a sheet as it looks — texts, tones, merges, strike-through, hidden columns — small enough to keep.

Kept so that the web can show a list beside what was read of it without any library of workbooks.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from layers.intake.contract import Cell, Table
from layers.intake.tones import tone

MOST_CELLS = 200_000
LONGEST_TEXT = 1_000
# A cell that a merged one covers.
COVERED = -1
DRAWN = -1
Looks = list[list[Any]]
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """A heading as understood: ``row`` counts from 1 as in the file, ``role`` is "" for what means nothing to us.

    ``part`` tells the lists of one sheet apart; ``DRAWN`` where the list is not drawn as rows below headings.
    """

    row: int
    column: int
    height: int
    label: str
    role: str
    part: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetView:
    """One sheet; ``height`` rows of it are kept of the ``rows`` that it has.

    ``hidden`` columns count from 0, ``hidden_rows`` from 1 as in the file. ``drawn`` names each cell of cards and the
    like with the cell that stands for its place.
    """

    number: int
    name: str
    first_row: int
    rows: int
    height: int
    width: int
    hidden: tuple[int, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    headings: tuple[Heading, ...] = ()
    drawn: tuple[tuple[str, str], ...] = ()


def view_of(
    table: Table,
    number: int,
    headings: Sequence[Heading],
    drawn: Sequence[tuple[str, str]] = (),
    *,
    room: int = MOST_CELLS,
) -> SheetView:
    """The sheet of a table, cut below the row that would go beyond ``room`` cells."""
    width = max((len(row) for row in table.rows), default=0)
    return SheetView(
        number=number,
        name=table.sheet,
        first_row=table.first_row,
        rows=len(table.rows),
        height=min(len(table.rows), room // max(width, 1)),
        width=width,
        hidden=tuple(sorted(column for column in table.hidden if column < width)),
        hidden_rows=tuple(sorted(table.first_row + row for row in table.hidden_rows)),
        headings=tuple(headings),
        drawn=tuple(drawn),
    )


def looks_of(rows: Sequence[Sequence[Cell]]) -> Looks:
    """Rows as they look, ready for JSON.

    A cell is None (empty), ``COVERED``, its text, or ``{"t": text, "f": tone, "s": struck, "a": across, "d": down,
    "r": remark, "l": longer than kept}`` with what differs from a plain one.
    """
    covered: set[tuple[int, int]] = set()
    return [
        [COVERED if (number, column) in covered else _look(rows, number, column, covered) for column in range(len(row))]
        for number, row in enumerate(rows)
    ]


def _look(rows: Sequence[Sequence[Cell]], number: int, column: int, covered: set[tuple[int, int]]) -> Any:  # noqa: ANN401 - JSON
    cell = rows[number][column]
    across = _reach_right(rows[number], column, cell)
    down = _reach_down(rows, number, column, across)
    if across * down > 1:
        covered |= {(row, at) for row in range(number, number + down) for at in range(column, column + across)}
    text = shown(cell)
    told = {
        "t": text[:LONGEST_TEXT],
        "f": tone(cell.fill),
        "s": cell.struck,
        "a": across if across > 1 else 0,
        "d": down if down > 1 else 0,
        "r": cell.remark[:LONGEST_TEXT],
        "l": len(text) > LONGEST_TEXT,
    }
    kept = {key: value for key, value in told.items() if value}
    if not kept:
        return None
    return text if kept.keys() == {"t"} else kept


def _reach_right(row: Sequence[Cell], column: int, cell: Cell) -> int:
    end = column + 1
    while end < len(row) and _repeats(row[end], cell):
        end += 1
    return end - column


def _reach_down(rows: Sequence[Sequence[Cell]], number: int, column: int, across: int) -> int:
    cell, end = rows[number][column], number + 1
    while end < len(rows):
        below = rows[end][column : column + across]
        if len(below) < across or not all(_repeats(one, cell) for one in below):
            break
        end += 1
    return end - number


def _repeats(one: Cell, cell: Cell) -> bool:
    return one.merged and one.value is not None and one.value == cell.value


def shown(cell: Cell) -> str:
    """The value as a person sees it in the sheet."""
    value = cell.value
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        return f"{value:%Y/%m/%d %H:%M}"
    if isinstance(value, dt.date):
        return f"{value.year}/{value.month}/{value.day}"
    if isinstance(value, dt.time):
        return f"{value.hour}:{value.minute:02}"
    return _CONTROLS.sub("", cell.text)
