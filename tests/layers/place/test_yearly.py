"""年次集計 by hand: six places of which every class, every sum and every caution can be reckoned on paper."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.place.yearly import Tally, form, forms, tally
from tests.builders import a_service_point

DAY = date(2026, 2, 28)


def place(name: str, schedule: str, *, kind: str = "kayoinoba", **facts: object):
    return a_service_point(name, kind=kind, facts={"schedule": schedule, **facts})


PLACES = [
    place(
        "百歳体操の会",
        "毎週月曜 10:00-11:30",
        activity="いきいき百歳体操、茶話会",
        organization="東町自治会",
        participants=20,
    ),
    place("茶の間", "第1・3水曜 13:30-15:00", activity="茶話会", organization="架空市社会福祉協議会", participants=12),
    place("ふれあいサロン", "第2土曜 10:00-12:00", kind="salon", activity="会食", organization="南地区社会福祉協議会"),
    place("元気塾", "毎週火・木曜 10:00-11:00", activity="脳トレ", participants=8, organization="㈱げんき"),
    place("季節の会", "4月・7月・10月・1月の第1月曜", activity="花見", participants=50),
    place("そのつどの会", "そのつどお知らせします", activity="体操", participants=9),
    place("休みの会", "毎週金曜 10:00-11:00", status="suspended", participants=30),
    place("集会所", "毎週月曜", kind="community_centre", participants=99),
]


def counted(aged: int | None = 1000) -> Tally:
    return tally(form(2025), PLACES, day=DAY, as_of="2026-02-28", aged=aged)


def lines(found: Tally, topic: str) -> dict[str, tuple[int, int, int]]:
    return {one.label: (one.places, one.participants, one.silent) for one in found.tables[topic] if one.places}


def test_every_figure_by_hand() -> None:
    found = counted()
    assert found.year == 2025
    assert lines(found, "frequency") == {
        "週2回以上": (1, 8, 0),
        "週1回以上2回未満": (1, 20, 0),
        "月2回以上4回未満": (1, 12, 0),
        "月1回以上2回未満": (1, 0, 1),
    }
    assert lines(found, "activity") == {
        "体操（運動）": (1, 20, 0),
        "茶話会": (1, 12, 0),
        "会食": (1, 0, 1),
        "認知症予防": (1, 8, 0),
    }
    assert lines(found, "operator") == {
        "住民団体": (2, 20, 1),
        "社会福祉協議会": (1, 12, 0),
        "民間企業": (1, 8, 0),
    }
    assert (found.total.places, found.total.participants, found.total.silent) == (4, 40, 1)
    assert found.share(found.total) == pytest.approx(0.04)
    assert [one.name for one in found.unsure] == ["そのつどの会"]
    assert [one.name for one in found.seldom] == ["季節の会"]
    assert [one.name for one in found.resting] == ["休みの会"]


def test_every_table_sums_to_the_total() -> None:
    found = counted()
    for topic in found.tables.values():
        assert sum(line.places for line in topic) == found.total.places
        assert sum(line.participants for line in topic) == found.total.participants
        assert sum(line.silent for line in topic) == found.total.silent


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("毎週月曜 10:00-11:00", "weekly"),
        ("毎週月曜（祝日・8月は休み） 10:00-11:00", "weekly"),
        ("毎週月・木曜", "twice_weekly"),
        ("第1・2・3火曜", "twice_monthly"),
        ("隔週水曜 10:00-11:00", "twice_monthly"),
        ("毎月15日", "monthly"),
        ("第4金曜", "monthly"),
        ("4月・7月・10月・1月の第1月曜", ""),
    ],
)
def test_how_often_is_of_the_fullest_month(text: str, often: str) -> None:
    found = tally(form(2025), [place("会", text)], day=DAY)
    assert [one.frequency for one in found.counted] == ([often] if often else [])
    assert len(found.seldom) == (not often)


def test_a_name_tells_the_activity_only_where_the_list_is_silent() -> None:
    one = form(2025)
    assert one.activity_of("", "高畑百歳体操") == "exercise"
    assert one.activity_of("手芸、体操", "百歳体操") == "hobby"
    assert one.activity_of("", "ひだまりの会") == ""
    assert one.activity_of("花見") == "other"


@given(st.lists(st.integers(0, 6), min_size=12, max_size=12))
def test_meeting_more_often_never_falls_into_a_lower_class(days: list[int]) -> None:
    for one in forms():
        order = ["", *(entry.code for entry in reversed(one.frequency))]
        more = [number + 1 for number in days]
        assert order.index(one.often(more)) >= order.index(one.often(days))


# What the ministry's summary for 令和4年度 prints, as news of 2024-02-26 and -29 repeat it (doc 13527, wic-net).
PUBLISHED = {
    "frequency": ("週1回以上", "月2回以上4回未満", "月1回以上2回未満"),
    "activity": ("体操(運動)", "趣味活動", "茶話会", "認知症予防"),
    "operator": ("住民団体", "住民個人", "社会福祉協議会"),
}


@pytest.mark.parametrize("topic", list(PUBLISHED))
def test_the_classes_of_the_form_are_those_that_the_ministry_prints(topic: str) -> None:
    """The summary shortens 「週1回以上2回未満」: a printed class is one label of the form, or how just one begins."""
    labels = [unicodedata.normalize("NFKC", one.label) for one in getattr(form(2022), topic)]
    for printed in PUBLISHED[topic]:
        assert printed in labels or sum(label.startswith(printed) for label in labels) == 1
    # The most frequent first.
    if topic == "frequency":
        assert labels == sorted(labels, key=lambda label: -form(2022).frequency[labels.index(label)].days)
