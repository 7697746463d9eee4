"""The journal of one hall as it grows: who listens is told at once, each by its role, from where it left off."""

import json
import threading
from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from layers.workshop.board import Board, Note, play
from layers.workshop.moves import KEPT_BACK, Move, owner
from layers.workshop.numbering import numbers
from webmap.hall import told
from webmap.hall.desk import FACILITATOR, PHONE, Desk

Hints = Callable[[list[dict[str, Any]]], list[dict[str, Any]]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """Who is told."""

    seat: str
    role: str


class Live:
    """``seq``: the last move that has been read. Rows are what everybody may see, each made once for all."""

    def __init__(self, desk: Desk, known: told.Known, hints: Hints) -> None:
        """Read what there is; ``hints`` tells the facilitator what the words of moves give away."""
        self._desk, self.known, self._hints = desk, known, hints
        self._changed = threading.Condition()
        self._moves: list[tuple[int, Move]] = []
        self._of_row: dict[str, dict[str, Move]] = {}
        self._rows: dict[str, dict[str, Any] | None] = {}
        self._notes: dict[str, Note] = {}
        self._called: dict[str, int] = {}
        # Which row came to look different, at which move.
        self._told: list[tuple[int, str]] = []
        # Which note came to be kept back, or no more, at which move: its writer alone is told.
        self._ruled: list[tuple[int, str]] = []
        self._kept_back: set[str] = set()
        self._listening: dict[str, int] = {}
        # Held from the counting of stickers until they are kept: a phone may send by two lines at once.
        self.giving = threading.Lock()
        self.seq = 0
        self.clock = 0
        self.now: dict[str, Any] = {}
        self.catch_up()

    def catch_up(self) -> int:
        """Read what has been kept since; answers the number of the last move."""
        with self._changed:
            fresh = self._desk.moves(self.seq)
            rows: dict[str, int] = {}
            for seq, move in fresh:
                self._moves.append((seq, move))
                self.seq, self.clock = seq, max(self.clock, move.clock)
                row = _row_of(move.subject)
                if row:
                    self._of_row.setdefault(row, {})[move.id] = move
                    rows[row] = seq
            self._look_again(rows)
            if fresh:
                self._changed.notify_all()
            return self.seq

    def wait(self, after: int, seconds: float) -> bool:
        """Until there is more than ``after``; False when nothing came."""
        with self._changed:
            return self._changed.wait_for(lambda: self.seq > after, seconds)

    def news(self, reader: Reader, after: int) -> dict[str, Any]:
        """What this reader has not been told yet, up to ``seq``."""
        with self._changed:
            after = after if 0 <= after <= self.seq else 0
            moves = self._moves[bisect_right(self._moves, after, key=lambda one: one[0]) :]
            rows = dict.fromkeys(row for _, row in self._told[bisect_right(self._told, after, key=lambda o: o[0]) :])
            said: dict[str, Any] = {"seq": self.seq, "clock": self.clock}
            if reader.role == FACILITATOR:
                said["moves"] = [move.to_json() for _, move in moves]
            else:
                said["rows"] = {row: self._rows[row] for row in rows}
                said["moves"] = _own(reader, moves)
                said["ruled"] = self._ruled_of(reader, after)
        if reader.role == FACILITATOR:
            said["hints"] = self._hints(said["moves"])
        return said

    @staticmethod
    def anything(news: dict[str, Any]) -> bool:
        """Whether there is something to tell."""
        return bool(news["moves"] or news.get("rows") or news.get("ruled"))

    @contextmanager
    def listening(self, role: str) -> Iterator[None]:
        """One more who listens, for as long as this lasts."""
        with self._changed:
            self._listening[role] = self._listening.get(role, 0) + 1
        try:
            yield
        finally:
            with self._changed:
                self._listening[role] -= 1

    def here(self) -> dict[str, int]:
        """How many listen, by role."""
        with self._changed:
            return dict(self._listening)

    def board(self) -> Board:
        """All of it."""
        with self._changed:
            return play(move for _, move in self._moves)

    def stickers(self, vote: Move) -> int | None:
        """How many stickers its seat has given out on other targets; None of a vote that is kept already."""
        with self._changed:
            votes = [m for row, held in self._of_row.items() if row.startswith("votes:") for m in held.values()]
        if any(move.id == vote.id for move in votes):
            return None
        last: dict[str, Move] = {}
        for move in votes:
            own = owner(move.subject) == vote.seat and move.subject != vote.subject
            if own and (move.subject not in last or last[move.subject].order < move.order):
                last[move.subject] = move
        return sum(max(0, int(move.fields.get("count", 0))) for move in last.values())

    def _look_again(self, rows: dict[str, int]) -> None:
        if "now" in rows:
            before = self.now.get("voting")
            self.now = dict(play(self._of_row["now"].values()).now)
            if self.now.get("voting") != before:
                rows |= dict.fromkeys((row for row in self._of_row if row.startswith("votes:")), rows["now"])
        self._number(rows)
        for row, seq in sorted(rows.items(), key=lambda one: one[1]):
            seen = self._seen(row)
            if row not in self._rows and seen is None:
                continue
            if self._rows.get(row) != seen:
                self._rows[row] = seen
                self._told.append((seq, row))

    def _number(self, rows: dict[str, int]) -> None:
        """Read the notes of these rows; who is called by another number since is told anew."""
        fresh = [row for row in rows if row.startswith("note:")]
        for row in fresh:
            self._notes |= play(self._of_row[row].values()).notes
            self._rule(row, rows[row])
        if fresh:
            called = numbers(self._notes.values())
            last = max(rows.values())
            for key, number in called.items():
                if self._called.get(key) != number:
                    rows.setdefault(f"note:{key}", last)
            self._called = called

    def _rule(self, row: str, seq: int) -> None:
        note = self._notes.get(row.partition(":")[2])
        kept_back = note is not None and note.state == KEPT_BACK and not note.waits
        if kept_back != (row in self._kept_back):
            self._kept_back ^= {row}
            self._ruled.append((seq, row))

    def _ruled_of(self, reader: Reader, after: int) -> dict[str, bool]:
        """Own notes of a phone, and whether the facilitator does not show them."""
        if reader.role != PHONE:
            return {}
        rows = (row for _, row in self._ruled[bisect_right(self._ruled, after, key=lambda one: one[0]) :])
        return {row: row in self._kept_back for row in rows if owner(row) == reader.seat}

    def _seen(self, row: str) -> dict[str, Any] | None:
        if row == "now":
            return self.now
        kind, _, key = row.partition(":")
        if kind == "note":
            return told.note_row(self._notes.get(key), self.known, self._called.get(key, 0))
        board = play(self._of_row[row].values())
        if kind == "votes":
            return told.votes_row(board.votes.get(key, {}), open_now=bool(self.now.get("voting")))
        return told.aims_row(board, self.known.may) if kind == "aims" else told.theme_row(board, key)


def written(news: dict[str, Any]) -> str:
    """As one line."""
    return json.dumps(news, ensure_ascii=False, separators=(",", ":"))


def _row_of(subject: str) -> str:
    kind, _, rest = subject.partition(":")
    if kind == "vote":
        return f"votes:{rest.partition(':')[2]}"
    return {"note": subject, "theme": subject, "hall": "now", "aim": "aims", "step": "aims"}.get(kind, "")


def _own(reader: Reader, moves: list[tuple[int, Move]]) -> list[dict[str, Any]]:
    return [move.to_json() for _, move in moves if reader.role == PHONE and move.seat == reader.seat]
