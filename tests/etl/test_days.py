import datetime as dt

import pytest

from etl.days import day, fiscal_year_in, month


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        (dt.datetime(2026, 2, 1), "2026-02-01"),
        ("6/1/2020", "2020-06-01"),
        ("2025/1/1", "2025-01-01"),
        ("町別人口　　平成２９年１２月３１日現在　※秘匿", "2017-12-31"),
        (None, ""),
        ("塩屋町", ""),
    ],
)
def test_day(value: object, iso: str) -> None:
    assert day(value) == iso


@pytest.mark.parametrize(
    ("value", "year", "expected"),
    [
        ("令和7年4月", 0, "2025-04"),
        ("2025-4", 0, "2025-04"),
        ("2025/4/3", 0, "2025-04"),
        ("4月", 2025, "2025-04"),
        ("３月", 2025, "2026-03"),
        (12, 2025, "2025-12"),
        ("4月", 0, ""),
        ("13月", 2025, ""),
        ("", 2025, ""),
    ],
)
def test_month(value: object, year: int, expected: str) -> None:
    assert month(value, fiscal_year=year) == expected


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("令和8年度", 2026),
        ("R8", 2026),
        ("2026", 2026),
        ("平成元年度", 1989),
        ("生活圏域_令和７年度", 2025),
        ("圏域一覧", 0),
        ("bar8", 0),
        ("", 0),
    ],
)
def test_fiscal_year(text: str, year: int) -> None:
    assert fiscal_year_in(text) == year
