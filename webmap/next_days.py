"""次の開催日: the next days of a schedule; reckoned only for what a page shows, once a day for each text."""

from datetime import date, timedelta
from functools import lru_cache

from layers.catalog.days import WEEKDAYS
from layers.place.meeting_days import dates
from layers.place.schedule import Meeting
from layers.place.schedule_text import read
from webmap import wording

HOW_MANY = 3
_AHEAD = timedelta(days=120)


@lru_cache(maxsize=4096)
def next_days(text: str, today: date) -> tuple[str, ...]:
    """「4月7日（火）10:00～11:30」 for the next days; none where the text does not say them for sure."""
    schedule = read(text, near=today).schedule if text else None
    if schedule is None or schedule.nearly_daily:
        return ()
    found: dict[date, list[str]] = {}
    for meeting in dates(schedule, today, today + _AHEAD):
        found.setdefault(meeting.day, []).append(_hours(meeting))
    return tuple(_line(day, hours) for day, hours in list(found.items())[:HOW_MANY])


def _line(day: date, hours: list[str]) -> str:
    weekday = WEEKDAYS[day.weekday()]
    return wording.COMING_DAY.format(
        month=day.month, day=day.day, weekday=weekday, hours="・".join(filter(None, hours))
    )


def _hours(meeting: Meeting) -> str:
    if not (meeting.start or meeting.end):
        return ""
    return f"{meeting.start.removeprefix('0')}～{meeting.end.removeprefix('0')}"
