"""Day words, hours and exceptions in the many orders in which lists set them, against days reckoned here.

A text may be refused; what is stated must be exactly right.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import jpholiday
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.place import schedule_text
from layers.place.meeting_days import dates

FIRST, LAST = date(2026, 4, 1), date(2027, 3, 31)
YEAR = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
WEEKDAYS = "月火水木金土日"
Chosen = Callable[[date], bool]


def on(letters: str, *weeks: int) -> Chosen:
    """Some weekdays, or some weeks of the month of them."""
    return lambda day: WEEKDAYS[day.weekday()] in letters and (not weeks or (day.day - 1) // 7 + 1 in weeks)


def plain(day: date) -> bool:
    """No public holiday."""
    return not jpholiday.is_holiday(day)


def outside(*stretches: tuple[tuple[int, int], tuple[int, int]]) -> Chosen:
    """Not within stretches of the year."""
    return lambda day: (
        not any(
            (first <= (day.month, day.day) <= last)
            if first <= last
            else ((day.month, day.day) >= first or (day.month, day.day) <= last)
            for first, last in stretches
        )
    )


def always(_day: date) -> bool:
    """Every day."""
    return True


NEW_YEAR = ((12, 29), (1, 3))
RULES: list[tuple[str, Chosen]] = [
    ("毎週月曜日", on("月")),
    ("毎週火・木曜日", on("火木")),
    ("月・水・金", on("月水金")),
    ("月～金", on("月火水木金")),
    ("平日", lambda day: on("月火水木金")(day) and plain(day)),
    ("第1・3水曜日", on("水", 1, 3)),
    ("毎月第2月曜", on("月", 2)),
    ("第2・4(火)", on("火", 2, 4)),
    ("毎月最終金曜日", lambda day: on("金")(day) and (day + timedelta(days=7)).month != day.month),
    ("毎月15日", lambda day: day.day == 15),
    ("偶数月の第3木曜日", lambda day: on("木", 3)(day) and day.month % 2 == 0),
    ("第3火曜（奇数月）", lambda day: on("火", 3)(day) and day.month % 2 == 1),
    ("第1水曜、第3金曜", lambda day: on("水", 1)(day) or on("金", 3)(day)),
    ("毎週水曜（第5水曜を除く）", on("水", 1, 2, 3, 4)),
]
HOURS: list[tuple[str, list[tuple[str, str]]]] = [
    ("10:00～11:30", [("10:00", "11:30")]),
    ("午後1時半～3時", [("13:30", "15:00")]),
    ("13時～", [("13:00", "")]),
    ("午前10時から正午まで", [("10:00", "12:00")]),
    ("10:00～12:00、13:00～15:00", [("10:00", "12:00"), ("13:00", "15:00")]),
]
ASIDES: list[tuple[str, Chosen]] = [
    ("祝日休み", plain),
    ("祝日・年末年始を除く", lambda day: plain(day) and outside(NEW_YEAR)(day)),
    ("年末年始は休み", outside(NEW_YEAR)),
    ("8月・1月休み", lambda day: day.month not in (8, 1)),
    ("12月～2月は休み", lambda day: day.month not in (12, 1, 2)),
    ("偶数月のみ", lambda day: day.month % 2 == 0),
    ("8月に開催", lambda day: day.month == 8),
    ("第5週は休み", lambda day: day.day < 29),
    ("祝日も開催", always),
    ("雨天中止", always),
    ("要予約", always),
    ("定員20名、参加費100円", always),
    ("新年は1月12日から", outside(((12, 29), (1, 11)))),
    ("お盆（8/13～8/16）・年末年始（12/28～1/4）は休み", outside(((8, 13), (8, 16)), ((12, 28), (1, 4)))),
]
ORDERS = (
    "{days} {hours}（{aside}）",
    "{days}（{aside}）{hours}",
    "{days} {hours} ※{aside}",
    "{hours} {days}（{aside}）",
    "{days} {aside} {hours}",
    "※{aside} {days} {hours}",
    "{days}、{hours}、{aside}",
    "{days}\n{hours}\n{aside}",
    "{days}{hours}。{aside}。",
    "{hours}（{days}）※{aside}",
    "夕やけ食堂 {days} {hours}（{aside}）",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """One text and the meetings it means."""

    text: str
    meetings: frozenset[tuple[date, str, str]]


def wording(rule: tuple[str, Chosen], hours: tuple[str, list[tuple[str, str]]], aside: int, order: str) -> Wording:
    """A text put together from its parts."""
    said, held = ASIDES[aside]
    days = [day for day in YEAR if rule[1](day) and held(day)]
    meetings = frozenset((day, *sitting) for day in days for sitting in hours[1])
    return Wording(text=order.format(days=rule[0], hours=hours[0], aside=said), meetings=meetings)


WORDINGS = st.builds(
    wording, st.sampled_from(RULES), st.sampled_from(HOURS), st.integers(0, len(ASIDES) - 1), st.sampled_from(ORDERS)
)


def read(text: str) -> frozenset[tuple[date, str, str]] | None:
    """The meetings of the year, or None where the text is refused."""
    schedule = schedule_text.read(text, near=FIRST).schedule
    return schedule and frozenset((one.day, one.start, one.end) for one in dates(schedule, FIRST, LAST))


@given(WORDINGS)
def test_nothing_wrong_is_stated_in_any_order(one: Wording) -> None:
    assert read(one.text) in (None, one.meetings)


@pytest.mark.parametrize("aside", range(len(ASIDES)), ids=[said for said, _ in ASIDES])
def test_the_usual_order_is_read(aside: int) -> None:
    # Nobody says of an even month's meeting that it is held in August alone.
    rules = [rule for rule in RULES if not ("数月" in rule[0] and ASIDES[aside][0].endswith(("月のみ", "月に開催")))]
    wordings = [wording(rule, hours, aside, ORDERS[0]) for rule in rules for hours in HOURS]
    others = [one.text for one in wordings if read(one.text) != one.meetings]
    assert len(others) <= 0.02 * len(wordings), others


def moved() -> Iterator[tuple[str, Wording]]:
    """One day of a rule put elsewhere, in the ways that notes say it."""
    for days, held in (("第2火曜", on("火", 2)), ("毎週金曜", on("金")), ("月・水・金", on("月水金"))):
        usual = [day for day in YEAR if held(day)]
        off = usual[len(usual) // 2]
        to = next(day for day in (off + timedelta(days=step) for step in (1, 2, 7)) if not held(day))
        short, long = f"{off.month}/{off.day}", f"{to.month}月{to.day}日（{WEEKDAYS[to.weekday()]}）"
        meetings = frozenset((day, "10:00", "11:30") for day in [*usual, to] if day != off)
        for note in ("{0}は{1}に変更", "{0}→{1}", "{0}は休み、{1}に開催", "{0}の代わりに{1}に開催します"):
            text = f"{days} 10:00～11:30 ※{note.format(short, long)}"
            yield text, Wording(text=text, meetings=meetings)


MOVED = dict(moved())


@pytest.mark.parametrize("text", MOVED)
def test_a_day_moved_once_is_moved_in_its_year(text: str) -> None:
    assert read(text) == MOVED[text].meetings
