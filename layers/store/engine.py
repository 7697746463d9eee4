"""Store: a database by URL, behind one of three providers that answer the same ST_* functions.

plain SQLite (functions by shapely) · SQLite with mod_spatialite when IBASHOMAP_SPATIALITE names it · PostGIS.
"""

import importlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.exc import DatabaseError, OperationalError

from layers.errors import LayersError, Refused
from layers.store import migrate, sqlite, sqlite_functions
from layers.store.crowds import Crowds
from layers.store.unit import Unit
from layers.trust.audience import EVERYBODY, Viewer

# Wheels that must be loaded before mod_spatialite: the other order crashes (shapely#904). They take most of a second,
# so whoever has no mod_spatialite does not wait for them.
_BEFORE_SPATIALITE = ("pyogrio", "pyproj", "shapely")


class Store:
    """A database with its provider. Open it once per process; units are short. ``file``: where SQLite keeps it."""

    def __init__(self, engine: Engine, provider: str, file: Path | None = None) -> None:
        """Use ``Store.open``."""
        self.engine = engine
        self.provider = provider
        self.file = file
        self._crowds = Crowds()

    @classmethod
    def open(cls, url: str) -> "Store":
        """A store by URL; ``Refused("store.url")`` for a URL of another kind."""
        try:
            parsed = make_url(url)
        except Exception as fault:
            raise Refused("store.url", url=url) from fault
        if parsed.get_backend_name() == "postgresql":
            return cls(create_engine(parsed, pool_pre_ping=True), "postgis")
        if parsed.get_backend_name() != "sqlite" or not parsed.database:
            raise Refused("store.url", url=url)
        return _open_sqlite(url, parsed.database)

    def migrate(self) -> None:
        """Bring the schema to the newest form; a second call changes nothing."""
        with self._closing_faults(may_make=True):
            migrate.upgrade(self.engine)

    @property
    def revision(self) -> str:
        """Changes with every act that somebody could see."""
        with self.reading() as unit:
            return unit.revision

    @contextmanager
    def reading(self, viewer: Viewer = EVERYBODY) -> Iterator[Unit]:
        """A unit that only reads: one consistent state from start to end."""
        with self._closing_faults(), self.engine.connect() as plain:
            level = {"isolation_level": "REPEATABLE READ"} if self.provider == "postgis" else {}
            connection = plain.execution_options(**level)
            with connection.begin():
                yield Unit(connection, viewer, self._crowds)

    @contextmanager
    def writing(self, viewer: Viewer) -> Iterator[Unit]:
        """A unit that writes: all of it or nothing."""
        with self._closing_faults(), self.engine.connect() as plain:
            connection = plain.execution_options(ibashomap_writes=True)
            with connection.begin():
                # What is not committed yet must not be kept for others.
                yield Unit(connection, viewer, Crowds())

    def versions(self) -> dict[str, Any]:
        """What stands behind the store: for `doctor`."""
        with self._closing_faults(), self.engine.connect() as connection:
            if self.provider == "postgis":
                found = connection.execute(text("SELECT version(), postgis_full_version()")).one()
                return {"provider": self.provider, "server": found[0], "postgis": found[1], "journal_mode": None}
            version = connection.execute(text("SELECT sqlite_version()")).scalar_one()
            mode = connection.execute(text("PRAGMA journal_mode")).scalar_one()
            return {"provider": self.provider, "sqlite": version, "journal_mode": mode}

    def wipe(self) -> None:
        """Leave nothing in the files of what was deleted just now: the journal of SQLite, the dead rows of PostGIS."""
        plain = self.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        with self._closing_faults(), plain as connection:
            if self.provider == "postgis":
                connection.execute(text("VACUUM FULL upload, survey_photo"))
            else:
                connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()  # type: ignore[union-attr]

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()

    @contextmanager
    def _closing_faults(self, *, may_make: bool = False) -> Iterator[None]:
        if self.file is not None and not may_make and not self.file.exists():
            # SQLite would make an empty file of every misspelt name.
            raise Refused("store.not_ready")
        try:
            yield
        except DatabaseError as fault:
            code = _code_of(fault)
            if not code:
                raise
            raise LayersError(code, detail=str(fault.orig).strip().splitlines()[0]) from fault


# What the drivers say → what we say; what no line knows is the server's silence, or a fault of our own.
_SAID = {
    "disk is full": "store.full",
    "No space left": "store.full",
    "locked": "store.busy",
    "no such table": "store.not_ready",
    "no such column": "store.not_ready",
    "UndefinedTable": "store.not_ready",
    "readonly": "store.read_only",
    "not a database": "store.broken",
    "malformed": "store.broken",
}


def _code_of(fault: DatabaseError) -> str:
    words = f"{type(fault.orig).__name__} {fault.orig}"
    known = next((code for said, code in _SAID.items() if said in words), "")
    return known or ("store.unreachable" if isinstance(fault, OperationalError) else "")


def _open_sqlite(url: str, database: str) -> Store:
    # SQLite's own names (":memory:", "file:…") are no paths.
    file = None if database.startswith((":", "file:")) else Path(database).resolve()
    if file is not None and not file.parent.is_dir():
        raise Refused("store.no_folder", folder=str(file.parent))
    library = os.environ.get("IBASHOMAP_SPATIALITE", "")
    for wheel in _BEFORE_SPATIALITE if library else ():
        importlib.import_module(wheel)

    def taught(raw: Any) -> None:  # noqa: ANN401 - the driver's own object
        if library:
            raw.enable_load_extension(True)
            raw.load_extension(library)
            raw.enable_load_extension(False)
        else:
            sqlite_functions.register(raw)

    return Store(sqlite.opened(url, taught, need_extension=bool(library)), "spatialite" if library else "sqlite", file)
