"""Months beside days or hours: 偶数月の第2水曜, 第3土曜（奇数月）, 4月～9月は10時・10月～3月は9時半."""

import re

from layers.place.schedule_text import figures
from layers.place.schedule_text.days import Days, narrowed
from layers.place.schedule_text.stream import Made, Stream, joined
from layers.place.schedule_text.tokens import NotUnderstood, Token


def seasonal(stream: Stream) -> None:
    """Give months to the days or hours they stand beside."""
    stream.replace(r"Q\(m\)|m\(Q\)", _every_other)
    stream.replace(r"Q[p,]*D\(m\)|Q\(m[p,]*D\)|Q[p,.]*mp*D", _every_other_days)
    stream.replace(r"Q[p,]*Dh*[.,(]*(?:mr?s?|P)p?\)?", _every_other_from)
    stream.replace(r"Q\((?:mr?s?|P)p?\)[p,]*D", _every_other_from)
    stream.replace("M", _all_others)
    stream.replace(r"m(?:[,p]*m)+", _several)
    stream.replace(r"mp+o", _weeks)
    if stream.letters.count("m") == 1:
        stream.replace(r"[DA]\(m\)|[DA][,p]*mp*(?=,?h+,?h)", _behind)
    if stream.letters.find("m") > min(stream.letters.find(letter) % 1000 for letter in "DA"):
        every = re.search(r"[DA]\(m\),[abe]?D\(m\)", stream.letters)
        stream.replace(r"[DA]\(m\)" if every else r"[DA]\(m\)(?=,D)", _behind)
    stream.replace(r"\(?m\)?[,p]*[abe]?p*[DA](?:,D)*[VUB]*", _before)
    stream.replace(r"[DA][,p]*\(m\)(?![,p]*h)", _behind)
    stream.replace(r"\(?m\)?[,p]*h+", _hours)
    stream.replace(r"[DA][,p]*\(?m\)?", _behind)


def _months(stream: Stream, start: int, end: int) -> tuple[int, ...]:
    token = stream.of(start, end, "m")[0]
    found: tuple[int, ...] = token.value or figures.months(token)
    return found


def _every_other(stream: Stream, start: int, end: int) -> Made:
    """「隔月（偶数月）」: which months every other month means."""
    months, step = _months(stream, start, end), _step(stream.of(start, end, "Q")[0])
    if not step or months != _every(months[0], step):
        raise NotUnderstood(stream.tokens[start].text)
    return [joined("m", stream.tokens[start:end], months)]


def _every_other_days(stream: Stream, start: int, end: int) -> Made:
    """「隔月第2土曜（奇数月）」."""
    months = stream.of(start, end, "m")[0]
    row = Stream([stream.of(start, end, "Q")[0], months])
    made = _every_other(row, 0, 2) or ()
    return [narrowed(stream.of(start, end, "D")[0], one.value) for one in made]


def _every_other_from(stream: Stream, start: int, end: int) -> Made:
    """「隔月第3土曜（4月から）」: the first month says which months are meant."""
    step, begin = _step(stream.tokens[start]), stream.of(start, end, "P")
    months = () if begin else _months(stream, start, end)
    if begin and begin[0].value.start and not begin[0].value.end:
        months = (begin[0].value.start.month,)
    if not step or len(months) != 1:
        raise NotUnderstood(stream.tokens[start].text)
    days = stream.of(start, end, "D")
    return [narrowed(days[0], _every(months[0], step)), *begin, *stream.of(start, end, "h")]


def _step(token: Token) -> int:
    """隔月, 3か月に1回 → a number of months that divides the year, or 0."""
    found = re.search(r"\d+", token.text)
    number = 2 if "隔" in token.text and "月" in token.text else int(found[0]) if found else 0
    return number if number > 1 and 12 % number == 0 else 0


def _every(first: int, step: int) -> tuple[int, ...]:
    return tuple(month for month in range(1, 13) if (month - first) % step == 0)


def _all_others(stream: Stream, start: int, end: int) -> Made:
    """「12月は第3土曜、その他の月は第4土曜」."""
    named = {number for token in stream.of(0, start, "m") for number in token.value or figures.months(token)}
    others = tuple(number for number in range(1, 13) if number not in named)
    if not named or not others:
        raise NotUnderstood(stream.tokens[start].text)
    return [joined("m", stream.tokens[start:end], others)]


def _several(stream: Stream, start: int, end: int) -> Made:
    found = {number for token in stream.of(start, end, "m") for number in token.value or figures.months(token)}
    return [joined("m", stream.tokens[start:end], tuple(sorted(found)))]


def _weeks(stream: Stream, start: int, end: int) -> Made:
    """「第2・4水曜（1月は第3・4）」: the weekday is that of the days before."""
    before = stream.of(0, start, "D")
    weekdays = {day[-2:] for day in before[-1].value.byday} if before else set()
    if len(weekdays) != 1 or before[-1].value.weekly:
        return None
    weekday = weekdays.pop()
    numbers = figures.ordinals(stream.tokens[end - 1])
    value = Days(byday=tuple(f"{number}{weekday}" for number in numbers))
    return [*stream.tokens[start : end - 1], joined("D", stream.tokens[end - 1 : end], value)]


def _before(stream: Stream, start: int, end: int) -> Made:
    prefixes = stream.of(start, end, "abe")
    instead = any(token.text in ("は", "のみ", "だけ") for token in stream.of(start, end, "p"))
    if any(token.text.startswith(("も", "でも")) for token in stream.of(start, end, "B")):
        raise NotUnderstood(stream.tokens[start].text)
    instead = instead or stream.has("VU", start, end)
    months = _months(stream, start, end)
    return [*prefixes, *(narrowed(one, months, instead=instead) for one in stream.of(start, end, "DA"))]


def _behind(stream: Stream, start: int, end: int) -> Made:
    return [narrowed(stream.tokens[start], _months(stream, start, end))]


def _hours(stream: Stream, start: int, end: int) -> Made:
    months = _months(stream, start, end)
    return [joined("h", [token], (token, months)) for token in stream.of(start, end, "h")]
