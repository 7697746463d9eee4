"""Who may come, what it costs and how one gets in, as the words of a list say it."""

import pytest

from layers.place.traits import fee, traits, who


def visitors(target: str, *, activity: str = "", kind: str = "salon", **facts: str):
    return traits(kind, {"target": target, "activity": activity, **facts}, {}).who


@pytest.mark.parametrize(
    ("target", "named"),
    [
        ("どなたでも", {"everyone"}),
        ("市内在住の方", {"everyone"}),
        ("地域住民", {"everyone"}),
        ("おおむね65歳以上", {"older"}),
        ("６５歳以上の方", {"older"}),
        ("小・中学生", {"children"}),
        ("0〜3歳児と保護者", {"children"}),
        ("妊娠期から18歳までの子どもと家族", {"children"}),
        ("高齢者、障がいのある方、家族", {"older", "disability"}),
        ("認知症の方と家族", {"carers"}),
        ("高齢者（子ども不可）", {"older"}),
        ("18歳以上", set()),
        ("市民活動団体", set()),
    ],
)
def test_whom_a_list_names(target: str, named: set[str]) -> None:
    assert visitors(target).named == named


def test_men_are_named_by_words_or_by_what_was_asked_and_shut_out_by_others() -> None:
    assert "men" in visitors("男性も歓迎").named
    assert "men" in visitors("", welcome_men="yes").named
    assert visitors("女性限定").shut == {"men", "everyone"}
    assert "men" in visitors("", welcome_men="no").shut


def test_a_kind_that_is_for_somebody_says_so() -> None:
    assert visitors("", kind="childcare_support").named == {"children"}
    assert visitors("").told is False


@pytest.mark.parametrize(
    ("text", "yen", "dearest"),
    [("無料", 0, 0), ("1回200円", 200, 200), ("子ども無料、大人300円", None, 300), ("実費", None, -1), ("", None, -1)],
)
def test_the_dearest_counts(text: str, yen: int | None, dearest: int) -> None:
    assert fee(text, yen) == dearest


def test_ways_in_are_told_denied_or_not_told() -> None:
    told = [traits("salon", {"activity": text}, {}) for text in ("送迎あり、スロープ", "送迎なし", "体操")]
    assert [(one.ride, one.wheels) for one in told] == [(1, 1), (0, -1), (-1, -1)]
    assert traits("salon", {"activity": "送迎あり", "welcome_pickup": "no"}, {}).ride == 0


def test_columns_of_a_list_say_what_a_place_counts_as() -> None:
    told = traits("salon", {}, {"位置づけ": "一般介護予防、サロン助成", "分野": "高齢"})
    assert (told.standing, told.sector) == (("一般介護予防", "サロン助成"), ("高齢",))


def test_every_group_has_a_label() -> None:
    assert all(one.label for one in who().values())
