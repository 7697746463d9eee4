"""Which 控え a new file is read with: that of the list it is the next edition of, told before anything is understood.

The city's entry or the same name makes it the same list; for others nearly all headings must be the same.
"""

from collections.abc import Sequence

from etl import recognise
from layers.city import City
from layers.intake.contract import Document
from layers.intake.recipe import ALIKE, Recipe
from layers.store.recipes import Known

# A list that is known by its name may have changed some headings; one that is not known by anything may not.
_ENOUGH = 0.5


def remembered(document: Document, city: City | None, known: Sequence[Known]) -> Recipe:
    """The recipe of the list that this document continues; an empty one for a list that is new."""
    scored = [(_score(document, city, one), one.dataset, one.recipe) for one in known]
    best = max(scored, key=lambda one: one[:2], default=None)
    return best[2] if best is not None and best[0] > 0 else Recipe()


def _score(document: Document, city: City | None, known: Known) -> float:
    alike = _likeness(document, known.recipe)
    by_name = _same_list(document, city, known)
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
    found = [max((one.likeness(recognise.printed(table)) for table in document.tables), default=0.0) for one in told]
    return min(found, default=0.0)
