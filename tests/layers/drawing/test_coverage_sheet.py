"""審議会の資料 in words: whom its number counts, and how many towns stand on one page."""

from datetime import date

from layers.access.question import Question
from layers.drawing.coverage_sheet import MOST_TOWNS, Sheet, told_of
from tests import answers

TODAY = date(2026, 4, 1)


def test_the_sheet_calls_people_of_both_sexes_no_women() -> None:
    answer = answers.an_answer(Question(service="kayoinoba", sex="female"))
    says = told_of(Sheet(city="架空市", answer=answer, today=TODAY))["says"]
    assert says.startswith(f"75歳以上の人 {answer.people:,}人のうち、")
    assert "女性が使える通いの場へ" in says


def test_the_worst_towns_come_first_and_those_without_a_gap_do_not_come() -> None:
    answer = answers.an_answer()
    told = told_of(Sheet(city="架空市", answer=answer, today=TODAY))
    lacking = sorted((row.uncovered for row in answer.rows if row.uncovered), reverse=True)
    assert [row[3] for row in told["towns"]] == [f"{people:,}" for people in lacking[:MOST_TOWNS]]
    assert told["lacking"] == len(lacking)
    assert told["number"] == f"{answer.uncovered:,}人"


def test_a_straight_line_that_flatters_is_marked_and_one_that_does_not_is_not() -> None:
    answer = answers.an_answer()
    kinder = answers.an_answer(rows=tuple(answers.a_row(0, row) for row in range(3)))
    assert kinder.uncovered < answer.uncovered
    flattered = told_of(Sheet(city="架空市", answer=answer, today=TODAY, straight=kinder))["straight"]
    same = told_of(Sheet(city="架空市", answer=answer, today=TODAY, straight=answer))["straight"]
    assert "通える人を多く見積もります" in flattered
    assert "見積もり" not in same
