"""The headings that a person pointed at, found again by what stands in them and not by the number of their row."""

from collections.abc import Mapping

from etl import recognise
from etl.heading_words import folded
from etl.recognise import SEARCHED_ROWS, Columns
from layers.intake.contract import Hints, Table
from layers.intake.recipe import ALIKE, HEADLESS, lettered


def headed(table: Table, hints: Hints) -> Columns | None:
    """The headings that a person pointed at; ``None`` where nobody did, or where no row says the same any more."""
    recipe = hints.recipe
    sheet = recipe.sheet(table.sheet, recognise.printed(table)) if recipe.sheets else None
    if sheet is None or not sheet.heading:
        return None
    told = recognise.told(table, hints)
    if sheet.heading == HEADLESS:
        # Headings that have come meanwhile tell by themselves.
        return None if recognise.columns(table) else _lettered(table, told)
    rows = range(min(SEARCHED_ROWS, len(table.rows)))
    likeness = {row: sheet.likeness(cell.text for cell in table.rows[row]) for row in rows}
    best = max(rows, key=lambda row: (likeness[row], table.first_row + row == sheet.heading), default=None)
    return recognise.heading_at(table, best, told) if best is not None and likeness[best] >= ALIKE else None


def _lettered(table: Table, told: Mapping[str, str]) -> Columns:
    """The columns of a list without headings, by their letters."""
    own = {folded(heading): role for heading, role in told.items()}
    labels = {column: lettered(column) for column in range(max((len(row) for row in table.rows), default=0))}
    roles = {column: own[folded(label)] for column, label in labels.items() if folded(label) in own}
    return Columns(first_row=0, height=0, roles=roles, labels=labels)
