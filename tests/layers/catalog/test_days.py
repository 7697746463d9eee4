"""Days in their era."""

import pytest

from layers.catalog.days import japanese_day


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2026-02-28", "令和8年2月28日"),
        ("2019-05-01", "令和元年5月1日"),
        ("2019-04-30", "平成31年4月30日"),
        ("1989-01-08", "平成元年1月8日"),
        ("1989-01-07", "昭和64年1月7日"),
        ("1926-12-25", "昭和元年12月25日"),
        ("1926-12-24", "1926-12-24"),
        ("R8.2", "R8.2"),
        ("", ""),
    ],
)
def test_an_iso_day_is_told_in_its_era(iso: str, words: str) -> None:
    assert japanese_day(iso) == words
