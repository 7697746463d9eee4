"""A list without headings: its columns by what stands in them, where the rows leave little doubt.

Each column so read is told to the reader; a list of which less is plain is asked about (``file.unrecognised``).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from etl import cell_looks
from etl.clean import text
from etl.lists import by_content, sections
from etl.recognise import Columns
from layers.intake.contract import Cell, Table
from layers.intake.recipe import lettered

_FEWEST_ROWS = 3
# So many rows alike leave less doubt.
_MANY_ROWS = 5
_FEWEST_CELLS = 3
_SEARCHED = 12
_PLAIN = frozenset({"venue", "address", "schedule", "phone"})
_KANA = re.compile(r"[ぁ-んァ-ヶー・\s]+")


def guessed(table: Table) -> Columns | None:
    """The columns of a list that begins without headings; ``None`` where names or enough plain things are wanting."""
    body = [number for number, row in enumerate(table.rows) if len(_filled(row)) >= _FEWEST_CELLS]
    if len(body) < _FEWEST_ROWS or body[0] > _SEARCHED:
        return None
    width = max(len(row) for row in table.rows)
    used = [column for column in range(width) if any(_has(table.rows[number], column) for number in body)]
    labels = {column: lettered(column) for column in used}
    numbers = [column for column in used if _is_serial([table.rows[number] for number in body], column)]
    bare = Columns(first_row=body[0], height=0, roles=dict.fromkeys(numbers[:1], "serial"), labels=labels)
    found = by_content.completed(table, _with_name(table, bare))
    found = _with_zone(table, found)
    understood = set(found.roles.values())
    plain = understood & _PLAIN
    enough = len(plain) >= (2 if len(body) >= _MANY_ROWS else 3)
    sure = "name" in understood and enough and bool(plain & {"schedule", "phone", "address"})
    return found if sure and _begins_with_data(table.rows[body[0]], found) else None


def _with_name(table: Table, found: Columns) -> Columns:
    """The first column that can be names; one that only tells how they are read comes after the others."""
    names = by_content.named(table, found)
    names.sort(key=lambda column: _is_kana(table, found, column))
    roles = {**found.roles, **dict.fromkeys(names[:1], "name")}
    return replace(found, roles=roles, inferred=frozenset(names[:1]))


def _with_zone(table: Table, found: Columns) -> Columns:
    """A column left of the names whose words stand for several rows each, merged or repeated, is the zone."""
    names = found.of("name")
    for column in [one for one in found.labels if names and one < names[0] and one not in found.roles]:
        cells = [row[column] for row in table.rows[found.first_row :] if _has(row, column)]
        words = {cell.text for cell in cells}
        once = any(cell.merged for cell in cells) or len(words) * 2 <= len(cells)
        if once and len(words) > 1 and all(sections.meaning(one).zone or sections.may_be_zone(one) for one in words):
            inferred = found.inferred | {column}
            return replace(found, roles={**found.roles, column: "zone"}, inferred=inferred)
    return found


def _is_serial(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    """Whether a column counts its rows, one after the other."""
    numbers = [text.number(row[column].text) for row in rows if _has(row, column)]
    steps = [after == before + 1 for before, after in pairwise(numbers) if before is not None and after is not None]
    return len(steps) >= len(rows) - 2 and sum(steps) * 5 >= len(steps) * 4


def _is_kana(table: Table, found: Columns, column: int) -> bool:
    return all(_KANA.fullmatch(row[column].text) for row in table.rows[found.first_row :] if _has(row, column))


def _begins_with_data(row: Sequence[Cell], found: Columns) -> bool:
    """Whether the first row could not be headings of words that we do not know."""
    told = [column for column, role in found.roles.items() if role in _PLAIN and _has(row, column)]
    return bool(told) and all(cell_looks.looks(row[column]) == found.roles[column] for column in told)


def _filled(row: Sequence[Cell]) -> set[str]:
    return {cell.text for cell in row if not cell.merged and not text.is_blank(cell.text)}


def _has(row: Sequence[Cell], column: int) -> bool:
    return column < len(row) and not text.is_blank(row[column].text)
