"""A wish answers yes, no, or not known; what is not known is never open."""

from datetime import date

import pytest

from layers.place.choosing import Answer, Wish
from layers.place.traits import traits

SUNDAY = date(2026, 11, 22)
THURSDAY_AFTERNOON = Wish(days=("TH",), times=("afternoon",), when="week", today=SUNDAY)


def judge(wish: Wish, kind: str = "salon", own: dict | None = None, **facts: object):
    return wish.judge(traits(kind, facts, own or {}))


@pytest.mark.parametrize(
    ("schedule", "answer"),
    [
        ("毎週木曜 13:30～15:00", Answer.YES),
        ("第4木曜 13:30～15:00", Answer.YES),
        ("第1木曜 13:30～15:00", Answer.NO),
        ("毎週木曜 10:00～11:30", Answer.NO),
        ("毎週木曜", Answer.UNKNOWN),
        ("不定期", Answer.UNKNOWN),
        ("", Answer.UNKNOWN),
        ("毎週火曜 13:30～15:00", Answer.NO),
    ],
)
def test_this_thursday_afternoon(schedule: str, answer: Answer) -> None:
    assert judge(THURSDAY_AFTERNOON, schedule=schedule)[0] is answer


def test_what_rests_is_not_open() -> None:
    found = judge(Wish(days=("TH",), today=SUNDAY), schedule="毎週木曜 10:00～11:00", status="suspended")
    assert found[0] is Answer.NO


def test_nothing_asked_takes_everything() -> None:
    assert judge(Wish(), schedule="不定期") == (Answer.YES, ())
    assert Wish().topics == ()


def test_everybody_means_each_and_who_names_others_does_not() -> None:
    older = Wish(who=("older",), today=SUNDAY)
    assert judge(older, target="どなたでも")[0] is Answer.YES
    assert judge(older, target="小学生")[0] is Answer.NO
    assert judge(older, target="本人、家族")[0] is Answer.UNKNOWN
    assert judge(Wish(who=("men",)), target="65歳以上")[0] is Answer.UNKNOWN
    assert judge(Wish(who=("men",)), target="女性限定")[0] is Answer.NO
    assert judge(Wish(who=("children", "older")), target="シニア")[0] is Answer.YES


def test_fees() -> None:
    free, cheap = Wish(fee=0), Wish(fee=500)
    assert [judge(free, fee=text)[0] for text in ("無料", "100円", "実費")] == [
        Answer.UNKNOWN,
        Answer.NO,
        Answer.UNKNOWN,
    ]
    assert judge(free, fee="無料", fee_yen=0)[0] is Answer.YES
    assert [judge(cheap, fee=text)[0] for text in ("500円", "501円")] == [Answer.YES, Answer.NO]


def test_several_topics_and_which_are_not_known() -> None:
    wish = Wish(days=("TH",), ride=True, wheels=True, today=SUNDAY)
    assert judge(wish, schedule="毎週木曜 10:00～11:00", activity="送迎あり") == (Answer.UNKNOWN, ("wheels",))
    assert judge(wish, schedule="毎週火曜 10:00～11:00")[0] is Answer.NO
    assert not wish.takes(Answer.UNKNOWN)
    assert Wish(ride=True, unsure=True).takes(Answer.UNKNOWN)


def test_plans_and_age() -> None:
    assert judge(Wish(standing=("サロン助成",)), own={"位置づけ": "サロン助成"})[0] is Answer.YES
    assert judge(Wish(sector=("高齢",)), own={"分野": "子ども"})[0] is Answer.NO
    assert judge(Wish(sector=("高齢",)))[0] is Answer.UNKNOWN
    old = Wish(old=True, today=SUNDAY)
    assert [judge(old, confirmed_on=day)[0] for day in ("2025-11-01", "2026-11-01", "")] == [
        Answer.YES,
        Answer.NO,
        Answer.UNKNOWN,
    ]
