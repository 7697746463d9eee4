"""訪問メモ: what a worker saw of a place, in half a minute; 「変わりなし」 is a confirmation like every other.

A memo comes from a telephone that may send it twice or days later: its key makes it one memo, and a day that is not
the newest moves no 最終確認日 back. Nothing of a person is kept: 相談を聞いた is a tick.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from layers.errors import NotFound, Refused
from layers.store import audit, scope, turns
from layers.store import schema_confirmation as tables
from layers.store.amendments import Amendments
from layers.store.confirmations import CHANGED, SAME, Confirmations
from layers.store.places import Places
from layers.store.schema_visit import visit
from layers.trust.audience import Viewer
from layers.trust.remark import LONGEST, of_people

HOW = "visit"
MOST_PEOPLE = 9999
_LONGEST_KEY = 80
_OLDEST = timedelta(days=366)


@dataclass(frozen=True, kw_only=True, slots=True)
class Memo:
    """What is written of one visit; ``answers``: 受け入れの目安 that were changed, ``None`` takes one away."""

    key: str
    point_id: str
    day: str
    people: int | None = None
    remark: str = ""
    same: bool = False
    consulted: bool = False
    answers: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """One memo as it is kept."""

    id: str
    point_id: str
    day: str
    people: int | None
    remark: str
    same: bool
    consulted: bool
    who: str
    at: str
    undone: bool


class Visits:
    """The desk of memos."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer

    def write(self, memo: Memo) -> Visit:
        """Keep a memo, and confirm the place by it; the same key again is the same memo."""
        self._viewer.require("confirm")
        turns.place(self._connection, memo.key)
        known = self._connection.execute(select(visit).where(visit.c.key == memo.key)).first()
        if known is not None:
            if known.who != self._viewer.name:
                raise Refused("visit.other_writer")
            return _visit(known)
        _check(memo)
        Places(self._connection, self._viewer).one(memo.point_id)
        act, step = self._confirm(memo)
        row = {
            "key": memo.key,
            "point_id": memo.point_id,
            "visited_on": memo.day,
            "people": memo.people,
            "remark": memo.remark,
            "same": memo.same,
            "consulted": memo.consulted,
            "who": self._viewer.name,
            "at": audit.now(),
            "act_id": act,
            "step_id": step,
        }
        made = self._connection.execute(insert(visit).values(row)).inserted_primary_key
        self._done("visit", memo.point_id)
        return self._one(int(made.id))  # type: ignore[union-attr]

    def has(self, key: str) -> bool:
        """Whether a memo has come in under this key, by whomever."""
        return self._connection.execute(select(visit.c.id).where(visit.c.key == key)).first() is not None

    def undo(self, visit_id: str) -> Visit:
        """取り消す: the memo counts no more, and what it confirmed and corrected is as it was before."""
        self._viewer.require("confirm")
        found = self._row(int(visit_id) if visit_id.isdecimal() and len(visit_id) < 10 else 0)
        if found.undone_at:
            raise NotFound("visit.not_found")
        Places(self._connection, self._viewer).one(found.point_id)
        self._take_back(found)
        gone = {"undone_at": audit.now(), "undone_by": self._viewer.name}
        self._connection.execute(update(visit).where(visit.c.id == found.id).values(gone))
        self._done("visit.undo", found.point_id)
        return self._one(found.id)

    def of(self, point_id: str) -> list[Visit]:
        """The memos of a place that this viewer may know of, the newest day first, undone ones too."""
        return self._read(visit.c.point_id == point_id)

    def between(self, first: str, last: str, *, who: str = "") -> list[Visit]:
        """The memos in force of these days, both inclusive, in the order of the days."""
        mine = (visit.c.who == who,) if who else ()
        days = (visit.c.visited_on >= first, visit.c.visited_on <= last, visit.c.undone_at.is_(None))
        return self._read(*days, *mine)[::-1]

    def last_days(self) -> dict[str, str]:
        """Place → the day it was visited last."""
        self._viewer.require("confirm")
        query = select(visit.c.point_id, func.max(visit.c.visited_on).label("day"))
        rows = self._connection.execute(query.where(visit.c.undone_at.is_(None)).group_by(visit.c.point_id))
        return {row.point_id: row.day for row in rows}

    def _confirm(self, memo: Memo) -> tuple[int | None, int | None]:
        """The act and the step that a memo brings about."""
        desk = Amendments(self._connection, self._viewer)
        stamp = self._stamp(memo)
        act = desk.record(memo.point_id, {**memo.answers, **stamp}, how=HOW) if memo.answers or stamp else None
        rounds = Confirmations(self._connection, self._viewer)
        round_ = rounds.current() if memo.same else None
        if round_ is None or memo.day < round_.started_at[:10] or not self._is_asked(memo.point_id, round_.kinds):
            return (int(act) if act else None), None
        step = rounds.step(round_.id, memo.point_id, CHANGED if memo.answers else SAME, how=HOW, act=act)
        return (int(act) if act else None), int(step)

    def _stamp(self, memo: Memo) -> dict[str, str]:
        """最終確認日 is the day of the visit, unless somebody has confirmed it since."""
        if not memo.same:
            return {}
        told = str(Places(self._connection, self._viewer).one(memo.point_id).facts.get("confirmed_on", ""))
        if told > memo.day:
            return {}
        return {"confirmed_on": memo.day, "confirmed_how": HOW, "confirmed_by": self._viewer.name}

    def _is_asked(self, point_id: str, kinds: tuple[str, ...]) -> bool:
        return Places(self._connection, self._viewer).one(point_id).kind in kinds

    def _take_back(self, found: Row[Any]) -> None:
        """What was taken back elsewhere already needs no second time."""
        acts, steps = tables.amendment_act, tables.confirmation_step
        step = select(steps.c.id).where(steps.c.id == found.step_id, steps.c.undone_at.is_(None))
        if self._connection.execute(step).first():
            Confirmations(self._connection, self._viewer).undo(str(found.step_id))
        act = select(acts.c.id).where(acts.c.id == found.act_id, acts.c.undone_at.is_(None))
        if self._connection.execute(act).first():
            Amendments(self._connection, self._viewer).undo(str(found.act_id))

    def _read(self, *conditions: Any) -> list[Visit]:  # noqa: ANN401 - clauses of a query
        self._viewer.require("confirm")
        seen = scope.visible(self._viewer)
        query = select(visit).where(*conditions, visit.c.point_id.in_(select(seen.c.id)))
        rows = self._connection.execute(query.order_by(visit.c.visited_on.desc(), visit.c.id.desc()))
        return [_visit(row) for row in rows]

    def _row(self, number: int) -> Row[Any]:
        row = self._connection.execute(select(visit).where(visit.c.id == number)).first()
        if row is None:
            raise NotFound("visit.not_found")
        return row

    def _one(self, number: int) -> Visit:
        return _visit(self._row(number))

    def _done(self, act: str, target: str) -> None:
        audit.write(self._connection, self._viewer, act, target)
        audit.bump(self._connection)


def _check(memo: Memo) -> None:
    """A day that can have been, so many people as a hall holds, and a remark in which nobody is named."""
    today = date.fromisoformat(audit.now()[:10])
    try:
        day = date.fromisoformat(memo.day)
    except ValueError as fault:
        raise Refused("visit.day") from fault
    if not today - _OLDEST <= day <= today or len(memo.day) != 10:
        raise Refused("visit.day")
    if memo.people is not None and not 0 <= memo.people <= MOST_PEOPLE:
        raise Refused("visit.people")
    if not 8 <= len(memo.key) <= _LONGEST_KEY or len(memo.remark) > LONGEST:
        raise Refused("visit.remark", longest=LONGEST)
    if words := of_people(memo.remark):
        raise Refused("visit.personal", words=list(words))


def _visit(row: Row[Any]) -> Visit:
    return Visit(
        id=str(row.id),
        point_id=row.point_id,
        day=row.visited_on,
        people=row.people,
        remark=row.remark,
        same=row.same,
        consulted=row.consulted,
        who=row.who,
        at=row.at,
        undone=row.undone_at is not None,
    )
