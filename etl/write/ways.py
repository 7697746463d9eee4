"""Ways to write a fact into the row of its place, the most faithful first; which one reads back is tried elsewhere."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from etl.clean import text
from etl.lists import place, schedule
from etl.write import manner
from etl.write.listed import Listed, Put, Value, Way
from layers.vocabulary import kinds

DAYS = (*place.DAYS, "closed_on")
STATES = {"active": "活動中", "suspended": "休止中", "closed": "廃止"}
_SPAN = re.compile(r"(\d{1,2}:\d{2})-(\d{1,2}:\d{2})")
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
# Where the hours of a schedule begin: 「第2火曜 | 午前10時～」.
_HOURS = re.compile(r"(午前|午後|AM|PM)?\s*\d{1,2}\s*(:\d{2}|時)|正午", re.IGNORECASE)
_OF_EACH_HALL = ("venue", "address", "phone", *schedule.ROLES)
Words = Mapping[tuple[int, int, str, str], str]


def ways(row: Listed, fact: str, new: Any, words: Words) -> Iterator[Way]:  # noqa: ANN401 - a fact is whatever it is
    """All ways to make the row say ``new`` (None: nothing any more)."""
    if fact == "status":
        yield from _status(row, new, words)
        return
    columns = row.filled(fact) or row.of(fact)[:1]
    if not columns:
        return
    if new in (None, "", []):
        yield Way(puts=tuple(_put(row, column, _nothing) for column in columns))
        return
    yield from _as_others_do(row, fact, new, words)
    yield from _WRITERS.get(fact, _words)(row, fact, new)
    if isinstance(new, str):
        yield Way(puts=tuple(_put(row, one, _new(new) if one == columns[0] else _nothing) for one in columns))


def own_ways(row: Listed, heading: str, new: str | None) -> Iterator[Way]:
    """自分の列 are written word for word."""
    for column in row.columns.own:
        if " ".join(row.columns.labels[column].split()) == heading:
            yield Way(puts=(_put(row, column, _new(new) if new else _nothing),))


def _put(row: Listed, column: int, write: Callable[[object], Value]) -> Put:
    apart = row.halls > 1 and row.columns.roles.get(column) in _OF_EACH_HALL
    return Put(spot=row.spot(column), write=_in_its_line(row, write) if apart else write)


def _in_its_line(row: Listed, write: Callable[[object], Value]) -> Callable[[object], Value]:
    """Where a row stands for several halls, the line of this one."""

    def written(raw: object) -> Value:
        parts = re.split(r"([\r\n]+)", str(raw or ""))
        lines = [index for index, one in enumerate(parts) if text.plain(one)]
        if len(lines) != row.halls:
            return write(raw)
        made = write(parts[lines[row.hall]])
        parts[lines[row.hall]] = "" if made is None else str(made)
        return "".join(parts)

    return written


def _nothing(_raw: object) -> Value:
    return None


def _new(value: Value) -> Callable[[object], Value]:
    return lambda _raw: value


def _anew(new: str) -> Callable[[object], Value]:
    """The text in the manner of the cell; a number stays a number where it is one."""

    def written(raw: object) -> Value:
        if isinstance(raw, int | float) and not isinstance(raw, bool) and re.fullmatch(r"\d+", new):
            return int(new)
        return manner.rewritten(raw, new) if isinstance(raw, str) and not text.is_ditto(raw) else new

    return written


def _as_others_do(row: Listed, fact: str, new: Any, words: Words) -> Iterator[Way]:  # noqa: ANN401 - as above
    """The words that other rows of the list use for it; only where one column says it all."""
    columns = row.of(fact)
    found = words.get((id(row.table), columns[0], fact, repr(new))) if len(columns) == 1 else None
    if found is not None and fact not in ("name", "note"):
        yield Way(puts=(_put(row, columns[0], _new(found)),))


def _words(row: Listed, fact: str, new: Any) -> Iterator[Way]:  # noqa: ANN401 - as above
    told = "・".join(map(str, new)) if isinstance(new, list | tuple) else str(new)
    column = (row.filled(fact) or row.of(fact))[0]
    yield Way(puts=(_put(row, column, _anew(told)),))
    # What was read of the cell may hold more than it says (an extension, a building): that stays where it came from.
    old, said = str(row.record.values.get(fact, "")), text.plain(row.said(column))
    more = old.removeprefix(said)
    if said and more != old and more and told.endswith(more):
        yield Way(puts=(_put(row, column, _anew(told.removesuffix(more).strip())),))


def _day(row: Listed, fact: str, new: Any) -> Iterator[Way]:  # noqa: ANN401 - as above
    column = (row.filled(fact) or row.of(fact))[0]
    sample = next((cells[column].value for cells in _others(row) if column < len(cells) and cells[column].value), None)
    yield Way(puts=(_put(row, column, lambda raw: manner.day(raw, str(new), sample)),))


def _others(row: Listed) -> Sequence[Sequence[Any]]:
    return row.table.rows[row.columns.data_row :]


def _count(row: Listed, fact: str, new: Any) -> Iterator[Way]:  # noqa: ANN401 - as above
    column = (row.filled(fact) or row.of(fact))[0]
    yield Way(puts=(_put(row, column, lambda raw: manner.count(raw, int(new))),))


def _degrees(row: Listed, fact: str, new: Any) -> Iterator[Way]:  # noqa: ANN401 - as above
    yield Way(puts=(_put(row, row.of(fact)[0], lambda raw: str(new) if isinstance(raw, str) else float(new)),))


def _phone(row: Listed, fact: str, new: Any) -> Iterator[Way]:  # noqa: ANN401 - as above
    old = row.record.values.get(fact, [])
    before = [old] if isinstance(old, str) else list(old)
    after = [new] if isinstance(new, str) else list(new)
    columns = row.filled(fact) or row.of(fact)[:1]
    if len(before) == len(after):
        pairs = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
        yield Way(puts=tuple(_put(row, column, partial(_rung, pairs)) for column in columns))
    told = "\n".join(after)
    yield Way(puts=tuple(_put(row, one, _new(told) if one == columns[0] else _nothing) for one in columns))


def _rung(pairs: Sequence[tuple[str, str]], raw: object) -> Value:
    told = str(raw or "")
    for old, new in pairs:
        digits = [re.sub(r"\D", "", one) for one in (told, old)]
        told = manner.phone(told, old, new) if len(pairs) == 1 or digits[1] in digits[0] else told
    return told


def _target(row: Listed, fact: str, new: Any) -> Iterator[Way]:  # noqa: ANN401 - as above
    """A ○ matrix: the mark of the list where it applies, nothing elsewhere."""
    marks = row.columns.of("target_mark")
    if isinstance(new, list) and marks:
        used = [cells[one].text for cells in _others(row) for one in marks if one < len(cells) and cells[one].text]
        yes = next((one for one in used if text.plain(one)[:1] in schedule.YES), "○")
        labels = {one: text.plain(row.columns.labels[one]).split()[-1] for one in marks}
        wrong = [one for one in marks if (text.plain(row.cell(one).text)[:1] in schedule.YES) != (labels[one] in new)]
        yield Way(puts=tuple(_put(row, one, _new(yes) if labels[one] in new else _nothing) for one in wrong))
    elif row.columns.of("target"):
        yield from _words(row, fact, new)


def _address(row: Listed, fact: str, new: Any) -> Iterator[Way]:  # noqa: ANN401 - as above
    columns = row.filled(fact) or row.of(fact)[:1]
    pieces = [text.plain(row.said(column)) for column in columns]
    for between in ("", " "):
        for told in spread(pieces, str(new), between):
            yield Way(puts=tuple(_pieces(row, columns, pieces, told)))


def _pieces(row: Listed, columns: Sequence[int], old: Sequence[str], new: Sequence[str]) -> Iterator[Put]:
    for column, before, after in zip(columns, old, new, strict=True):
        if before != after:
            yield _put(row, column, _anew(after) if after else _nothing)


def spread(pieces: Sequence[str], new: str, between: str) -> Iterator[list[str]]:
    """A text over the cells whose texts made up the old one: all keep theirs but one."""
    for index in reversed(range(len(pieces))):
        before = "".join(f"{one}{between}" for one in pieces[:index])
        after = "".join(f"{between}{one}" for one in pieces[index + 1 :])
        if len(before) + len(after) <= len(new) and new.startswith(before) and new.endswith(after):
            yield [*pieces[:index], new[len(before) : len(new) - len(after)], *pieces[index + 1 :]]


def _kind(row: Listed, fact: str, new: Any) -> Iterator[Way]:  # noqa: ANN401 - as above
    yield Way(puts=(_put(row, row.of(fact)[0], _new(kinds()[str(new)].label)),))


def _schedule(row: Listed, _fact: str, new: Any) -> Iterator[Way]:  # noqa: ANN401 - as above
    """Days and hours over their columns: first so that one column changes, then parted where the hours begin."""
    slots = list(_slots(row))
    pieces = [piece for _, piece in slots]
    filled = [index for index, piece in enumerate(pieces) if piece]
    for told in spread([pieces[index] for index in filled], str(new), " "):
        yield from _slotted(row, slots, dict(zip(filled, told, strict=True)))
    hours = _HOURS.search(str(new))
    late = [index for index, (columns, _) in enumerate(slots) if _is_hours(row, columns)]
    early = [index for index in range(len(slots)) if index not in late]
    if hours and hours.start() and late and early:
        parted = dict.fromkeys(range(len(slots)), "")
        parted |= {early[0]: str(new)[: hours.start()].strip(), late[0]: str(new)[hours.start() :].strip()}
        yield from _slotted(row, slots, parted)


def _is_hours(row: Listed, columns: Sequence[int]) -> bool:
    return row.columns.roles[columns[0]] in ("time", "start", "end")


def _slots(row: Listed) -> Iterator[tuple[tuple[int, ...], str]]:
    """The columns of the schedule, a start with its end, and what is read of each."""
    ends = list(row.columns.of("end"))
    for column in row.of("schedule"):
        role = row.columns.roles[column]
        if role == "start" and (end := next((one for one in ends if one > column), None)) is not None:
            ends.remove(end)
            start, stop = (_hours(row.cell(one).value) for one in (column, end))
            yield (column, end), f"{start}-{stop}" if start and stop else start
        elif role not in ("end", "day_mark"):
            yield (column,), schedule.said(row.cell(column).value)


def _hours(value: object) -> str:
    said = schedule.said(value)
    found = re.fullmatch(r"(\d{1,2})\s*[:時]\s*(\d{2})?\s*分?(?::00)?", said)
    return f"{int(found[1]):02}:{found[2] or '00'}" if found else said


def _slotted(row: Listed, slots: Sequence[tuple[tuple[int, ...], str]], told: Mapping[int, str]) -> Iterator[Way]:
    puts: list[Put] = []
    for index, piece in told.items():
        columns, before = slots[index]
        if piece == before:
            continue
        made = _piece(row, columns, piece)
        if made is None:
            return
        puts += made
    yield Way(puts=tuple(puts))


def _piece(row: Listed, columns: Sequence[int], piece: str) -> list[Put] | None:
    span = _SPAN.fullmatch(piece)
    if len(columns) == 2 and piece:
        if span is None:
            return None
        return [_put(row, one, partial(_timed, new)) for one, new in zip(columns, span.groups(), strict=True)]
    if not piece:
        return [_put(row, one, _nothing) for one in columns]
    return [_put(row, columns[0], partial(_timed, piece) if _CLOCK.fullmatch(piece) else partial(_dated, piece))]


def _timed(new: str, raw: object) -> Value:
    return manner.clock(raw, new)


def _dated(new: str, raw: object) -> Value:
    if isinstance(raw, dt.date) and _ISO.fullmatch(new):
        return manner.day(raw, new)
    return _anew(new)(raw)


def _status(row: Listed, new: Any, words: Words) -> Iterator[Way]:  # noqa: ANN401 - as above
    """The word of the list's own column; a line through the row where it has none."""
    columns = row.columns.of("status")
    state = str(new or "active")
    if columns:
        yield from _as_others_do(row, "status", state, words)
        known = words.get((id(row.table), columns[0], "status", repr(state)), STATES.get(state, state))
        yield Way(puts=(_put(row, columns[0], _new(known)),))
    if state in ("active", "closed") and not row.drawn:
        yield Way(struck=state == "closed")


_WRITERS: Mapping[str, Callable[[Listed, str, Any], Iterator[Way]]] = {
    **dict.fromkeys(DAYS, _day),
    **dict.fromkeys(place.COUNTS, _count),
    "kind": _kind,
    "lat": _degrees,
    "lon": _degrees,
    "phone": _phone,
    "target": _target,
    "address": _address,
    "schedule": _schedule,
}
