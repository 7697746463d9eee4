"""A schedule written as text reads back as itself."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.place.schedule import HOLIDAY, WEEKDAYS, Closure, Hours, Move, Part, Schedule
from layers.place.schedule_text import read, write
from tests.schedules import cases

LISTS = tuple(
    f"schedules{name}.csv"
    for name in ("", "_held_out", "_many_hands", "_columns", "_fresh_hand", "_families", "_third_hand")
)
TEXTS = [one.text for name in LISTS for one in cases(name)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("火曜日（第２，第４） 午後1時半～3時", "毎月第2・4火曜 13:30～15:00"),
        ("月火水木金 9:00-17:00 祝日休", "毎週月～金曜（祝日は休み） 09:00～17:00"),
        ("第1・3水曜（祝日は第2水曜に変更）雨天中止", "毎月第1・3水曜（祝日の場合は第2水曜に変更） ※雨天中止"),
        ("R8.4.5・4/19 10時～", "2026年4月5日・2026年4月19日 10:00～"),
        ("6Fr", "毎月最終金曜"),
    ],
)
def test_one_way_to_write_it(text: str, written: str) -> None:
    schedule = read(text).schedule
    assert schedule
    assert write(schedule) == written


@pytest.mark.parametrize("text", TEXTS)
def test_the_texts_of_the_lists_are_stable(text: str) -> None:
    schedule = read(text).schedule
    if schedule:
        assert read(write(schedule)).schedule == schedule


PIECES = re.findall(
    r"\S+",
    """
毎週 毎月 第1・3 第2 最終 月 火曜 水曜日 （木） 土日 祝日 平日 毎日 隔週 は の 、 ・ （ ） ※ 10時～ 10:00～11:30
午後1時半 ～ 休み を除く 8月 4～9月 偶数月 15日 月末 の場合は 翌日 翌平日 第2水曜に変更 年末年始 12/29～1/3
令和8年4月7日 4/19 から まで 雨天中止 月2回 以外 も開催 定休日 ① 体操 ； 要予約 第5週 開催
祝日のある週 新年は1月12日から 隔月 4月から 次回は4月7日 夏休み 夏期 法律相談 若葉会 公民館 2か月に1回 すべて
""",
)


@given(st.lists(st.sampled_from([*PIECES, " ", "\n"]), min_size=1, max_size=9).map("".join))
def test_any_text_that_is_understood_is_stable(text: str) -> None:
    schedule = read(text).schedule
    if schedule:
        assert read(write(schedule)).schedule == schedule


@given(st.text(max_size=60))
def test_no_text_is_a_fault(text: str) -> None:
    reading = read(text)
    assert reading.schedule or reading.reason


DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
MONTHS = st.sets(st.integers(1, 12), min_size=1, max_size=6).map(lambda found: tuple(sorted(found)))
WEEKLY = st.sets(st.sampled_from(WEEKDAYS), min_size=1).map(lambda found: tuple(sorted(found, key=WEEKDAYS.index)))
WEEKS = st.sampled_from([(1,), (1, 3), (2, 4), (2, -1), (-1,), (5,)])
CLOCKS = st.tuples(st.integers(6, 20), st.sampled_from([0, 5, 30, 45]), st.integers(0, 180)).map(
    lambda one: Hours(
        opens_at=f"{one[0]:02}:{one[1]:02}",
        closes_at=f"{one[0] + one[2] // 60:02}:{one[2] % 60:02}" if one[2] >= 60 + one[1] else "",
    )
)
CLOSURES = st.one_of(
    st.just(Closure(holidays=True)),
    MONTHS.map(lambda months: Closure(months=months)),
    st.sampled_from([(5,), (2, 4), (-1,)]).map(lambda weeks: Closure(weeks=weeks)),
    st.sampled_from([((8, 13), (8, 16)), ((12, 29), (1, 3)), ((1, 1), (1, 1))]).map(lambda row: Closure(yearly=row)),
    DAYS.map(lambda day: Closure(between=(day, day))),
    st.tuples(DAYS, st.integers(1, 40)).map(lambda one: Closure(between=(one[0], one[0] + timedelta(days=one[1])))),
    WEEKLY.map(lambda days: Closure(weekdays=days)),
    st.just(Closure(after_holidays=True)),
    st.sampled_from(WEEKDAYS).map(lambda day: Closure(weeks=(3,), weekdays=(day,))),
)
MOVES = st.one_of(
    st.none(),
    st.sampled_from(["day+1", "day-1", "day+7", "open+1", "open-1"]).map(lambda to: Move(on=(HOLIDAY,), to=to)),
    st.just(Move(on=("SA", "SU", HOLIDAY), to="open+1")),
)


@st.composite
def parts(draw: st.DrawFn) -> Part:
    """A part as texts can say it."""
    weeks = draw(WEEKS)
    freq, byday, numbers = draw(
        st.one_of(
            WEEKLY.map(lambda days: ("WEEKLY", days, ())),
            st.sampled_from([(), ("3SU",)]).map(lambda more: ("MONTHLY", (*(f"{n}MO" for n in weeks), *more), ())),
            st.sampled_from([(1,), (10, 20), (-1,), (-1, 15)]).map(lambda found: ("MONTHLY", (), found)),
        )
    )
    start = draw(st.none() | DAYS)
    fortnightly = bool(start) and freq == "WEEKLY" and WEEKDAYS[start.weekday()] in byday
    return Part(
        freq=freq,
        interval=2 if fortnightly else 1,
        byday=byday,
        bymonthday=numbers,
        bymonth=draw(st.just(()) | MONTHS),
        dtstart=start if fortnightly else None,
        valid_from=None if fortnightly else start,
        valid_to=start + timedelta(days=400) if start and draw(st.booleans()) else None,
        hours=(draw(CLOCKS),),
        closures=tuple(sorted(draw(st.sets(CLOSURES, max_size=3)), key=repr)),
        move=draw(MOVES),
    )


@given(st.lists(parts(), min_size=1, max_size=2), st.sampled_from(["", "雨天中止", "要予約、参加費100円"]))
def test_schedule_to_text_to_schedule(found: list[Part], remark: str) -> None:
    if len(found) == 2:
        # Two parts that may fall on one day are refused by reading, as nobody knows which hours hold.
        days = (date(2030, 1, 1), date(2030, 2, 1))
        once = replace(found[1], freq="ONCE", days=days, move=None)
        closed = {*found[0].closures, *(Closure(between=(day, day)) for day in days)}
        found[0] = replace(found[0], closures=tuple(sorted(closed, key=repr)))
        found[1] = replace(once, byday=(), bymonthday=(), bymonth=(), interval=1, dtstart=None)
    schedule = Schedule(parts=tuple(found), remark=remark)
    assert read(write(schedule)).schedule == schedule
