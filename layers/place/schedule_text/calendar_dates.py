"""Dates with a year, and stretches of them: 令和8年4月5日・19日, 4月7日から, ～令和9年3月31日."""

from dataclasses import dataclass
from datetime import date, timedelta

from layers.place.schedule import WEEKDAYS
from layers.place.schedule_text import figures
from layers.place.schedule_text.days import Days
from layers.place.schedule_text.stream import Made, Stream, joined
from layers.place.schedule_text.tokens import NotUnderstood, Token
from layers.place.schedule_text.years import Year

# Longer stretches of days are a season or a time for applications, not one meeting a day.
_LONGEST_EVENT = timedelta(days=14)
_DAY = r"(?:,?\(d\)|d(?![,p(]*o))?"


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """From when to when; ``start`` is what every second week is counted from."""

    start: date | None = None
    end: date | None = None


def dates(stream: Stream, year: Year) -> None:
    """Reduce dates to ``T`` (several: one token) and stretches of them to ``P``."""
    stream.replace(r"(?<=[fjk])\(H\)", lambda *_: [])
    stream.replace(r"c(?=[fj])", lambda *_: [])
    stream.replace(r"y[,p]*m[,p]*r[,p]*y[,p]*mu?", _months)
    stream.replace(r"y[,p]*m(?:r(?![,p]*[ymjkRh])p*|sp*|u)", _month_bound)
    stream.replace(rf"f{_DAY}(?:[,.]?[fjk]{_DAY})*", lambda s, a, b: _several(s, a, b, year))
    stream.replace(r"Trp*[jk](?:\(d\)|d)?", _until_of_the_year)
    stream.replace(r"TrT", _period)
    stream.replace(r"(?<=[,.])[jk](?:\(d\)|d)", _another)
    stream.replace(r"y[,p]*R", lambda s, a, b: _stretch(s, a, b, year))
    if year.known:
        stream.replace(rf"j{_DAY}(?:[,.]?[jk]{_DAY})*", lambda s, a, b: _several(s, a, b, year))
        stream.replace(r"Trp*[jk](?:\(d\)|d)?", _until_of_the_year)
        stream.replace(r"TrT", _period)
    stream.replace(r"T\(pd\)", _all_on)
    stream.replace(r"(?<!N)(?<!N\()R(?![ip,)]*C)p?", lambda s, a, b: _near_stretch(s, a, b, year))
    stream.replace(r"(?<=P)u", lambda *_: [])
    stream.replace(r"ST", _next_time)
    stream.replace(r"T(?:r?p?s|r)p*|sp*,?T", _from)
    stream.replace(r"Tp*u", _until)
    stream.replace(r"y[,p]*\(?(?=[TP])", lambda *_: [])
    stream.replace(r"y", _whole_year)


def _several(stream: Stream, start: int, end: int, year: Year) -> Made:
    found: list[date] = []
    part = stream.tokens[start:end]
    for token in part:
        if token.letter == "d":
            _check_weekday(token, found[-1])
        elif token.letter == "f":
            found.append(figures.day_of(token, figures.year(token.said["era"])))
        elif token.letter == "j":
            found.append(_next(token, found[-1]) if found else year.day(token))
        elif token.letter == "k":
            found += [figures.a_date(found[-1].year, found[-1].month, day, token.text) for day in _plain_days(token)]
    if sum(t.letter == "(" for t in part) != sum(t.letter == ")" for t in part):
        return None
    if sorted(set(found)) != found:
        raise NotUnderstood(" ".join(token.text for token in part))
    return [joined("T", part, tuple(found))]


def _another(stream: Stream, start: int, end: int) -> Made:
    """「令和8年12月12日（土）13時～、13日（日）10時～」: month and year are those of the date before."""
    before = stream.of(0, start, "T")
    if not before or not _only_dates(stream):
        return None
    token, last = stream.tokens[start], before[-1].value[-1]
    found = _next(token, last) if token.letter == "j" else _same_month(token, last)
    _check_weekday(stream.of(start, end, "d")[0], found)
    if found <= last:
        raise NotUnderstood(token.text)
    return [joined("T", stream.tokens[start:end], (found,))]


def _all_on(stream: Stream, start: int, end: int) -> Made:
    """1月16日、2月20日（いずれも土曜日）."""
    for day in stream.tokens[start].value:
        _check_weekday(stream.tokens[end - 2], day)
    return [stream.tokens[start]]


def _near_stretch(stream: Stream, start: int, end: int, year: Year) -> Made:
    """「1月12日～3月23日の毎週火曜」: one stretch of one year where both its ends are Tuesdays of that year."""
    if stream.has("K", 0, start):
        return None  # a closing stretch comes again every year
    ends = year.stretch(stream.tokens[start])
    return [joined("P", stream.tokens[start:end], Period(start=ends[0], end=ends[1]))] if ends else None


def _only_dates(stream: Stream) -> bool:
    return not stream.has("oeabwAgrR")


def _plain_days(token: Token) -> tuple[int, ...]:
    numbers = figures.monthdays(token)
    if -1 in numbers:
        raise NotUnderstood(token.text)
    return numbers


def _next(token: Token, before: date) -> date:
    """4月5日・10日, 1月10日: a later date of one list, which may pass the new year of a school year."""
    day = figures.day_of(token, before.year)
    if day < before and day.month < 4 <= before.month:
        return figures.day_of(token, before.year + 1)
    return day


def _check_weekday(token: Token, day: date) -> None:
    """令和8年4月5日（月） is a Sunday: one of the two is wrong, and nobody knows which."""
    if WEEKDAYS[day.weekday()] not in figures.weekdays(token):
        raise NotUnderstood(f"{day.isoformat()} {token.text}")


def _until_of_the_year(stream: Stream, start: int, end: int) -> Made:
    first = stream.tokens[start].value[-1]
    token = stream.of(start, end, "jk")[0]
    last = _next(token, first) if token.letter == "j" else _same_month(token, first)
    for weekday in stream.of(start, end, "d"):
        _check_weekday(weekday, last)
    return _checked(stream, start, end, first, last)


def _same_month(token: Token, first: date) -> date:
    numbers = _plain_days(token)
    if len(numbers) > 1:
        raise NotUnderstood(token.text)
    return figures.a_date(first.year, first.month, numbers[0], token.text)


def _period(stream: Stream, start: int, end: int) -> Made:
    first, last = (token.value for token in stream.of(start, end, "T"))
    if len(first) > 1 or len(last) > 1:
        raise NotUnderstood(stream.tokens[start].text)
    return _checked(stream, start, end, first[0], last[0])


def _checked(stream: Stream, start: int, end: int, first: date, last: date) -> Made:
    part = stream.tokens[start:end]
    if last < first:
        raise NotUnderstood(" ".join(token.text for token in part))
    return [joined("P", part, Period(start=first, end=last))]


def _stretch(stream: Stream, start: int, end: int, year: Year) -> Made:
    said = stream.tokens[end - 1].said
    (month, day), (last_month, last_day) = figures.stretch(said, stream.tokens[end - 1].text)
    number = (year.number or 0) + (1 if year.fiscal and month < 4 else 0)
    first = figures.a_date(number, month, day, stream.tokens[end - 1].text)
    passes = (last_month, last_day) < (month, day)
    last = figures.a_date(number + passes, last_month, last_day, stream.tokens[end - 1].text)
    return _checked(stream, start, end, first, last)


def _months(stream: Stream, start: int, end: int) -> Made:
    """令和8年4月～令和9年3月."""
    years = [figures.year(token.said["era"]) for token in stream.of(start, end, "y")]
    months = [figures.months(token) for token in stream.of(start, end, "m")]
    if any(len(one) > 1 for one in months):
        return None
    after = date(years[1] + months[1][0] // 12, months[1][0] % 12 + 1, 1)
    return _checked(stream, start, end, date(years[0], months[0][0], 1), after - timedelta(days=1))


def _month_bound(stream: Stream, start: int, end: int) -> Made:
    """令和9年1月より is from its first day, 令和8年12月まで is to its last."""
    year_, months = figures.year(stream.tokens[start].said["era"]), figures.months(stream.of(start, end, "m")[0])
    if len(months) > 1 or "fiscal" in stream.tokens[start].said:
        return None
    first = date(year_, months[0], 1)
    last = date(year_ + months[0] // 12, months[0] % 12 + 1, 1) - timedelta(days=1)
    until = stream.has("u", start, end)
    return [joined("P", stream.tokens[start:end], Period(end=last) if until else Period(start=first))]


def _from(stream: Stream, start: int, end: int) -> Made:
    first = stream.of(start, end, "T")[0].value
    if len(first) > 1:
        raise NotUnderstood(stream.tokens[start].text)
    return [joined("P", stream.tokens[start:end], Period(start=first[0]))]


def _next_time(stream: Stream, start: int, end: int) -> Made:
    """「隔週土曜（次回4月11日）」: a day to count from; of other rules it says nothing that could be trusted."""
    if not stream.has("bQ"):
        return None
    return _from(stream, start, end)


def _until(stream: Stream, start: int, end: int) -> Made:
    last = stream.tokens[start].value
    if len(last) > 1:
        raise NotUnderstood(stream.tokens[start].text)
    return [joined("P", stream.tokens[start:end], Period(end=last[0]))]


def _whole_year(stream: Stream, start: int, end: int) -> Made:
    said = stream.tokens[start].said
    number = figures.year(said["era"])
    first = date(number, 4, 1) if "fiscal" in said else date(number, 1, 1)
    last = first.replace(year=number + 1) - timedelta(days=1)
    return [joined("P", stream.tokens[start:end], Period(start=first, end=last))]


def meetings(stream: Stream) -> None:
    """What dates are left are days of meeting; a short stretch of days is one meeting a day."""
    stream.replace("T", lambda s, a, b: [joined("D", s.tokens[a:b], Days(dates=s.tokens[a].value))])
    if not stream.has("DA"):
        stream.replace("P", _event)


def _event(stream: Stream, start: int, end: int) -> Made:
    period = stream.tokens[start].value
    if not period.start or not period.end or period.end - period.start > _LONGEST_EVENT:
        raise NotUnderstood(stream.tokens[start].text)
    count = (period.end - period.start).days + 1
    found = tuple(period.start + timedelta(days=number) for number in range(count))
    return [joined("D", stream.tokens[start:end], Days(dates=found))]
