"""Before a newer programme changes the tables, the database is copied whole; otherwise nothing is written."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command

from layers.store import Store, migrate
from layers.store.copies import copy_before_change


def test_an_older_database_is_copied_before_it_changes(tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'city.db'}")
    assert copy_before_change(store, tmp_path / "copies") is None
    store.migrate()
    assert copy_before_change(store, tmp_path / "copies") is None
    with store.engine.connect() as plain:
        connection = plain.execution_options(ibashomap_writes=True)
        with connection.begin():
            command.stamp(migrate._config(connection), "0001")
    kept = copy_before_change(store, tmp_path / "copies")
    assert kept
    assert [path for path in kept.parent.iterdir() if path.suffix != ".db"] == []
    with closing(sqlite3.connect(kept)) as copy:
        assert copy.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    store.close()
