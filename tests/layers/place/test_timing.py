"""Weekdays and times of day out of schedule texts; what a text does not say is not known."""

from datetime import date

import pytest

from layers.place.timing import slots_between, timing, window

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("毎週木曜 13:30-15:00", {("TH", "afternoon")}),
        ("第2・4火曜 10時～11時半", {("TU", "morning")}),
        ("毎週月・水曜 10:00～15:00", {("MO", "morning"), ("MO", "afternoon"), ("WE", "morning"), ("WE", "afternoon")}),
        ("毎週金曜 18:30～20:00", {("FR", "evening")}),
        ("毎週土曜", {("SA", "")}),
        # A quarter of an hour after five is no evening.
        ("毎週水曜 13:00～17:15", {("WE", "afternoon")}),
    ],
)
def test_usual_weekdays_and_times(text: str, slots: set) -> None:
    told = timing(text, SUNDAY)
    assert (told.known, told.slots) == (True, slots)


@pytest.mark.parametrize("text", ["", "不定期", "お問い合わせください", "10:00～12:00"])
def test_what_is_not_told_is_not_known(text: str) -> None:
    assert not timing(text, SUNDAY).known
    assert not slots_between(text, *window("week", SUNDAY)).known


def test_the_very_days_reckon_holidays_and_weeks_of_the_month() -> None:
    # Monday, 23 November 2026 is 勤労感謝の日.
    assert slots_between("毎週月曜 10:00～11:00（祝日休み）", *window("week", SUNDAY)).slots == frozenset()
    assert slots_between("第4木曜 14:00～15:00", *window("week", SUNDAY)).slots == {("TH", "afternoon")}
    assert slots_between("第1木曜 14:00～15:00", *window("week", SUNDAY)).slots == frozenset()


def test_windows() -> None:
    assert window("today", SUNDAY) == (SUNDAY, SUNDAY)
    assert window("week", SUNDAY) == (SUNDAY, date(2026, 11, 28))
    assert window("weekend", SUNDAY) == (SUNDAY, SUNDAY)
    assert window("weekend", date(2026, 11, 24)) == (date(2026, 11, 28), date(2026, 11, 29))
