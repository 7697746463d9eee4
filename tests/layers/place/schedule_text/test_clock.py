"""The hours of the day: what no clock shows is refused, and the last minute of the day is still one."""

import datetime as dt

import pytest

from layers.place import schedule_text
from layers.place.meeting_days import dates

DAY = dt.date(2026, 4, 3)


def hours(written: str) -> list[tuple[str, str]] | None:
    """Begin and end of the one meeting on a Friday; None where the text is not understood."""
    schedule = schedule_text.read(f"毎週金曜 {written}", near=DAY).schedule
    return None if schedule is None else [(one.start, one.end) for one in dates(schedule, DAY, DAY)]


@pytest.mark.parametrize(
    "written", ["18時～24時10分", "24:05～25:00", "午後6時～12時80分", "10:60～12:00", "25時～", "20:00～19:00"]
)
def test_hours_that_no_clock_shows_are_refused(written: str) -> None:
    assert hours(written) is None


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("22:00～23:59", ("22:00", "23:59")),
        ("0:00～6:30", ("00:00", "06:30")),
        ("10時～11時59分", ("10:00", "11:59")),
        ("午前10時～正午", ("10:00", "12:00")),
    ],
)
def test_hours_up_to_the_last_minute_are_read(written: str, wanted: tuple[str, str]) -> None:
    assert hours(written) == [wanted]
