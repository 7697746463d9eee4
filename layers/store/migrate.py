"""Brings a database to the newest schema. One schema for SQLite (plain or SpatiaLite), one for PostGIS."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine

from layers.errors import Refused

FOLDER = Path(__file__).with_name("migrations")


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def newest() -> str:
    """The revision that this code wants."""
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


def current(connection: Connection) -> str:
    """The revision that a database has; "" when it is empty."""
    return MigrationContext.configure(connection).get_current_revision() or ""


def upgrade(engine: Engine) -> None:
    """Run what is missing, in one transaction: a kill leaves the old schema.

    ``Refused("store.newer")`` for a database that a later edition of this program has written.
    """
    with engine.connect() as plain:
        connection = plain.execution_options(ibashomap_writes=True)
        with connection.begin():
            if current(connection) != newest():
                _to_head(connection)


def _to_head(connection: Connection) -> None:
    try:
        command.upgrade(_config(connection), "head")
    except CommandError as fault:
        raise Refused("store.newer") from fault
