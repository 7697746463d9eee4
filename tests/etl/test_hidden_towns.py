from hypothesis import given
from hypothesis import strategies as st

from etl.hidden_towns import hidden_runs


def test_a_run_between_two_named_rows_may_be_carried_by_either() -> None:
    (run,) = hidden_runs([False, True, True, False])
    assert (run.rows, run.carriers, run.only_carrier) == ((1, 2), (0, 3), None)


def test_at_the_edge_there_is_one_possibility() -> None:
    first, last = hidden_runs([True, False, False, True])
    assert (first.rows, first.only_carrier) == ((0,), 1)
    assert (last.rows, last.only_carrier) == ((3,), 2)


def test_a_sheet_of_hidden_towns_alone_has_no_carrier() -> None:
    (run,) = hidden_runs([True, True])
    assert (run.carriers, run.only_carrier) == ((), None)


@given(st.lists(st.booleans()))
def test_every_blank_row_is_in_one_run_and_no_carrier_is_blank(blank: list[bool]) -> None:
    runs = hidden_runs(blank)
    assert [row for run in runs for row in run.rows] == [index for index, one in enumerate(blank) if one]
    assert not any(blank[row] for run in runs for row in run.carriers)
