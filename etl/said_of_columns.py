"""What people have said of the columns of a list: in its recipe, and in the city's own table of headings."""

from collections.abc import Mapping
from itertools import pairwise

from etl.heading_words import folded
from etl.recognise import MAX_HEADING_ROWS, SEARCHED_ROWS, Columns, columns, headlike, read_headings
from layers.intake.contract import Hints, Table
from layers.intake.recipe import ALIKE, HEADLESS, Recipe, SheetRecipe, lettered

# So far down a second list is looked for when a sheet is to be known by its headings alone.
_SEARCHED_BELOW = 400


def printed(table: Table) -> list[str]:
    """All that could be a heading: the cells of the upper rows and of those that look like headings further below.

    Two that stand above each other are one heading too.
    """
    upper = SEARCHED_ROWS + MAX_HEADING_ROWS
    last = min(_SEARCHED_BELOW, len(table.rows))
    below = [number for number in range(upper, last) if headlike(table.rows[number], {})]
    rows = [*table.rows[:upper], *(row for number in below for row in table.rows[number : number + 2])]
    pairs = [f"{one.text} {two.text}" for up, low in pairwise(rows) for one, two in zip(up, low, strict=False)]
    return [*(cell.text for row in rows for cell in row), *pairs]


def chosen(table: Table, recipe: Recipe) -> Mapping[str, str]:
    """What a person said of the columns of a table: heading → role."""
    sheet = _kept(table, recipe)
    return sheet.columns if sheet else {}


def _kept(table: Table, recipe: Recipe) -> SheetRecipe | None:
    return recipe.sheet(table.sheet, printed(table)) if recipe.sheets else None


def headed(table: Table, hints: Hints) -> Columns | None:
    """The headings that a person pointed at; ``None`` where nobody did, or where no row says the same any more."""
    sheet = _kept(table, hints.recipe)
    if sheet is None or not sheet.heading:
        return None
    own = {folded(heading): role for heading, role in told(table, hints).items()}
    if sheet.heading == HEADLESS:
        # Headings that have come meanwhile tell by themselves.
        return None if columns(table) else _lettered(table, own)
    rows = range(min(SEARCHED_ROWS, len(table.rows)))
    likeness = {row: sheet.likeness(cell.text for cell in table.rows[row]) for row in rows}
    best = max(rows, key=lambda row: (likeness[row], table.first_row + row == sheet.heading), default=None)
    return read_headings(table, best, 1, own) if best is not None and likeness[best] >= ALIKE else None


def _lettered(table: Table, own: Mapping[str, str]) -> Columns:
    """The columns of a list without headings, by their letters."""
    labels = {column: lettered(column) for column in range(max((len(row) for row in table.rows), default=0))}
    roles = {column: own[folded(label)] for column, label in labels.items() if folded(label) in own}
    return Columns(first_row=0, height=0, roles=roles, labels=labels)


def told(table: Table, hints: Hints) -> Mapping[str, str]:
    """What city and person say of the columns of a table: heading → role, the person's word before the city's."""
    named = hints.listing.columns if hints.listing else {}
    return {**{heading: key for key, heading in named.items()}, **chosen(table, hints.recipe)}
