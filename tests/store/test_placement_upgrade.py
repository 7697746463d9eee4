"""A register written by an older program: its positions become as guarded as its addresses."""

from pathlib import Path

from alembic import command
from sqlalchemy import text

from layers.store import Store, migrate

OLD = """
INSERT INTO dataset (id, content, importer) VALUES ('d', 'places', 'i');
INSERT INTO import (id, dataset, state, file_name, folder, sha256, as_of, title, publisher, licence, source_date, rows,
 differences, findings, staged_at, staged_by)
 VALUES (1, 'd', 'published', '', '', '', '', '', '', '', '', 1, '{}', '[]', '', '');
INSERT INTO service_point
 SELECT 1, column1, 0, 'salon', column1, 0, column2, '', '', '', ''
 FROM (VALUES ('open', 0), ('hidden', 0), ('home', 1), ('unknown', 0));
INSERT INTO fact VALUES (1, 'open', 'address', '"x"', 0);
INSERT INTO fact VALUES (1, 'hidden', 'address', '"x"', 3);
INSERT INTO fact VALUES (1, 'home', 'address', '"x"', 3)
"""


def test_positions_become_as_guarded_as_addresses(tmp_path: Path) -> None:
    store = Store.open(f"sqlite:///{tmp_path / 'old.db'}")
    with store.engine.connect() as plain:
        connection = plain.execution_options(ibashomap_writes=True)
        with connection.begin():
            command.upgrade(migrate._config(connection), "0005")
            for statement in OLD.split(";"):
                connection.exec_driver_sql(statement)
    store.migrate()
    with store.engine.connect() as connection:
        rows = connection.execute(text("SELECT id, position_rank FROM service_point")).all()
    store.close()
    assert {row.id: row.position_rank for row in rows} == {"open": 0, "hidden": 3, "home": 3, "unknown": 0}
