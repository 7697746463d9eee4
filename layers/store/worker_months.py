"""月報: what each worker has done in a stretch of days: visits, confirmations, places newly found.

A memo with 「変わりなし」 is a visit and a confirmation. What was taken back, and what a group answered by itself, is
nobody's work. つないだ数 is not kept yet, so it is not counted as none.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, literal, select, union_all
from sqlalchemy.sql.elements import ColumnElement

from layers.store import schema, scope
from layers.store.confirmations import CHANGED, SAME
from layers.store.schema_added import addition
from layers.store.schema_confirmation import confirmation_step
from layers.store.schema_talk import talk_version
from layers.store.schema_visit import visit
from layers.store.talks import Talks
from layers.trust.audience import Viewer
from layers.workshop.talks import HELD

VISITED, CONFIRMED, FOUND = "visited", "confirmed", "found"
DEEDS = (VISITED, CONFIRMED, FOUND)
_DAY_LETTERS = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Deed:
    """One thing that somebody did at one place."""

    what: str
    who: str
    day: str
    point_id: str


class WorkerMonths:
    """The desk of what was done."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer

    def between(self, first: str, last: str, *, who: str = "") -> list[Deed]:
        """What was done at places that this viewer may know of, both days inclusive, in the order of the days."""
        self._viewer.require("confirm")
        seen = scope.visible(self._viewer)
        deeds = union_all(*_deeds()).subquery()
        known = select(schema.account.c.name)
        # A moment begins with its day: the last day is inside up to midnight.
        wanted = [deeds.c.at >= first, deeds.c.at < f"{last}U", deeds.c.point_id.in_(select(seen.c.id))]
        wanted.append(deeds.c.who == who if who else deeds.c.who.in_(known))
        rows = self._connection.execute(select(deeds).where(*wanted).order_by(deeds.c.at, deeds.c.point_id))
        return [Deed(what=row.what, who=row.who, day=row.at[:_DAY_LETTERS], point_id=row.point_id) for row in rows]

    def meetings(self, first: str, last: str, *, who: str = "") -> int:
        """How many evenings were held, both days inclusive; of ``who``: in talks that they helped prepare."""
        self._viewer.require("confirm")
        own = select(talk_version.c.talk_id).where(talk_version.c.made_by == who).distinct()
        helped = {str(row.talk_id) for row in self._connection.execute(own)} if who else None
        talks = [one for one in Talks(self._connection, self._viewer).all() if helped is None or one.id in helped]
        return sum(one.state == HELD and first <= one.date <= last for talk in talks for one in talk.meetings)

    def workers(self) -> list[str]:
        """Everybody who has ever visited, confirmed or found something, by name."""
        self._viewer.require("confirm")
        deeds = union_all(*_deeds()).subquery()
        known = select(schema.account.c.name)
        query = select(deeds.c.who).where(deeds.c.who.in_(known)).distinct().order_by(deeds.c.who)
        return [row.who for row in self._connection.execute(query)]


def _deeds() -> tuple[Select[Any], ...]:
    steps = confirmation_step
    answered = and_(steps.c.state.in_((SAME, CHANGED)), steps.c.undone_at.is_(None))
    # A memo within a round has a step of its own, which counts.
    alone = and_(visit.c.same, visit.c.step_id.is_(None), visit.c.undone_at.is_(None))
    return (
        _deed(VISITED, visit, visit.c.visited_on, visit.c.undone_at.is_(None)),
        _deed(CONFIRMED, visit, visit.c.visited_on, alone),
        _deed(CONFIRMED, steps, steps.c.at, answered),
        _deed(FOUND, addition, addition.c.added_at, addition.c.undone_at.is_(None)),
    )


def _deed(what: str, table: Any, at: ColumnElement[str], which: ColumnElement[bool]) -> Select[Any]:  # noqa: ANN401
    who = table.c.added_by if table is addition else table.c.who
    return select(literal(what).label("what"), who.label("who"), at.label("at"), table.c.point_id).where(which)
