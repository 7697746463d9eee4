"""Words of days → one sort of token, ``D``: 毎週火曜, 第2・4水曜, 毎月15日, 令和8年4月5日・19日, 平日."""

import re
from dataclasses import dataclass, replace
from datetime import date

from layers.place.schedule import HOLIDAY, WEEKDAYS
from layers.place.schedule_text import figures
from layers.place.schedule_text.stream import Made, Stream, joined
from layers.place.schedule_text.tokens import NotUnderstood, Token

# Between words of days: marks and particles.
GAP = "[,p]*"
# 「10:00～12:00（第1・3月）／13:00～15:00（第2・4月）」: all days stand in brackets behind their hours.
_HOURS_FIRST = re.compile(r"[x?.,c]*(?:h\([abe]*D\)[.,cx?]*){2,}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Days:
    """Some days, without hours and exceptions. ``strict``: never on holidays (平日).

    ``instead``: in these months in place of the other days (8月は第1火曜).
    """

    byday: tuple[str, ...] = ()
    monthdays: tuple[int, ...] = ()
    dates: tuple[date, ...] = ()
    months: tuple[int, ...] = ()
    interval: int = 1
    strict: bool = False
    instead: bool = False

    @property
    def weekly(self) -> bool:
        """Whether these are whole weekdays, each week (or each other week)."""
        return bool(self.byday) and not any(one[0] in "-12345" for one in self.byday)


def days(stream: Stream) -> None:
    """Reduce all words of days."""
    stream.replace("g", _gif)
    stream.replace(r"(?<=b)\(o\)p?d|db\(o\)", _nth)
    stream.replace(r"od(?=[ip,]*C)", _nth_and_holidays)
    stream.replace(r"o[p,]?d|o[p,]?\(d\)", _nth)
    stream.replace(r"d[,p]*\([,e]*o\)|d[,pe]*o(?![ip,]*C)", _nth)
    stream.replace(r"dp?h+\(e?o\)|dp?h+,?o(?=[).,x?]|$)", _nth_behind)
    stream.replace(r"d,H(?![ip,]*[BCVvzZHNRDd])", _with_holidays)
    stream.replace(r"w,?H(?![ip,]*[BCVvzZHNR])", lambda *_: None)
    stream.replace("[dwA]", _weekly)
    stream.replace("k", _monthdays)
    stream.replace(r"D(?:\(a\)|a)(?![,p(]*[DdowAH])", _every_week)
    stream.replace(r"Dh+a(?=[).]|$)", lambda s, a, b: s.tokens[a : b - 1] if s.tokens[a].value.weekly else None)
    stream.replace(r"D\(e\)", _every_month)
    if _HOURS_FIRST.fullmatch(stream.letters):
        stream.replace(r"h\([abe]*D\)", lambda s, a, b: [*s.tokens[a + 2 : b - 1], s.tokens[a]])
    stream.replace(r"[DA]\(?b\)?", lambda s, a, b: [*s.of(a, b, "b"), s.tokens[a]] if _balanced(s, a, b) else None)


def _gif(stream: Stream, start: int, end: int) -> Made:
    byday, interval = figures.gif(stream.tokens[start].said["gif"])
    part = stream.tokens[start:end]
    weekly, numbered = (tuple(day for day in byday if (len(day) > 2) is nth) for nth in (False, True))
    made = [joined("D", part, Days(byday=one, interval=interval)) for one in (weekly, numbered) if one]
    return [made[0], Token(",", "", part[-1].end, part[-1].end), made[1]] if len(made) > 1 else made


def _nth(stream: Stream, start: int, end: int) -> Made:
    """第1・3 and 水曜, in either order."""
    part = stream.tokens[start:end]
    value = _numbered(stream.of(start, end, "o")[0], stream.of(start, end, "d")[0])
    return [joined("D", part, value)]


def _nth_and_holidays(stream: Stream, start: int, end: int) -> Made:
    """「第1日曜と祝日を除く」: a holiday has no week of the month."""
    week, day = stream.tokens[start:end]
    named = figures.weekdays(day)
    if HOLIDAY not in named or len(named) < 2:
        return None
    value = Days(byday=tuple(f"{number}{name}" for number in figures.ordinals(week) for name in named[:-1]))
    return [
        joined("D", [week, day], value),
        Token(",", "", day.start, day.start),
        Token("H", day.text, day.start, day.end),
    ]


def _nth_behind(stream: Stream, start: int, end: int) -> Made:
    value = _numbered(stream.of(start, end, "o")[0], stream.tokens[start])
    return [joined("D", stream.tokens[start : start + 1], value), *stream.of(start, end, "h")]


def _numbered(week: Token, day: Token) -> Days:
    named = figures.weekdays(day)
    told = [letter for letter in day.said.get("weekdays", "").replace("曜日", "曜") if letter in figures.LETTERS]
    apart = re.search("曜日?_?(?:[、,と]|及び|および|並びに)".replace("_", r"\s*"), day.text)
    if apart or HOLIDAY in named or "from" in day.said or told != sorted(told, key=figures.LETTERS.index):
        raise NotUnderstood(week.text + day.text)
    numbers = figures.ordinals(week)
    return Days(byday=tuple(f"{number}{name}" for number in numbers for name in named))


def _with_holidays(stream: Stream, start: int, end: int) -> Made:
    named = figures.weekdays(stream.tokens[start])
    return [joined("D", stream.tokens[start:end], Days(byday=figures.in_order((*named, HOLIDAY))))]


def _weekly(stream: Stream, start: int, end: int) -> Made:
    token = stream.tokens[start]
    if token.value is not None:
        return None
    if token.letter == "d":
        return [joined("D", stream.tokens[start:end], Days(byday=figures.weekdays(token)))]
    strict = token.letter == "w"
    return [joined("D" if strict else "A", [token], Days(byday=WEEKDAYS[:5] if strict else WEEKDAYS, strict=strict))]


def _monthdays(stream: Stream, start: int, end: int) -> Made:
    return [joined("D", stream.tokens[start:end], Days(monthdays=figures.monthdays(stream.tokens[start])))]


def _every_week(stream: Stream, start: int, _end: int) -> Made:
    """土曜（毎週）."""
    return [stream.tokens[start]] if stream.tokens[start].value.weekly else None


def _every_month(stream: Stream, start: int, _end: int) -> Made:
    """第3木曜（毎月）."""
    return None if stream.tokens[start].value.weekly else [stream.tokens[start]]


def _balanced(stream: Stream, start: int, end: int) -> bool:
    return len(stream.of(start, end, "(")) == len(stream.of(start, end, ")"))


def narrowed(token: Token, months: tuple[int, ...], *, instead: bool = False) -> Token:
    """The same days in these months alone."""
    had = token.value.months
    both = tuple(one for one in months if not had or one in had)
    if not both or token.value.dates:
        raise NotUnderstood(token.text)
    return replace_value(token, replace(token.value, months=both, instead=instead))


def replace_value(token: Token, value: Days) -> Token:
    """The same words with another meaning."""
    return Token(token.letter, token.text, token.start, token.end, token.said, value)
