import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.clean import wareki


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("R8.4.1", "2026-04-01"),
        ("2019年(令和元年)10月1日", "2019-10-01"),
        ("令和6年（2024）4月", "2024-04-01"),
        ("R1(2019).10.1", "2019-10-01"),
        ("平成30年（2019年）4月1日", None),
        ("令和８年４月１日", "2026-04-01"),
        ("令和元年5月1日", "2019-05-01"),
        ("H31.4", "2019-04-01"),
        ("平成20年4月", "2008-04-01"),
        ("S62/10/3", "1987-10-03"),
        ("Ｒ７．４．１", "2025-04-01"),
        ("R7年4月1日～", "2025-04-01"),
        ("令和七年四月一日", "2025-04-01"),
        ("平成二十年十月", "2008-10-01"),
        ("二〇二五年四月三十日", "2025-04-30"),
        ("㍻31年4月30日", "2019-04-30"),
        ("㋿元年5月1日", "2019-05-01"),
        ("昭和63.1", "1988-01-01"),
        ("令和7年4月頃", "2025-04-01"),
        ("令和7年2月末日", "2025-02-28"),
        ("平成64年1月1日", None),
        ("平成20年", None),
        ("S63年", None),
        ("七年", None),
        ("25/4/1", None),
        ("H20.4.312", None),
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
    assert wareki.as_of("居場所一覧(令和8年3月末時点)") == "2026-03-31"
    assert wareki.as_of("令和8年4月1日から受付") == ""
    assert wareki.as_of("現在の状況") == ""


ERAS = {"令和": dt.date(2019, 5, 1), "平成": dt.date(1989, 1, 8), "昭和": dt.date(1926, 12, 25)}
SHORT = {"令和": "R", "平成": "H", "昭和": "S"}
SIGNS = {"令和": "㋿", "平成": "㍻", "昭和": "㍼"}
DIGITS = dict(enumerate("〇一二三四五六七八九"))
FULL_WIDTH = {letter: chr(ord(letter) + 0xFEE0) for letter in "0123456789RHS./-"}


def kanji(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (DIGITS[ones] if ones else "")


def spellings(day: dt.date) -> dict[str, str]:
    """One day as lists write it."""
    era = next(name for name, first in ERAS.items() if day >= first)
    year, short = day.year - ERAS[era].year + 1, SHORT[era]
    spelled = "元" if year == 1 else str(year)
    return {
        "full": f"{era}{spelled}年{day.month}月{day.day}日",
        "kanji": f"{era}{'元' if year == 1 else kanji(year)}年{kanji(day.month)}月{kanji(day.day)}日",
        "sign": f"{SIGNS[era]}{spelled}年{day.month}月{day.day}日",
        "spaced": f"{era} {year} 年 {day.month} 月 {day.day} 日（{'月火水木金土日'[day.weekday()]}）",
        "points": f"{short}{year}.{day.month}.{day.day}",
        "slashes": f"{short}{year:02d}/{day.month:02d}/{day.day:02d}",
        "dashes": f"{short.lower()}{year}-{day.month}-{day.day}",
        "wide": "".join(FULL_WIDTH.get(one, one) for one in f"{short}{year}.{day.month}.{day.day}"),
        "first": f"{era[0]}{year}.{day.month}.{day.day}",
        "western": f"{day.year}年{day.month}月{day.day}日",
        "western_wide": "".join(FULL_WIDTH.get(one, one) for one in f"{day.year}/{day.month}/{day.day}"),
        "compact": f"{day:%Y%m%d}",
        "with_time": f"{day:%Y-%m-%d} 00:00:00",
        "serial": str((day - dt.date(1899, 12, 30)).days) if day.year > 1927 else day.isoformat(),
    }


@given(st.dates(min_value=dt.date(1926, 12, 25), max_value=dt.date(2050, 12, 31)))
def test_every_spelling_of_a_day_is_that_day(day: dt.date) -> None:
    assert {name: wareki.iso(one) for name, one in spellings(day).items()} == dict.fromkeys(
        spellings(day), day.isoformat()
    )


@given(st.dates(min_value=dt.date(1926, 12, 25), max_value=dt.date(2050, 12, 31)))
def test_a_month_is_its_first_day_and_its_end_the_last(day: dt.date) -> None:
    era, year = spellings(day)["full"].split("年")[0], day.year
    first = dt.date(year, day.month, 1)
    last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    assert wareki.iso(f"{era}年{day.month}月") == first.isoformat()
    assert wareki.iso(f"{era}年{day.month}月末") == last.isoformat()
