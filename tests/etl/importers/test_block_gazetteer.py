from typing import Any

from shapely.geometry import Point

from etl.importers.block_gazetteer import IMPORTER
from layers.city import City
from layers.intake.contract import Document, Hints
from tests.etl.documents import HERE, document, is_left_alone, sheet, taken
from tests.etl.forms import ASHIYA, sampled

HEAD = [
    "都道府県名", "市区町村名", "大字・丁目名", "小字・通称名", "街区符号・地番", "座標系番号",
    "Ｘ座標", "Ｙ座標", "緯度", "経度",
    "住居表示フラグ", "代表フラグ", "更新前履歴フラグ", "更新後履歴フラグ",
]  # fmt: skip


def row(city: str, town: str, block: str, lat: str = "34.7", chosen: int = 1, koaza: str = "") -> list[Any]:
    return ["兵庫県", city, town, koaza, block, 5, 0, 0, lat, "135.3", 1, chosen, 0, 0]


def csv(*rows: list[Any]) -> Document:
    return document(sheet([HEAD, *rows]))


def test_the_chosen_point_of_each_block_of_the_city() -> None:
    batch = taken(
        IMPORTER,
        csv(
            row("架空市", "岩園町", "1"),
            row("架空市", "岩園町", "1", chosen=0),
            row("架空市", "大原", "12-3", koaza="字上"),
            row("西宮市", "浜脇町", "1"),
        ),
    )
    assert [record.key for record in batch.records] == ["岩園町/1", "大原字上/12-3"]
    assert batch.records[1].values == {"town": "大原字上", "block": "12-3"}


def test_two_towns_of_one_name_are_two() -> None:
    rows = csv(
        row("架空市", "本町", "1"), row("架空市", "本町", "1", lat="34.8"), row("架空市", "本町", "1", lat="34.7001")
    )
    assert [record.key for record in taken(IMPORTER, rows).records] == ["本町/1", "本町/1#2"]


def test_wards_of_a_designated_city_and_whole_prefectures() -> None:
    rows = csv(row("神戸市中央区", "相生町", "1"), row("西宮市", "浜脇町", "1"))
    kobe = Hints(city=City(id="kobe", code="281000", name="神戸市", plane=5, prefecture="兵庫県"))
    hyogo = Hints(city=City(id="hyogo", code="280003", name="兵庫県", plane=5))
    assert [len(taken(IMPORTER, rows, hints).records) for hints in (kobe, hyogo, Hints())] == [1, 2, 2]


def test_a_row_without_a_point_and_a_file_of_another_city() -> None:
    batch = taken(IMPORTER, csv(row("架空市", "岩園町", "1"), row("架空市", "岩園町", "2", lat="")))
    assert [(f.code, f.cell) for f in batch.findings] == [("town.unreadable", "C3")]
    (nothing,) = IMPORTER.read(csv(row("西宮市", "浜脇町", "1")), HERE).findings
    assert (nothing.code, nothing.params) == ("area.none_here", {"city": "架空市"})
    is_left_alone(IMPORTER)


def test_samples_with_their_headings() -> None:
    batch = sampled("block_gazetteer", "28206-24.0a.csv", ASHIYA)
    assert [record.key for record in batch.records] == ["見本町一丁目/1", "見本町一丁目/2", "奥見本字上/12-3"]
    assert batch.records[0].geometry == Point(135.300001, 34.730001)
    (old,) = sampled("block_gazetteer", "28000-old.csv", ASHIYA).records
    assert (old.key, old.geometry) == ("見本町二丁目/3", Point(135.301001, 34.731001))
