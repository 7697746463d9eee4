"""ふだんの集まり that may be the same: the 町丁 must be, and what is done or the weekday."""

from datetime import date

import pytest

from layers.place.alike_gatherings import alike
from tests.builders import a_service_point

TODAY = date(2026, 11, 22)
NEW = {"address": "浜風町", "activity": "朝のラジオ体操", "schedule": "毎週火曜 6:30"}


def there(**facts: str):
    given = {"address": "浜風町", "activity": "畑しごと", "schedule": "毎週木曜 9:00", **facts}
    return a_service_point("集まり", kind="gathering", facts=given)


@pytest.mark.parametrize(
    ("facts", "what", "day"),
    [
        ({"activity": "ラジオ体操"}, True, False),
        ({"activity": "ラジオ体操をする", "schedule": "毎週火曜 7:00"}, True, True),
        ({"schedule": "第2・4火曜 10:00"}, False, True),
    ],
)
def test_the_same_town_and_the_same_doing_or_weekday(facts: dict[str, str], what: bool, day: bool) -> None:
    (found,) = alike(NEW, [there(**facts)], TODAY)
    assert (found.what, found.day) == (what, day)


@pytest.mark.parametrize(
    "facts",
    [
        {"activity": "ラジオ体操", "address": "潮見町"},
        {},
        {"activity": "朝の散歩"},
        {"schedule": "毎日 6:30"},
        {"schedule": "天気のよい日", "activity": "立ち話"},
    ],
)
def test_another_town_or_nothing_in_common_is_no_question(facts: dict[str, str]) -> None:
    assert alike(NEW, [there(**facts)], TODAY) == []


def test_short_words_must_stand_in_the_other() -> None:
    new = {**NEW, "activity": "畑", "schedule": "ときどき"}
    assert len(alike(new, [there(), there(activity="井戸端会議")], TODAY)) == 1


def test_the_likest_stands_first() -> None:
    both, one = there(activity="ラジオ体操", schedule="毎週火曜 6:30"), there(schedule="毎週火曜 9:00")
    assert [found.place for found in alike(NEW, [one, both], TODAY)] == [both, one]


def test_without_a_town_nothing_is_asked() -> None:
    assert alike({**NEW, "address": ""}, [there(address="", activity="ラジオ体操")], TODAY) == []
