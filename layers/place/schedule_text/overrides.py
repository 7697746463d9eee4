"""Other hours, or another day, for some of the days.

毎週火曜 10:00～（第3火曜は14:00～）, 月～土 10時～18時 ただし木曜は13時～18時, 毎週日曜 ただし第3日曜は第3土曜に振替.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from layers.place.schedule import WEEKDAYS, Closure, Freq, Hours, Part
from layers.place.schedule_text import clock, figures
from layers.place.schedule_text.days import Days
from layers.place.schedule_text.stream import Made, Stream, joined
from layers.place.schedule_text.tokens import NotUnderstood, Token

# Of a place that is open on so many weekdays, hours of other days in brackets are its own, not another group's.
_OFFICE = 4
_ONLY = ("は", "のみ", "だけ", "に限り")


@dataclass(frozen=True, kw_only=True, slots=True)
class Override:
    """Days (or weeks of the month) with hours of their own, or ``put`` for by other days."""

    byday: tuple[str, ...]
    weeks: tuple[int, ...]
    hours: Hours | None
    put: tuple[str, ...] = ()


def taken(stream: Stream) -> list[Token]:
    """Take them out of the row."""
    found: list[Token] = []

    def take(stream: Stream, start: int, end: int) -> Made:
        token = _override(stream, start, end)
        found.extend([token] if token else [])
        return [] if token else None

    stream.replace(r"\(\.?[Do]p+h[VU]*\)", take)
    stream.replace(r"\(\.?D[p,]*h\)", _beside)
    stream.replace(r"(?<=h[.,])[Do]p+h\)?$|(?<=h\.)[Do]p+h(?=[.)])|(?<=h)[Do]p+h(?=[.,)]|$)", take)
    stream.replace(r"(?<=[.(,h])Dp+Dp*V+p*(?=[).,]|$)", lambda s, a, b: _kept(found, _put(s, a, b)))
    return found


def _kept(found: list[Token], token: Token | None) -> Made:
    found.extend([token] if token else [])
    return [] if token else None


def _put(stream: Stream, start: int, end: int) -> Token | None:
    """「毎週日曜 ただし第3日曜は第3土曜に振替」."""
    off, on = (token.value for token in stream.of(start, end, "D"))
    before = stream.of(0, start, "D")
    base = before[0].value.byday if len(before) == 1 else ()
    plain = all(replace(one, byday=()) == Days() for one in (off, on, *(token.value for token in before)))
    told = stream.tokens[start + 1].text == "は" and not (off.weekly or on.weekly)
    if not (plain and told and _within(off.byday, base)) or len(off.byday) != len(on.byday):
        return None
    if {day[-2:] for day in on.byday} & {day[-2:] for day in base}:
        return None
    return joined("O", stream.tokens[start:end], Override(byday=off.byday, weeks=(), hours=None, put=on.byday))


def _beside(stream: Stream, start: int, end: int) -> Made:
    """「月～金 9:00～17:00（土曜は9:00～12:00）」: weekdays that stand nowhere before are days of their own."""
    days = stream.of(start, end, "D")[0]
    before = [day[-2:] for token in stream.of(0, start, "D") for day in token.value.byday or ("",)]
    own = {day[-2:] for day in days.value.byday}
    if len(set(before)) < _OFFICE or "" in before or not own or own & set(before) or stream.has("DA", end):
        return None
    comma = stream.tokens[start]
    return [Token(",", "", comma.start, comma.start), days, *stream.of(start, end, "h")]


def _override(stream: Stream, start: int, end: int) -> Token | None:
    part = stream.tokens[start:end]
    days, hours = stream.of(start, end, "Do")[0], stream.of(start, end, "h")[0]
    said = [token.text for token in part if token.letter == "p"]
    before = stream.of(0, start, "D")
    if hours.value is not None or not any(one in _ONLY for one in said) or len(before) != 1:
        return None
    if before[0].value.dates or before[0].value.monthdays or before[0].value.months:
        return None
    value = days.value
    if value is None:
        override = Override(byday=(), weeks=figures.ordinals(days), hours=clock.hours(hours))
    elif value.months or value.interval > 1 or value.strict or not _within(value.byday, before[0].value.byday):
        return None
    else:
        override = Override(byday=value.byday, weeks=(), hours=clock.hours(hours))
    return joined("O", part, override)


def _within(byday: tuple[str, ...], base: tuple[str, ...]) -> bool:
    return bool(byday) and all(day in base or day[-2:] in base for day in byday)


def applied(parts: tuple[Part, ...], found: Sequence[Token]) -> tuple[Part, ...]:
    """Each takes its days from the one part that has them, and keeps that part's exceptions."""
    if not found:
        return parts
    if len(found) > 1 or len(parts) != 1 or parts[0].interval > 1 or parts[0].move or len(parts[0].hours) != 1:
        raise NotUnderstood(found[0].text)
    base, one = parts[0], found[0].value
    if one.put:
        return (_without(base, one.byday, found[0]), replace(base, freq="MONTHLY", byday=one.put))
    byday = one.byday or tuple(f"{week}{day[-2:]}" for week in one.weeks for day in base.byday)
    hours = replace(one.hours, opens_at=one.hours.opens_at or base.hours[0].opens_at)
    if hours.closes_at and hours.closes_at <= hours.opens_at:
        raise NotUnderstood(found[0].text)
    special = replace(base, freq=_freq(byday), byday=byday, hours=(hours,))
    return (_without(base, byday, found[0]), special)


def _freq(byday: tuple[str, ...]) -> Freq:
    return "WEEKLY" if all(day in WEEKDAYS for day in byday) else "MONTHLY"


def _without(base: Part, byday: tuple[str, ...], token: Token) -> Part:
    """The base on all other days."""
    left = tuple(day for day in base.byday if day not in byday)
    if len(left) + len(byday) == len(base.byday) and left:
        return replace(base, byday=left)
    weekly = base.freq == "WEEKLY" and _freq(byday) == "MONTHLY"
    if not weekly or not {day[-2:] for day in byday} <= set(base.byday) or any(day[0] not in "-12345" for day in byday):
        raise NotUnderstood(token.text)
    closures = {Closure(weeks=(int(day[:-2]),), weekdays=(day[-2:],)) for day in byday}
    return replace(base, closures=tuple(sorted({*base.closures, *closures}, key=repr)))
