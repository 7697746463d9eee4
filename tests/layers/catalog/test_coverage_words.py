"""The words of a question: each choice is said, the command asks the same again, and no assumption is left out."""

import shlex
from dataclasses import replace

import pytest

from layers.access.question import FREQUENCIES, MEASURES, PEOPLE, SEXES, TRAVEL, Question
from layers.catalog import coverage_words as words
from tests import answers

PLAIN = Question(service="kayoinoba")


def test_every_choice_has_its_words() -> None:
    known = {"people": PEOPLE, "travel": TRAVEL, "measure": MEASURES, "frequency": FREQUENCIES, "sex": SEXES}
    assert {name: set(told) for name, told in words.CHOICES.items()} == {k: set(v) for k, v in known.items()}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "75歳以上の人が、歩いて10分以内に、通いの場へ行って帰って来られない町丁目は？"),
        (
            {"sex": "female", "frequency": "weekly", "minutes": 7.5},
            "75歳以上の女性が、歩いて7.5分以内に、週1回以上の通いの場へ行って帰って来られない町丁目は？",
        ),
        (
            {"people": "all", "measure": "straight"},
            "住んでいる人が、直線で測って10分以内に、通いの場へ行って帰って来られない町丁目は？",
        ),
        (
            {"people": "all", "sex": "male", "travel": "by_car"},
            "男性が、車で送ってもらって10分以内に、通いの場へ行って帰って来られない町丁目は？",
        ),
    ],
)
def test_the_sentence(changes: dict[str, object], said: str) -> None:
    assert words.sentence_of(replace(PLAIN, **changes)) == said


def test_every_assumption_is_said() -> None:
    answer = answers.an_answer(
        replace(PLAIN, frequency="weekly", confirmed_months=12, seats=2, sex="female", year=2040),
        rows=(answers.a_row(0, 0, untied=3, uncertain=4, boundary="approximate", outreach=True),),
        places_untied=("x",),
    )
    told = dict(words.assumptions(answer))
    text = "\n".join(line for lines in told.values() for line in lines)
    for part in (
        "週1回以上の通いの場",
        "女性の人が使える",
        "空きが2人分",
        "12か月以内",
        "毎分60m",
        "800m",
        "2040年の推計",
    ):
        assert part in text
    for part in ("道につながらない人 3人", "4人います", "道につながらない1か所", "250mより遠い", "10分以下"):
        assert part in text
    assert "出典" in told
    assert words.marks(answer.rows[0]) == [
        "30人未満",
        "合算の人をふくむ（4人）",
        "道につながらない人3人",
        "概略境界",
        "出向く支えを考える所",
    ]


def test_residents_are_told_no_count_of_people() -> None:
    text = str(words.assumptions(answers.an_answer(), exact=False))
    assert "225" not in text
    assert "2026-02-28" in text


def test_the_command_says_all_that_differs() -> None:
    asked = replace(PLAIN, sex="female", frequency="monthly", measure="straight", attributes=("a b",), year=2040)
    told = shlex.split(words.command(asked))
    assert told[:4] == ["ibashomap", "coverage", "--kind", "kayoinoba"]
    for flag, value in (("--sex", "female"), ("--frequency", "monthly"), ("--year", "2040"), ("--attribute", "a b")):
        assert told[told.index(flag) + 1] == value
    assert "--audience" not in told
    assert told[-1] == "--csv"


def test_what_differs_between_two_questions() -> None:
    other = replace(PLAIN, sex="female", walker="adult", measure="straight")
    assert words.differs(other, PLAIN) == ["75歳以上の女性", "毎分80m（成人）", "直線距離"]
    assert words.differs(PLAIN, PLAIN) == []


@pytest.mark.parametrize("exact", [True, False])
def test_people_of_both_sexes_are_never_called_women(*, exact: bool) -> None:
    answer = answers.an_answer(replace(PLAIN, sex="female"))
    told = dict(words.assumptions(answer, exact=exact))["人数"]
    assert words.counted(answer.question) == "75歳以上の人"
    assert words.usable(answer.question) == "女性が使える通いの場"
    assert told[0].startswith("75歳以上の人")
    assert not any(line.startswith("75歳以上の女性") for line in told)
    assert "女性だけの数ではありません" in told[-1]


def test_nothing_is_said_of_women_where_nobody_asks() -> None:
    told = dict(words.assumptions(answers.an_answer(PLAIN)))["人数"]
    assert not any("だけの数" in line for line in told)
    assert words.usable(PLAIN) == "通いの場"
