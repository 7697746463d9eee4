"""Days, hours and exceptions in the order of the text → the parts of a Schedule."""

from dataclasses import dataclass, field, replace

from layers.place.schedule import HOLIDAY, WEEKDAYS, Hours, Part
from layers.place.schedule_text import clock
from layers.place.schedule_text.calendar_dates import Period
from layers.place.schedule_text.clauses import Clause, merged, parts_of, refuse_overlaps, without_double_holidays
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
    inherited: list[tuple[Hours, tuple[int, ...]]] = field(default_factory=list)
    whole: list[Exceptions | Period] = field(default_factory=list)
    monthly: bool = False
    apart: bool = False


def parts(stream: Stream) -> tuple[Part, ...]:
    """The parts that a reduced row says; raises for any word left that is no mark and no remark."""
    walk = Walk()
    _refuse_asides(stream)
    for index, token in enumerate(stream.tokens):
        _take(walk, token, stream, index)
    return _closed_walk(walk)


def _refuse_asides(stream: Stream) -> None:
    """「月～土 9時～（土曜は～17時）」: days in brackets, or beside 毎日, say something of some."""
    depth, inside, outside = 0, 0, 0
    for index, token in enumerate(stream.tokens):
        depth += (token.letter == "(") - (token.letter == ")")
        if token.letter in "DA" and not token.value.instead:
            inside, outside = inside + (depth > 0), outside + (depth <= 0)
        if _is_a_name(stream, index) and len(stream.of(0, len(stream.tokens), "DA")) > 1:
            raise NotUnderstood(token.text)
    weekly = any(token.value.byday and not token.value.instead for token in stream.of(0, len(stream.tokens), "D"))
    if (inside and outside) or (weekly and stream.has("A")):
        raise NotUnderstood


def _is_a_name(stream: Stream, index: int) -> bool:
    """水曜クラブ：毎週金曜: a weekday that a word grows out of may be part of a name."""
    token, before = stream.tokens[index], stream.tokens[index - 1].letter if index else ""
    after = stream.tokens[index + 1 : index + 2]
    bare = token.letter in "DA" and token.value.weekly and before not in ("a", "b")
    return bare and any(one.letter == "?" and one.start == token.end for one in after)


def _take(walk: Walk, token: Token, stream: Stream, index: int) -> None:
    if token.letter in _NOISE:
        return
    if token.letter in _PREFIXES:
        walk.prefix += token.letter
    elif token.letter in "DA":
        _take_days(walk, token)
    elif token.letter == "h":
        _take_hours(walk, token)
    elif token.letter == ";":
        _part_from_part(walk)
    elif token.letter in "EP":
        _take_exception(walk, token, ahead=_leads_on(stream, index))
    else:
        raise NotUnderstood(token.text)


def _leads_on(stream: Stream, index: int) -> bool:
    """「祝日を除く土曜」: an exception with nothing between it and the days it speaks of."""
    after = stream.letters[index + 1 :].lstrip("pabe")
    return after[:1] in ("D", "A") and after != ""


def _part_from_part(walk: Walk) -> None:
    """「；」 parts the parts for good: nothing on one side speaks of the other."""
    walk.apart = True
    if walk.now.days:
        walk.clauses.append(walk.now)
        walk.now = Clause()


def _take_days(walk: Walk, token: Token) -> None:
    value = _prefixed(walk, token)
    hours = walk.now.hours
    if hours:
        walk.clauses.append(walk.now)
        walk.now = Clause()
    if hours and any(isinstance(one, Period) and not one.end for one in walk.ahead) and not walk.clauses[-1].periods:
        raise NotUnderstood(token.text)  # 「水曜 10:00～ ※6月から木曜」: whether the Wednesdays go on is not said
    if value.instead:
        _give_way(walk, value.months)
        walk.inherited = hours or walk.inherited
        walk.now.exceptions += [one for clause in walk.clauses[-1:] for one in (*clause.exceptions, *clause.late)]
    walk.now.days.append(value)
    for one in walk.ahead:
        _add(walk.now, one)
    walk.ahead = []


def _give_way(walk: Walk, months: tuple[int, ...]) -> None:
    """「第2火曜（8月は第1火曜）」: the days before are not in these months."""
    for clause in (*walk.clauses, walk.now):
        for number, days in enumerate(clause.days):
            if not days.instead:
                left = tuple(one for one in days.months or range(1, 13) if one not in months)
                if not left or days.dates:
                    raise NotUnderstood
                clause.days[number] = replace(days, months=left)


def _prefixed(walk: Walk, token: Token) -> Days:
    """Each 毎週, 隔週, 毎月 must fit the days that follow it."""
    value: Days = token.value
    prefix, walk.prefix = walk.prefix, ""
    if "b" in prefix and {day[:-2] for day in value.byday} in ({"1", "3"}, {"2", "4"}):
        prefix = prefix.replace("b", "")  # 隔週水曜（第1・3）
    if "b" in prefix:
        if not value.weekly or HOLIDAY in value.byday or value.strict or "e" in prefix:
            raise NotUnderstood(token.text)
        return replace(value, interval=2)
    if "e" in prefix and (value.weekly or value.dates):
        raise NotUnderstood(token.text)
    if "a" in prefix and not value.byday:
        raise NotUnderstood(token.text)
    walk.monthly = walk.monthly or "e" in prefix
    if value.monthdays and not (walk.monthly or value.months or token.text.endswith("く日")):
        raise NotUnderstood(token.text)
    return value


def _take_hours(walk: Walk, token: Token) -> None:
    clause = walk.now if walk.now.days else walk.lead
    source = token.value[0] if token.value else token
    clause.hours.append((clock.hours(source), token.value[1] if token.value else ()))
    clause.points += not token.value and not any(name in source.said for name in _OPEN_END)
    clause.ends += not any(name in source.said for name in ("start", "point"))


def _take_exception(walk: Walk, token: Token, *, ahead: bool) -> None:
    if ahead and walk.now.days:
        walk.ahead.append(token.value)
    elif not walk.now.days and not walk.clauses:
        walk.whole.append(token.value)
    else:
        _add(walk.now, token.value)


def _add(clause: Clause, one: Exceptions | Period, *, late: bool = True) -> None:
    if isinstance(one, Period):
        clause.periods.append(one)
    else:
        (clause.late if clause.hours and late else clause.exceptions).append(one)


def _closed_walk(walk: Walk) -> tuple[Part, ...]:
    if walk.now.days or (walk.whole and not walk.clauses):
        walk.clauses.append(walk.now)
    if walk.inherited and not walk.now.hours:
        # 「第2木曜 10:00～（1月は第3木曜、8月は休み）」: behind the usual hours, so said of all.
        walk.now.late, walk.now.exceptions = [*walk.now.exceptions, *walk.now.late], []
        walk.now.hours = list(walk.inherited)
    if walk.prefix or walk.ahead:
        raise NotUnderstood(walk.prefix)
    clauses = walk.clauses
    for clause in clauses:
        for one in walk.whole:
            _add(clause, one, late=False)
    if not any(clause.days for clause in clauses):
        _all_other_days(walk)
    _share(walk)
    _share_exceptions(clauses, apart=walk.apart)
    found = [part for clause in clauses for part in parts_of(clause)]
    if not found:
        raise NotUnderstood
    whole = merged(found)
    refuse_overlaps(whole)
    return without_double_holidays(whole)


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
    if any(clause.points > 1 or (clause.ends and len(clause.hours) > 1) for clause in (walk.lead, *clauses)):
        raise NotUnderstood


def _share_exceptions(clauses: list[Clause], *, apart: bool) -> None:
    """What is said behind the last hours is said of all parts: one day too few rather than one too many."""
    last = clauses[-1]
    said = [] if apart else last.late if last.hours else [*last.late, *last.exceptions]
    for clause in clauses:
        if clause is not last:
            clause.exceptions += [*clause.late, *said]
    last.exceptions += last.late
