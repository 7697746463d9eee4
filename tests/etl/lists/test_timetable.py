from typing import Any

import pytest

from etl.lists.layout import parts
from etl.lists.place import Setting, place_of
from etl.lists.rows import rows
from etl.lists.timetable import meetings
from layers.intake.contract import Table
from tests.etl.lists.lines import table


def told(given: Table) -> list[tuple[Any, ...]]:
    """Name, hall, schedule and address of the cell of each place of a sheet."""
    found = []
    for part in parts(given):
        for row in rows(part.table, part.columns, part.context):
            values = place_of(row, Setting(table=part.table)).values
            cell = part.table.address(row.number, row.columns.of("name")[0])
            found.append((values["name"], values.get("venue"), values.get("schedule"), cell))
    return found


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("10:00～11:30\nひまわり会", [("10:00~11:30", "ひまわり会")]),
        ("ひまわり会（10時～12時）", [("10時~12時", "ひまわり会")]),
        ("10時～11時 朝の会\n14時～15時 昼の会", [("10時~11時", "朝の会"), ("14時~15時", "昼の会")]),
        ("朝の会 10時～11時\n昼の会 14時～15時", [("10時~11時", "朝の会"), ("14時~15時", "昼の会")]),
        ("第1・3 10:00～ いろは会", [("第1・3 10:00~", "いろは会")]),
        ("椿の会", [("", "椿の会")]),
        ("休館日", []),
        ("○", []),
    ],
)
def test_who_meets_when_in_one_cell(written: str, found: list[tuple[str, str]]) -> None:
    assert list(meetings(written)) == found


def test_halls_down_and_weekdays_across() -> None:
    sheet = table(
        ["会場", "月", "火", "水"],
        ["東会館", "10:00～11:00 朝の会", None, "13時～14時 昼の会"],
        ["西会館", "休館日", "9:30～10:30 輪の会", None],
    )
    assert told(sheet) == [
        ("朝の会", "東会館", "月 10:00~11:00", "B2"),
        ("昼の会", "東会館", "水 13時~14時", "D2"),
        ("輪の会", "西会館", "火 9:30~10:30", "C3"),
    ]


def test_weekdays_down_and_halls_across_with_the_time_beside_the_weekday() -> None:
    sheet = table(
        ["曜日", "時間", "中央公民館", "港集会所"],
        ["月", "午前", "椿の会", "−"],
        ["", "午後", "楓の会", None],
        ["火", "午前", None, "潮風の会"],
        ["水", "午後", "松の会", "波の会"],
    )
    assert told(sheet) == [
        ("椿の会", "中央公民館", "月 午前", "C2"),
        ("楓の会", "中央公民館", "月 午後", "C3"),
        ("潮風の会", "港集会所", "火 午前", "D4"),
        ("松の会", "中央公民館", "水 午後", "C5"),
        ("波の会", "港集会所", "水 午後", "D5"),
    ]


def test_a_list_of_groups_with_what_they_do_each_day_stays_a_list_of_groups() -> None:
    sheet = table(
        ["団体名", "会場", "月", "火", "水"],
        ["さくら会", "東会館", "10:00～11:00 体操", None, None],
        ["もみじ会", "西会館", None, "13:00～14:00 茶話会", None],
    )
    assert [name for name, *_ in told(sheet)] == ["さくら会", "もみじ会"]


def test_a_meeting_in_a_hidden_column_stays_hidden() -> None:
    sheet = table(
        ["会場", "月", "火", "水"],
        ["東会館", "10:00～11:00 朝の会", "9:00～10:00 内の会", "13時～14時 昼の会"],
        hidden=frozenset({2}),
    )
    (part,) = parts(sheet)
    hidden = [row.first("name") for row in rows(part.table, part.columns) if row.number in part.table.hidden_rows]
    assert hidden == ["内の会"]
