"""A sheet as it looks: merges as one cell, tones, strike-through, dates as people write them; cut where too large."""

import datetime as dt

from layers.intake.contract import Cell, Table
from layers.intake.sheet_view import COVERED, LONGEST_TEXT, looks_of, view_of


def merged(value: str) -> Cell:
    """A repeated cell of a merged area."""
    return Cell(value, merged=True)


def test_plain_cells_are_texts_and_empty_ones_nothing() -> None:
    assert looks_of([[Cell("名称"), Cell(), Cell(3.0)]]) == [["名称", None, "3"]]


def test_a_merged_area_is_one_cell_that_covers_the_others() -> None:
    rows = [
        [Cell("東"), merged("東"), Cell("a")],
        [merged("東"), merged("東"), Cell("b")],
        [Cell("東"), Cell(), Cell()],
    ]
    assert looks_of(rows) == [
        [{"t": "東", "a": 2, "d": 2}, COVERED, "a"],
        [COVERED, COVERED, "b"],
        ["東", None, None],
    ]


def test_two_merged_areas_of_one_value_stay_two() -> None:
    rows = [[Cell("東")], [merged("東")], [Cell("東")], [merged("東")]]
    assert [row[0] for row in looks_of(rows)] == [{"t": "東", "d": 2}, COVERED, {"t": "東", "d": 2}, COVERED]


def test_what_marks_a_cell_is_kept() -> None:
    cells = [Cell("やめた会", struck=True, fill="FFFF00", remark="3月まで"), Cell(None, fill="theme:9:0.60")]
    assert looks_of([cells]) == [[{"t": "やめた会", "f": "yellow", "s": True, "r": "3月まで"}, {"f": "green"}]]


def test_days_and_times_stand_as_people_see_them() -> None:
    day = dt.datetime(2026, 4, 1)
    rows = [[Cell(day), Cell(day.replace(hour=9, minute=5)), Cell(dt.time(10, 0)), Cell("a\x00b\nc")]]
    assert looks_of(rows) == [["2026/4/1", "2026/04/01 09:05", "10:00", "ab\nc"]]


def test_a_long_text_is_cut_and_says_so() -> None:
    look = looks_of([[Cell("長" * (LONGEST_TEXT + 1))]])[0][0]
    assert (len(look["t"]), look["l"]) == (LONGEST_TEXT, True)


def test_a_sheet_too_large_is_cut_below_a_row() -> None:
    table = Table(
        sheet="表", rows=[[Cell("a")] * 4] * 10, first_row=3, hidden=frozenset({1, 9}), hidden_rows=frozenset({2})
    )
    view = view_of(table, 2, [], room=22)
    assert (view.number, view.first_row, view.rows, view.height, view.width) == (2, 3, 10, 5, 4)
    assert (view.hidden, view.hidden_rows) == ((1,), (5,))
    assert view_of(Table(sheet="", rows=[]), 0, []).height == 0
