"""席のゆとり in words: told where a list tells seats, with how it was reckoned, and nowhere else."""

from layers.catalog import coverage_words, seat_words
from tests import answers


def _told():
    rows = tuple(answers.a_row(0, row, seats_per_100=seats) for row, seats in enumerate((3.25, 0.0, None)))
    return answers.an_answer(rows=rows)


def test_each_row_tells_its_seats_and_no_seat_is_not_unknown() -> None:
    assert [seat_words.seats(row) for row in _told().rows] == ["3.2席", "0.0席", ""]


def test_how_it_was_reckoned_stands_with_the_answer_and_never_with_residents() -> None:
    for exact, said in ((True, True), (False, False)):
        parts = dict(coverage_words.assumptions(_told(), exact=exact))
        assert ("席のゆとり" in parts) is said
    assert "席のゆとり" not in dict(coverage_words.assumptions(answers.an_answer()))


def test_the_workbook_has_a_sheet_of_them() -> None:
    sheets = dict(coverage_words.sheets(_told()))
    head, *rows = sheets["席のゆとり"]
    assert head == ["種類", "名前", "人数", "100人あたりの席"]
    assert [row[3] for row in rows[:3]] == [3.25, 0.0, None]
    assert "席のゆとり" not in dict(coverage_words.sheets(answers.an_answer()))
