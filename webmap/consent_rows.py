"""掲載同意 in words: each consent as staff read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from layers.vocabulary import audiences
from webmap.wording import CONSENTED


@dataclass(frozen=True, kw_only=True, slots=True)
class ConsentRow:
    """One 掲載同意 as recorded."""

    id: int
    field: str
    audience: str
    given_by: str
    given_on: str
    recorded_by: str
    withdrawn: str


def consent_rows(given: Iterable[Any]) -> tuple[ConsentRow, ...]:
    """Each consent with its labels; ``withdrawn`` is the day, or "" while it holds."""
    return tuple(
        ConsentRow(
            id=row.id,
            field=CONSENTED.get(row.field, row.field),
            audience=audiences()[row.audience].label,
            given_by=row.given_by,
            given_on=row.given_on,
            recorded_by=row.recorded_by,
            withdrawn=(row.withdrawn_at or "")[:10],
        )
        for row in given
    )
