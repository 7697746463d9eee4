"""iCalendar (RFC 5545): the days of places as events of the coming half year, for the calendar of a telephone.

Single events, not rules: a rule of RRULE cannot say 「祝日は翌週」, and a wrong day is worse than a longer file. What
cannot be dated for sure has no event. Opening hours of nearly every day are no meetings and are left out of zones.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from layers.place.meeting_days import dates
from layers.place.schedule import Meeting, Schedule
from layers.place.schedule_text import read
from layers.place.services import ServicePoint

MEDIA_TYPE = "text/calendar; charset=utf-8"
AHEAD = timedelta(days=183)
_PRODUCT = "-//ibashomap//machi no ibasho map//JA"
_JAPAN = ZoneInfo("Asia/Tokyo")
_RESTING = ("suspended", "closed")
_ASK_AGAIN = timedelta(hours=12)


def calendar(
    points: Sequence[ServicePoint], *, title: str, today: date, page: Callable[[str], str], daily: bool = True
) -> bytes:
    """The meetings of ``points`` from ``today`` on. The same places on the same day give the same bytes.

    ``page``: the address of a place's page by its id. ``daily``: places that are open nearly every day as well.
    """
    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", title)
    made.add("x-wr-timezone", _JAPAN.key)
    made.add("refresh-interval", _ASK_AGAIN, parameters={"VALUE": "DURATION"})
    for point in points:
        for event in _events(point, today, page, daily=daily):
            made.add_component(event)
    made.add_missing_timezones()
    return bytes(made.to_ical())


def _events(point: ServicePoint, today: date, page: Callable[[str], str], *, daily: bool) -> Iterator[Event]:
    schedule = _schedule(point, today)
    if schedule is None or (not daily and schedule.nearly_daily):
        return
    for meeting in dates(schedule, today, today + AHEAD):
        yield _event(point, meeting, schedule, stamp=today, url=page(point.id))


def _schedule(point: ServicePoint, today: date) -> Schedule | None:
    text = str(point.facts.get("schedule", ""))
    resting = str(point.facts.get("status", "")) in _RESTING
    return None if resting or not text else read(text, near=today).schedule


def _event(point: ServicePoint, meeting: Meeting, schedule: Schedule, *, stamp: date, url: str) -> Event:
    event = Event()
    event.add("uid", f"{point.id}-{meeting.day:%Y%m%d}{meeting.start.replace(':', '')}@ibashomap")
    # The day of asking, not the moment: else every answer would differ.
    event.add("dtstamp", datetime.combine(stamp, time(), UTC))
    event.add("summary", point.name)
    event.add("dtstart", _at(meeting.day, meeting.start))
    if meeting.start and meeting.end:
        event.add("dtend", _at(meeting.day, meeting.end, after=meeting.start))
    where = _joined(point, "venue", "address")
    if where:
        event.add("location", where)
    told = [schedule.remark, *(str(point.facts[name]) for name in ("fee", "target") if point.facts.get(name))]
    if any(told):
        event.add("description", "\n".join(filter(None, told)))
    event.add("url", url)
    return event


def _at(day: date, clock: str, *, after: str = "") -> Any:  # noqa: ANN401 - a day where no hour is known
    if not clock:
        return day
    hours, minutes = (int(part) for part in clock.split(":"))
    found = datetime.combine(day, time(hours % 24, minutes), _JAPAN)
    return found + timedelta(days=1) if hours >= 24 or (after and clock <= after) else found


def _joined(point: ServicePoint, *names: str) -> str:
    return " ".join(str(point.facts[name]) for name in names if point.facts.get(name))
