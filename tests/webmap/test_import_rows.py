"""Findings and differences in words."""

from layers.intake.contract import Finding
from layers.store.differences import Change
from webmap.import_rows import change_rows, day, finding_rows


def test_errors_stand_first_with_their_cell() -> None:
    found = [Finding(level="info", code="a", cell="A1"), Finding(level="error", code="b", cell="B2")]
    assert [(row.level, row.cell) for row in finding_rows(found)] == [("error", "B2"), ("info", "A1")]


def test_a_change_says_before_and_now() -> None:
    change = Change(kind="changed", id="1", name="会", fields={"schedule": ["月曜", "火曜"]})
    (row,) = change_rows([change])
    assert (row.label, row.name, row.fields) == ("変更", "会", ("開催日時：「月曜」→「火曜」",))


def test_a_moment_is_told_to_the_minute() -> None:
    assert day(None) == ""
    assert day("2026-04-01T09:07:31.123456+09:00") == "2026-04-01 09:07"
