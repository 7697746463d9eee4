"""The next days of a place as its page says them."""

from datetime import date

import pytest

from layers import city as cities
from tests import town
from tests.builders import a_service_point
from webmap.cards import card
from webmap.next_days import next_days

CITY = cities.read(town.TOML, city_id="town")
TODAY = date(2026, 4, 29)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("第1・3水曜（祝日は第2水曜）10時～", ("5月13日（水）10:00～", "5月20日（水）10:00～", "6月3日（水）10:00～")),
        ("毎週水曜", ("4月29日（水）", "5月6日（水）", "5月13日（水）")),
        ("令和8年4月30日 10:00～ / 13:00～", ("4月30日（木）10:00～・13:00～",)),
        ("令和8年5月2日 9時～12時", ("5月2日（土）9:00～12:00",)),
        ("月～金 9:00～17:00", ()),
        ("隔週火曜 10:00～", ()),
        ("", ()),
    ],
)  # fmt: skip
def test_three_days_with_weekday_and_hours_or_none(text: str, told: tuple[str, ...]) -> None:
    assert next_days(text, TODAY) == told


def test_the_card_says_them_behind_the_text() -> None:
    told = card(a_service_point(facts={"schedule": "第2土曜 10:00～"}), CITY, today=TODAY)
    assert told.rows[:2] == (
        ("開催日時", "第2土曜 10:00～"),
        ("次の開催日", "5月9日（土）10:00～\n6月13日（土）10:00～\n7月11日（土）10:00～"),
    )


@pytest.mark.parametrize("status", ["suspended", "closed"])
def test_what_rests_has_no_next_day(status: str) -> None:
    told = card(a_service_point(facts={"schedule": "第2土曜", "status": status}), CITY, today=TODAY)
    assert told.coming == ()
    assert "次の開催日" not in dict(told.rows)


def test_without_a_day_to_count_from_nothing_is_reckoned() -> None:
    assert card(a_service_point(facts={"schedule": "第2土曜"}), CITY).coming == ()
