"""Which 控え a new file is read with: that of the list it is the next edition of, told before anything is understood.

The city's entry or the same name makes it the same list; for others nearly all headings must be the same.
"""

from collections.abc import Sequence

from etl import said_of_columns
from layers.city import City
from layers.intake.contract import Document, Table
from layers.intake.edition_name import lasting
from layers.intake.recipe import ALIKE, HEADLESS, Recipe, SheetRecipe
from layers.store.recipes import Known

# A list that is known by its name may have changed some headings; one that is not known by anything may not.
_ENOUGH = 0.5


def remembered(document: Document, city: City | None, known: Sequence[Known]) -> Recipe:
    """The recipe of the list that this document continues; an empty one for a list that is new."""
    best = continued(document, city, known)
    if best is None:
        return Recipe()
    # Two lists of one form are not of one kind: that is believed of the list alone of which it was said.
    return best.recipe if _is_next(document, city, best) else best.recipe.with_kind("")


def continued(document: Document, city: City | None, known: Sequence[Known]) -> Known | None:
    """The list by whose form this document is read; ``None`` where none is like it."""
    scored = [(_score(document, city, one), one.dataset, one) for one in known]
    best = max(scored, key=lambda one: one[:2], default=None)
    return best[2] if best is not None and best[0] > 0 else None


def _is_next(document: Document, city: City | None, known: Known) -> bool:
    """Whether the names leave no doubt that this is a later edition of a list."""
    listing = city.listing(document.path) if city else None
    if listing is not None and city is not None:
        return city.listing(known.path) == listing
    return known.folder == document.folder and lasting(known.file_name) == lasting(document.name)


def _score(document: Document, city: City | None, known: Known) -> float:
    alike = _likeness(document, known.recipe)
    by_name = _same_list(document, city, known)
    if any(sheet.heading == HEADLESS for sheet in known.recipe.sheets) and not _is_next(document, city, known):
        # Columns without headings are alike everywhere.
        return 0.0
    if alike < (_ENOUGH if by_name else ALIKE):
        return 0.0
    # Among lists of one form the one that lay in the same folder goes before, then the one of the same name.
    return alike + by_name


def _same_list(document: Document, city: City | None, known: Known) -> float:
    listing = city.listing(document.path) if city else None
    if listing is not None and city is not None and city.listing(known.path) == listing:
        return 3.0 if known.file_name == document.name else 2.0
    if known.file_name == document.name:
        return 1.5
    return 1.0 if known.folder and known.folder == document.folder else 0.0


def _likeness(document: Document, recipe: Recipe) -> float:
    """How much of the recipe's headings stands in the sheets of the document."""
    told = [sheet for sheet in recipe.sheets if sheet.headings or sheet.columns]
    found = [max((_of_sheet(one, table) for table in document.tables), default=0.0) for one in told]
    return min(found, default=0.0)


def _of_sheet(sheet: SheetRecipe, table: Table) -> float:
    if sheet.heading == HEADLESS:
        return float(max(map(len, table.rows), default=0) == len(sheet.headings))
    return sheet.likeness(said_of_columns.printed(table))
