"""Towns whose people are counted together: a 秘匿 town and the one that carries it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from layers.place.zones import Town

if TYPE_CHECKING:
    from sqlalchemy import Row


def together(rows: "Sequence[Row[Any]]", towns: Sequence[Town]) -> tuple[frozenset[str], ...]:
    """秘匿 and the one that carries it, or either alone where that is not told."""
    names = {row.id: town.name for row, town in zip(rows, towns, strict=True)}
    pairs = [{names[row.id], names.get(row.carried_by, "")} for row in rows if row.status == "suppressed"]
    known = set().union(*pairs)
    alone = [{names[row.id], ""} for row in rows if row.status == "carries" and names[row.id] not in known]
    return tuple(frozenset(pair) for pair in (*pairs, *alone))
