"""Sheets whose headings stand at the left: forms and cards (項目｜内容), and tables with the places side by side."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from etl import heading_words
from etl.clean import text
from etl.lists import apart
from etl.lists.redrawn import Redrawn, Spot, cell_at, redrawn
from layers.intake.contract import Cell, Table

SEARCHED = 400
_KEY_ROLES = ("name", "venue")


@dataclass(frozen=True, slots=True)
class Label:
    """A cell that is a heading: where it stands, how wide it is, and what it means."""

    row: int
    column: int
    width: int
    role: str
    word: str

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return self.row, self.column


def upright(table: Table, told: Mapping[str, str]) -> list[Redrawn]:
    """The places of such a sheet as tables from left to right; none where the headings stand above.

    ``told``: what city and person say of single headings.
    """
    labels = list(_labels(table, {heading_words.folded(heading): role for heading, role in told.items()}))
    if not _stand_upright(labels):
        return []
    starts = _starts(labels)
    if _side_by_side(table, labels):
        return [_turned(table, labels, rows) for rows in _stretches(table, starts)]
    return _cards(table, labels, starts)


def _labels(table: Table, own: Mapping[str, str]) -> Iterator[Label]:
    for number, row in enumerate(table.rows[:SEARCHED]):
        for column, cell in enumerate(row):
            if cell.merged or not isinstance(cell.value, str):
                continue
            word = heading_words.folded(cell.value)
            if role := own.get(word) or heading_words.exact_role(cell.value):
                yield Label(number, column, _width(row, column), role, word)


def _width(cells: Sequence[Cell], column: int) -> int:
    end = column + 1
    while end < len(cells) and cells[end].merged and cells[end].value == cells[column].value:
        end += 1
    return end - column


def _stand_upright(labels: list[Label]) -> bool:
    """Whether more different headings stand below each other than beside each other."""
    rows: dict[int, list[Label]] = {}
    columns: dict[int, set[str]] = {}
    for label in labels:
        rows.setdefault(label.row, []).append(label)
        columns.setdefault(label.column, set()).add(label.role)
    down = max((len(roles) for roles in columns.values()), default=0)
    across = max((len({one.role for one in row}) for row in rows.values() if _adjoin(row)), default=0)
    return down >= 3 and down > across and any(label.role in _KEY_ROLES for label in labels)


def _adjoin(row: list[Label]) -> bool:
    """Headings above a table touch each other; those of a form have their contents between them."""
    touching = sum(1 for one, other in pairwise(row) if one.column + one.width == other.column)
    return touching * 2 >= len(row) - 1


def _starts(labels: list[Label]) -> list[Label]:
    """The first heading of each form: whatever heads the first one."""
    mains = {label.column for label in labels if label.role in _KEY_ROLES}
    heads = [label for label in labels if label.column in mains] or labels
    return [label for label in labels if label.word == heads[0].word]


def _is_example(table: Table, labels: list[Label], start: Label) -> bool:
    """Whether the lines between a form and what stands above it call it an example."""
    top = max((one.row + 1 for one in labels if one.row < start.row), default=0)
    return any(apart.heads_example(cell.text) for row in table.rows[top : start.row] for cell in row)


def _value_columns(table: Table, labels: list[Label], label: Label) -> list[int]:
    """The columns right of a heading, up to the next heading, that hold something of their own."""
    row = table.rows[label.row]
    end = min((one.column for one in labels if one.row == label.row and one.column > label.column), default=len(row))
    return [
        column
        for column in range(label.column + label.width, min(end, len(row)))
        if row[column].text.strip() and not row[column].merged
    ]


def _side_by_side(table: Table, labels: list[Label]) -> bool:
    names = [label for label in labels if label.role == "name"] or [label for label in labels if label.role == "venue"]
    return any(len(_value_columns(table, labels, label)) >= 2 for label in names)


def _stretches(table: Table, starts: list[Label]) -> Iterator[range]:
    bounds = sorted({label.row for label in starts})
    for first, end in zip(bounds, [*bounds[1:], len(table.rows)], strict=True):
        yield range(first, end)


def _turned(table: Table, labels: list[Label], rows: range) -> Redrawn:
    """Rows become columns; the columns of the headings become the rows of the headings."""
    inside = [label for label in labels if label.row in rows]
    heads = sorted({label.column for label in inside if not _is_content(labels, label)})
    left, right = heads[0], max((len(table.rows[row]) for row in rows), default=0)
    kept = [row for row in rows if any(cell.text.strip() for cell in table.rows[row])]
    return redrawn(table, [[(row, column) for row in kept] for column in range(left, right)])


def _is_content(labels: list[Label], label: Label) -> bool:
    """A content that reads like a heading (会場: 「集会所名」) stands right of one that has contents."""
    left = [one for one in labels if one.row == label.row and one.column < label.column]
    return bool(left) and sum(one.column == label.column for one in labels) < 2


def _cards(table: Table, labels: list[Label], starts: list[Label]) -> list[Redrawn]:
    """One line a form, with every heading that any of the forms has."""
    filled = [start for start in starts if not _is_example(table, labels, start)]
    forms = [list(_form(table, labels, start, starts)) for start in filled]
    words: dict[str, Spot] = {}
    for form in forms:
        for word, at, _ in form:
            words.setdefault(word, at)
    lines = [[next((to for one, _, to in form if one == word), None) for word in words] for form in forms]
    kept = [line for line in lines if any(line)]
    return [redrawn(table, [list(words.values()), *kept])] if kept and len(words) >= 3 else []


def _form(table: Table, labels: list[Label], start: Label, starts: list[Label]) -> Iterator[tuple[str, Spot, Spot]]:
    """Each heading of a form with its content, known headings and those of the owner's own."""
    bottom = min((one.row for one in starts if one.row > start.row and one.column <= start.column), default=10**6)
    right = min((one.column for one in starts if one.row == start.row and one.column > start.column), default=10**6)
    columns = {label.column for label in labels}
    for row in range(start.row, min(bottom, len(table.rows))):
        for column in range(start.column, min(right, len(table.rows[row]))):
            cell = table.rows[row][column]
            if column in columns and cell.text.strip() and not cell.merged and _is_heading(table, labels, row, column):
                content = _content(table, labels, row, column)
                if content:
                    yield heading_words.folded(cell.text), (row, column), content


def _is_heading(table: Table, labels: list[Label], row: int, column: int) -> bool:
    if any(label.spot == (row, column) for label in labels):
        return True
    short = len(text.plain(cell_at(table, (row, column)).text)) <= 12
    beside = any(label.row == row and label.column < column for label in labels)
    return short and not beside and _content(table, labels, row, column) is not None


def _content(table: Table, labels: list[Label], row: int, column: int) -> Spot | None:
    cells = table.rows[row]
    to = column + _width(cells, column)
    if to >= len(cells) or any(label.spot == (row, to) for label in labels):
        return None
    return (row, to) if cells[to].text.strip() else None
