import datetime as dt

import pytest

from etl.clean import wareki


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("R8.4.1", "2026-04-01"),
        ("令和８年４月１日", "2026-04-01"),
        ("令和元年5月1日", "2019-05-01"),
        ("H31.4", "2019-04-01"),
        ("平成20年4月", "2008-04-01"),
        ("S62/10/3", "1987-10-03"),
        ("2026/4/1", "2026-04-01"),
        ("2026年4月1日", "2026-04-01"),
        ("20260401", "2026-04-01"),
        (46113, "2026-04-01"),
        (46113.0, "2026-04-01"),
        ("46113", "2026-04-01"),
        (20260401, "2026-04-01"),
        (dt.datetime(2026, 4, 1, 9, 30), "2026-04-01"),
        (dt.date(2026, 4, 1), "2026-04-01"),
        ("R5.13.1", None),
        ("R8.2.30", None),
        ("令和6年度", None),
        ("毎月2回", None),
        (12, None),
        (True, None),
    ],
)
def test_iso(value: object, iso: str | None) -> None:
    assert wareki.iso(value) == iso


def test_the_day_a_list_speaks_of() -> None:
    assert wareki.as_of("（令和８年４月１日現在）") == "2026-04-01"
    assert wareki.as_of("居場所一覧(令和8年3月末時点)") == "2026-03-01"
    assert wareki.as_of("令和8年4月1日から受付") == ""
    assert wareki.as_of("現在の状況") == ""
