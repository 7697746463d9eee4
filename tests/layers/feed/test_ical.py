from datetime import date, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from layers.feed import ical
from layers.place.meeting_days import dates
from layers.place.schedule_text import read
from layers.place.services import ServicePoint

TODAY = date(2026, 11, 22)
JAPAN = ZoneInfo("Asia/Tokyo")


def point(schedule, **facts):
    return ServicePoint(id="p1", kind="ibasho", name="ひだまり, 西;の会", facts={"schedule": schedule, **facts})


def events(*points, daily=True):
    made = ical.calendar(points, title="架空市", today=TODAY, page="https://town.test/places/{}".format, daily=daily)
    return list(Calendar.from_ical(made).walk("VEVENT"))


def test_each_meeting_is_an_event_of_japan_with_its_place():
    found = events(point("第2・4火曜 10:00-11:30（8月休み）", venue="西集会所", address="西町1-2", fee="200円"))
    assert found[0].decoded("dtstart") == datetime(2026, 11, 24, 10, tzinfo=JAPAN)
    assert found[0].decoded("dtend") == datetime(2026, 11, 24, 11, 30, tzinfo=JAPAN)
    assert (found[0]["summary"], found[0]["location"]) == ("ひだまり, 西;の会", "西集会所 西町1-2")
    assert found[0]["url"] == "https://town.test/places/p1"
    assert len({one["uid"] for one in found}) == len(found)


def test_days_without_hours_are_whole_days():
    assert events(point("毎月15日"))[0].decoded("dtstart") == date(2026, 12, 15)


def test_what_is_not_sure_or_rests_has_no_event():
    assert not events(point("隔週火曜 10:00"))
    assert not events(point("不定期"))
    assert not events(point("毎週火曜 10:00", status="suspended"))
    assert not events(point(""))


def test_opening_hours_are_left_out_of_a_zone_alone():
    office = point("月～金曜 8:45-17:30（祝日・年末年始を除く）")
    assert events(office)
    assert not events(office, daily=False)


def test_the_same_day_gives_the_same_bytes():
    made = [ical.calendar([point("毎週火曜 10:00")], title="x", today=TODAY, page=str) for _ in range(2)]
    assert made[0] == made[1]
    assert b"TZID=Asia/Tokyo" in made[0]
    assert b"BEGIN:VTIMEZONE" in made[0]


@given(
    st.sampled_from(["毎週月曜", "第1・3水曜（祝日は休み）", "最終金曜", "毎月5日", "偶数月第2土曜"]),
    st.integers(8, 21),
)
def test_the_calendar_says_the_same_days_as_the_schedule(days, hour):
    text = f"{days} {hour}:00-{hour}:45"
    meetings = dates(read(text, near=TODAY).schedule, TODAY, TODAY + ical.AHEAD)
    found = [one.decoded("dtstart").astimezone(JAPAN) for one in events(point(text))]
    assert [(one.date(), f"{one:%H:%M}") for one in found] == [(one.day, one.start) for one in meetings]


def test_what_ends_after_midnight_ends_the_next_day():
    assert ical._at(TODAY, "24:00", after="22:00") == datetime(2026, 11, 23, 0, tzinfo=JAPAN)
    assert ical._at(TODAY, "01:00", after="22:00") == datetime(2026, 11, 23, 1, tzinfo=JAPAN)


def test_a_text_cannot_add_a_line():
    evil = ServicePoint(id="p2", kind="ibasho", name="x\r\nATTACH:file", facts={"schedule": "毎週火曜 10:00"})
    assert all("ATTACH" not in one for one in events(evil))
