"""Taking turns: acts that read what stands there and then write wait for each other. SQLite has one writer anyway."""

import hashlib

from sqlalchemy import Connection, func, select

_EDITIONS = 20_260_331


def editions(connection: Connection) -> None:
    """One change of a list's editions at a time."""
    _wait(connection, _EDITIONS)


def place(connection: Connection, point_id: str) -> None:
    """One correction of a place at a time."""
    _wait(connection, int.from_bytes(hashlib.sha256(point_id.encode()).digest()[:7], "big"))


def talk(connection: Connection, talk_id: str) -> None:
    """One writer of a talk at a time, so that its journal is read in the order in which it was written."""
    place(connection, f"talk {talk_id}")


def _wait(connection: Connection, number: int) -> None:
    """Until this transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(number)))
