"""同じ集まりかもしれない2つ: found among the register, stood side by side, decided by a person, undone any day.

Nothing is merged: the other place keeps its record and is not shown while the kept one is there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, insert, or_, select, update

from layers.errors import NotFound, Refused
from layers.place.same import Entry
from layers.place.same.candidates import candidates
from layers.place.services import ServicePoint
from layers.store import audit, schema
from layers.store.places import Places
from layers.trust.audience import Viewer

# Of these a city has one of each at a place, by its own list: doubles stand among what people keep by hand.
_GATHERINGS = ("kayoinoba", "ibasho", "salon", "gathering", "meal", "childcare_support", "day_activity", "daily_help")
_OFFICES = ("support_centre", "consultation", "group", "host")


@dataclass(frozen=True, kw_only=True, slots=True)
class Twins:
    """Two places that may be one; ``phone`` and ``place`` say whether these agree (None = nothing tells)."""

    one: ServicePoint
    other: ServicePoint
    place: bool | None
    phone: bool | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """What a person said of two places; ``names`` as they are now, "" for a place that is no longer listed."""

    id: str
    kept: str
    other: str
    names: tuple[str, str]
    same: bool
    decided_by: str
    decided_at: str


class TwinDesk:
    """The desk of doubles; for those who may import."""

    def __init__(self, connection: Connection, viewer: Viewer, places: Places) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer
        self._places = places

    def waiting(self) -> list[Twins]:
        """The pairs that nobody has decided, the likest first."""
        self._viewer.require("import")
        points = {point.id: point for point in self._places.read(kinds=(*_GATHERINGS, *_OFFICES))}
        decided = {frozenset((row.kept, row.other)) for row in self._standing()}
        found = candidates({id_: entry_of(point.name, point.facts) for id_, point in points.items()})
        return [
            Twins(
                one=points[pair.one], other=points[pair.other], place=pair.judgement.place, phone=pair.judgement.phone
            )
            for pair in found
            if frozenset((pair.one, pair.other)) not in decided
        ]

    def decided(self) -> list[Decision]:
        """What stands decided, the newest first."""
        self._viewer.require("import")
        names = self._names()
        return [
            Decision(
                id=str(row.id),
                kept=row.kept,
                other=row.other,
                names=(names.get(row.kept, ""), names.get(row.other, "")),
                same=bool(row.same),
                decided_by=row.decided_by,
                decided_at=row.decided_at,
            )
            for row in self._standing()
        ]

    def decide(self, kept: str, other: str, *, same: bool) -> None:
        """「同じ集まりです（こちらを残す）」 or 「別の集まりです」; ``NotFound`` for a place that is not there."""
        self._viewer.require("import")
        if kept == other:
            raise Refused("twins.itself")
        for point_id in (kept, other):
            self._places.one(point_id)
        table = schema.twin_decision
        both = or_((table.c.kept == kept) & (table.c.other == other), (table.c.kept == other) & (table.c.other == kept))
        self._undo(both)
        self._connection.execute(
            insert(table).values(
                kept=kept, other=other, same=same, decided_by=self._viewer.name, decided_at=audit.now()
            )
        )
        self._done("twins.same" if same else "twins.apart", f"{kept} {other}")

    def undo(self, decision_id: str) -> None:
        """The decision falls; the pair stands side by side again."""
        self._viewer.require("import")
        if not decision_id.isdecimal() or len(decision_id) > 18:
            raise NotFound("twins.not_found")
        if not self._undo(schema.twin_decision.c.id == int(decision_id)):
            raise NotFound("twins.not_found")
        self._done("twins.undo", decision_id)

    def _undo(self, which: ColumnElement[bool]) -> int:
        table = schema.twin_decision
        told = {"undone_by": self._viewer.name, "undone_at": audit.now()}
        return self._connection.execute(update(table).where(which, table.c.undone_at.is_(None)).values(told)).rowcount

    def _standing(self) -> list[Row[Any]]:
        table = schema.twin_decision
        query = select(table).where(table.c.undone_at.is_(None)).order_by(table.c.id.desc())
        return list(self._connection.execute(query))

    def _names(self) -> Mapping[str, str]:
        points, sets = schema.service_point, schema.dataset
        query = select(points.c.id, points.c.name).join(sets, sets.c.current_import == points.c.import_id)
        return {row.id: row.name for row in self._connection.execute(query)}

    def _done(self, act: str, target: str) -> None:
        audit.write(self._connection, self._viewer, act, target)
        audit.bump(self._connection)


def entry_of(name: str, facts: Mapping[str, Any]) -> Entry:
    """A place as it is held against others."""
    phone = facts.get("phone") or ()
    return Entry(
        name=name,
        venue=str(facts.get("venue") or ""),
        address=str(facts.get("address") or ""),
        phones=(phone,) if isinstance(phone, str) else tuple(phone),
    )
