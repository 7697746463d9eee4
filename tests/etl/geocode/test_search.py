"""Addresses in words become points, or a question for a person; never a guess."""

import pytest

from etl.geocode.gazetteer import Gazetteer
from etl.geocode.search import Search
from layers import city as cities
from tests import town

CITY = cities.read(town.TOML, city_id="town")
BLOCKS = [
    ("西町一丁目", "2", 134.001, 34.301),
    ("西町一丁目", "12", 134.002, 34.302),
    ("西町一丁目", "", 134.0015, 34.3015),
    ("西町二丁目", "2", 134.011, 34.301),
    ("大字中町", "2", 134.003, 34.303),
    ("大字中町", "12", 134.0035, 34.303),
    ("大字中町", "123-4", 134.0036, 34.303),
    ("本町", "1", 134.020, 34.310),
    ("本町一丁目", "2", 134.025, 34.310),
    ("霞ヶ沢", "7", 134.030, 34.310),
    ("山田字北谷", "10", 134.040, 34.310),
    ("山田字南谷", "10", 134.050, 34.310),
    ("福家", "甲12", 134.060, 34.310),
    ("福家", "12", 134.065, 34.310),
    ("三番町", "5", 134.070, 34.310),
    ("安原下第一号", "33", 134.080, 34.310),
    ("川向町浅野", "9", 134.090, 34.310),
    ("新町", "1", 134.100, 34.310),
    ("新町", "1", 134.150, 34.350),
    ("元町", "", 134.100, 34.320),
    ("元町", "", 134.150, 34.360),
    ("元町", "3", 134.1001, 34.320),
]
SEARCH = Search(Gazetteer(BLOCKS), CITY)


@pytest.mark.parametrize(
    ("address", "lonlat", "precision"),
    [
        ("架空市西町1丁目2番3号", (134.001, 34.301), "block"),
        ("西町一丁目２－３", (134.001, 34.301), "block"),
        ("西町1-2-3", (134.001, 34.301), "block"),
        ("西町一丁目2の3", (134.001, 34.301), "block"),
        ("西町一丁目二番三号", (134.001, 34.301), "block"),
        ("西町１丁目　２番　３号", (134.001, 34.301), "block"),
        ("西町 1ー2ー3 みほんビル301", (134.001, 34.301), "block"),
        ("西町1-2-3(集会所)", (134.001, 34.301), "block"),
        ("〒760-0001 架空県架空市西町1丁目12番地", (134.002, 34.302), "lot"),
        ("西町一丁目十二番", (134.002, 34.302), "block"),
        ("架空市大字中町2番地の5 みほんビル2階", (134.003, 34.303), "lot"),
        ("架空市中町字東12番地", (134.0035, 34.303), "lot"),
        ("中町123番地4", (134.0036, 34.303), "lot"),
        ("中町 百二十三番地の四", (134.0036, 34.303), "lot"),
        ("霞が沢7番地", (134.030, 34.310), "lot"),
        ("霞ケ澤7", (134.030, 34.310), "lot"),
        ("山田北谷10番地1", (134.040, 34.310), "lot"),
        ("大字山田字南谷10", (134.050, 34.310), "lot"),
        ("福家甲12-3", (134.060, 34.310), "lot"),
        ("福家甲の12番地", (134.060, 34.310), "lot"),
        ("三番町5-1", (134.070, 34.310), "lot"),
        ("３番町５番地", (134.070, 34.310), "lot"),
        ("安原下第1号33番地", (134.080, 34.310), "lot"),
        ("本町1丁目2-3", (134.025, 34.310), "block"),
        ("本町1番地2", (134.020, 34.310), "lot"),
    ],
)
def test_a_number_that_the_gazetteer_knows_is_a_point(
    address: str, lonlat: tuple[float, float], precision: str
) -> None:
    spot = SEARCH.answer(address).spot
    assert spot is not None, SEARCH.answer(address)
    assert (spot.lonlat, spot.precision) == (lonlat, precision)


@pytest.mark.parametrize(
    ("address", "reason", "labels"),
    [
        ("", "no_address", []),
        ("架空市西町一丁目", "town_only", ["西町一丁目の中ほど"]),
        ("西町", "town_only", ["西町一丁目の中ほど", "西町二丁目の中ほど"]),
        ("西町2", "town_only", ["西町二丁目の中ほど"]),
        ("架空市西町1丁目99-1", "block_unknown", ["西町一丁目の中ほど"]),
        ("架空市西町1丁目15-1", "block_unknown", ["西町一丁目12番", "西町一丁目の中ほど"]),
        ("架空市西町3丁目2番", "block_unknown", ["西町一丁目の中ほど", "西町二丁目の中ほど"]),
        ("中町5番地", "block_unknown", ["大字中町2番地", "大字中町12番地", "大字中町の中ほど"]),
        ("西町一丁目番外地", "town_only", ["西町一丁目の中ほど"]),
        ("中町12番地先", "beside", ["大字中町12番地"]),
        ("本町1-2", "ambiguous", ["本町1番地", "本町一丁目2番"]),
        ("新町1番地", "ambiguous", ["新町1番地", "新町1番地"]),
        ("元町3番地", "ambiguous", ["元町3番地", "元町の中ほど", "元町の中ほど"]),
        ("浅野9番地", "not_found", ["川向町浅野9番地", "川向町浅野の中ほど"]),
        ("中町北谷12", "not_found", ["大字中町12番地", "大字中町の中ほど"]),
        ("福家乙12", "block_unknown", ["福家12番地", "福家の中ほど"]),
        ("中町5区12番", "town_only", ["大字中町の中ほど"]),
        ("どこか遠い所", "not_found", []),
        ("隣市西町1-2-3", "other_city", []),
        ("香川県高松市西町1-2-3", "other_city", []),
    ],
)
def test_what_is_not_sure_is_asked_with_what_might_be_meant(address: str, reason: str, labels: list[str]) -> None:
    answer = SEARCH.answer(address)
    assert answer.spot is None
    assert (answer.reason, [spot.label for spot in answer.candidates]) == (reason, labels)


def test_without_a_gazetteer_that_is_the_reason() -> None:
    assert Search(Gazetteer([]), CITY).answer("西町1-2-3").reason == "no_gazetteer"
