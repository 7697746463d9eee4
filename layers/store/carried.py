"""見あたらない: places that a new edition no longer lists, taken along from the one before: nothing goes silently."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select

from layers.store import audit, schema
from layers.vocabulary import fields, rank

_TABLES = (schema.service_point, schema.fact, schema.position)
MARK = "missing_since"


def carry(
    connection: Connection, made: Row[Any], before: int, decided: Mapping[str, str], *, default: str
) -> Iterator[tuple[str, str]]:
    """Copy what the edition ``before`` held and this one does not, as was decided; ``(id, decision)`` of each copied.

    "missing" bears the day on which it was first looked for in vain, "close" is 終了, "keep" stays as it is.
    """
    points = schema.service_point
    here = set(connection.execute(select(points.c.id).where(points.c.import_id == made.id)).scalars())
    there = select(points.c.id).where(points.c.import_id == before).order_by(points.c.ordinal)
    last = connection.execute(select(func.max(points.c.ordinal)).where(points.c.import_id == made.id)).scalar() or 0
    for record in connection.execute(there).scalars().all():
        decision = decided.get(record, default)
        if record not in here and decision != "drop":
            last += 1
            _copy(connection, made.id, before, record, ordinal=last)
            _mark(connection, made.id, record, decision)
            yield record, decision


def take_out(connection: Connection, import_id: int, record: str) -> None:
    """Undo ``carry`` for one place."""
    for table in _TABLES:
        connection.execute(delete(table).where(table.c.import_id == import_id, table.c.id == record))


def _copy(connection: Connection, import_id: int, before: int, record: str, *, ordinal: int) -> None:
    for table in _TABLES:
        rows = connection.execute(select(table).where(table.c.import_id == before, table.c.id == record)).mappings()
        for row in rows.all():
            # Its cell stands in the file of the edition before, not in this one.
            own = {"ordinal": ordinal, "cell": ""} if table is schema.service_point else {}
            connection.execute(insert(table).values({**row, "import_id": import_id, **own}))


def _mark(connection: Connection, import_id: int, record: str, decision: str) -> None:
    marks = {"close": ("status", "closed"), "missing": (MARK, audit.now()[:10])}
    facts = schema.fact
    mine = (facts.c.import_id == import_id) & (facts.c.id == record)
    since = connection.execute(select(facts.c.value).where(mine, facts.c.field == MARK)).scalar()
    connection.execute(delete(facts).where(mine, facts.c.field.in_([MARK, *(["status"] * (decision == "close"))])))
    if decision in marks:
        field, value = marks[decision]
        value = since or value if field == MARK else value
        allowed = rank(fields()[field].audience)
        connection.execute(
            insert(facts).values(import_id=import_id, id=record, field=field, value=value, audience_rank=allowed)
        )
