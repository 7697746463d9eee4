"""What the number words of a token say: weekdays, weeks of the month, months, dates."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from layers.place.schedule import HOLIDAY, WEEKDAYS
from layers.place.schedule_text.tokens import NotUnderstood, Token

LETTERS = "月火水木金土日"
_NUMBER = re.compile(r"\d+")
_ERAS = {"令": 2018, "R": 2018, "平": 1988, "H": 1988}
_ORDINALS = re.compile(r"(最|月末)|([1-6])|([~-]|から|より)")
_GIF = re.compile(r"([0-7]+)((?:Mo|Tu|We|Th|Fr|Sa|Su)+)")


def weekdays(token: Token) -> tuple[str, ...]:
    """月～金, 月水金, 土日祝, Mon-Fri → codes in the order of the week, ``PH`` last."""
    said = token.said
    if "english" in said:
        return _english(said["english"])
    if "from" in said:
        first, last = LETTERS.index(said["from"]), LETTERS.index(said["to"])
        if last <= first and said["to"] != said["from"]:
            last += 7
        if last == first:
            raise NotUnderstood(token.text)
        return in_order(WEEKDAYS[number % 7] for number in range(first, last + 1))
    written = said["weekdays"]
    holiday = (HOLIDAY,) if "祝" in written else ()
    named = re.sub(r"曜日?|よう[び日]|ヨウ[ビ日]|祝(?:祭|休)?日?", "", written)
    days = [WEEKDAYS[LETTERS.index(letter)] for letter in named if letter in LETTERS]
    if len(set(days)) != len(days):
        raise NotUnderstood(token.text)
    return (*in_order(days), *holiday)


def in_order(names: Iterable[str]) -> tuple[str, ...]:
    """Weekdays in the order of the week."""
    order = (*WEEKDAYS, HOLIDAY)
    return tuple(sorted(set(names), key=order.index))


def _english(written: str) -> tuple[str, ...]:
    names = [found[:2].upper() for found in re.findall(r"[A-Z][a-z]+", written)]
    if "-" in written and len(names) == 2:
        first, last = (WEEKDAYS.index(name) for name in names)
        return WEEKDAYS[first : last + 1]
    return in_order(names)


def ordinals(token: Token) -> tuple[int, ...]:
    """第2・4, 第1～4, 最終, ①③ → numbers; -1 is the last."""
    found: list[int] = []
    through = False
    for last, number, way in _ORDINALS.findall(token.text):
        if way:
            through = True
            continue
        value = -1 if last else int(number)
        found += range(found[-1] + 1, value + 1) if through and found else [value]
        through = False
    if 6 in found or len(set(found)) != len(found):
        raise NotUnderstood(token.text)
    return tuple(sorted(found, key=lambda one: one % 7))


def gif(written: str) -> tuple[tuple[str, ...], int]:
    """The recurrence formula of GIF 441 → (byday, interval): 0 every week, 1-5 the n-th, 6 the last, 7 every other."""
    byday: list[str] = []
    interval = 1
    for numbers, days in _GIF.findall(written):
        interval = 2 if "7" in numbers else interval
        if len(numbers) > 1 and set(numbers) & {"0", "7"}:
            raise NotUnderstood(written)
        byday += [
            f"{'' if n in '07' else -1 if n == '6' else n}{day.upper()}"
            for day in re.findall("..", days)
            for n in numbers
        ]
    if interval == 2 and not re.fullmatch(r"(?:7(?:[A-Z][a-z])+)+", written):
        raise NotUnderstood(written)
    return tuple(byday), interval


def months(token: Token) -> tuple[int, ...]:
    """偶数月, 4月～9月, 7・8月 → numbers."""
    said = token.said
    if "parity" in said:
        return tuple(range(2 if said["parity"] == "偶数" else 1, 13, 2))
    if "from" in said:
        first, last = int(said["from"]), int(said["to"])
        found = [first, last]
        if 1 <= first <= 12 and 1 <= last <= 12:
            found = [(number - 1) % 12 + 1 for number in range(first, (last if last >= first else last + 12) + 1)]
    else:
        found = [int(number) for number in _NUMBER.findall(said["list"])]
    return tuple(sorted(set(_between(found, 12, token))))


def monthdays(token: Token) -> tuple[int, ...]:
    """10日・20日, 月末, 5のつく日 → numbers; -1 is the last day. Whether 3のつく日 holds the 30th is not sure."""
    if "digits" in token.said:
        digits = {int(digit) for digit in _NUMBER.findall(token.said["digits"])}
        return tuple(number for number in range(1, 31) if number % 10 in digits)
    if "last" in token.said:
        return (-1,)
    return tuple(sorted(_between([int(number) for number in _NUMBER.findall(token.said["monthdays"])], 31, token)))


def _between(numbers: list[int], most: int, token: Token) -> list[int]:
    if not all(1 <= number <= most for number in numbers):
        raise NotUnderstood(token.text)
    return numbers


def year(era: str) -> int:
    """令和8年, R8., 2026/ → 2026."""
    found = _NUMBER.search(era)
    number = int(found[0]) if found else 1
    return number if number > 1000 else number + _ERAS[era.strip()[0]]


def day_of(token: Token, in_year: int) -> date:
    """A month and a day in a year; refused where there is none."""
    return a_date(in_year, int(token.said["month"]), int(token.said["day"]), token.text)


def a_date(in_year: int, month: int, day: int, words: str) -> date:
    """A day of the calendar, or a refusal."""
    try:
        return date(in_year, month, day)
    except ValueError:
        raise NotUnderstood(words) from None


def stretch(said: Mapping[str, str], words: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """12/29～1/3, 8月13日～16日 → two month-days."""
    first = [int(number) for number in _NUMBER.findall(said["from"])]
    last = [int(number) for number in _NUMBER.findall(said["to"])]
    if len(last) == 1:
        last = [first[0], *last]
    for month, day in (first, last):
        a_date(2024, month, day, words)
    return (first[0], first[1]), (last[0], last[1])
