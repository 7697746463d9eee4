"""前回からの変化を選ぶ: of each change a person keeps the old value, and says what becomes of places no longer listed.

Decisions wait beside the import. Publishing applies them to its rows and sets aside what they displace; undoing puts
that back, so that the same import can be decided anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import shapely
from sqlalchemy import Connection, Row, delete, insert, select, update

from layers.errors import NotFound, Refused
from layers.store import audit, schema
from layers.store.carried import carry, take_out
from layers.store.import_history import WAITING
from layers.trust.audience import Viewer
from layers.vocabulary import fields

OLD = "old"
_LONGEST_ID = 9
# A place that is no longer listed: stays with a mark, stays as it is, is closed, leaves the register.
GONE = ("missing", "keep", "close", "drop")
_COLUMNS = ("name", "kind")
# What is read of another field and goes where that goes.
READ_OF = {"fee_yen": "fee"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """What was decided of one field of one record; ``field`` "" speaks of a place that is no longer listed."""

    id: str
    field: str
    decision: str


class Choices:
    """The desk of decisions."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer

    def of(self, import_id: str) -> dict[tuple[str, str], str]:
        """``(record, field) → decision`` of an import; a change without one is accepted."""
        self._viewer.require("import")
        return {(row.id, row.field): row.decision for row in _rows(self._connection, _number(import_id))}

    def choose(self, import_id: str, chosen: Choice) -> None:
        """Decide, or with "" take a decision back.

        ``Refused("choice.unknown")`` for what the report does not offer, ``Refused("choice.too_late")`` once published.
        """
        self._viewer.require("import")
        made = schema.imports
        row = self._connection.execute(select(made).where(made.c.id == _number(import_id))).first()
        if row is None:
            raise NotFound("import.not_found", id=import_id)
        if row.state not in WAITING:
            raise Refused("choice.too_late")
        if not offered(row.differences, chosen):
            raise Refused("choice.unknown")
        self._decide(row, chosen)
        for field in (name for name, head in READ_OF.items() if head == chosen.field):
            beside = replace(chosen, field=field)
            if offered(row.differences, beside):
                self._decide(row, beside)
        audit.write(self._connection, self._viewer, "choose", import_id)

    def _decide(self, row: Row[Any], chosen: Choice) -> None:
        _forget(self._connection, row.id, chosen.id, chosen.field)
        if chosen.decision:
            given = _given(row.differences).get((chosen.id, chosen.field))
            _write(self._connection, self._viewer, row.id, chosen, given=given)


def _number(import_id: str) -> int:
    return int(import_id) if import_id.isdecimal() and len(import_id) <= _LONGEST_ID else -1


def offered(differences: Mapping[str, Any], chosen: Choice) -> bool:
    """Whether a report offers this decision."""
    change = next((one for one in differences["changes"] if one["id"] == chosen.id), None)
    if change is None:
        return False
    if change["kind"] == "gone":
        return chosen.field == "" and chosen.decision in ("", *GONE)
    return can_keep(chosen.field) and chosen.field in change["fields"] and chosen.decision in ("", OLD)


def can_keep(field: str) -> bool:
    """Whether the old value of a field can be kept by itself."""
    return field in fields() or field in _COLUMNS or field == "position"


def settle(connection: Connection, viewer: Viewer, import_id: int, dataset: str, report: Mapping[str, Any]) -> None:
    """Fit the decisions of an import to its newest report: what it no longer offers goes.

    A value that was refused before and comes again is refused again, until somebody takes it.
    """
    for row in _rows(connection, import_id):
        if not offered(report, Choice(id=row.id, field=row.field, decision=row.decision)):
            _forget(connection, import_id, row.id, row.field)
    table, made = schema.choice, schema.imports
    known = {(row.id, row.field) for row in _rows(connection, import_id)}
    of_list = select(made.c.id).where(made.c.dataset == dataset, made.c.id < import_id, made.c.state == "published")
    earlier = select(table).where(table.c.import_id.in_(of_list), table.c.decision == OLD).order_by(table.c.import_id)
    refused = {(row.id, row.field): row.given for row in connection.execute(earlier)}
    for place, given in _given(report).items():
        if place not in known and place in refused and refused[place] == given:
            chosen = Choice(id=place[0], field=place[1], decision=OLD)
            _write(connection, viewer, import_id, chosen, given=given)


def apply(connection: Connection, viewer: Viewer, made: Row[Any], before: int | None, *, keep_missing: bool) -> None:
    """Give the rows of an import the form that was decided; ``keep_missing``: what is listed no more stays, marked."""
    if before is None:
        return
    told = _rows(connection, made.id)
    for row in told:
        if row.field:
            aside = _hold(connection, made.id, before, (row.id, row.field))
            _set_aside(connection, made.id, row.id, row.field, aside)
    decided = {row.id: row.decision for row in told if not row.field}
    for record, decision in carry(connection, made, before, decided, default="missing" if keep_missing else "drop"):
        if record not in decided:
            _write(connection, viewer, made.id, Choice(id=record, field="", decision=decision))
        _set_aside(connection, made.id, record, "", {"carried": True, "unasked": record not in decided})


def revert(connection: Connection, import_id: int) -> None:
    """Take the decisions out of the rows again; they stay written down."""
    for row in _rows(connection, import_id):
        if row.aside is None:
            continue
        if row.field:
            _put_back(connection, import_id, (row.id, row.field), row.aside)
        else:
            take_out(connection, import_id, row.id)
        _set_aside(connection, import_id, row.id, row.field, None)
        if row.aside.get("unasked"):
            _forget(connection, import_id, row.id, row.field)


# --- one field of one record ---------------------------------------------------------------------------------------


def _hold(connection: Connection, import_id: int, before: int, place: tuple[str, str]) -> dict[str, Any]:
    """Let the value of the edition before stand in this one; what stood there is handed back."""
    aside = _read(connection, import_id, place)
    _put_back(connection, import_id, place, _read(connection, before, place))
    return aside


def _read(connection: Connection, import_id: int, place: tuple[str, str]) -> dict[str, Any]:
    table, columns, where = _spot(import_id, place)
    row = connection.execute(select(*(table.c[name] for name in columns)).where(where)).first()
    if row is None:
        return {}
    told = dict(zip(columns, row, strict=True))
    return {**told, "geom": shapely.to_wkb(told["geom"], hex=True)} if "geom" in told else told


def _put_back(connection: Connection, import_id: int, place: tuple[str, str], told: Mapping[str, Any]) -> None:
    table, _, where = _spot(import_id, place)
    values = {**told, "geom": shapely.from_wkb(told["geom"])} if "geom" in told else dict(told)
    if table is schema.service_point:
        if values:
            connection.execute(update(table).where(where).values(values))
        return
    connection.execute(delete(table).where(where))
    if values:
        own = {"field": place[1]} if table is schema.fact else {}
        connection.execute(insert(table).values(import_id=import_id, id=place[0], **own, **values))


def _spot(import_id: int, place: tuple[str, str]) -> tuple[Any, list[str], Any]:
    record, field = place
    table, columns = schema.fact, ["value", "audience_rank"]
    if field == "position":
        table, columns = schema.position, ["audience_rank", "how", "geom"]
    elif field in _COLUMNS:
        table, columns = schema.service_point, [field, "audience_rank"]
    where = (table.c.import_id == import_id) & (table.c.id == record)
    return table, columns, where & (table.c.field == field) if table is schema.fact else where


# --- the table -----------------------------------------------------------------------------------------------------


def _rows(connection: Connection, import_id: int) -> list[Row[Any]]:
    table = schema.choice
    query = select(table).where(table.c.import_id == import_id).order_by(table.c.id, table.c.field)
    return list(connection.execute(query))


def _given(report: Mapping[str, Any]) -> dict[tuple[str, str], Any]:
    """The new value of every changed field."""
    return {
        (one["id"], field): values[1] if len(values) > 1 else None
        for one in report["changes"]
        if one["kind"] == "changed"
        for field, values in one["fields"].items()
    }


def _write(connection: Connection, viewer: Viewer, import_id: int, chosen: Choice, given: Any = None) -> None:  # noqa: ANN401 - JSON
    values = {"import_id": import_id, "id": chosen.id, "field": chosen.field, "decision": chosen.decision}
    who = {"decided_by": viewer.name, "decided_at": audit.now()}
    connection.execute(insert(schema.choice).values(**values, **who, given=given))


def _forget(connection: Connection, import_id: int, record: str, field: str) -> None:
    connection.execute(delete(schema.choice).where(_one(import_id, record, field)))


def _set_aside(connection: Connection, import_id: int, record: str, field: str, aside: Any) -> None:  # noqa: ANN401 - JSON
    connection.execute(update(schema.choice).where(_one(import_id, record, field)).values(aside=aside))


def _one(import_id: int, record: str, field: str) -> Any:  # noqa: ANN401 - SQLAlchemy's condition
    table = schema.choice
    return (table.c.import_id == import_id) & (table.c.id == record) & (table.c.field == field)
