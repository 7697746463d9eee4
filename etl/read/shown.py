"""A stored value as the sheet shows it, where its format says more than the number: codes, amounts in yen, times."""

import datetime as dt
import re

_ZEROS = re.compile(r"0{2,}")
# 「1,200円」: what stands in quotes behind the digits is part of what people read.
_YEN = re.compile(r"(?P<comma>#,##0|0|General|G/標準)\s*(?:\"\s*(?P<unit>円)\s*\"|\\?(?P<bare>円))")


def shown(value: object, number_format: str) -> object:
    """The value as a person sees it; unchanged where the format only sets digits, colours or borders."""
    if isinstance(value, dt.timedelta):
        return _clock(value)
    if isinstance(value, dt.datetime):
        # A time of day in a format with a day: Excel counts it from a day that never was.
        return value.time() if value.year < 1900 else value
    if isinstance(value, bool) or not isinstance(value, int | float) or int(value) != value:
        return value
    if _ZEROS.fullmatch(number_format):
        return str(int(value)).zfill(len(number_format))
    yen = _YEN.match(number_format)
    if yen:
        return f"{int(value):,}円" if yen["comma"] == "#,##0" else f"{int(value)}円"
    return value


def _clock(length: dt.timedelta) -> object:
    """「10:00」 in the format [h]:mm is a time of day as long as it is one."""
    if not dt.timedelta(0) <= length < dt.timedelta(days=1):
        return str(length)
    minutes = length.seconds // 60
    return dt.time(minutes // 60, minutes % 60)
