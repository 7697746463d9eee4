"""直し: what people at their desks know better than the last list. It lies over the facts of the import.

An act is what one person changed of one place at once; it survives the next list, keeps what stood there before,
and can be undone. Residents see it when it was put on their map: the same two acts as for a list.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CTE, Connection, Row, case, exists, func, insert, null, select, update

from layers.errors import NotFound, Refused, Stale
from layers.intake.contents import faults
from layers.store import amended_facts, audit, schema, schema_confirmation, scope, turns
from layers.trust.audience import Viewer
from layers.vocabulary import fields, kinds, rank

# The day and the way of a confirmation say nothing of a place: they need no second act of their own.
CONFIRMATION = ("confirmed_on", "confirmed_how", "confirmed_by")
# A number that was read from a text says nothing once the text is another.
_TIED = {"fee": "fee_yen"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """One corrected fact: ``before`` is what stood there, ``None`` for nothing."""

    field: str
    before: Any
    value: Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """What one person changed of one place at once; ``released``: residents see it."""

    id: str
    point_id: str
    how: str
    who: str
    reason: str
    at: str
    released: bool
    undone_at: str | None
    undone_by: str
    corrections: tuple[Correction, ...]


class Amendments:
    """The desk of corrections."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer

    def version(self, point_id: str) -> str:
        """What a form was made from: changes with every list, correction and undoing that speaks of this place."""
        self._viewer.require("confirm")
        acts, points, sets = schema_confirmation.amendment_act, schema.service_point, schema.dataset
        mine = select(func.coalesce(func.max(acts.c.id), 0), func.count(acts.c.undone_at))
        last, undone = self._connection.execute(mine.where(acts.c.point_id == point_id)).one()
        listed = select(points.c.import_id).join(sets, sets.c.current_import == points.c.import_id)
        return f"{self._connection.execute(listed.where(points.c.id == point_id)).scalar()}-{last}-{undone}"

    def hold(self, point_id: str, version: str) -> None:
        """Nobody else writes of this place until this unit ends; ``Stale`` where somebody has since that version."""
        turns.place(self._connection, point_id)
        if self.version(point_id) != version:
            raise Stale("amendment.stale")

    def record(
        self, point_id: str, changes: Mapping[str, Any], *, how: str = "", who: str = "", reason: str = ""
    ) -> str | None:
        """Lay new facts over a place; ``None`` as a value takes a fact away. The act's id, None if nothing changed.

        ``who`` is for those without an account: the group itself that answered by its link.
        """
        self._viewer.require("confirm")
        _check(changes)
        turns.place(self._connection, point_id)
        place = amended_facts.read(self._connection, point_id)
        wanted = {**{_TIED[name]: None for name in changes if name in _TIED and _TIED[name] not in changes}, **changes}
        new = {name: value for name, value in wanted.items() if place.now.get(name) != value}
        if not new:
            return None
        if "kind" in new:
            _check_kind(place, str(new["kind"]))
            new = {**place.narrowed_by_kind(str(new["kind"])), **new}
        ranks = place.ranks(new)
        waits = any(not rank and name not in CONFIRMATION for name, rank in ranks.items()) or self._waits(point_id)
        at = audit.now()
        act = {"point_id": point_id, "how": how, "who": who or self._viewer.name, "reason": reason, "at": at}
        made = self._connection.execute(
            insert(schema_confirmation.amendment_act).values(**act, released_at=None if waits else at)
        ).inserted_primary_key
        act_id = int(made.id)  # type: ignore[union-attr]
        rows = [
            {"act_id": act_id, "field": name, "value": value, "before": place.now.get(name), "audience_rank": own}
            for (name, value), own in zip(new.items(), place.own_ranks(new), strict=True)
        ]
        self._connection.execute(insert(schema_confirmation.amendment), rows)
        self._done("amend", point_id)
        return str(act_id)

    def of(self, point_id: str) -> list[Act]:
        """Every act on a place, the newest first, undone ones too."""
        self._viewer.require("confirm")
        return self._acts(schema_confirmation.amendment_act.c.point_id == point_id)

    def one(self, act_id: str) -> Act:
        """An act; ``NotFound("amendment.not_found")``."""
        self._viewer.require("confirm")
        found = self._acts(schema_confirmation.amendment_act.c.id == _number(act_id))
        if not found:
            raise NotFound("amendment.not_found")
        return found[0]

    def undo(self, act_id: str) -> None:
        """取り消す: what stood there before is seen again, by everybody."""
        self._viewer.require("confirm")
        acts = schema_confirmation.amendment_act
        point_id = self._connection.execute(select(acts.c.point_id).where(acts.c.id == _number(act_id))).scalar()
        turns.place(self._connection, str(point_id))
        done = self._connection.execute(
            update(acts)
            .where(acts.c.id == _number(act_id), acts.c.undone_at.is_(None))
            .values(undone_at=audit.now(), undone_by=self._viewer.name)
        )
        if not done.rowcount:
            raise NotFound("amendment.not_found")
        self._done("amend.undo", act_id)

    def waiting(self) -> list[Act]:
        """Acts on places of the residents' map that residents do not see yet, the oldest first."""
        self._viewer.require("release")
        acts, points, sets = schema_confirmation.amendment_act, schema.service_point, schema.dataset
        shown = exists().where(points.c.id == acts.c.point_id, sets.c.public_import == points.c.import_id)
        return self._acts(acts.c.released_at.is_(None), acts.c.undone_at.is_(None), shown)[::-1]

    def release(self, act_ids: Sequence[str]) -> int:
        """住民向け地図に出す: residents see these acts from now on, as far as each fact is for them."""
        self._viewer.require("release")
        acts = schema_confirmation.amendment_act
        waiting = {act.id for act in self.waiting()}
        chosen = [int(one) for one in act_ids if one in waiting]
        if chosen:
            self._connection.execute(update(acts).where(acts.c.id.in_(chosen)).values(released_at=audit.now()))
            self._done("amend.release", ",".join(map(str, chosen)))
        return len(chosen)

    def _waits(self, point_id: str) -> bool:
        acts = schema_confirmation.amendment_act
        open_ones = (acts.c.point_id == point_id, acts.c.released_at.is_(None), acts.c.undone_at.is_(None))
        return bool(self._connection.execute(select(exists().where(*open_ones))).scalar())

    def _acts(self, *conditions: Any) -> list[Act]:  # noqa: ANN401 - clauses of a query
        acts, changes = schema_confirmation.amendment_act, schema_confirmation.amendment
        query = (
            select(acts, changes.c.field, changes.c.value, changes.c.before)
            .join(changes, changes.c.act_id == acts.c.id)
            .where(*conditions, scope.amendment_rank() <= self._viewer.rank)
            .order_by(acts.c.id.desc())
        )
        by_act: dict[int, list[Row[Any]]] = {}
        for row in self._connection.execute(query):
            by_act.setdefault(row.id, []).append(row)
        return [_act(rows) for rows in by_act.values()]

    def _done(self, act: str, target: str) -> None:
        audit.write(self._connection, self._viewer, act, target)
        audit.bump(self._connection)


def visible(connection: Connection, seen: CTE, point_id: str = "") -> dict[str, dict[str, tuple[bool, Any]]]:
    """Place → field → ``(may be seen, value)`` of the corrections in force; what may not be seen is not fetched."""
    acts, changes = schema_confirmation.amendment_act, schema_confirmation.amendment
    allowed = scope.amendment_rank() <= seen.c.rank
    query = (
        select(acts.c.point_id, changes.c.field, allowed.label("shown"))
        .add_columns(case((allowed, changes.c.value), else_=null()).label("value"))
        .join(changes, changes.c.act_id == acts.c.id)
        .join(seen, seen.c.id == acts.c.point_id)
        .where(scope.in_force(seen))
        .order_by(acts.c.id)
    )
    if point_id:
        query = query.where(acts.c.point_id == point_id)
    found: dict[str, dict[str, tuple[bool, Any]]] = {}
    for row in connection.execute(query):
        found.setdefault(row.point_id, {})[row.field] = (bool(row.shown), row.value)
    return found


def laid_over(facts: Mapping[str, Any], corrected: Mapping[str, tuple[bool, Any]]) -> dict[str, Any]:
    """The facts of an import under the corrections: the newest word holds, and of two confirmations the later one.

    A correction that this viewer may not see hides what it corrects: nobody is told what is known to be wrong.
    """
    told = dict(facts)
    later = str(facts.get("confirmed_on", "")) > str(corrected.get("confirmed_on", (True, ""))[1] or "")
    for name, (shown, value) in corrected.items():
        if later and name in CONFIRMATION:
            continue
        if shown and value is not None:
            told[name] = value
        else:
            told.pop(name, None)
    return told


def release_with(connection: Connection, import_id: int) -> None:
    """A list that is put on the residents' map takes the corrections of its places along, as its preview shows."""
    acts, points = schema_confirmation.amendment_act, schema.service_point
    held = select(points.c.id).where(points.c.import_id == import_id)
    connection.execute(
        update(acts)
        .where(acts.c.released_at.is_(None), acts.c.undone_at.is_(None), acts.c.point_id.in_(held))
        .values(released_at=audit.now())
    )


def renamed_kinds(connection: Connection, seen: CTE) -> dict[str, str]:
    """Place → the kind that somebody has corrected it to, as far as this scope knows."""
    acts, changes = schema_confirmation.amendment_act, schema_confirmation.amendment
    query = (
        select(acts.c.point_id, changes.c.value)
        .join(changes, changes.c.act_id == acts.c.id)
        .join(seen, seen.c.id == acts.c.point_id)
        .where(changes.c.field == "kind", scope.in_force(seen))
        .order_by(acts.c.id)
    )
    return {row.point_id: str(row.value) for row in connection.execute(query)}


def _check_kind(place: amended_facts.Standing, kind: str) -> None:
    """What residents may know of does not become theirs no longer by another kind: that is a decision of its own."""
    if rank(kinds()[kind].audience) > rank(kinds()[place.kind].audience):
        raise Refused("amendment.kind", kind=kinds()[kind].label)


def _check(changes: Mapping[str, Any]) -> None:
    unknown = [name for name in changes if name not in fields() and name not in ("name", "kind")]
    wrong = faults("places", {name: value for name, value in changes.items() if value is not None})
    empty = [name for name in ("name", "kind") if name in changes and not str(changes[name] or "").strip()]
    strange = ["kind"] if "kind" in changes and changes["kind"] not in kinds() else []
    if unknown or wrong or empty or strange:
        raise Refused("amendment.field", fields=list(dict.fromkeys([*unknown, *wrong, *empty, *strange])))


def _act(rows: Sequence[Row[Any]]) -> Act:
    first = rows[0]
    order = list(fields())
    told = sorted(rows, key=lambda row: order.index(row.field) if row.field in order else -1)
    return Act(
        id=str(first.id),
        point_id=first.point_id,
        how=first.how,
        who=first.who,
        reason=first.reason,
        at=first.at,
        released=first.released_at is not None,
        undone_at=first.undone_at,
        undone_by=first.undone_by or "",
        corrections=tuple(Correction(field=row.field, before=row.before, value=row.value) for row in told),
    )


def _number(given: str) -> int:
    return int(given) if given.isdecimal() and len(given) < 10 else 0
