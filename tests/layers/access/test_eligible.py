"""Which places somebody may really use: sex, age, frequency, confirmation, seats — yes, no, or not known."""

from dataclasses import replace
from datetime import date

import pytest

from layers.access.eligible import ages, days_a_year, often, shut_out, usable
from layers.access.question import Question
from tests.builders import a_service_point
from tests.coverage_town import TODAY

ASKED = Question(service="kayoinoba", people="all")


def _point(name: str = "ひだまりの会", **facts):
    return a_service_point(name, facts=facts)


def _counts(question: Question, *points):
    return usable(question, points, kinds=("kayoinoba",), today=TODAY)


@pytest.mark.parametrize(
    ("name", "facts", "shut"),
    [
        ("朝日ケ丘おとこ倶楽部", {"target": "男性限定"}, "female"),
        ("朝日ケ丘おとこ倶楽部", {}, "female"),
        ("男の料理教室", {"target": "65歳以上"}, "female"),
        ("体操の会", {"target": "６５歳以上の男性"}, "female"),
        ("体操の会", {"target": "男性のみ"}, "female"),
        ("体操の会", {"activity": "男性専用の健康マージャン"}, "female"),
        ("体操の会", {"note": "女性限定"}, "male"),
        ("婦人会のお茶", {}, "male"),
        ("女性のための体操", {"target": "女性"}, "male"),
        ("体操の会", {"target": "どなたでも"}, ""),
        ("男性も歓迎サロン", {}, ""),
        ("男の料理教室", {"target": "どなたでも（女性も）"}, ""),
        ("体操の会", {"target": "男女問わず"}, ""),
        ("体操の会", {"note": "男性限定ではありません"}, ""),
        ("長男坊の会", {}, ""),
    ],
)
def test_who_cannot_come_is_read_from_the_words_of_the_list(name: str, facts: dict, shut: str) -> None:
    assert shut_out(_point(name, **facts)) == shut


def test_a_place_for_men_covers_no_woman_and_is_told_of_where_nobody_said_who() -> None:
    men, all_of_us = _point("おとこ倶楽部", target="男性限定"), _point("みんなの会", target="どなたでも")
    assert _counts(replace(ASKED, sex="female"), men, all_of_us).points == (all_of_us,)
    assert _counts(replace(ASKED, sex="female"), men, all_of_us).lost == {"sex": 1}
    assert _counts(replace(ASKED, sex="male"), men, all_of_us).points == (men, all_of_us)
    assert _counts(ASKED, men, all_of_us).one_sex == 1


@pytest.mark.parametrize(
    ("target", "limits"),
    [
        ("65歳以上", (65, 200)),
        ("６５歳以上の方", (65, 200)),
        ("60歳以上80歳未満", (60, 79)),
        ("40〜64歳", (40, 64)),
        ("0歳～3歳の親子", (0, 3)),
        ("18歳まで", (0, 18)),
        ("65歳以上、または40～64歳の特定疾病の方", (40, 200)),
        ("どなたでも", (0, 200)),
        ("", (0, 200)),
    ],
)
def test_ages_are_read_from_who_is_meant(target: str, limits: tuple[int, int]) -> None:
    assert ages(target) == limits


def test_an_age_must_be_meant() -> None:
    young, old = _point(target="0歳～3歳の親子"), _point(target="75歳以上")
    assert _counts(replace(ASKED, age=70), young, old).points == ()
    assert _counts(replace(ASKED, age=80), young, old).points == (old,)
    assert _counts(replace(ASKED, people="75plus"), young, old).points == (old,)
    assert _counts(ASKED, young, old).points == (young, old)


@pytest.mark.parametrize(
    ("schedule", "met"),
    [
        ("毎週月曜 10:00-11:30", "weekly"),
        ("毎週月曜 10:00-11:30（祝日休み）", "weekly"),
        ("毎週月・木曜 10:00-11:30", "twice_weekly"),
        ("月～金 9:00-17:00", "twice_weekly"),
        ("第2・4火曜 10:00-11:30", "twice_monthly"),
        ("第1・3水曜 13:30～", "twice_monthly"),
        ("第1・2・3・4水曜", "weekly"),
        ("毎月第3土曜 10:00", "monthly"),
        ("毎月15日", "monthly"),
    ],
)
def test_how_often_is_counted_over_a_year(schedule: str, met: str) -> None:
    days = days_a_year(schedule, TODAY)
    assert days is not None
    assert often(days) == met
    # Whatever day it is asked on.
    assert often(days_a_year(schedule, date(2026, 12, 31)) or 0) == met


def test_a_schedule_nobody_can_read_is_told_apart_and_not_counted_under_a_demand() -> None:
    weekly, unread = _point("A", schedule="毎週月曜 10:00-11:30"), _point("B", schedule="お問い合わせください")
    found = _counts(replace(ASKED, frequency="weekly"), weekly, unread)
    assert (found.points, found.unknown) == ((weekly,), {"frequency": 1})
    assert _counts(ASKED, weekly, unread).points == (weekly, unread)


def test_resting_places_are_open_to_nobody() -> None:
    found = _counts(ASKED, _point("A", status="suspended"), _point("B", status="closed"), _point("C", status="active"))
    assert [point.name for point in found.points] == ["C"]
    assert found.lost == {"status": 2}


def test_the_last_confirmation_must_be_young_enough() -> None:
    new, old, never = _point("A", confirmed_on="2025-11-24"), _point("B", confirmed_on="2025-11-23"), _point("C")
    found = _counts(replace(ASKED, confirmed_months=12), new, old, never)
    assert (found.points, found.lost, found.unknown) == ((new,), {"confirmed": 1}, {"confirmed": 1})


def test_seats_that_nobody_has_counted_are_not_promised() -> None:
    free, full = _point("A", capacity=20, participants=12), _point("B", capacity=20, participants=20)
    unknown, small = _point("C", capacity=20), _point("D", capacity=3)
    found = _counts(replace(ASKED, seats=5), free, full, unknown, small)
    assert (found.points, found.lost, found.unknown) == ((free,), {"seats": 2}, {"seats": 1})


def test_attributes_are_asked_as_the_map_asks_them() -> None:
    young, anyone = _point("A", target="ひきこもりの若者"), _point("B", target="どなたでも")
    older, silent = _point("C", target="65歳以上"), _point("D")
    found = _counts(replace(ASKED, attributes=("young",)), young, anyone, older, silent)
    assert (found.points, found.lost, found.unknown) == ((young, anyone), {"attributes": 1}, {"attributes": 1})


def test_other_kinds_and_places_without_a_position_do_not_count() -> None:
    salon, lost = a_service_point("サロン", kind="salon"), a_service_point("探しています", lonlat=None)
    found = _counts(ASKED, salon, lost)
    assert (found.points, found.nowhere) == ((), (lost.id,))
