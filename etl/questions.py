"""What is asked of a file that was refused as a whole: how its bytes read, what it lists, where its headings are.

A question goes with the beginning of each sheet as it looks, so that a person can answer without opening the file.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from etl import recognise
from etl.read.readings import readings
from etl.run import UNSURE, Reading
from layers.intake.contract import Cell, Table
from layers.intake.recipe import roles
from layers.intake.sheet_view import looks_of

_NO_KIND = "kind.unknown"
_NO_HEADINGS = ("file.unrecognised", "list.no_heading")
_SHEETS = 8
_COLUMNS = 40


def questions(reading: Reading, content: bytes) -> dict[str, Any]:
    """The question with what is needed to answer it; nothing where no answer would help."""
    codes = {one.code for one in reading.findings}
    if UNSURE in codes:
        return {"asks": "encoding", "readings": readings(content)}
    asked = "kind" if _NO_KIND in codes else "heading" if codes.intersection(_NO_HEADINGS) else ""
    tables = [table for table in reading.document.tables if any(map(_may_be_heading, table.rows))]
    if not asked or not tables:
        return {}
    return {"asks": asked, "recipe": reading.recipe.to_json(), "sheets": [_shown(one) for one in tables[:_SHEETS]]}


def _may_be_heading(row: Sequence[Cell]) -> bool:
    return sum(bool(cell.text.strip()) for cell in row) >= 2


def _shown(table: Table) -> dict[str, Any]:
    """The beginning of a sheet; ``roles``: what the cells of a row would mean as headings."""
    rows = [row[:_COLUMNS] for row in table.rows[: recognise.SEARCHED_ROWS]]
    return {
        "name": table.sheet,
        "first": table.first_row,
        "rows": len(table.rows),
        "looks": looks_of(rows),
        "roles": [_roles(table, number) for number in range(len(rows))],
    }


def _roles(table: Table, row: int) -> Mapping[str, str]:
    found = recognise.heading_at(table, row).roles
    return {str(column): role for column, role in found.items() if column < _COLUMNS and role in roles()}
