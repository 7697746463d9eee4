"""The file under a hall: made whole or not at all, held open, taken away; and what a disk without room says of it."""

import errno
import glob
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert
from sqlalchemy.exc import DatabaseError, OperationalError

from layers import clock
from layers.errors import LayersError
from layers.hall.file import HallFile
from layers.store import sqlite
from layers.store.journal import Journal
from layers.store.schema_hall import HALL, board_move, hall_layer, hall_meeting

FULL, DISK, BUSY = "hall.full", "hall.disk", "store.busy"
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def disk() -> Iterator[None]:
    """What the driver says when it could not keep something, as ``hall.full``, ``hall.disk`` or ``store.busy``."""
    try:
        yield
    except DatabaseError as fault:
        code = _code_of(fault)
        if not code:
            raise
        raise LayersError(code) from fault


@contextmanager
def starting() -> Iterator[None]:
    """The same where an evening is opened: ``hall.no_room_to_open`` and ``hall.no_folder`` say what to do there."""
    try:
        with disk():
            yield
    except OSError as fault:
        raise LayersError("hall.no_room_to_open" if fault.errno in _NO_ROOM else "hall.no_folder") from fault
    except LayersError as fault:
        code = {FULL: "hall.no_room_to_open", DISK: "hall.no_folder"}.get(fault.code)
        if not code:
            raise
        raise LayersError(code) from fault


def make(told: HallFile, database: Path, way_in: Mapping[str, str]) -> None:
    """A database is there whole or not at all: it is made beside and put in its place."""
    beside = database.with_name(database.name + ".new")
    _take_away(beside)
    try:
        beside.touch(mode=0o600)
        _fill(told, beside, way_in)
        _check_whole(beside)
        os.replace(beside, database)  # noqa: PTH105 - over a file that is there, on Windows too
    except Exception:
        with suppress(OSError):
            _take_away(beside)
        raise


def held(database: Path) -> Any:  # noqa: ANN401 - the driver's own connection
    """A connection that stays: in WAL the files beside the database would else be made anew at every opening.

    On a disk that is full they cannot be made, and what is there could not even be read.
    """
    module = sqlite.driver(need_extension=False)
    try:
        connection = module.connect(database, check_same_thread=False)
        connection.execute("SELECT count(*) FROM hall_seat").fetchone()
    except module.Error as fault:
        raise LayersError(_code_said(str(fault))) from fault
    return connection


def forget(database: Path) -> None:
    """「控えを消す」: the evening's database, once its package is safe; its rows are overwritten first."""
    if not database.exists():
        return
    engine = sqlite.opened(f"sqlite:///{database}")
    with disk(), engine.connect() as plain, plain.begin() as _:
        for table in HALL.sorted_tables:
            plain.execute(delete(table))
    engine.dispose()
    _take_away(database)


def _fill(told: HallFile, database: Path, way_in: Mapping[str, str]) -> None:
    engine = sqlite.opened(f"sqlite:///{database}")
    content = told.content.to_json()
    layers = content.pop("layers")
    names = {
        "id": told.id,
        "content": content,
        "keys": {"sign": told.keys.sign.hex(), "seal_for": told.keys.seal_for.hex()},
        "way_in": dict(way_in),
        "ends_at": 0,
        "opened_on": clock.today().isoformat(),
    }
    with engine.connect() as plain:
        connection = plain.execution_options(ibashomap_writes=True)
        with connection.begin():
            HALL.create_all(connection)
            connection.execute(insert(hall_meeting), [{"name": key, "body": body} for key, body in names.items()])
            for name, body in layers.items():
                connection.execute(insert(hall_layer).values(name=name, body=body))
            Journal(connection, board_move, told.content.talk).append(told.content.moves)
    engine.dispose()


def _check_whole(database: Path) -> None:
    """In WAL the last pages stand beside the file until they are all in it; on a full disk they stay there."""
    pages = database.with_name(database.name + "-wal")
    if pages.exists() and pages.stat().st_size:
        raise LayersError(FULL)
    pages.unlink(missing_ok=True)


def _take_away(database: Path) -> None:
    for left in database.parent.glob(glob.escape(database.name) + "*"):
        left.unlink()


def _code_of(fault: DatabaseError) -> str:
    words = str(fault.orig)
    return _code_said(words) if isinstance(fault, OperationalError) or "malformed" in words else ""


def _code_said(words: str) -> str:
    return FULL if "disk is full" in words else BUSY if "locked" in words else DISK
