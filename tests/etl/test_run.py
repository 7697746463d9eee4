"""One file, from bytes to staged records."""

from pathlib import Path

import pytest

from etl.geocode.gazetteer import Gazetteer
from etl.geocode.places import located
from etl.geocode.search import Search
from etl.run import files_of, stage, understand
from layers import city as cities
from layers.city import City
from layers.provenance import Source
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import town

HEAD = "名称,種別,所在地_連結表記,緯度,経度\n"


@pytest.fixture
def city() -> City:
    """架空市."""
    return cities.read(town.TOML, city_id="town")


def test_an_address_of_the_gazetteer_gets_its_point_and_others_wait(tmp_path: Path, city: City) -> None:
    file = tmp_path / "通いの場一覧.csv"
    file.write_text(
        HEAD + "あ,通いの場,架空市西町1-2-3,,\nい,通いの場,架空市どこか,,\nう,通いの場,,34.3,134.1\n", "utf-8"
    )
    reading = understand(file, city)
    assert reading.batch is not None
    blocks = Search(Gazetteer([("西町一丁目", "2", 134.001, 34.301)]), city)
    told = located(reading.batch, blocks)
    found = {record.values["name"]: record.geometry for record in told.records}
    assert (found["あ"].x, found["あ"].y) == (134.001, 34.301)
    assert found["い"] is None
    assert (found["う"].x, found["う"].y) == (134.1, 34.3)
    assert [(one.level, one.code, one.cell) for one in told.findings if one.code.startswith("address")] == [
        ("warning", "address.not_found", "C3")
    ]
    assert told.records[0].values["precision"] == "block"


def test_without_a_gazetteer_nothing_is_guessed(tmp_path: Path, city: City) -> None:
    file = tmp_path / "通いの場一覧.csv"
    file.write_text(HEAD + "あ,通いの場,架空市西町1-2-3,,\n", "utf-8")
    batch = understand(file, city).batch
    assert batch is not None
    told = located(batch, Search(Gazetteer([]), city))
    assert [record.geometry for record in told.records] == [None]
    assert [(one.code, one.params) for one in told.findings if one.code.startswith("address")] == [
        ("address.no_gazetteer", {"count": 1})
    ]


def test_a_file_that_nobody_knows_is_refused_with_a_reason(tmp_path: Path, city: City) -> None:
    file = tmp_path / "メモ.txt"
    file.write_text("来週の予定\nなし\n", "utf-8")
    reading = understand(file, city)
    assert reading.refused
    assert reading.importer is None
    assert [(one.level, one.code) for one in reading.findings] == [("error", "file.unrecognised")]


def test_a_refused_reading_never_reaches_the_store(store: Store, tmp_path: Path, city: City) -> None:
    file = tmp_path / "空.csv"
    file.write_bytes(b"")
    with pytest.raises(ValueError, match="refused"), store.writing(OPERATOR) as unit:
        stage(unit, understand(file, city))


def test_the_parts_of_a_shapefile_are_one_file(tmp_path: Path) -> None:
    for name in ("a.shp", "a.dbf", "a.shx", "a.prj", "b.dbf", "c.csv", ".hidden"):
        (tmp_path / name).write_bytes(b"x")
    assert [path.name for path in files_of([tmp_path])] == ["a.shp", "b.dbf", "c.csv"]
    assert files_of([tmp_path / "c.csv", tmp_path]) == files_of([tmp_path])


def test_the_city_says_where_a_list_comes_from(tmp_path: Path) -> None:
    own = (
        town.TOML
        + """
[[list]]
file = "通いの場一覧.csv"
title = "通いの場の台帳"
publisher = "架空市社会福祉協議会"
licence = "CC BY 4.0"
date = "2026-04-01"
"""
    )
    file = tmp_path / "通いの場一覧.csv"
    file.write_text(HEAD + "あ,通いの場,,34.3,134.1\n", "utf-8")
    named = understand(file, cities.read(own, city_id="town")).batch
    assert named is not None
    assert named.source == Source(
        title="通いの場の台帳", publisher="架空市社会福祉協議会", licence="CC BY 4.0", date="2026-04-01"
    )
    unnamed = understand(file, cities.read(town.TOML, city_id="town")).batch
    assert unnamed is not None
    assert unnamed.source == Source(title="通いの場一覧.csv")
