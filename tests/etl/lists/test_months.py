"""Columns of months hold days where the list says so, and never where they count visitors."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from etl.run import understand

MONTHS = ["4月", "5月", "6月", "7月"]


def schedules(path: Path, title: str, months: list[object]) -> str:
    """The schedule of the one group of a list with a column for each month."""
    book = Workbook()
    sheet = book.active
    sheet.append([title])
    sheet.append(["教室名", "会場", "時間", *MONTHS])
    sheet.append(["はつらつ教室", "北公民館", "10:00～11:30", *months])
    book.save(path)
    batch = understand(path).batch
    assert batch is not None
    return str(batch.records[0].values["schedule"])


@pytest.mark.parametrize(
    ("title", "months", "told"),
    [
        ("令和8年度 日程表", ["8・22", 13, "10日", "休み"], " 令和8年度 4月8日・22日 5月13日 6月10日"),
        ("令和8年度 教室一覧", ["8日・22日", "13日", "10日", ""], " 令和8年度 4月8日・22日 5月13日 6月10日"),
        ("介護予防教室 開催日程", ["8(水)", "13(水)", "10(水)", "-"], " 4月8日(水) 5月13日(水) 6月10日(水)"),
        ("令和8年度 参加者数", [8, 13, 10, 12], ""),
        ("令和8年度 教室一覧", [8, 13, 10, 12], ""),
    ],
)
def test_days_below_months(tmp_path: Path, title: str, months: list[object], told: str) -> None:
    assert schedules(tmp_path / "介護予防教室.xlsx", title, months) == f"10:00~11:30{told}"
