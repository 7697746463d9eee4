"""What the staff is told of a schedule that no date can be told from."""

from datetime import timedelta

import pytest

from etl.findings import told
from etl.lists.place import Setting, place_of
from layers import clock
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


def test_the_weekday_beside_a_date_tells_the_year_of_a_list_dropped_today() -> None:
    day = clock.today() + timedelta(days=40)
    written = f"{day.month}月{day.day}日"
    assert findings(日時=f"{written}（{'月火水木金土日'[day.weekday()]}）10:00～") == []
    assert [one.code for one in findings(日時=f"{written} 10:00～")] == ["schedule.not_dated"]
