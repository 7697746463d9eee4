"""Moves in and news out: receipts for what is on the disk, one long answer for who listens, short ones for who asks."""

import threading
import time
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any, cast

from flask import Blueprint, Response, current_app, jsonify, request
from flask.typing import ResponseReturnValue

from layers.errors import LayersError, NotFound, Refused
from layers.workshop.board import Board
from layers.workshop.moves import Move
from webmap.hall import door, held
from webmap.hall.desk import FACILITATOR, PHONE, PROJECTOR, Hall, Seat
from webmap.hall.incoming import kept, sorted_out
from webmap.hall.live import Live, Reader, written
from webmap.hall.pace import Pace
from webmap.hall.room import Room

HEARTBEAT_SECONDS = 5.0
# A phone that was away for an hour sends its notes at once; nobody writes two a second for long.
_PACES = {PHONE: Pace(burst=120, per_second=2), FACILITATOR: Pace(burst=2000, per_second=40)}
_ASKING = Pace(burst=30, per_second=4)
_STREAMS_OF_SEAT = 3

bp = Blueprint("journal", __name__)


class Places:
    """Each listener holds a thread: so many may, and the rest ask again and again."""

    def __init__(self, threads: int) -> None:
        """A third of the threads is kept for those who send."""
        self._free = max(1, threads * 2 // 3)
        self._of_seat: dict[str, int] = {}
        self._lock = threading.Lock()

    def take(self, seat: str) -> bool:
        """One more, if there is room."""
        with self._lock:
            if self._free <= 0 or self._of_seat.get(seat, 0) >= _STREAMS_OF_SEAT:
                return False
            self._free -= 1
            self._of_seat[seat] = self._of_seat.get(seat, 0) + 1
            return True

    def give_back(self, seat: str) -> None:
        """One less."""
        with self._lock:
            self._free += 1
            self._of_seat[seat] -= 1
            if not self._of_seat[seat]:
                del self._of_seat[seat]


def live() -> Live:
    """The journal of this hall."""
    return cast("Live", current_app.extensions["ibashomap.hall.live"])


def room() -> Room:
    """The disk under this hall."""
    return cast("Room", current_app.extensions["ibashomap.hall.room"])


@bp.get("/healthz")
def health() -> Response:
    """「動いていますか」."""
    return jsonify(status="ok")


@bp.post("/moves")
def take() -> ResponseReturnValue:
    """「送る」: the receipt names what is kept, and what cannot be and why."""
    door.check_origin()
    seat = door.seat(PHONE, FACILITATOR)
    told = request.get_json(silent=True) if request.is_json else None
    if isinstance(told, list) and not _PACES[seat.role].take(seat.id, len(told)):
        raise Refused("hall.too_fast")
    now = live()
    with now.giving if _gives(told) else nullcontext():
        good, refused = sorted_out(
            told,
            role=seat.role,
            seat=seat.id,
            board=Board(now=now.now, clock=now.clock),
            used=now.stickers,
            places=now.known.places,
        )
        with room().keeping():
            received = kept(good, lambda moves: door.hall().append(moves, seat.id), refused)
        seq = now.catch_up()
    return jsonify(received=received, refused=refused, warned=_warned(good, received), seq=seq)


def _gives(told: Any) -> bool:  # noqa: ANN401 - whatever a browser has sent
    """Whether stickers may be among it."""
    subjects = (one.get("subject") for one in told if isinstance(one, dict)) if isinstance(told, list) else ()
    return any(str(subject).startswith("vote:") for subject in subjects)


def _warned(good: list[Move], received: list[str]) -> list[str]:
    """Those whose words seem to speak of a person: their writer is told, and nobody else but the facilitator."""
    kept_ids = set(received)
    return [move.id for move in good if move.id in kept_ids and held.hints([move.to_json()])]


@bp.get("/log")
def ask() -> ResponseReturnValue:
    """「そのあと何かありましたか」: for whom a long answer does not come through."""
    reader = _reader(door.seat())
    if not _ASKING.take(reader.seat):
        raise Refused("hall.too_fast")
    news = live().news(reader, _number(request.args.get("after", "")))
    text = written(news | {"here": _here(live(), room(), reader)})
    return Response(text, content_type="application/json; charset=utf-8")


@bp.get("/events")
def listen() -> ResponseReturnValue:
    """「動きを見ている」: each change as it comes, a heartbeat between, from where this reader left off."""
    seat = door.seat()
    places = cast("Places", current_app.extensions["ibashomap.hall.places"])
    if not places.take(seat.id):
        raise LayersError("hall.listeners")
    after = _number(request.headers.get("Last-Event-ID") or request.args.get("after", ""))
    stream = _Stream(_lines(_Hall(live(), door.hall(), room()), seat, _reader(seat), after), places, seat.id)
    return Response(stream, content_type="text/event-stream; charset=utf-8", headers={"X-Accel-Buffering": "no"})


class _Stream:
    """Gives its place back whenever the server closes it, even before the first line was asked for."""

    def __init__(self, lines: Iterator[str], places: Places, seat: str) -> None:
        self._lines, self._places, self._seat, self._open = lines, places, seat, True

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        return next(self._lines)

    def close(self) -> None:
        if self._open:
            self._open = False
            cast("Any", self._lines).close()
            self._places.give_back(self._seat)


@dataclass(frozen=True, slots=True)
class _Hall:
    """What a long answer stands on when the request itself is over."""

    now: Live
    hall: Hall
    room: Room

    def here(self, reader: Reader) -> dict[str, Any]:
        return _here(self.now, self.room, reader)


def _here(now: Live, room: Room, reader: Reader) -> dict[str, Any]:
    """How many listen; the facilitator is told besides what the laptop needs."""
    return now.here() | ({"room": room.told()} if reader.role == FACILITATOR else {})


def _lines(there: _Hall, seat: Seat, reader: Reader, after: int) -> Iterator[str]:
    now = there.now
    with now.listening(reader.role):
        yield "retry: 2000\n\n"
        said_at = -HEARTBEAT_SECONDS
        first = True
        while True:
            news = now.news(reader, after)
            after = news["seq"]
            if first or now.anything(news):
                first, said_at = False, time.monotonic()
                yield f"id: {after}\ndata: {written(news | {'here': there.here(reader)})}\n\n"
            left = said_at + HEARTBEAT_SECONDS - time.monotonic()
            if left <= 0 or not now.wait(after, left):
                if there.hall.seat(seat.secret) is None:
                    yield "event: ended\ndata: {}\n\n"
                    return
                said_at = time.monotonic()
                yield f"event: here\ndata: {written(there.here(reader))}\n\n"


def _reader(seat: Seat) -> Reader:
    """The facilitator may look at what the projector shows; nobody can look at more than their own."""
    as_projector = seat.role == FACILITATOR and request.args.get("as") == PROJECTOR
    return Reader(seat=seat.id, role=PROJECTOR if as_projector else seat.role)


def _number(text: str) -> int:
    if text and not (text.isascii() and text.isdecimal() and len(text) < 16):
        raise NotFound("hall.not_here")
    return int(text or 0)
