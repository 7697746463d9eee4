"""What the staff is told of a schedule that no date can be told from."""

import pytest

from etl.findings import told
from etl.lists.place import Setting, place_of
from layers.intake.contract import Finding
from tests.etl.lists.lines import row, table


def findings(**values: str) -> list[Finding]:
    """The findings of one row that speak of its schedule."""
    found = place_of(row(**{"所在地": "東町1-1", **values}), Setting(table=table())).findings
    return [one for one in found if one.code.startswith("schedule.")]


@pytest.mark.parametrize(
    ("text", "level", "code", "words"),
    [
        ("隔週火曜 10:00～", "warning", "schedule.no_anchor", "最初の日"),
        ("不定期（月1回程度）", "info", "schedule.not_dated", "「不定期」"),
        ("毎週火曜か木曜", "info", "schedule.not_dated", "「か」"),
    ],
)
def test_it_says_which_words_stand_in_the_way(text: str, level: str, code: str, words: str) -> None:
    (finding,) = findings(日時=text)
    assert (finding.level, finding.code) == (level, code)
    assert finding.cell
    assert words in told(finding)["message"]


@pytest.mark.parametrize("text", ["第2・4火曜 10:00～11:30", "9:00～17:00", ""])
def test_nothing_where_the_dates_are_known_or_only_hours_are_given(text: str) -> None:
    assert findings(日時=text) == []
