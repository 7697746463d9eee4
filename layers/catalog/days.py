"""Days as they are printed in Japan: 「令和8年2月1日」; what is no ISO day is shown as it stands."""

from datetime import date

# Monday first, as Python counts.
WEEKDAYS = "月火水木金土日"
_ERAS = ((date(2019, 5, 1), "令和"), (date(1989, 1, 8), "平成"), (date(1926, 12, 25), "昭和"))


def japanese_day(iso: str) -> str:
    """An ISO day in its era; the first year is 元年."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    for start, era in _ERAS:
        if day >= start:
            year = day.year - start.year + 1
            return f"{era}{'元' if year == 1 else year}年{day.month}月{day.day}日"
    return iso


def japanese_moment(iso: str) -> str:
    """「令和8年11月23日 11時05分」; "" for none."""
    return f"{japanese_day(iso[:10])} {iso[11:13]}時{iso[14:16]}分" if iso else ""
