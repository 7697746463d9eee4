"""Who sees which 気づき, as SQL: facts in force and opened so far; 地域の協力者 see what everybody sees."""

from sqlalchemy import ColumnElement, and_

from layers.store.schema_survey import survey_fact
from layers.trust.audience import Viewer


def seen_rank(viewer: Viewer) -> int:
    """Up to which rank a viewer is shown what was found on walks."""
    return 0 if viewer.role == "volunteer" else viewer.rank


def there() -> ColumnElement[bool]:
    """Facts that nobody has taken back."""
    return survey_fact.c.undone_at.is_(None)


def visible(viewer: Viewer) -> ColumnElement[bool]:
    """Facts that this viewer may know of."""
    return and_(there(), ~survey_fact.c.waits, survey_fact.c.audience_rank <= seen_rank(viewer))


def number(name: str) -> int:
    """The number that an id stands for; -1, which nothing has, for what is none."""
    return int(name) if name.isdecimal() and len(name) <= 9 else -1
