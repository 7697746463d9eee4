import datetime as dt

import pytest

from etl.lists.rows import Row
from etl.lists.schedule import said, schedule_of
from etl.recognise import columns
from tests.etl.lists.lines import row, table


def test_day_and_time_cells_are_joined_in_column_order() -> None:
    assert schedule_of(row(曜日="第２・４木", 住所="東町", 時間="１０時～\n１１時半")) == "第2・4木 10時~ 11時半"


def test_start_and_end_become_a_span() -> None:
    assert schedule_of(row(開催日="毎週火", 開始時間="9：30", 終了時間="11:00", 備考="x")) == "毎週火 09:30-11:00"
    assert schedule_of(row(開始時間=dt.time(9, 30), 終了時間=dt.time(11))) == "09:30-11:00"
    assert schedule_of(row(開始時間="10時", 終了時間="")) == "10:00"
    assert schedule_of(row(開始時間="", 終了時間="日没")) == "-日没"


def test_a_matrix_of_weekdays() -> None:
    given = table(
        ["名称", "開催日", "開催日", "開催日", "時間"], ["名称", "月", "火", "水", "時間"], ["一", "○", "", "●", "10時"]
    )
    found = columns(given)
    assert found is not None
    assert schedule_of(Row(number=2, columns=found, cells=given.rows[2])) == "月水 10時"


def test_cells_of_every_type() -> None:
    assert said(dt.datetime(2026, 4, 1)) == "2026-04-01"
    assert said(0.4375) == "10:30"
    assert said("－") == ""
    assert said(None) == ""


def test_the_days_off_do_not_read_as_days_on() -> None:
    assert schedule_of(row(開催日="毎週水曜", 時間="10時", お休み="８月・１月")) == "毎週水曜 10時 8月・1月休み"
    assert schedule_of(row(開所日="火～土", 定休日="日・月曜日")) == "火~土 日・月曜日休み"
    assert schedule_of(row(開所日="毎日", 休館日="月曜（祝日の翌日）")) == "毎日 休館日:月曜(祝日の翌日)"
    assert schedule_of(row(開所日="毎日", 定休日="年中無休")) == "毎日 年中無休"
    assert schedule_of(row(開所日="毎日", 休館日="なし")) == "毎日"


@pytest.mark.parametrize(
    ("start", "end", "said"), [(10, 12, "10:00-12:00"), (13.0, 14.5, "13:00-14:30"), (9.2, 40, "9.2-40")]
)
def test_bare_numbers_below_start_and_end_are_hours(start: float, end: float, said: str) -> None:
    assert schedule_of(row(曜日="月", 開始=start, 終了=end)) == f"月 {said}"
