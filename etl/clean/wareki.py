"""Days as Japanese lists write them (令和8年4月1日, R8.4.1, H31.4, 2026/4/1, Excel serials) → ISO.

A month without a day (also 「4月頃」「4月上旬」) is taken as its first day, 「4月末」 as its last. A year alone, a 年度
and a year of two digits without an era are no day: nothing is made up for them.
"""

import calendar
import datetime as dt
import re
from itertools import permutations

from etl.clean import kanji_number, text

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
# The last year of an era that is written; old plans count 平成 on beyond 31.
_LAST = {"令和": 99, "平成": 40, "昭和": 64, "大正": 15, "明治": 45}
_SHORT = {"R": "令和", "H": "平成", "S": "昭和", "T": "大正", "M": "明治", "令": "令和", "平": "平成", "昭": "昭和"}
_EXCEL_EPOCH = dt.date(1899, 12, 30)
# Serials between 1927 and 2119: a smaller number is a year or a count.
_SERIALS = range(10_000, 80_000)
_REST = r"\s*[年./-]\s*(\d{1,2})(?!\d)(?:\s*(?:月|[./-])\s*(?:(\d{1,2}(?!\d)|末)\s*日?)?)?(?!(?<!日)[./-]?\d)"
_ERA = re.compile(r"(令和|平成|昭和|大正|明治|(?<![A-Za-z])[RHSTMrhstm]|[令平昭])\s*\.?\s*(元|\d{1,2})" + _REST)
_WESTERN = re.compile(r"(?<!\d)((?:19|20)\d{2})" + _REST)
# The year in both calendars, one of them in brackets (「2019年(令和元年)10月1日」).
_YEARS = (r"(?:19|20)\d{2}", rf"(?:{'|'.join(_ERAS)}|(?<![A-Za-z])[RHSTMrhstm]|[令平昭])\.?\s*(?:元|\d{{1,2}})")
_BOTH = re.compile(
    "|".join(rf"({one})\s*(年?)\s*[(\[]\s*({other})\s*年?\s*[)\]]" for one, other in permutations(_YEARS))
)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_NOW = re.compile(r"(現在|時点|更新|作成)")


def iso(value: object) -> str | None:
    """The day that a cell holds; ``None`` where it holds none, or more than the eye can be sure of."""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _serial(value)
    return _written(kanji_number.before(text.plain(str(value)), "[年月日]"))


def _serial(value: float) -> str | None:
    if int(value) in _SERIALS:
        return (_EXCEL_EPOCH + dt.timedelta(days=int(value))).isoformat()
    return _written(str(int(value))) if 19_000_000 < value < 21_000_000 else None


def _written(plain: str) -> str | None:
    if re.fullmatch(r"\d{5}(\.0)?", plain):
        return _serial(float(plain))
    twice = _BOTH.search(plain)
    if twice:
        first, year, other = (found for found in twice.groups() if found is not None)
        agreed = _written(f"{first}年1月") == _written(f"{other}年1月")
        return _written(f"{plain[: twice.start()]}{first}{year}{plain[twice.end() :]}") if agreed else None
    compact = _COMPACT.fullmatch(plain)
    if compact:
        return _day(int(compact[1]), compact[2], compact[3])
    era = _ERA.search(plain)
    if era:
        name = _SHORT.get(era[1].upper(), era[1])
        year = 1 if era[2] == "元" else int(era[2])
        return _day(_ERAS[name] + year, era[3], era[4]) if 1 <= year <= _LAST[name] else None
    western = _WESTERN.search(plain)
    return _day(int(western[1]), western[2], western[3]) if western else None


def _day(year: int, month: str, day: str | None) -> str | None:
    try:
        last = calendar.monthrange(year, int(month))[1]
        return dt.date(year, int(month), last if day == "末" else int(day or 1)).isoformat()
    except ValueError:
        return None


def as_of(written: str) -> str:
    """The day a list says that it speaks of (「令和8年4月1日現在」), ``""`` where it does not."""
    plain = kanji_number.before(text.plain(written), "[年月日]")
    return (_written(plain) or "") if _NOW.search(plain) else ""
