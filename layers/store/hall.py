"""Hall: the database of one evening on the laptop in the hall. Opened again after a fall it is as it was.

It satisfies what the pages of a meeting ask for (``webmap.hall.desk.Hall``); each act is one transaction on the disk
before it is answered.
"""

import hashlib
import os
import secrets
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from layers import clock
from layers.errors import NotFound, Refused
from layers.hall import file as hall_file
from layers.hall import result
from layers.hall.content import HallContent
from layers.hall.sealing import LaptopKeys
from layers.store import sqlite
from layers.store.journal import Journal, Receipt
from layers.store.schema_hall import HALL, board_move, hall_layer, hall_meeting, hall_seat
from layers.workshop.board import Board, play
from layers.workshop.moves import Move
from layers.workshop.talks import Meeting

PHONE, FACILITATOR, PROJECTOR = "phone", "facilitator", "projector"
# So long the laptop may keep what was written, the evening being taken in by then.
KEEP = timedelta(days=30)
# After the last item of the agenda phones may stay for half an hour.
_GRACE_SECONDS = 30 * 60
_PIN_DIGITS = 6


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
        if not database.exists():
            _made(told, database)
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
        self._engine.dispose()
        forget(self.file)

    def close(self) -> None:
        """Give the connections back."""
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
        with self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        self._check_there()
        with self._engine.connect() as plain:
            connection = plain.execution_options(ibashomap_writes=True)
            with connection.begin():
                yield connection


def _made(told: hall_file.HallFile, database: Path) -> None:
    """A database is there whole or not at all: it is made beside and put in its place."""
    beside = database.with_name(database.name + ".new")
    for left in beside.parent.glob(beside.name + "*"):
        left.unlink()
    beside.touch(mode=0o600)
    engine = sqlite.opened(f"sqlite:///{beside}")
    content = told.content.to_json()
    layers = content.pop("layers")
    way_in = {"token": _token(), "pin": _pin(), "facilitator": _token(), "projector": _token()}
    keys = {"sign": told.keys.sign.hex(), "seal_for": told.keys.seal_for.hex()}
    opened_on = clock.today().isoformat()
    names = {"id": told.id, "content": content, "keys": keys, "way_in": way_in, "ends_at": 0, "opened_on": opened_on}
    with engine.connect() as plain:
        connection = plain.execution_options(ibashomap_writes=True)
        with connection.begin():
            HALL.create_all(connection)
            connection.execute(insert(hall_meeting), [{"name": key, "body": body} for key, body in names.items()])
            for name, body in layers.items():
                connection.execute(insert(hall_layer).values(name=name, body=body))
            Journal(connection, board_move, told.content.talk).append(told.content.moves)
    engine.dispose()
    # In WAL the last pages stand beside the file until the last connection ends; none is left now.
    with suppress(FileNotFoundError):
        beside.with_name(beside.name + "-wal").unlink()
    os.replace(beside, database)  # noqa: PTH105 - over a file that is there, on Windows too


def forget(database: Path) -> None:
    """「控えを消す」: the evening's database, once the city's server has its package."""
    if not database.exists():
        return
    engine = sqlite.opened(f"sqlite:///{database}")
    with engine.connect() as plain, plain.begin() as _:
        for table in HALL.sorted_tables:
            plain.execute(delete(table))
    engine.dispose()
    for left in database.parent.glob(database.name + "*"):
        left.unlink()


_ENDS_AT = select(hall_meeting.c.body).where(hall_meeting.c.name == "ends_at")


def _over(ends_at: Any) -> bool:  # noqa: ANN401 - a number, as JSON tells it
    return bool(ends_at) and time.time() > float(ends_at)


def _token() -> str:
    return secrets.token_urlsafe(16)


def _pin() -> str:
    return "".join(secrets.choice("0123456789") for _ in range(_PIN_DIGITS))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
