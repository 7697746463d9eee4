"""受け入れの目安 as lists write it: a plain yes or no is an answer, everything else stays in its own words."""

import pytest

from etl import recognise
from etl.lists.place import Setting, place_of
from etl.lists.welcome import answered
from layers.vocabulary import fields, welcome
from tests.etl.lists.lines import row, table


@pytest.mark.parametrize(
    "written", ["○", "〇", "◯", "◎", "可", "あり", "有", "有り", "はい", "できます", "ＯＫ", "✓", "レ", "1", "募集中"]
)
def test_a_plain_yes(written: str) -> None:
    assert answered(written) == ("yes", False)


@pytest.mark.parametrize("written", ["×", "✕", "不可", "否", "なし", "無", "いいえ", "ＮＧ", "0", "停止中", "非対応"])
def test_a_plain_no(written: str) -> None:
    assert answered(written) == ("no", False)


@pytest.mark.parametrize(
    "written", ["要相談", "△", "応相談", "一部", "火曜のみ", "満員時は不可の場合あり", "可の場合もある"]
)
def test_what_is_no_plain_answer_is_a_remark(written: str) -> None:
    assert answered(written) == ("", True)


@pytest.mark.parametrize("written", ["", "未確認", "？", "不明", "まだ聞いていない"])
def test_what_was_not_asked_says_nothing(written: str) -> None:
    assert answered(written) == ("", False)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("可（要予約）", ("yes", True)),
        ("不可（階段あり）", ("no", True)),
        ("2名", ("yes", True)),
        ("0人", ("no", False)),
    ],
)
def test_an_answer_with_more_words_keeps_them(written: str, told: tuple[str, bool]) -> None:
    assert answered(written) == told


HEADINGS = {
    "見学可": "visit_only", "途中退席可": "leave_early", "会話なし可": "need_not_talk", "少人数": "small",
    "男性参加": "men", "65歳未満": "under65", "車いす対応": "wheelchair", "送迎の有無": "pickup",
    "新規受入": "newcomers",
    "相談できる人": "listener", "分野を超えた受入": "any_sector",
}  # fmt: skip


def test_every_question_is_found_under_a_usual_heading_and_under_its_own() -> None:
    assert [recognise.role_of(heading) for heading in HEADINGS] == [f"welcome_{name}" for name in HEADINGS.values()]
    assert [recognise.role_of(fields()[name].label) for name in welcome()] == list(welcome())


def test_a_row_gives_answers_remarks_and_nothing_for_what_is_open() -> None:
    place = place_of(
        row(見学可="○", 送迎="要相談", 車いす="×", 男性参加="", 新規受入="－", 確認方法="訪問", 備考="鍵は区長"),
        Setting(table=table([])),
    )
    told = {key: value for key, value in place.values.items() if key.startswith(("welcome", "confirmed"))}
    assert told == {"welcome_visit_only": "yes", "welcome_wheelchair": "no", "confirmed_how": "visit"}
    assert place.values["note"] == "鍵は区長 送迎:要相談"


def test_men_under_the_heading_of_whom_it_is_for_is_still_a_target() -> None:
    given = table(["名称", "対象", "対象"], ["", "男性", "女性"], ["さくら会", "○", ""])
    columns = recognise.columns(given)
    assert columns is not None
    assert set(columns.roles.values()) == {"name", "target_mark"}
