"""Lists that give each place two (or three) lines, with as many headings above each other: 会場 over 住所."""

from collections.abc import Mapping
from itertools import pairwise

from etl import cell_looks, heading_words, recognise
from etl.lists.redrawn import Spot, cell_at, redrawn
from etl.recognise import Columns
from layers.intake.contract import Table

_MOST = 0.7
_TOLD = ("phone", "fee", "time", "schedule", "address")


def unstacked(table: Table, found: Columns, told: Mapping[str, str]) -> tuple[Table, Columns]:
    """The same list with one line a place; unchanged where its headings are no stack.

    ``told``: what city and person say of single headings.
    """
    if found.height < 2:
        return table, found
    own = {heading_words.folded(heading): role for heading, role in told.items()}
    doubled = [column for column in found.labels if _is_stack(table, found, column, own)]
    if not doubled:
        return table, found
    by = (_starts_by_name, _starts_by_number, _starts_by_look)
    starts = next((rows for rows in (one(table, found, doubled) for one in by) if rows), [])
    if not starts:
        return table, found
    layout = _layout(table, found, doubled, starts)
    laid = redrawn(table, layout)
    again = recognise.heading_at(laid, 0, told)
    return (laid, again) if again.has("name", "venue") else (table, found)


def _is_stack(table: Table, found: Columns, column: int, own: Mapping[str, str]) -> bool:
    """Whether the headings of a column mean different things, one for each line, and none spans its neighbours."""
    cells = [cell_at(table, (found.first_row + line, column)) for line in range(found.height)]
    roles = [own.get(heading_words.folded(cell.text)) or heading_words.role_of(cell.text) for cell in cells]
    right = cell_at(table, (found.first_row, column + 1))
    spans = cells[0].merged or (right.merged and right.value == cells[0].value)
    return all(roles) and len(set(roles)) == len(roles) and not spans and not any(cell.merged for cell in cells)


def _starts_by_name(table: Table, found: Columns, doubled: list[int]) -> list[int]:
    """The rows of the names, where nearly every name stands over as many lines as there are headings."""
    column = next(iter(found.of("name") or found.of("venue")), None)
    if column is None:
        return []
    named = [row for row in range(found.data_row, len(table.rows)) if _own(table, row, column)]
    whole = [row for row in named if not any(_own(table, row + line, column) for line in range(1, found.height))]
    together = len(whole) >= _MOST * len(named) and _lines(table, doubled, named) >= _MOST * len(named)
    return [row for row in named if row + found.height <= len(table.rows)] if together else []


def _starts_by_number(table: Table, found: Columns, doubled: list[int]) -> list[int]:
    """The rows of a number that is merged over the lines of its place, or stands beside the first of them alone."""
    rows = range(found.data_row, len(table.rows) - found.height + 1)
    for column in found.labels:
        own = [row for row in rows if _own(table, row, column)] if column not in doubled else []
        whole = [row for row in own if not any(_own(table, row + line, column) for line in range(1, found.height))]
        apart = [other - one for one, other in pairwise(own)]
        even = [step for step in apart if step == found.height]
        if len(whole) > 1 and len(whole) >= _MOST * len(own) and len(even) >= _MOST * len(apart):
            return whole
    return []


def _starts_by_look(table: Table, found: Columns, doubled: list[int]) -> list[int]:
    """Every second row, where only the lower of two lines holds what the lower heading says (代表者 over 電話番号)."""
    filled = [
        row for row in range(found.data_row, len(table.rows)) if any(cell.text.strip() for cell in table.rows[row])
    ]
    if found.height != 2 or len(filled) < 4 or len(filled) % 2 or filled[-1] - filled[0] + 1 != len(filled):
        return []
    for column in doubled:
        upper, lower = ([cell_looks.looks(cell_at(table, (row, column))) for row in filled[line::2]] for line in (0, 1))
        role = heading_words.exact_role(cell_at(table, (found.first_row + 1, column)).text)
        told = role in _TOLD and lower.count(role) >= _MOST * len(lower) and role not in upper
        if told:
            return filled[::2]
    return []


def _lines(table: Table, doubled: list[int], named: list[int]) -> int:
    """How many of the names have something of their own in their second line."""
    return sum(any(_own(table, row + 1, column) for column in doubled) for row in named)


def _own(table: Table, row: int, column: int) -> bool:
    cell = cell_at(table, (row, column))
    return bool(cell.text.strip()) and not cell.merged


def _layout(table: Table, found: Columns, doubled: list[int], starts: list[int]) -> list[list[Spot | None]]:
    width = max(len(row) for row in table.rows)
    lines: list[list[Spot | None]] = [_line(found, doubled, found.first_row, width)]
    row = found.data_row
    while row < len(table.rows):
        own = row in starts
        lines.append(_line(found, doubled, row, width) if own else [(row, 0)])
        row += found.height if own else 1
    return lines


def _line(found: Columns, doubled: list[int], row: int, width: int) -> list[Spot | None]:
    spots: list[Spot | None] = []
    for column in range(width):
        spots += [(row + line, column) for line in range(found.height if column in doubled else 1)]
    return spots
