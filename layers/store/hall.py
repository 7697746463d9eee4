"""Hall: the database of one evening on the laptop in the hall. Opened again after a fall it is as it was.

It satisfies what the pages of a meeting ask for (``webmap.hall.desk.Hall``); each act is one transaction on the disk
before it is answered.
"""

import hashlib
import secrets
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from layers import clock
from layers.errors import LayersError, NotFound, Refused
from layers.hall import file as hall_file
from layers.hall import result
from layers.hall.content import HallContent
from layers.hall.sealing import LaptopKeys
from layers.store import hall_database, sqlite
from layers.store.journal import Journal, Receipt
from layers.store.schema_hall import board_move, hall_layer, hall_meeting, hall_seat
from layers.workshop.board import Board, play
from layers.workshop.moves import Move
from layers.workshop.talks import Meeting

PHONE, FACILITATOR, PROJECTOR = "phone", "facilitator", "projector"
# So long the laptop may keep what was written, the evening being taken in by then.
KEEP = timedelta(days=30)
# After the last item of the agenda phones may stay for half an hour.
_GRACE_SECONDS = 30 * 60
_PIN_DIGITS = 6
_TRIED, _ROOM_LETTERS = "tried", 40_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Seat:
    """Who takes part. ``secret`` is told once, when the seat is made, and is empty ever after."""

    id: str
    secret: str
    role: str


@dataclass(frozen=True, kw_only=True, slots=True)
class WayIn:
    """How phones come in, and the addresses that only the laptop is told."""

    token: str
    pin: str
    facilitator: str
    projector: str


class HallStore:
    """One evening. Open it once per process."""

    def __init__(self, file: Path) -> None:
        """Use ``HallStore.open``."""
        self.file = file
        self._gone = False
        self._engine = sqlite.opened(f"sqlite:///{file}")
        with self._reading() as connection:
            told = {row.name: row.body for row in connection.execute(select(hall_meeting))}
            layers = {row.name: row.body for row in connection.execute(select(hall_layer))}
        self._held = hall_database.held(file)
        self.id: str = told["id"]
        self.content = HallContent.from_json(told["content"] | {"layers": layers})
        #: 「この控えは○月○日までに消してください」. A hall of an earlier edition does not know when it was opened.
        self.forget_by = date.fromisoformat(told.get("opened_on") or clock.today().isoformat()) + KEEP
        self._keys = LaptopKeys(**{name: bytes.fromhex(key) for name, key in told["keys"].items()})

    @classmethod
    def open(cls, source: Path, database: Path | None = None) -> "HallStore":
        """The evening of a hall file; its database stands beside it and is made at the first opening.

        ``Refused("hall.unreadable")`` for what is no hall file, ``"hall.other"`` where another evening's database is.
        """
        told = hall_file.read(source)
        database = database or source.with_suffix(".ibahall-db")
        with hall_database.starting():
            if not database.exists():
                hall_database.make(told, database, {"token": _token(), "pin": _pin(), **_own_words()})
            there = cls(database)
        if there.id != told.id:
            there.close()
            raise Refused("hall.other", name=there.content.talk_name)
        return there

    # --- what was prepared -------------------------------------------------------------------------------------

    def meeting(self) -> Meeting:
        """The evening."""
        return self.content.meeting

    def layers(self) -> Mapping[str, Any]:
        """The ground of the zone as GeoJSON by name."""
        return self.content.layers

    # --- who takes part ----------------------------------------------------------------------------------------

    def way_in(self) -> WayIn:
        """How phones come in now."""
        return WayIn(**self._told("way_in"))

    def renew_way_in(self) -> WayIn:
        """「入口を替える」: the QR and the PIN of before let nobody in any more; who is in stays in."""
        now = self.way_in()
        new = {"token": _token(), "pin": _pin(), "facilitator": now.facilitator, "projector": now.projector}
        self._tell("way_in", new)
        return WayIn(**new)

    def join(self, word: str, name: str = "") -> Seat:
        """A new seat for whoever has the QR's token or the PIN; ``NotFound("hall.wrong_word")``."""
        way_in = self.way_in()
        given = word.strip().encode()
        roles = {
            way_in.token: PHONE,
            way_in.pin: PHONE,
            way_in.facilitator: FACILITATOR,
            way_in.projector: PROJECTOR,
        }
        role = next((role for known, role in roles.items() if secrets.compare_digest(known.encode(), given)), "")
        if not role or (self.ended and role != FACILITATOR):
            raise NotFound("hall.wrong_word")
        seat = Seat(id=secrets.token_hex(5), secret=secrets.token_urlsafe(24), role=role)
        row = {"id": seat.id, "digest": _digest(seat.secret), "role": role, "name": name[:20], "made_at": clock.stamp()}
        with self._writing() as connection:
            connection.execute(insert(hall_seat).values(row))
        return seat

    def seat(self, secret: str) -> Seat | None:
        """Whose secret this is; None for nobody's, and once the evening has ended for all but the facilitator."""
        if self._gone:
            return None
        with self._reading() as connection:
            row = connection.execute(select(hall_seat).where(hall_seat.c.digest == _digest(secret))).first()
        here = row is not None and (row.role == FACILITATOR or not self.ended)
        return Seat(id=row.id, secret=secret, role=row.role) if row and here else None

    # --- the journal -------------------------------------------------------------------------------------------

    def append(self, moves: Iterable[Move], seat: str = "") -> Receipt:  # noqa: ARG002 - whose they are stands in each move
        """Keep them, each once; they are on the disk when this returns."""
        with self._writing() as connection:
            # In the same transaction: nothing is answered that a package made after the end would lack.
            if _over(connection.execute(_ENDS_AT).scalar()):
                raise Refused("hall.ended")
            return self._journal(connection).append(list(moves))

    def moves(self, after: int = 0) -> list[tuple[int, Move]]:
        """Those kept after this number, in the order in which they came."""
        with self._reading() as connection:
            return self._journal(connection).after(after)

    def board(self) -> Board:
        """What all of them come to."""
        return play(move for _, move in self.moves())

    def check_room(self) -> None:
        """``LayersError("hall.full"/"hall.disk")`` while notes of a whole table could not be kept; leaves nothing."""
        away = delete(hall_meeting).where(hall_meeting.c.name == _TRIED)
        with self._writing() as connection:
            connection.execute(away)
            connection.execute(insert(hall_meeting).values(name=_TRIED, body="…" * _ROOM_LETTERS))
        with self._writing() as connection:
            connection.execute(away)

    # --- the end -----------------------------------------------------------------------------------------------

    @property
    def ended(self) -> bool:
        """Whether phones are out: it was ended, and half an hour has passed."""
        return _over(self._told("ends_at"))

    def end(self, *, at_once: bool = False) -> None:
        """「会を終える」: who is in may stay for half an hour."""
        self._tell("ends_at", time.time() + (0 if at_once else _GRACE_SECONDS))

    def again(self) -> None:
        """It was a mistake to end it."""
        self._tell("ends_at", 0)

    def result(self) -> bytes:
        """The package for the city's server: everything that was written here, sealed."""
        content = self.content
        carried = {move.id for move in content.moves}
        told = result.HallResult(
            hall=self.id,
            talk=content.talk,
            meeting=content.meeting.id,
            closed_at=clock.stamp(),
            moves=tuple(move for _, move in self.moves() if move.id not in carried),
            people=int(self.board().now.get("people", 0)),
        )
        return result.write(told, self._keys)

    def forget(self) -> None:
        """「控えを消す」: nobody is in any more, and nothing of the evening is left on this laptop."""
        self._gone = True
        self.close()
        try:
            hall_database.forget(self.file)
        except LayersError:
            # Rows that could not be overwritten are still there, and so is the evening.
            self._held = hall_database.held(self.file)
            self._gone = False
            raise

    def close(self) -> None:
        """Give the connections back."""
        self._held.close()
        self._engine.dispose()

    # --- inside ------------------------------------------------------------------------------------------------

    def _journal(self, connection: Connection) -> Journal:
        return Journal(connection, board_move, self.content.talk)

    def _check_there(self) -> None:
        # SQLite would make an empty file of its name.
        if self._gone:
            raise Refused("hall.forgotten")

    def _told(self, name: str) -> Any:  # noqa: ANN401 - what stands under a name
        with self._reading() as connection:
            return connection.execute(select(hall_meeting.c.body).where(hall_meeting.c.name == name)).scalar()

    def _tell(self, name: str, body: Any) -> None:  # noqa: ANN401 - what stands under a name
        with self._writing() as connection:
            connection.execute(update(hall_meeting).where(hall_meeting.c.name == name).values(body=body))

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        self._check_there()
        with hall_database.disk(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        self._check_there()
        with hall_database.disk(), self._engine.connect() as plain:
            connection = plain.execution_options(ibashomap_writes=True)
            with connection.begin():
                yield connection


_ENDS_AT = select(hall_meeting.c.body).where(hall_meeting.c.name == "ends_at")


def _over(ends_at: Any) -> bool:  # noqa: ANN401 - a number, as JSON tells it
    return bool(ends_at) and time.time() > float(ends_at)


def _own_words() -> dict[str, str]:
    return {"facilitator": _token(), "projector": _token()}


def _token() -> str:
    return secrets.token_urlsafe(16)


def _pin() -> str:
    return "".join(secrets.choice("0123456789") for _ in range(_PIN_DIGITS))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
