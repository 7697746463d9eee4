"""A PostgreSQL server of our own for the tests: made in a temporary folder, reached by a socket in it, gone after.

PostgreSQL refuses to run as root: there it runs as the user ``postgres``, whom its package makes.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import make_url

_PORT = 54399  # only names the socket: nothing listens on the network
_TEMPLATE = "with_postgis"
_QUICK = "-c listen_addresses= -c fsync=off -c full_page_writes=off -c autovacuum=off"
_numbers = count(1)


class Server:
    """A running server; every test gets a database of its own, copied from one that holds the extension."""

    def __init__(self, folder: Path) -> None:
        """A server whose socket is in the folder."""
        self.folder = folder

    def prepare(self) -> None:
        """Make the database that all others are copied from."""
        self._tell(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(_TEMPLATE)))
        with self._connect(_TEMPLATE) as connection:
            connection.execute("CREATE EXTENSION postgis")

    def create(self, copy_of: str = "") -> str:
        """The URL of a new database with PostGIS, empty or a copy; it stays until the server ends."""
        database = f"t{os.getpid()}_{next(_numbers)}"
        template = make_url(copy_of).database if copy_of else _TEMPLATE
        self._tell(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*map(sql.Identifier, (database, template))))
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}&port={_PORT}"

    @contextmanager
    def database(self, copy_of: str = "") -> Iterator[str]:
        """The same, dropped at the end whoever still uses it."""
        url = self.create(copy_of)
        try:
            yield url
        finally:
            self._tell(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(make_url(url).database)))

    def _tell(self, statement: sql.Composed) -> None:
        with self._connect("postgres") as connection:
            connection.execute(statement)

    def _connect(self, database: str) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self.folder),
            port=_PORT,
            user="postgres",
            dbname=database,
            autocommit=True,
        )


@contextmanager
def running(programs: Path) -> Iterator[Server]:
    """A server from ``initdb`` to stop; IBASHOMAP_TEST_POSTGIS names the folder of one that runs already."""
    given = os.environ.get("IBASHOMAP_TEST_POSTGIS")
    if given:
        yield Server(Path(given))
        return
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    owner = pwd.getpwnam("postgres") if os.geteuid() == 0 else None
    if owner:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    state = folder / "state"

    def run(program: str, *arguments: str) -> None:
        who = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
        log = (folder / "log").open("ab")
        with log:
            subprocess.run([programs / program, *arguments], cwd=folder, stdout=log, stderr=log, check=True, **who)

    try:
        run("initdb", "-D", str(state), "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        run(
            "pg_ctl",
            "-D",
            str(state),
            "-w",
            "-o",
            f"{_QUICK} -c unix_socket_directories={folder} -c port={_PORT}",
            "start",
        )
        try:
            server = Server(folder)
            server.prepare()
            yield server
        finally:
            run("pg_ctl", "-D", str(state), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder)
