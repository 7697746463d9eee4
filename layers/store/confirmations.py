"""確認の回: each place is asked once a year whether what we say of it still holds.

A round holds no list of places: it asks of whatever the register holds. Where a place stands is the newest step that
was not undone; a step that changed something points at the act of correction, and undoing it undoes both.
"""

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from layers.errors import NotFound, Refused
from layers.store import audit, schema
from layers.store import schema_confirmation as tables
from layers.store.amendments import Amendments
from layers.trust.audience import Viewer
from layers.vocabulary import words

OPEN, ASKED, REPLIED, SAME, CHANGED = "open", "asked", "replied", "same", "changed"
ANSWERED = (REPLIED, SAME, CHANGED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Round:
    """One 確認の回; its links open until ``ends_on`` or until it is closed."""

    id: str
    fiscal_year: int
    kinds: tuple[str, ...]
    ends_on: str
    started_by: str
    started_at: str
    closed_at: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """Where a place stands in a round; ``tries``: how often nobody answered since."""

    state: str = OPEN
    how: str = ""
    who: str = ""
    at: str = ""
    step_id: str = ""
    tries: int = 0


class Confirmations:
    """The desk of rounds."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer

    def current(self) -> Round | None:
        """The round that is going on."""
        self._viewer.require("confirm")
        table = tables.confirmation_round
        query = select(table).where(table.c.closed_at.is_(None)).order_by(table.c.id.desc()).limit(1)
        row = self._connection.execute(query).first()
        return _round(row) if row else None

    def last(self) -> Round | None:
        """The newest round, closed or not."""
        self._viewer.require("confirm")
        table = tables.confirmation_round
        row = self._connection.execute(select(table).order_by(table.c.id.desc()).limit(1)).first()
        return _round(row) if row else None

    def start(self, fiscal_year: int, *, kinds: Collection[str], ends_on: str) -> str:
        """Begin a round of these kinds of places; ``Refused`` while another goes on or without kinds and an end."""
        self._viewer.require("confirm")
        if self.current() is not None:
            raise Refused("round.running")
        if not kinds or ends_on <= audit.now()[:10]:
            raise Refused("round.incomplete")
        row = {
            "fiscal_year": fiscal_year,
            "kinds": list(kinds),
            "ends_on": ends_on,
            "secret": secrets.token_hex(32),
            "started_by": self._viewer.name,
            "started_at": audit.now(),
        }
        made = self._connection.execute(insert(tables.confirmation_round).values(row)).inserted_primary_key
        self._told("round.start", str(made.id))  # type: ignore[union-attr]
        return str(made.id)  # type: ignore[union-attr]

    def close(self, round_id: str) -> None:
        """End a round: its links open nothing from now on."""
        self._set_closed(round_id, audit.now(), "round.close")

    def reopen(self, round_id: str) -> None:
        """Take the end back; ``Refused`` while another round goes on."""
        if self.current() is not None:
            raise Refused("round.running")
        self._set_closed(round_id, None, "round.reopen")

    def stages(self, round_id: str) -> dict[str, Stage]:
        """Place → where it stands; a place that nobody has asked is not in it."""
        self._viewer.require("confirm")
        table = tables.confirmation_step
        rows = self._connection.execute(
            select(table)
            .where(table.c.round_id == int(round_id), table.c.undone_at.is_(None))
            .order_by(table.c.point_id, table.c.id)
        )
        found: dict[str, Stage] = {}
        for row in rows:
            before = found.get(row.point_id, Stage())
            tries = before.tries + 1 if row.state == ASKED else 0
            found[row.point_id] = Stage(
                state=row.state, how=row.how, who=row.who, at=row.at, step_id=str(row.id), tries=tries
            )
        return found

    def asked(self, round_id: str, point_id: str, *, how: str) -> str:
        """Nobody answered, or a sheet went out: the place is still waited for."""
        return self.step(round_id, point_id, ASKED, how=how)

    def confirm(
        self, round_id: str, point_id: str, changes: Mapping[str, Any] | None = None, *, how: str, who: str = ""
    ) -> str:
        """Somebody said it: nothing has changed, or this has. The step's id; 最終確認日 is today."""
        if how not in words("how"):
            raise Refused("round.how", how=how)
        stamp = {"confirmed_on": audit.now()[:10], "confirmed_how": how, "confirmed_by": who or self._viewer.name}
        desk = Amendments(self._connection, self._viewer)
        act = desk.record(point_id, {**(changes or {}), **stamp}, how=how, who=who)
        return self.step(round_id, point_id, CHANGED if changes else SAME, how=how, who=who, act=act)

    def step(self, round_id: str, point_id: str, state: str, *, how: str, who: str = "", act: str | None = None) -> str:
        """Write down where a place stands now."""
        self._viewer.require("confirm")
        if how not in words("how"):
            raise Refused("round.how", how=how)
        row = {
            "round_id": self._open(round_id).id,
            "point_id": point_id,
            "state": state,
            "how": how,
            "who": who or self._viewer.name,
            "at": audit.now(),
            "act_id": int(act) if act else None,
        }
        made = self._connection.execute(insert(tables.confirmation_step).values(row)).inserted_primary_key
        self._told("confirm", point_id)
        return str(made.id)  # type: ignore[union-attr]

    def undo(self, step_id: str) -> str:
        """Take a step back with what it changed; the place's id. A reply that it took in waits again."""
        self._viewer.require("confirm")
        steps, replies = tables.confirmation_step, tables.confirmation_reply
        number = int(step_id) if step_id.isdecimal() and len(step_id) < 10 else 0
        row = self._connection.execute(select(steps).where(steps.c.id == number, steps.c.undone_at.is_(None))).first()
        if row is None:
            raise NotFound("round.step_not_found")
        self._connection.execute(update(steps).where(steps.c.id == row.id).values(undone_at=audit.now()))
        if row.act_id is not None and Amendments(self._connection, self._viewer).one(str(row.act_id)).undone_at is None:
            Amendments(self._connection, self._viewer).undo(str(row.act_id))
        taken = replies.c.step_id == row.id
        self._connection.execute(
            update(replies).where(taken, replies.c.state == "taken").values(state="waiting", step_id=None)
        )
        self._told("confirm.undo", row.point_id)
        return str(row.point_id)

    def _open(self, round_id: str) -> Row[Any]:
        table = tables.confirmation_round
        number = int(round_id) if round_id.isdecimal() and len(round_id) < 10 else 0
        row = self._connection.execute(select(table).where(table.c.id == number)).first()
        if row is None:
            raise NotFound("round.not_found")
        if row.closed_at is not None:
            raise Refused("round.closed")
        return row

    def _set_closed(self, round_id: str, at: str | None, act: str) -> None:
        self._viewer.require("confirm")
        table = tables.confirmation_round
        number = int(round_id) if round_id.isdecimal() and len(round_id) < 10 else 0
        if not self._connection.execute(update(table).where(table.c.id == number).values(closed_at=at)).rowcount:
            raise NotFound("round.not_found")
        self._told(act, round_id)

    def _told(self, act: str, target: str) -> None:
        audit.write(self._connection, self._viewer, act, target)
        self._connection.execute(update(schema.city).values(revision=schema.city.c.revision + 1))


def _round(row: Row[Any]) -> Round:
    return Round(
        id=str(row.id),
        fiscal_year=row.fiscal_year,
        kinds=tuple(row.kinds),
        ends_on=row.ends_on,
        started_by=row.started_by,
        started_at=row.started_at,
        closed_at=row.closed_at,
    )
