"""A place of the register as it stands under its corrections, and how far a new value of each fact may be seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, select

from layers.errors import NotFound
from layers.store import schema, schema_confirmation, scope
from layers.trust.audience import fact_audience, personal_facts
from layers.vocabulary import rank

_STAFF = "staff"


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """The facts of the list (``imported``, with the rank of each) and those that hold ``now``; 掲載同意 by field."""

    kind: str
    private_home: bool
    imported: Mapping[str, tuple[Any, int]]
    now: Mapping[str, Any]
    consented: Mapping[str, int]

    def own_ranks(self, new: Mapping[str, Any]) -> list[int]:
        """The rank of each new value before any later 掲載同意."""
        values = {"name": "", **self.now, **{name: value for name, value in new.items() if value is not None}}
        listed = {"name": "", **{name: value for name, (value, _) in self.imported.items()}}
        return [max(self._rank(name, values), self._narrowed(name, listed)) for name in new]

    def ranks(self, new: Mapping[str, Any]) -> dict[str, int]:
        """How far each new value is seen at once: a 掲載同意 for what is nobody's own goes on holding."""
        own = zip(new, self.own_ranks(new), strict=True)
        return {name: self.consented.get(name, rank_) if name not in scope.PERSONAL else rank_ for name, rank_ in own}

    def narrowed_by_kind(self, kind: str) -> dict[str, Any]:
        """Facts that fewer may read where the place is of this kind: the telephone of a counter that is a salon."""
        told = {"name": "", **self.now}
        facts = [name for name in self.now if name not in ("name", "kind")]
        ranks = {name: self._as_kind(kind, name, told) for name in facts}
        return {name: self.now[name] for name in facts if ranks[name] > self._rank(name, told)}

    def _rank(self, name: str, values: Mapping[str, Any]) -> int:
        """As an import would rank it, of the kind that it was and of the one that it is."""
        if name == "kind":
            return 0
        return max(self._as_kind(kind, name, values) for kind in (self.kind, str(values.get("kind") or self.kind)))

    def _as_kind(self, kind: str, name: str, values: Mapping[str, Any]) -> int:
        personal = name in personal_facts(kind, values)
        if name == "name":  # who may know of the place at all is the record's own question
            return rank(_STAFF) if personal else 0
        allowed = fact_audience(kind, name, values.get(name, ""), private_home=self.private_home)
        return max(rank(allowed), rank(_STAFF)) if personal else rank(allowed)

    def _narrowed(self, name: str, listed: Mapping[str, Any]) -> int:
        """What the list's owner has hidden, or somebody has asked to hide, stays hidden under another value."""
        held = 0 if name in ("name", "kind") else self.imported.get(name, ("", 0))[1]
        by_list = held if held > self._rank(name, listed) else 0
        asked = self.consented.get(name, 0) if name in scope.PERSONAL else 0
        return max(by_list, asked)


def read(connection: Connection, point_id: str) -> Standing:
    """A place of the register; ``NotFound("place.not_found")``."""
    points, sets, facts = schema.service_point, schema.dataset, schema.fact
    row = connection.execute(
        select(points)
        .join(sets, and_(sets.c.content == "places", sets.c.current_import == points.c.import_id))
        .where(points.c.id == point_id)
    ).first()
    if row is None:
        raise NotFound("place.not_found")
    listed = connection.execute(
        select(facts.c.field, facts.c.value, facts.c.audience_rank).where(
            facts.c.import_id == row.import_id, facts.c.id == point_id
        )
    )
    imported: dict[str, tuple[Any, int]] = {one.field: (one.value, one.audience_rank) for one in listed}
    imported["name"], imported["kind"] = (row.name, row.audience_rank), (row.kind, 0)
    corrected = _in_force(connection, point_id)
    now = {name: value for name, (value, _) in imported.items()} | corrected
    return Standing(
        kind=row.kind,
        private_home=row.private_home,
        imported=imported,
        now={name: value for name, value in now.items() if value is not None},
        consented=_consented(connection, point_id),
    )


def _in_force(connection: Connection, point_id: str) -> dict[str, Any]:
    acts, changes = schema_confirmation.amendment_act, schema_confirmation.amendment
    rows = connection.execute(
        select(changes.c.field, changes.c.value)
        .join(acts, acts.c.id == changes.c.act_id)
        .where(acts.c.point_id == point_id, acts.c.undone_at.is_(None))
        .order_by(acts.c.id)
    )
    return {row.field: row.value for row in rows}


def _consented(connection: Connection, point_id: str) -> dict[str, int]:
    given = schema.consent
    rows = connection.execute(
        select(given.c.field, given.c.audience_rank)
        .where(given.c.point_id == point_id, given.c.withdrawn_at.is_(None))
        .order_by(given.c.id)
    )
    return {row.field: row.audience_rank for row in rows}
