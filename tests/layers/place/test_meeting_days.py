"""From a schedule to its days: weeks, months, holidays, closures and moves."""

from datetime import date

import pytest

from layers.place.meeting_days import dates, is_holiday
from layers.place.schedule import Closure, Hours, Meeting, Move, Part, Schedule


def days(part: Part, first: date, last: date) -> list[date]:
    """The days of one part."""
    return [one.day for one in dates(Schedule(parts=(part,)), first, last)]


def test_both_ends_count_and_sittings_stand_in_order() -> None:
    hours = (Hours(opens_at="13:00"), Hours(opens_at="10:00", closes_at="11:00"))
    schedule = Schedule(parts=(Part(freq="WEEKLY", byday=("MO",), hours=hours),))
    monday = date(2026, 4, 6)
    assert dates(schedule, monday, monday) == (
        Meeting(day=monday, start="10:00", end="11:00"),
        Meeting(day=monday, start="13:00"),
    )
    assert dates(schedule, date(2026, 4, 7), monday) == ()


def test_every_second_week_is_counted_from_its_anchor_however_far() -> None:
    part = Part(freq="WEEKLY", interval=2, byday=("TU",), dtstart=date(2020, 1, 7))
    assert days(part, date(2026, 4, 1), date(2026, 4, 30)) == [date(2026, 4, 7), date(2026, 4, 21)]
    assert days(part, date(2019, 12, 1), date(2020, 1, 10)) == [date(2020, 1, 7)]


def test_a_month_without_a_31st_or_a_fifth_week_has_none() -> None:
    assert days(Part(freq="MONTHLY", bymonthday=(31,)), date(2026, 4, 1), date(2026, 5, 31)) == [date(2026, 5, 31)]
    assert days(Part(freq="MONTHLY", byday=("5FR",)), date(2026, 4, 1), date(2026, 5, 31)) == [date(2026, 5, 29)]


@pytest.mark.parametrize(
    ("move", "found"),
    [
        # Monday 4 May 2026 to Wednesday 6 May 2026 are holidays.
        (Move(on=("PH",), to="day+1"), []),
        (Move(on=("PH",), to="open+1"), [date(2026, 5, 7)]),
        (Move(on=("PH",), to="open-1"), [date(2026, 5, 1)]),
        (Move(on=("PH",), to="day+7"), [date(2026, 5, 11)]),
        (Move(on=("PH",), to="2MO"), [date(2026, 5, 11)]),
        (Move(on=("PH",), to="5MO"), []),
        (Move(on=("SA", "SU"), to="day+7"), [date(2026, 5, 4)]),
    ],
)
def test_a_holiday_gives_way_and_never_to_another_holiday(move: Move, found: list[date]) -> None:
    part = Part(freq="MONTHLY", byday=("1MO",), move=move)
    assert days(part, date(2026, 5, 1), date(2026, 5, 31)) == found


def test_a_day_moved_out_of_the_month_before_is_found() -> None:
    part = Part(freq="MONTHLY", bymonthday=(-1,), move=Move(on=("SA", "SU"), to="open+1"))
    assert days(part, date(2026, 6, 1), date(2026, 6, 15)) == [date(2026, 6, 1)]


def test_no_day_is_moved_onto_a_closed_one_or_out_of_its_time() -> None:
    move = Move(on=("PH",), to="day+7")
    closed = Part(freq="MONTHLY", byday=("1MO",), move=move, closures=(Closure(weeks=(2,)),))
    assert days(closed, date(2026, 5, 1), date(2026, 5, 31)) == []
    ended = Part(freq="MONTHLY", byday=("1MO",), move=move, valid_to=date(2026, 5, 9))
    assert days(ended, date(2026, 5, 1), date(2026, 5, 31)) == []


def test_a_stretch_passes_the_new_year() -> None:
    part = Part(freq="WEEKLY", byday=("FR",), closures=(Closure(yearly=((12, 29), (1, 3))),))
    assert days(part, date(2026, 12, 20), date(2027, 1, 10)) == [date(2026, 12, 25), date(2027, 1, 8)]


def test_the_closing_day_moves_on_when_it_is_a_holiday() -> None:
    part = Part(freq="WEEKLY", byday=("MO", "TU", "WE"), closures=(Closure(weekdays=("MO",), deferred=True),))
    # 20 July is a holiday: open then, closed on the 21st.
    assert days(part, date(2026, 7, 13), date(2026, 7, 22)) == [
        date(2026, 7, 14), date(2026, 7, 15), date(2026, 7, 20), date(2026, 7, 22),
    ]  # fmt: skip
    # 4 to 6 May are holidays: nobody knows which of the days after is closed, so none is stated.
    assert days(part, date(2026, 5, 4), date(2026, 5, 7)) == [date(2026, 5, 4)]


def test_holidays_know_their_substitutes() -> None:
    assert is_holiday(date(2026, 5, 6))
    assert is_holiday(date(2026, 9, 22))
    assert not is_holiday(date(2026, 5, 7))
    assert not is_holiday(date(1900, 1, 1))
