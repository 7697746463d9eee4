"""Days, hours and exceptions in the order of the text → the parts of a Schedule."""

from dataclasses import dataclass, field, replace

from layers.place.schedule import HOLIDAY, WEEKDAYS, Part
from layers.place.schedule_text import clock
from layers.place.schedule_text.calendar_dates import Period
from layers.place.schedule_text.clauses import Clause, merged, parts_of, without_double_holidays
from layers.place.schedule_text.days import Days
from layers.place.schedule_text.exceptions import Exceptions
from layers.place.schedule_text.stream import Stream
from layers.place.schedule_text.tokens import NotUnderstood, Token

_NOISE = "x?,.()cpLBU"
_PREFIXES = "abe"
_OPEN_END = ("start", "end", "open")


@dataclass(kw_only=True, slots=True)
class Walk:
    """Where the reading of the row stands."""

    clauses: list[Clause] = field(default_factory=list)
    now: Clause = field(default_factory=Clause)
    lead: Clause = field(default_factory=Clause)
    prefix: str = ""
    ahead: list[Exceptions | Period] = field(default_factory=list)


def parts(stream: Stream) -> tuple[Part, ...]:
    """The parts that a reduced row says; raises for any word left that is no mark and no remark."""
    walk = Walk()
    for index, token in enumerate(stream.tokens):
        _take(walk, token, stream, index)
    return _closed_walk(walk)


def _take(walk: Walk, token: Token, stream: Stream, index: int) -> None:
    if token.letter in _NOISE:
        return
    if token.letter in _PREFIXES:
        walk.prefix += token.letter
    elif token.letter in "DA":
        _take_days(walk, token)
    elif token.letter == "h":
        _take_hours(walk, token)
    elif token.letter in "EP":
        _take_exception(walk, token, ahead=_leads_on(stream, index))
    else:
        raise NotUnderstood(token.text)


def _leads_on(stream: Stream, index: int) -> bool:
    """「祝日を除く土曜」: an exception with nothing between it and the days it speaks of."""
    after = stream.letters[index + 1 :].lstrip("pabe")
    return after[:1] in ("D", "A") and after != ""


def _take_days(walk: Walk, token: Token) -> None:
    if walk.now.hours:
        walk.clauses.append(walk.now)
        walk.now = Clause()
    walk.now.days.append(_prefixed(walk, token))
    for one in walk.ahead:
        _add(walk.now, one)
    walk.ahead = []


def _prefixed(walk: Walk, token: Token) -> Days:
    """Each 毎週, 隔週, 毎月 must fit the days that follow it."""
    value: Days = token.value
    prefix, walk.prefix = walk.prefix, ""
    if "b" in prefix:
        if not value.weekly or HOLIDAY in value.byday or value.strict or "e" in prefix:
            raise NotUnderstood(token.text)
        return replace(value, interval=2)
    if "e" in prefix and (value.weekly or value.dates):
        raise NotUnderstood(token.text)
    if "a" in prefix and not value.byday:
        raise NotUnderstood(token.text)
    if value.monthdays and "e" not in prefix and not value.months and not any(one.monthdays for one in walk.now.days):
        raise NotUnderstood(token.text)
    return value


def _take_hours(walk: Walk, token: Token) -> None:
    clause = walk.now if walk.now.days else walk.lead
    source = token.value[0] if token.value else token
    clause.hours.append((clock.hours(source), token.value[1] if token.value else ()))
    clause.points += not any(name in source.said for name in _OPEN_END)


def _take_exception(walk: Walk, token: Token, *, ahead: bool) -> None:
    if ahead and walk.now.days:
        walk.ahead.append(token.value)
    else:
        _add(walk.now, token.value)


def _add(clause: Clause, one: Exceptions | Period) -> None:
    if isinstance(one, Period):
        clause.periods.append(one)
    else:
        (clause.late if clause.hours else clause.exceptions).append(one)


def _closed_walk(walk: Walk) -> tuple[Part, ...]:
    if walk.now.days or walk.now.exceptions or walk.now.periods:
        walk.clauses.append(walk.now)
    if walk.prefix or walk.ahead:
        raise NotUnderstood(walk.prefix)
    clauses = walk.clauses
    if not any(clause.days for clause in clauses):
        _all_other_days(walk)
    _share(walk)
    _share_exceptions(clauses)
    found = [part for clause in clauses for part in parts_of(clause)]
    if not found:
        raise NotUnderstood
    return without_double_holidays(merged(found))


def _all_other_days(walk: Walk) -> None:
    """「10:00～16:00 火曜定休」: hours and closing days say that it is open on all other days."""
    weekly = any(closure.weekdays for clause in walk.clauses for one in clause.exceptions for closure in one.closures)
    if not (walk.lead.hours and weekly):
        raise NotUnderstood(reason="hours_only" if walk.lead.hours and not walk.clauses else "not_dated")
    walk.clauses[-1].days.append(Days(byday=WEEKDAYS))


def _share(walk: Walk) -> None:
    """Hours before all days, and exceptions after the last part, belong to every part."""
    clauses = walk.clauses
    if walk.lead.hours:
        if any(clause.hours for clause in clauses):
            raise NotUnderstood
        for clause in clauses:
            clause.hours = list(walk.lead.hours)
    if any(clause.points > 1 for clause in (walk.lead, *clauses)):
        raise NotUnderstood


def _share_exceptions(clauses: list[Clause]) -> None:
    """What is said behind the last hours is said of all parts: one day too few rather than one too many."""
    last = clauses[-1]
    said = last.late if last.hours else [*last.late, *last.exceptions]
    for clause in clauses:
        if clause is not last:
            clause.exceptions += [*clause.late, *said]
    last.exceptions += last.late
