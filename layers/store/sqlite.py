"""SQLite as this house keeps it: which driver, which journal, and that what was committed is on the disk.

It knows nothing of shapes and of the city's tables: the hall's database is opened with this alone, and quickly.
"""

import os
import sqlite3
from collections.abc import Callable
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

from layers.errors import Refused

# The WAL-reset bug (lost commits with two connections) is fixed from these versions on: sqlite.org/changes.html
_WAL_SAFE = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
_BUSY_SECONDS = 30


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Whether this SQLite may use WAL: 3.51.3 and later, or a back-port within 3.50 or 3.44."""
    return version >= _WAL_SAFE[0] or any(version[:2] == fixed[:2] and version >= fixed for fixed in _WAL_SAFE[1:])


def opened(
    url: str, taught: Callable[[Any], None] = lambda _connection: None, *, need_extension: bool = False
) -> Engine:
    """The engine of a file; ``taught``: what each new connection of the driver is given besides."""
    module = driver(need_extension=need_extension)
    engine = create_engine(url, module=module, poolclass=NullPool, connect_args={"timeout": _BUSY_SECONDS})
    safe = wal_is_safe(tuple(module.sqlite_version_info))

    def connected(raw: Any, _record: Any) -> None:  # noqa: ANN401 - the driver's own object
        raw.isolation_level = None  # we say BEGIN ourselves
        raw.execute(f"PRAGMA journal_mode={'WAL' if safe else 'TRUNCATE'}")
        raw.execute("PRAGMA synchronous=FULL")
        raw.execute("PRAGMA foreign_keys=ON")
        # What is deleted is overwritten: an uploaded survey may have spoken of people.
        raw.execute("PRAGMA secure_delete=ON")
        taught(raw)

    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("ibashomap_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begin)
    return engine


def driver(*, need_extension: bool) -> ModuleType:
    """The newest SQLite at hand: pysqlite3 where it is installed (and not declined), else Python's own."""
    if os.environ.get("IBASHOMAP_SQLITE_DRIVER") == "sqlite3" and not need_extension:
        return sqlite3
    try:
        from pysqlite3 import dbapi2  # noqa: PLC0415 - an optional part
    except ImportError:
        if need_extension and not hasattr(sqlite3.Connection, "enable_load_extension"):
            raise Refused("store.no_extension") from None
        return sqlite3
    return dbapi2  # type: ignore[no-any-return]
