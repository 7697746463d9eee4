"""The engine under the store: journal mode by version, the drivers, and files that other programs can read."""

import sqlite3
import sys
from pathlib import Path
from types import SimpleNamespace

import pyogrio
import pytest

from layers import city as cities
from layers.errors import LayersError, Refused
from layers.store import Store, schema, sqlite
from layers.store.sqlite import wal_is_safe
from layers.trust.audience import OPERATOR
from tests import machine, town


def filled(url: str) -> Store:
    """架空市 in a new database."""
    store = Store.open(url)
    store.migrate()
    with store.writing(OPERATOR) as unit:
        unit.settle(cities.read(town.TOML, city_id="town"), town.TOML)
    for batch in (town.small_areas(), town.population(), town.zones(), town.places()):
        with store.writing(OPERATOR) as unit:
            unit.imports.publish(unit.imports.stage(batch, town.document(batch)), release=True)
    return store


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
        ((4, 0, 0), True),
    ],
)
def test_wal_only_where_its_bug_is_mended(version: tuple[int, ...], safe: bool) -> None:
    assert wal_is_safe(version) is safe


def test_pythons_own_sqlite_does_the_same(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IBASHOMAP_SQLITE_DRIVER", "sqlite3")
    store = filled(sqlite_url)
    told = store.versions()
    assert told["sqlite"] == sqlite3.sqlite_version
    assert told["journal_mode"] == ("wal" if wal_is_safe(sqlite3.sqlite_version_info) else "truncate")
    with store.reading() as unit:
        assert len(unit.places.read()) == 12


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite://", "no url at all"])
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(Refused) as fault:
        Store.open(url)
    assert fault.value.code == "store.url"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refused) as fault:
        Store.open(f"sqlite:///{tmp_path}/none/city.db")
    assert fault.value.code == "store.no_folder"


def test_a_database_without_tables_says_what_to_do(sqlite_url: str) -> None:
    with pytest.raises(LayersError) as fault, Store.open(sqlite_url).reading() as unit:
        unit.places.read()
    assert fault.value.code == "store.not_ready"


def test_other_programs_read_the_file(sqlite_url: str, tmp_path: Path) -> None:
    filled(sqlite_url).close()
    read = pyogrio.read_dataframe(tmp_path / "city.db", layer="position")
    assert (len(read), read.crs.to_epsg(), set(read.geom_type)) == (11, 6668, {"Point"})


def test_spatialite_knows_the_tables_and_their_index(sqlite_url: str, tmp_path: Path) -> None:
    filled(sqlite_url).close()
    driver = pytest.importorskip("pysqlite3.dbapi2", exc_type=ImportError)
    connection = driver.connect(str(tmp_path / "city.db"))
    connection.enable_load_extension(True)
    connection.load_extension(machine.need("spatialite"))
    assert connection.execute("SELECT CheckSpatialMetaData()").fetchone()[0] == 3
    tables = [row[0] for row in connection.execute("SELECT f_table_name FROM geometry_columns").fetchall()]
    assert set(tables) == set(schema.SPATIAL)
    for table in tables:
        assert connection.execute("SELECT CheckSpatialIndex(?, 'geom')", (table,)).fetchone()[0] == 1, table
    connection.close()


def test_the_index_follows_what_is_deleted(sqlite_url: str) -> None:
    store = filled(sqlite_url)
    with store.reading() as unit:
        (zone,) = [zone for zone in unit.zones.read("daily_life") if zone.name == "西"]
        assert [one.id for one in unit.zones.at(134.005, 34.305)["daily_life"]] == [zone.id]
    with store.writing(OPERATOR) as unit:
        unit.imports.undo(next(row.id for row in unit.imports.all() if row.content == "zones"))
    with store.reading() as unit:
        assert unit.zones.at(134.005, 34.305) == {}


def test_a_reader_sees_one_state_while_another_writes(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("IBASHOMAP_SQLITE_DRIVER", raising=False)
    store = filled(sqlite_url)
    if store.versions()["journal_mode"] != "wal":
        pytest.skip("this SQLite has no safe WAL: readers and writers take turns")
    with store.reading() as reader:
        before = len(reader.places.read())
        with store.writing(OPERATOR) as writer:
            writer.imports.undo()
        assert len(reader.places.read()) == before
    with store.reading() as reader:
        assert reader.places.read() == []


def test_an_extension_that_is_not_there_is_told(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IBASHOMAP_SPATIALITE", "no-such-extension")
    with pytest.raises(LayersError) as fault:
        Store.open(sqlite_url).migrate()
    assert (fault.value.code, "no-such-extension" in fault.value.params["detail"]) == ("store.unreachable", True)


def test_without_the_optional_part_pythons_own_driver_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pysqlite3", None)
    assert sqlite.driver(need_extension=False) is sqlite3
    if hasattr(sqlite3.Connection, "enable_load_extension"):
        assert sqlite.driver(need_extension=True) is sqlite3
    monkeypatch.setattr(sqlite, "sqlite3", SimpleNamespace(Connection=object))
    with pytest.raises(Refused) as fault:
        sqlite.driver(need_extension=True)
    assert fault.value.code == "store.no_extension"


def test_an_extension_is_asked_of_the_driver_that_can_load_it(monkeypatch: pytest.MonkeyPatch) -> None:
    driver = SimpleNamespace()
    monkeypatch.setitem(sys.modules, "pysqlite3", SimpleNamespace(dbapi2=driver))
    monkeypatch.setenv("IBASHOMAP_SQLITE_DRIVER", "sqlite3")
    assert sqlite.driver(need_extension=False) is sqlite3
    assert sqlite.driver(need_extension=True) is driver
    monkeypatch.delenv("IBASHOMAP_SQLITE_DRIVER")
    assert sqlite.driver(need_extension=False) is driver
