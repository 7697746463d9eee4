"""Days, months and 年度 as statistics write them: 「6/1/2020」 (month first), 「4月」 of a 年度, 「令和8年度」."""

import re
import unicodedata

from etl.clean import wareki

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "r": 2018, "h": 1988, "s": 1925}
_MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)")
_YEAR_MONTH = re.compile(r"((?:19|20)\d\d)[-/.年]?(\d{1,2})月?")
_MONTH_ALONE = re.compile(r"(\d{1,2})月?")
_FISCAL = re.compile(r"(?:(令和|平成|昭和|(?<![a-z])[rhs])\.?(\d+|元)|(?<!\d)((?:19|20)\d\d))(?:年度|(?=$|[^\d年]))")


def day(value: object) -> str:
    """The day meant by a cell or named in a title, as ISO text; "" where it names none."""
    if isinstance(value, str):
        found = _MONTH_FIRST.search(_folded(value))
        if found:
            value = f"{found[3]}/{found[1]}/{found[2]}"
    return wareki.iso(value) or "" if value is not None else ""


def month(value: object, *, fiscal_year: int = 0) -> str:
    """The month meant by a cell as YYYY-MM; 「4月」 alone needs the 年度 (April to March). "" where it names none."""
    found = day(value)
    if found:
        return found[:7]
    text = _folded(value)
    if dashed := _YEAR_MONTH.fullmatch(text):
        return _year_month(int(dashed[1]), int(dashed[2]))
    alone = _MONTH_ALONE.fullmatch(text)
    if not alone or not fiscal_year:
        return ""
    return _year_month(fiscal_year + (int(alone[1]) < 4), int(alone[1]))


def fiscal_year_in(text: object) -> int:
    """The 年度 named in a text (令和8年度, R8, 2026); 0 where it names none."""
    found = _FISCAL.search(_folded(text).lower())
    if not found:
        return 0
    return int(found[3]) if found[3] else _ERAS[found[1]] + (1 if found[2] == "元" else int(found[2]))


def _year_month(year: int, number: int) -> str:
    return f"{year}-{number:02d}" if 1 <= number <= 12 else ""


def _folded(value: object) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", "" if value is None else str(value)))
