"""The tables that the migrations make are those that the code reads and writes: columns, keys and indexes alike."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, Table, create_engine, inspect

from layers.store import Store, schema

# SpatiaLite's and PostGIS's own tables, the trees of the index, and Alembic's mark are nobody's rows.
_NOT_OURS = ("idx_", "spatial_ref_sys", "geometry_columns", "alembic_version", "sqlite_")


@pytest.fixture(params=["sqlite", "postgis"])
def migrated(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """A database with nothing but its tables."""
    url = request.getfixturevalue(f"{request.param}_url")
    store = Store.open(url)
    store.migrate()
    store.close()
    engine = create_engine(url)
    yield engine
    engine.dispose()


def _columns(columns: Any) -> dict[str, tuple[str, bool]]:
    """Column → its kind and whether it may stay empty."""
    return {c["name"]: (_kind(c["type"]), c["nullable"]) for c in columns}


def _kind(described: object) -> str:
    """A type as both sides say it: PostgreSQL says DOUBLE PRECISION for FLOAT, BYTEA for BLOB."""
    said = str(getattr(described, "geometry_type", None) or type(described).__name__).upper()
    return {"DOUBLE_PRECISION": "FLOAT", "BYTEA": "BLOB", "LARGEBINARY": "BLOB"}.get(said, said)


def _declared(table: Table) -> dict[str, Any]:
    return {
        "columns": _columns({"name": c.name, "type": c.type, "nullable": c.nullable} for c in table.columns),
        "key": (str(table.primary_key.name), [c.name for c in table.primary_key.columns]),
        "points at": {
            (str(fk.constraint and fk.constraint.name), fk.parent.name, fk.target_fullname) for fk in table.foreign_keys
        },
        "indexes": {(str(one.name), tuple(c.name for c in one.columns), bool(one.unique)) for one in table.indexes},
    }


def _made(engine: Engine, name: str) -> dict[str, Any]:
    seen = inspect(engine)
    key = seen.get_pk_constraint(name)
    indexes = [one for one in seen.get_indexes(name) if one["column_names"] != ["geom"]]
    columns = _columns(seen.get_columns(name))
    if "geom" in columns and engine.dialect.name == "sqlite":
        # SQLite keeps the word that stood in CREATE TABLE, and SQLAlchemy does not know it.
        with engine.connect() as connection:
            asked = f"SELECT upper(type) FROM pragma_table_info('{name}') WHERE name = 'geom'"
            columns["geom"] = (connection.exec_driver_sql(asked).scalar_one(), columns["geom"][1])
    return {
        "columns": columns,
        "key": (str(key["name"]), key["constrained_columns"]),
        "points at": {
            (str(fk["name"]), fk["constrained_columns"][0], f"{fk['referred_table']}.{fk['referred_columns'][0]}")
            for fk in seen.get_foreign_keys(name)
        },
        "indexes": {(str(one["name"]), tuple(map(str, one["column_names"])), bool(one["unique"])) for one in indexes},
    }


def test_the_migrations_make_what_the_code_declares(migrated: Engine) -> None:
    made = {name for name in inspect(migrated).get_table_names() if not name.startswith(_NOT_OURS)}
    assert made == set(schema.metadata.tables)
    for name, table in schema.metadata.tables.items():
        assert _made(migrated, name) == _declared(table), name


def test_every_table_with_a_shape_has_its_index(migrated: Engine) -> None:
    shaped = {name for name, table in schema.metadata.tables.items() if "geom" in table.columns}
    assert shaped == set(schema.SPATIAL)
    with migrated.connect() as connection:
        catalogue = "pg_class WHERE relname" if migrated.dialect.name == "postgresql" else "sqlite_master WHERE name"
        for name in shaped:
            index = f"idx_{name}_geom"
            assert connection.exec_driver_sql(f"SELECT 1 FROM {catalogue} = '{index}'").fetchone(), index


def test_one_import_never_holds_a_record_twice() -> None:
    holding = [table for table in schema.metadata.tables.values() if "import_id" in table.columns]
    # One file an import: the import is its whole key.
    bulk = [table for table in holding if table is not schema.kept_file]
    assert len(bulk) >= 9
    for table in bulk:
        key = [column.name for column in table.primary_key.columns]
        assert key[:2] == ["import_id", "id"], table.name
