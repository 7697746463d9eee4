"""Lists that give each place two (or three) lines, with as many headings above each other: 会場 over 住所."""

from collections.abc import Mapping

from etl import heading_words, recognise
from etl.lists.redrawn import Spot, cell_at, redrawn
from etl.recognise import Columns
from layers.intake.contract import Table

_MOST = 0.7


def unstacked(table: Table, found: Columns, told: Mapping[str, str]) -> tuple[Table, Columns]:
    """The same list with one line a place; unchanged where its headings are no stack.

    ``told``: what city and person say of single headings.
    """
    own = {heading_words.folded(heading): role for heading, role in told.items()}
    doubled = [column for column in found.labels if _is_stack(table, found, column, own)]
    if found.height < 2 or not doubled or not _lines_go_together(table, found, doubled):
        return table, found
    layout = _layout(table, found, doubled)
    laid = redrawn(table, layout)
    again = recognise.heading_at(laid, 0, told)
    return (laid, again) if again.has("name", "venue") else (table, found)


def _is_stack(table: Table, found: Columns, column: int, own: Mapping[str, str]) -> bool:
    """Whether the headings of a column mean different things, one for each line, and none spans its neighbours."""
    cells = [cell_at(table, (found.first_row + line, column)) for line in range(found.height)]
    roles = [own.get(heading_words.folded(cell.text)) or heading_words.exact_role(cell.text) for cell in cells]
    right = cell_at(table, (found.first_row, column + 1))
    spans = cells[0].merged or (right.merged and right.value == cells[0].value)
    return all(roles) and len(set(roles)) == len(roles) and not spans and not any(cell.merged for cell in cells)


def _lines_go_together(table: Table, found: Columns, doubled: list[int]) -> bool:
    """Whether nearly every name stands over as many lines as there are headings."""
    column = next(iter(found.of("name") or found.of("venue")), None)
    if column is None:
        return False
    named = [row for row in range(found.data_row, len(table.rows)) if _own(table, row, column)]
    whole = [row for row in named if not any(_own(table, row + line, column) for line in range(1, found.height))]
    return len(named) > 0 and len(whole) >= _MOST * len(named) and _lines(table, doubled, named) >= _MOST * len(named)


def _lines(table: Table, doubled: list[int], named: list[int]) -> int:
    """How many of the names have something of their own in their second line."""
    return sum(any(_own(table, row + 1, column) for column in doubled) for row in named)


def _own(table: Table, row: int, column: int) -> bool:
    cell = cell_at(table, (row, column))
    return bool(cell.text.strip()) and not cell.merged


def _layout(table: Table, found: Columns, doubled: list[int]) -> list[list[Spot | None]]:
    name = (found.of("name") or found.of("venue"))[0]
    width = max(len(row) for row in table.rows)
    lines: list[list[Spot | None]] = [_line(found, doubled, found.first_row, width)]
    row = found.data_row
    while row < len(table.rows):
        own = _own(table, row, name) and row + found.height <= len(table.rows)
        lines.append(_line(found, doubled, row, width) if own else [(row, 0)])
        row += found.height if own else 1
    return lines


def _line(found: Columns, doubled: list[int], row: int, width: int) -> list[Spot | None]:
    spots: list[Spot | None] = []
    for column in range(width):
        spots += [(row + line, column) for line in range(found.height if column in doubled else 1)]
    return spots
