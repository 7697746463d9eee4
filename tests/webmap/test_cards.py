"""What a place says: withheld phones become a desk, only web addresses become links."""

from datetime import timedelta

import pytest

from layers import city as cities
from layers.catalog.look import look_of
from tests import town
from tests.builders import a_service_point
from webmap.cards import card

CITY = cities.read(town.TOML, city_id="town")


def test_a_withheld_phone_becomes_the_desk() -> None:
    assert card(a_service_point(), CITY).contact == "お問い合わせ：架空市社会福祉協議会 087-000-0000"


def test_a_phone_that_arrives_is_shown() -> None:
    assert card(a_service_point(facts={"phone": ["087-1-1", "087-2-2"]}), CITY).contact == "087-1-1・087-2-2"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"fee_yen": 0}, "無料"),
        ({"fee_yen": 1500}, "1,500円"),
        ({"fee": "1回200円", "fee_yen": 200}, "1回200円"),
        ({}, ""),
    ],
)
def test_the_fee_in_words(facts: dict, words: str) -> None:
    told = card(a_service_point(facts=facts), CITY)
    assert told.fee == words
    assert [text for label, text in told.rows if label == "参加費"] == ([words] if words else [])


def test_rows_stand_in_the_order_of_the_vocabulary_with_the_zone_last() -> None:
    told = card(a_service_point(facts={"schedule": "毎週月曜", "venue": "会館", "capacity": "20"}), CITY)
    assert told.rows == (("会場", "会館"), ("開催日時", "毎週月曜"), ("定員", "20人"), ("生活圏域", "中央"))


def test_old_suspended_and_unreleased_places_say_so() -> None:
    old = (look_of().today - timedelta(days=400)).isoformat()
    told = card(a_service_point(facts={"confirmed_on": old, "status": "suspended"}, released=False), CITY)
    assert told.marks == ("お休み中", "確認から1年以上", "住民向け地図には出ていません")


@pytest.mark.parametrize(
    ("given", "link"), [("https://a.example/", "https://a.example/"), ("java" + "script:alert(1)", "")]
)
def test_only_web_addresses_become_links(given: str, link: str) -> None:
    assert card(a_service_point(facts={"url": given}), CITY).url == link


@pytest.mark.parametrize(
    ("facts", "row"),
    [
        ({"capacity": 20}, ("定員", "20人")),
        ({"capacity": "20名程度"}, ("定員", "20名程度")),
        ({"participants": "12"}, ("参加人数", "12人")),
        ({"since": "2008-04-01"}, ("開始日", "平成20年4月1日")),
        ({"status": "active"}, ("状態", "開催中")),
        ({"venue": "305"}, ("会場", "305")),
        ({"target": ["高齢者", "子ども"]}, ("対象", "高齢者・子ども")),
    ],
)
def test_a_fact_in_words(facts: dict, row: tuple[str, str]) -> None:
    told = card(a_service_point(facts=facts, zones={}), CITY)
    assert told.rows == (row,)


def test_what_stands_elsewhere_on_the_card_is_not_said_twice() -> None:
    facts = {"phone": "087-1-1", "fee_yen": 0, "confirmed_on": "2026-04-01", "zone": "西", "url": "https://a.example/"}
    told = card(a_service_point(facts=facts, zones={}), CITY)
    assert told.rows == (("参加費", "無料"),)
    assert (told.contact, told.fee, told.url) == ("087-1-1", "無料", "https://a.example/")
    assert told.confirmed == "令和8年4月1日"


def test_a_system_that_the_city_does_not_name_is_a_zone_and_a_desk_is_named_once() -> None:
    told = card(a_service_point(facts={}, zones={"unknown": ("北", "南"), "daily_life": ()}), CITY)
    assert told.rows == (("圏域", "北・南"),)
    nameless = cities.read(town.TOML.replace('contact = "お問い合わせ：', 'contact = "'), city_id="town")
    assert card(a_service_point(), nameless).contact == "お問い合わせ：架空市社会福祉協議会 087-000-0000"


def test_only_what_is_not_for_everybody_says_for_whom_it_is() -> None:
    assert card(a_service_point(), CITY).audience == ""
    assert "職員まで" in card(a_service_point(audience="staff"), CITY).audience
    assert card(a_service_point(lonlat=None), CITY).located is False
    assert card(a_service_point(facts={"status": "closed"}), CITY).marks == ("終了",)
    assert card(a_service_point(facts={"status": "active"}), CITY).marks == ()
