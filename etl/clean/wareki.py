"""Days as Japanese lists write them (令和8年4月1日, R8.4.1, H31.4, 2026/4/1, Excel serials) → ISO.

A month without a day is taken as its first day.
"""

import datetime as dt
import re

from etl.clean import text

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_SHORT = {"R": "令和", "H": "平成", "S": "昭和", "T": "大正", "M": "明治", "令": "令和", "平": "平成", "昭": "昭和"}
_EXCEL_EPOCH = dt.date(1899, 12, 30)
# Serials between 1927 and 2119: a smaller number is a year or a count.
_SERIALS = range(10_000, 80_000)
_REST = r"\s*[年./-]\s*(\d{1,2})(?:\s*(?:月|[./-])\s*(?:(\d{1,2})\s*日?)?)?"
_ERA = re.compile(r"(令和|平成|昭和|大正|明治|[RHSTMrhstm令平昭])\s*\.?\s*(元|\d{1,2})" + _REST)
_WESTERN = re.compile(r"(?<!\d)((?:19|20)\d{2})" + _REST)
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
    return _written(text.plain(str(value)))


def _serial(value: float) -> str | None:
    if int(value) in _SERIALS:
        return (_EXCEL_EPOCH + dt.timedelta(days=int(value))).isoformat()
    return _written(str(int(value))) if 19_000_000 < value < 21_000_000 else None


def _written(plain: str) -> str | None:
    if re.fullmatch(r"\d{5}(\.0)?", plain):
        return _serial(float(plain))
    compact = _COMPACT.fullmatch(plain)
    if compact:
        return _day(int(compact[1]), compact[2], compact[3])
    era = _ERA.search(plain)
    if era:
        name = _SHORT.get(era[1].upper(), era[1])
        return _day(_ERAS[name] + (1 if era[2] == "元" else int(era[2])), era[3], era[4])
    western = _WESTERN.search(plain)
    return _day(int(western[1]), western[2], western[3]) if western else None


def _day(year: int, month: str, day: str | None) -> str | None:
    try:
        return dt.date(year, int(month), int(day or 1)).isoformat()
    except ValueError:
        return None


def as_of(written: str) -> str:
    """The day a list says that it speaks of (「令和8年4月1日現在」), ``""`` where it does not."""
    plain = text.plain(written)
    return (_written(plain) or "") if _NOW.search(plain) else ""
