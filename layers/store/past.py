"""この時の内容に戻す: what a place said at a moment of its history, and the act that says so again."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from layers.errors import NotFound
from layers.store import amended_facts, schema, schema_confirmation
from layers.store.amendments import CONFIRMATION, Amendments, Correction
from layers.store.places import Places
from layers.trust.audience import Viewer
from layers.vocabulary import fields

# Of these the day speaks, not the content: a confirmation of then is none of today.
_OF_THE_DAY = (*CONFIRMATION, "missing_since")


class Past:
    """The desk of earlier contents; position, consents and visits have histories of their own and stay."""

    def __init__(self, connection: Connection, viewer: Viewer, places: Places, amendments: Amendments) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer
        self._places = places
        self._amendments = amendments

    def changes(self, point_id: str, moment: str) -> tuple[Correction, ...]:
        """What would become of each fact; nothing of what this viewer may not know, then or now."""
        self._viewer.require("confirm")
        point = self._places.one(point_id)
        standing = amended_facts.read(self._connection, point_id).now
        shown = {**point.facts, "name": point.name, "kind": point.kind}
        then, hidden = self._then(point_id, moment)
        hidden |= {name for name in standing if name not in shown}
        names = [name for name in ("name", "kind", *fields()) if name not in (*_OF_THE_DAY, *hidden)]
        pairs = ((name, shown.get(name), then.get(name)) for name in names)
        return tuple(Correction(field=name, before=now, value=was) for name, now, was in pairs if now != was)

    def restore(self, point_id: str, moment: str, *, reason: str) -> str | None:
        """A new act that lays the facts of that moment over those of now; None where they are the same."""
        changed = self.changes(point_id, moment)
        return self._amendments.record(point_id, {one.field: one.value for one in changed}, reason=reason)

    def _then(self, point_id: str, moment: str) -> tuple[Mapping[str, Any], set[str]]:
        """The facts of a moment that this viewer may know, and the names of those that he may not."""
        told, hidden = self._listed(point_id, moment)
        acts, rows = schema_confirmation.amendment_act, schema_confirmation.amendment
        query = (
            select(rows.c.field, rows.c.value, rows.c.audience_rank)
            .join(acts, acts.c.id == rows.c.act_id)
            .where(acts.c.point_id == point_id, acts.c.at <= moment)
            .where(or_(acts.c.undone_at.is_(None), acts.c.undone_at > moment))
            .order_by(acts.c.id)
        )
        for row in self._connection.execute(query):
            told[row.field] = row.value
            if row.audience_rank > self._viewer.rank:
                hidden.add(row.field)
        return {name: value for name, value in told.items() if value is not None}, hidden

    def _listed(self, point_id: str, moment: str) -> tuple[dict[str, Any], set[str]]:
        """What the list of then said; ``NotFound("history.too_early")`` for a moment before there was one."""
        made, points, facts = schema.imports, schema.service_point, schema.fact
        query = (
            select(points.c.import_id, points.c.name, points.c.kind)
            .join(made, and_(made.c.id == points.c.import_id, made.c.state == "published"))
            .where(points.c.id == point_id, made.c.published_at <= moment)
            .order_by(made.c.published_at.desc(), made.c.id.desc())
        )
        row = self._connection.execute(query.limit(1)).first()
        if row is None:
            raise NotFound("history.too_early")
        rows = self._connection.execute(
            select(facts.c.field, facts.c.value, facts.c.audience_rank).where(
                facts.c.import_id == row.import_id, facts.c.id == point_id
            )
        ).all()
        told = {one.field: one.value for one in rows} | {"name": row.name, "kind": row.kind}
        return told, {one.field for one in rows if one.audience_rank > self._viewer.rank}
