"""A copy of a SQLite database before a newer programme changes its tables: the way back when that goes wrong."""

import sqlite3
from contextlib import closing
from pathlib import Path

from layers import clock
from layers.store.engine import Store
from layers.store.migrate import current, newest


def copy_before_change(store: Store, folder: Path) -> Path | None:
    """Where the copy lies; None where nothing will change, or where the database is not a file of ours."""
    file = store.file
    if file is None or not file.is_file():
        return None
    with store.engine.connect() as connection:
        has = current(connection)
    if has in ("", newest()):
        return None
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"{file.stem}-{clock.now():%Y%m%d-%H%M%S}.db"
    part = kept.with_suffix(".part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as ours, closing(sqlite3.connect(part)) as copy:
        ours.backup(copy)
    part.rename(kept)
    return kept
