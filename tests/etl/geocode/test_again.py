"""A gazetteer that comes after the lists: what it knows is placed, what a person has put stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.geocode.again import publish
from etl.run import stage, understand
from layers import city as cities
from layers.store import Store
from layers.trust.audience import EVERYBODY, OPERATOR
from tests import town

LIST = "名称,種別,所在地_連結表記\nあ,通いの場,架空市西町1-2-3\nい,通いの場,架空市どこか\nう,通いの場,架空市西町1-2-9\n"
BLOCKS = (
    "都道府県名,市区町村名,大字・丁目名,小字・通称名,街区符号・地番,座標系番号,Ｘ座標,Ｙ座標,緯度,経度,住居表示フラグ,代表フラグ,更新前履歴フラグ,更新後履歴フラグ\n"
    ",架空市,西町一丁目,,2,4,0,0,34.301,134.001,1,1,0,0\n"
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """架空市 without anything."""
    opened = Store.open(f"sqlite:///{tmp_path / 'city.db'}")
    opened.migrate()
    with opened.writing(OPERATOR) as unit:
        unit.settle(cities.read(town.TOML, city_id="town"), town.TOML)
    yield opened
    opened.close()


def taken(store: Store, path: Path) -> str:
    """Stage a file; its import."""
    with store.writing(OPERATOR) as unit:
        return stage(unit, understand(path, unit.city()))


def files(folder: Path) -> tuple[Path, Path]:
    """A list and a gazetteer."""
    listing, blocks = folder / "通いの場一覧.csv", folder / "99_2025.csv"
    listing.write_text(LIST, "utf-8")
    blocks.write_text(BLOCKS, "cp932")
    return listing, blocks


def seen(store: Store) -> dict[str, tuple[tuple[float, float] | None, str]]:
    """Every place as everybody has it."""
    with store.reading(EVERYBODY) as unit:
        return {point.name: (point.lonlat, point.how) for point in unit.places.read()}


def test_the_gazetteer_places_what_was_there_before_it(store: Store, tmp_path: Path) -> None:
    listing, blocks = files(tmp_path)
    with store.writing(OPERATOR) as unit:
        assert publish(unit, stage(unit, understand(listing, unit.city())), release=True) == 0
        by_hand = next(point.id for point in unit.places.read() if point.name == "う")
        unit.placings.place(by_hand, (134.2, 34.2))
    with store.reading(OPERATOR) as unit:
        assert {one.reason for one in unit.placings.queue()} == {"no_gazetteer"}
    gazetteer = taken(store, blocks)
    with store.writing(OPERATOR) as unit:
        assert publish(unit, gazetteer, release=True) == 2
    assert seen(store) == {"あ": ((134.001, 34.301), "block"), "い": (None, ""), "う": ((134.2, 34.2), "hand")}
    with store.reading(OPERATOR) as unit:
        assert [(one.point.name, one.reason) for one in unit.placings.queue()] == [("い", "not_found")]


def test_a_list_that_was_read_before_the_gazetteer_and_published_after_it(store: Store, tmp_path: Path) -> None:
    listing, blocks = files(tmp_path)
    waiting, gazetteer = taken(store, listing), taken(store, blocks)
    with store.writing(OPERATOR) as unit:
        publish(unit, gazetteer, release=True)
        assert publish(unit, waiting, release=True) == 2
    assert seen(store)["あ"] == ((134.001, 34.301), "block")
