"""話し合い: the desk of the series of meetings and of their journals.

The staff's alone: to everybody else none exists.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, insert, literal, select, update

from layers.errors import NotFound, Refused, Stale
from layers.store import audit, turns
from layers.store.journal import Journal, Receipt
from layers.store.schema_talk import board_move, talk, talk_version
from layers.trust.audience import Viewer
from layers.vocabulary import rank
from layers.workshop.board import Board, play
from layers.workshop.moves import Move
from layers.workshop.talks import Talk, check

ACT = "confirm"
_LONGEST_ID = 9


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """One state of a talk that was kept."""

    version: int
    who: str
    at: str


class Talks:
    """The desk; what one of the staff prepares, all of the staff may open, change and take back."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer

    # --- reading -----------------------------------------------------------------------------------------------

    def all(self, *, taken_back: bool = False) -> list[Talk]:
        """Those in force, the newest first; or those that were taken back."""
        gone = talk.c.undone_at.is_not(None) if taken_back else talk.c.undone_at.is_(None)
        query = select(talk).where(gone, self._inside()).order_by(talk.c.id.desc())
        return [_talk(row) for row in self._connection.execute(query)]

    def one(self, talk_id: str) -> Talk:
        """One, taken back or not; ``NotFound("talk.not_found")``."""
        query = select(talk).where(talk.c.id == _number(talk_id), self._inside())
        row = self._connection.execute(query).first()
        if row is None:
            raise NotFound("talk.not_found")
        return _talk(row)

    def versions(self, talk_id: str) -> list[Kept]:
        """All that was ever kept of a talk, the newest first."""
        self.one(talk_id)
        table = talk_version
        query = select(table).where(table.c.talk_id == _number(talk_id)).order_by(table.c.version.desc())
        return [Kept(version=row.version, who=row.made_by, at=row.made_at) for row in self._connection.execute(query)]

    def at(self, talk_id: str, version: int) -> Talk:
        """A talk as it stood in one version; ``NotFound("talk.not_found")``."""
        self.one(talk_id)
        table = talk_version
        query = select(table.c.body).where(table.c.talk_id == _number(talk_id), table.c.version == version)
        body = self._connection.execute(query).scalar()
        if body is None:
            raise NotFound("talk.not_found")
        return replace(Talk.from_json(body), id=talk_id, version=version)

    def moves(self, talk_id: str, after: int = 0) -> list[tuple[int, Move]]:
        """The journal after a place in it, in the order of arrival."""
        return self._journal(self.one(talk_id)).after(after)

    def board(self, talk_id: str) -> Board:
        """What all moves of a talk come to."""
        return play(move for _, move in self.moves(talk_id))

    # --- writing -----------------------------------------------------------------------------------------------

    def keep(self, told: Talk) -> str:
        """A new talk (without id), or another state of one: its id. ``Stale`` when another stands than was seen."""
        self._viewer.require(ACT)
        check(told)
        if not told.id:
            made = {"version": 1, "body": told.to_json(), **self._by()}
            key = self._connection.execute(insert(talk).values(made)).inserted_primary_key
            return self._kept(replace(told, id=str(key[0] if key else ""), version=1), "talk.keep")
        self._in_turn(told.id)
        there = self.check_seen(told.id, told.version)
        return self._kept(replace(told, version=there.version + 1), "talk.keep")

    def check_seen(self, talk_id: str, version: int) -> Talk:
        """The talk as it stands; ``Stale`` when that is another version than was seen."""
        there = self.one(talk_id)
        if there.version != version:
            raise Stale("talk.stale")
        return there

    def back_to(self, talk_id: str, version: int, *, seen: int) -> None:
        """Undo: what was prepared stands again as it stood in an earlier version. Notes are not touched."""
        self._viewer.require(ACT)
        self._in_turn(talk_id)
        there = self.check_seen(talk_id, seen)
        self._kept(replace(self.at(talk_id, version), version=there.version + 1), "talk.back")

    def take_back(self, talk_id: str) -> None:
        """The whole talk; it can be brought again with all its notes."""
        self._change(talk_id, undone_by=self._viewer.name, undone_at=audit.now())
        audit.write(self._connection, self._viewer, "talk.take_back", talk_id)

    def bring_again(self, talk_id: str) -> None:
        """It was a mistake to take it back."""
        self._change(talk_id, undone_by=None, undone_at=None)
        audit.write(self._connection, self._viewer, "talk.bring_again", talk_id)

    def append(self, talk_id: str, moves: Iterable[Move]) -> Receipt:
        """Moves of an evening, from a page or from a hall; the same once more changes nothing."""
        self._viewer.require(ACT)
        self._in_turn(talk_id)
        there = self.one(talk_id)
        if there.taken_back:
            raise Refused("talk.taken_back")
        receipt = self._journal(there).append(list(moves))
        if receipt.new:
            audit.write(self._connection, self._viewer, "talk.append", talk_id)
        return receipt

    def say(self, talk_id: str, key: str, subject: str, fields: Mapping[str, Any], *, channel: str = "typed") -> None:
        """One move of this viewer, after all others; ``key`` is the move's own: sent twice it is said once."""
        self._viewer.require(ACT)
        self._in_turn(talk_id)
        held = self.moves(talk_id)
        if any(move.id == key for _, move in held):
            return
        clock = 1 + max((move.clock for _, move in held), default=0)
        seat, now = desk_seat(self._viewer.name), audit.now()
        told = Move(id=key, subject=subject, fields=fields, clock=clock, seat=seat, channel=channel, at=now)
        self.append(talk_id, [told])

    # --- inside ------------------------------------------------------------------------------------------------

    def _journal(self, there: Talk) -> Journal:
        return Journal(self._connection, board_move, there.id)

    def _inside(self) -> ColumnElement[bool]:
        """Whether this viewer is of the staff, as part of each query."""
        return literal(self._viewer.rank) >= rank("staff")

    def _in_turn(self, talk_id: str) -> None:
        turns.talk(self._connection, talk_id)

    def _kept(self, told: Talk, act: str) -> str:
        number, body = _number(told.id), told.to_json()
        self._connection.execute(update(talk).where(talk.c.id == number).values(version=told.version, body=body))
        state = {"talk_id": number, "version": told.version, "body": body, **self._by()}
        self._connection.execute(insert(talk_version).values(state))
        audit.write(self._connection, self._viewer, act, told.id)
        return told.id

    def _change(self, talk_id: str, **told: str | None) -> None:
        self._viewer.require(ACT)
        self.one(talk_id)
        self._connection.execute(update(talk).where(talk.c.id == _number(talk_id)).values(told))

    def _by(self) -> dict[str, str]:
        return {"made_by": self._viewer.name, "made_at": audit.now()}


def desk_seat(name: str) -> str:
    """The seat of one of the staff at the city's server; it tells nothing of their name."""
    return "c" + hashlib.sha256(name.encode()).hexdigest()[:11]


def _number(name: str) -> int:
    """The number that an id stands for; -1, which nothing has, for what is none."""
    return int(name) if name.isdecimal() and name.isascii() and len(name) <= _LONGEST_ID else -1


def _talk(row: Row[Any]) -> Talk:
    body = {**row.body, "id": str(row.id), "version": row.version}
    return replace(Talk.from_json(body), taken_back=row.undone_at is not None)
