"""履歴 of one place: every list, correction, confirmation, placing and consent that touched it, in one row of time.

For the staff alone; a value beyond this viewer is not told here either.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from layers.store import hand_list, schema, schema_confirmation, spots
from layers.store.amendments import Amendments, Correction
from layers.store.schema_added import addition
from layers.trust.audience import Viewer
from layers.vocabulary import fields

_DONE = ("published", "undone")


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """One act.

    ``what``: listed · changed · gone · corrected · correction_undone · confirmed · asked · placed · taken_off ·
    placing_undone · added · consented · withdrawn · same · hidden · apart · twins_undone. ``detail``: the list, the
    reason, the way, the field, the other place. ``decision``: of two places, as long as it stands.
    """

    at: str
    who: str
    what: str
    detail: str = ""
    changes: tuple[Correction, ...] = ()
    decision: str = ""


class History:
    """The desk of what happened."""

    def __init__(self, connection: Connection, viewer: Viewer, amendments: Amendments) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer
        self._amendments = amendments

    def of(self, point_id: str) -> list[Event]:
        """Everything, the newest first."""
        self._viewer.require("confirm")
        parts = (
            self._lists,
            self._corrections,
            self._steps,
            self._placings,
            self._additions,
            self._consents,
            self._twins,
        )
        return sorted((event for part in parts for event in part(point_id)), key=lambda event: event.at, reverse=True)

    def _lists(self, point_id: str) -> Iterator[Event]:
        made, points = schema.imports, schema.service_point
        held = select(made.c.dataset).join(points, points.c.import_id == made.c.id).where(points.c.id == point_id)
        rows = self._connection.execute(
            select(made).where(made.c.dataset.in_(held), made.c.dataset != hand_list.DATASET, made.c.state.in_(_DONE))
        ).all()
        for row in rows:
            change = next((one for one in row.differences["changes"] if one["id"] == point_id), None)
            if change is None:
                continue
            what = {"new": "listed", "changed": "changed", "gone": "gone"}[change["kind"]]
            told = self._told(row.id, point_id, change["fields"]) if what == "changed" else ()
            if told or what != "changed":
                yield Event(at=row.published_at, who=row.published_by, what=what, detail=row.title, changes=told)

    def _told(self, import_id: int, point_id: str, changed: Mapping[str, Any]) -> tuple[Correction, ...]:
        """What a list has changed, as far as this viewer may know of it."""
        facts = schema.fact
        mine = and_(facts.c.import_id == import_id, facts.c.id == point_id, facts.c.audience_rank > self._viewer.rank)
        hidden = set(self._connection.execute(select(facts.c.field).where(mine)).scalars())
        known = [name for name in changed if name in (*fields(), "name", "kind", "position") and name not in hidden]
        pairs = [(name, changed[name] or [None, None]) for name in known]
        return tuple(Correction(field=name, before=pair[0], value=pair[1]) for name, pair in pairs)

    def _corrections(self, point_id: str) -> Iterator[Event]:
        for act in self._amendments.of(point_id):
            yield Event(at=act.at, who=act.who, what="corrected", detail=act.reason, changes=act.corrections)
            if act.undone_at:
                yield Event(at=act.undone_at, who=act.undone_by, what="correction_undone", changes=act.corrections)

    def _steps(self, point_id: str) -> Iterator[Event]:
        steps = schema_confirmation.confirmation_step
        rows = self._connection.execute(
            select(steps).where(steps.c.point_id == point_id, steps.c.undone_at.is_(None), steps.c.act_id.is_(None))
        )
        for row in rows:
            yield Event(at=row.at, who=row.who, what="asked" if row.state == "asked" else "confirmed", detail=row.how)

    def _placings(self, point_id: str) -> Iterator[Event]:
        hand = schema.placement
        told = select(hand.c.placed_at, hand.c.placed_by, hand.c.how, hand.c.undone_at, hand.c.undone_by)
        for row in self._connection.execute(told.where(hand.c.point_id == point_id)):
            yield Event(at=row.placed_at, who=row.placed_by, what="taken_off" if row.how == spots.NOWHERE else "placed")
            if row.undone_at:
                yield Event(at=row.undone_at, who=row.undone_by, what="placing_undone")

    def _additions(self, point_id: str) -> Iterator[Event]:
        for row in self._connection.execute(select(addition).where(addition.c.point_id == point_id)):
            yield Event(at=row.added_at, who=row.added_by, what="added")

    def _consents(self, point_id: str) -> Iterator[Event]:
        given = schema.consent
        for row in self._connection.execute(select(given).where(given.c.point_id == point_id)):
            yield Event(at=row.recorded_at, who=row.recorded_by, what="consented", detail=row.field)
            if row.withdrawn_at:
                yield Event(at=row.withdrawn_at, who=row.withdrawn_by or "", what="withdrawn", detail=row.field)

    def _twins(self, point_id: str) -> Iterator[Event]:
        """「同じ集まり」「別の集まり」, from either side; a place that this viewer may not know of has no name here."""
        said, points, sets = schema.twin_decision, schema.service_point, schema.dataset
        mine = or_(said.c.kept == point_id, said.c.other == point_id)
        rows = self._connection.execute(select(said).where(mine)).all()
        ids = {row.other if row.kept == point_id else row.kept for row in rows}
        known = (
            select(points.c.id, points.c.name)
            .join(sets, sets.c.current_import == points.c.import_id)
            .where(points.c.id.in_(ids), points.c.audience_rank <= self._viewer.rank)
        )
        names = {row.id: row.name for row in self._connection.execute(known)} if ids else {}
        for row in rows:
            kept = row.kept == point_id
            name = names.get(row.other if kept else row.kept, "")
            what = ("same" if kept else "hidden") if row.same else "apart"
            standing = "" if row.undone_at else str(row.id)
            yield Event(at=row.decided_at, who=row.decided_by, what=what, detail=name, decision=standing)
            if row.undone_at:
                yield Event(at=row.undone_at, who=row.undone_by or "", what="twins_undone", detail=name)
