"""The index: towns by their key, places of one name that lie apart, how far off a spot may be."""

import pytest

from etl.geocode.gazetteer import Gazetteer, apart
from etl.geocode.spelling import number, town_name

STEP = 0.001  # some 92 m from west to east


def test_sources_that_agree_are_one_place_and_namesakes_are_several() -> None:
    assert apart([(134.0, 34.3), (134.001, 34.3)], 150) == [(134.0, 34.3)]
    assert apart([(134.0, 34.3), (134.01, 34.3)], 150) == [(134.0, 34.3), (134.01, 34.3)]


def test_a_spot_is_as_exact_as_its_neighbours_are_near() -> None:
    towns = Gazetteer([("中町", str(n), 134 + n * STEP, 34.3) for n in range(3)]).towns
    (spot,) = towns["中町"].spots("1", precision="lot")
    assert (spot.metres, spot.label) == (100, "中町1番地")
    (alone,) = Gazetteer([("東町", "5", 134.0, 34.3)]).towns["東町"].spots("5", precision="block")
    assert (alone.metres, alone.label) == (100, "東町5番")


def test_the_middle_of_a_town_without_a_point_of_its_own_is_a_number_near_its_middle() -> None:
    towns = Gazetteer([("中町", str(n), 134 + n * STEP, 34.3) for n in range(5)]).towns
    (centre,) = towns["中町"].centres()
    assert centre.lonlat == (134 + 2 * STEP, 34.3)
    assert (centre.precision, centre.metres) == ("town", 200)


def test_a_gazetteer_of_towns_alone_proposes_and_an_empty_one_is_none() -> None:
    assert Gazetteer([("西町", "", 134.0, 34.0)])
    assert not Gazetteer([])


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("大字中町", "中町"),
        ("西町一丁目", "西町1丁目"),
        ("西町１丁目", "西町1丁目"),
        ("霞ヶ沢", "霞け沢"),
        ("霞が澤", "霞け沢"),
        ("西ハゼ町", "西はぜ町"),
        ("山田字北谷", "山田北谷"),
    ],
)
def test_the_key_of_a_town(printed: str, key: str) -> None:
    assert town_name(printed) == key


@pytest.mark.parametrize(
    ("numeral", "value"), [("十", 10), ("二十三", 23), ("百五", 105), ("一〇五", 105), ("千二百", 1200)]
)
def test_kanji_numerals(numeral: str, value: int) -> None:
    assert number(numeral) == value
