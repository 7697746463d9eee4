"""Schedule → one Japanese text that reads back as the same Schedule."""

from datetime import date
from itertools import groupby

from layers.place.schedule import HOLIDAY, WEEKDAYS, Closure, Hours, Move, Part, Schedule
from layers.place.schedule_text.figures import LETTERS

# Three weekdays in a row are written as from … to.
_ROW = 3
_STEPS = {
    "day+1": "翌日",
    "day-1": "前日",
    "day+2": "翌々日",
    "day+14": "翌々週",
    "day+7": "翌週",
    "day-7": "前週",
    "open+1": "翌平日",
    "open-1": "前の平日",
}


def write(schedule: Schedule) -> str:
    """The text of a schedule, the parts parted by 「；」."""
    text = "；".join(_part(part) for part in schedule.parts)
    return f"{text} ※{schedule.remark}" if schedule.remark else text


def _part(part: Part) -> str:
    hours = "、".join(_hours(one) for one in part.hours)
    asides = "".join(f"（{one}）" for one in (_period(part), *_closures(part), _move(part)) if one)
    return f"{_days(part)}{asides}{f' {hours}' if hours else ''}"


def _hours(hours: Hours) -> str:
    return f"{hours.opens_at}～{hours.closes_at}"


def _days(part: Part) -> str:
    if part.freq == "ONCE":
        return "・".join(_date(day) for day in part.days)
    months = f"{'・'.join(map(str, part.bymonth))}月の" if part.bymonth else ""
    if part.bymonthday:
        numbers = [f"{number}日" if number > 0 else "末日" for number in sorted(part.bymonthday, key=lambda n: n % 32)]
        return f"{months or '毎月'}{'・'.join(numbers)}"
    if part.freq == "WEEKLY":
        every = "隔週" if part.interval > 1 else "毎週"
        return f"{months}{every}{_weekdays(part.byday)}"
    return f"{months or '毎月'}{'、'.join(_nth(part.byday))}"


def _nth(byday: tuple[str, ...]) -> list[str]:
    """1WE 3WE 2SA → 第1・3水曜, 第2土曜."""
    found = []
    for weekday, days in groupby(byday, key=lambda day: day[-2:]):
        numbers = [day[:-2] for day in days]
        weeks = [number for number in numbers if number != "-1"]
        named = [f"第{'・'.join(weeks)}"] * bool(weeks) + ["最終"] * ("-1" in numbers)
        found.append(f"{'・'.join(named)}{_letter(weekday)}曜")
    return found


def _letter(weekday: str) -> str:
    return LETTERS[WEEKDAYS.index(weekday)]


def _weekdays(byday: tuple[str, ...]) -> str:
    named = [day for day in byday if day != HOLIDAY]
    numbers = [WEEKDAYS.index(day) for day in named]
    row = len(numbers) >= _ROW and numbers == list(range(numbers[0], numbers[-1] + 1))
    if row:
        text = f"{_letter(named[0])}～{_letter(named[-1])}曜"
    else:
        text = "・".join(_letter(day) for day in named) + "曜" * bool(named)
    return f"{text}・祝日" if HOLIDAY in byday else text


def _date(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _period(part: Part) -> str:
    start, end = part.dtstart or part.valid_from, part.valid_to
    if start and end:
        return f"{_date(start)}～{_date(end)}"
    return f"{_date(start)}から" if start else f"{_date(end)}まで" if end else ""


def _closures(part: Part) -> list[str]:
    plain = [one for one in part.closures if not one.deferred]
    deferred = [one for one in part.closures if one.deferred]
    found = [f"{_closed(one)}は休み" for one in plain]
    if deferred:
        named = "、".join(_closed(one) for one in deferred)
        found += [f"{named}休館", "祝日の場合は翌平日休館"]
    return found


def _closed(closure: Closure) -> str:
    if closure.season:
        return closure.season
    if closure.yearly:
        return "～".join(f"{month}/{day}" for month, day in closure.yearly)
    if closure.between:
        first, last = closure.between
        return _date(first) if first == last else f"{_date(first)}～{_date(last)}"
    months = f"{'・'.join(map(str, closure.months))}月" if closure.months else ""
    rest = _closed_days(closure)
    return f"{months}の{rest}" if months and rest else months or rest


def _closed_days(closure: Closure) -> str:
    if closure.after_holidays:
        return "祝日の翌日"
    if closure.holiday_weeks:
        return "祝日のある週"
    if closure.holidays:
        return "祝日"
    if closure.weeks and closure.weekdays:
        return "、".join(_nth(tuple(f"{week}{day}" for day in closure.weekdays for week in closure.weeks)))
    if closure.weeks:
        numbers = [str(week) for week in closure.weeks if week > 0]
        return "・".join([f"第{'・'.join(numbers)}"] * bool(numbers) + ["最終"] * (-1 in closure.weeks)) + "週"
    return _weekdays(closure.weekdays) if closure.weekdays else ""


def _move(part: Part) -> str:
    move = part.move
    if move is None:
        return ""
    on = "祝日" if move.on == (HOLIDAY,) else _weekdays(move.on)
    return f"{on}の場合は{_target(move, part)}に変更"


def _target(move: Move, part: Part) -> str:
    if move.to in _STEPS:
        return _STEPS[move.to]
    if move.to.startswith("+"):
        return f"翌{_letter(move.to[1:])}曜"
    if not move.to.startswith("day"):
        return _nth((move.to,))[0]
    steps = int(move.to[3:])
    weekday = _letter(WEEKDAYS[(WEEKDAYS.index(part.byday[0][-2:]) + steps) % 7])
    if steps < 0:
        return f"前週の{weekday}曜"
    return f"翌{weekday}曜" if steps < 7 else f"翌週の{weekday}曜"
