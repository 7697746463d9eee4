"""Journal of moves: appended to and read, never changed. One code for the city's database and for the hall's."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from layers import clock
from layers.errors import Refused
from layers.workshop.moves import Move, check

_AT_ONCE = 400


@dataclass(frozen=True, kw_only=True, slots=True)
class Receipt:
    """``received``: the ids that stand in the journal now; ``new``: those that did not before; ``seq``: its end."""

    received: tuple[str, ...]
    new: tuple[str, ...]
    seq: int


class Journal:
    """The moves of one talk in one table."""

    def __init__(self, connection: Connection, table: Table, talk: str) -> None:
        """Inside a transaction of a store."""
        self._connection = connection
        self._table = table
        self._talk = talk

    def append(self, moves: Sequence[Move]) -> Receipt:
        """Those that are not there yet. ``Refused("board.move")`` for what is no move, or another under a known id."""
        told: dict[str, dict[str, Any]] = {}
        for move in moves:
            check(move)
            body = move.to_json()
            if _plain(told.setdefault(move.id, body)) != _plain(body):
                raise Refused("board.move")
        held = self._held(told)
        if any(_plain(held[key]) != _plain(told[key]) for key in held):
            raise Refused("board.move")
        now, new = clock.stamp(), [key for key in told if key not in held]
        rows = [{"talk": self._talk, "id": key, "body": told[key], "received_at": now} for key in new]
        if rows:
            self._connection.execute(insert(self._table), rows)
        return Receipt(received=tuple(told), new=tuple(new), seq=self.end())

    def after(self, seq: int = 0) -> list[tuple[int, Move]]:
        """What arrived after a place in the journal, in the order of arrival."""
        table = self._table
        query = select(table.c.seq, table.c.body).where(table.c.talk == self._talk, table.c.seq > seq)
        rows = self._connection.execute(query.order_by(table.c.seq))
        return [(row.seq, Move.from_json(row.body)) for row in rows]

    def end(self) -> int:
        """The place of the last move; 0 of an empty journal."""
        table = self._table
        query = select(func.max(table.c.seq)).where(table.c.talk == self._talk)
        return int(self._connection.execute(query).scalar() or 0)

    def _held(self, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        table, held, wanted = self._table, dict[str, dict[str, Any]](), list(ids)
        for first in range(0, len(wanted), _AT_ONCE):
            some = wanted[first : first + _AT_ONCE]
            query = select(table.c.id, table.c.body).where(table.c.talk == self._talk, table.c.id.in_(some))
            held |= {row.id: row.body for row in self._connection.execute(query)}
        return held


def _plain(body: dict[str, Any]) -> str:
    return json.dumps(body, sort_keys=True)
