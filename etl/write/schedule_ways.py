"""Ways to write 開催日時 over its columns: days, hours, a start with its end."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from etl.lists import schedule
from etl.write import manner, matrix_ways
from etl.write.listed import Listed, Put, Value, Way
from etl.write.puts import anew, nothing, put, spread

_SPAN = re.compile(r"(\d{1,2}:\d{2})-(\d{1,2}:\d{2})")
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
# Where the hours of a schedule begin: 「第2火曜 | 午前10時～」.
_HOURS = re.compile(r"(午前|午後|AM|PM)?\s*\d{1,2}\s*(:\d{2}|時)|正午", re.IGNORECASE)


def ways(row: Listed, new: str) -> Iterator[Way]:
    """Days and hours over their columns: first so that one column changes, then parted where the hours begin."""
    marks = matrix_ways.marked(row, new)
    if marks is not None:
        puts, rest = marks
        yield from (Way(puts=(*puts, *way.puts)) for way in _in_words(row, rest))
        return
    yield from _in_words(row, new)


def _in_words(row: Listed, new: str) -> Iterator[Way]:
    slots = list(_slots(row))
    pieces = [piece for _, piece in slots]
    filled = [index for index, piece in enumerate(pieces) if piece]
    for told in spread([pieces[index] for index in filled], new, " "):
        yield from _slotted(row, slots, dict(zip(filled, told, strict=True)))
    late = [index for index, (columns, _) in enumerate(slots) if _is_hours(row, columns)]
    early = [index for index in range(len(slots)) if index not in late]
    hours = _HOURS.search(new)
    if late and hours and (early or not hours.start()):
        parted = dict.fromkeys(range(len(slots)), "")
        parted |= {index: new[: hours.start()].strip() for index in early[:1]}
        yield from _slotted(row, slots, parted | {late[0]: new[hours.start() :].strip()})


def _is_hours(row: Listed, columns: Sequence[int]) -> bool:
    return row.columns.roles[columns[0]] in ("time", "start", "end")


def _slots(row: Listed) -> Iterator[tuple[tuple[int, ...], str]]:
    """The columns of the schedule, a start with its end, and what is read of each; no columns of marks."""
    columns = [one for one in row.of("schedule") if row.columns.roles[one] not in matrix_ways.ROLES]
    ends = list(row.columns.of("end"))
    while columns:
        column = columns.pop(0)
        end = _end_of(row, column, columns)
        if end is not None:
            columns = [one for one in columns if one > end or row.columns.roles[one] == "end"]
            columns = [one for one in columns if one != end]
            start, stop = (_hours(row.cell(one).value) for one in (column, end))
            yield (column, end), f"{start}-{stop}" if start and stop else start
        elif column not in ends:
            yield (column,), schedule.said(row.cell(column).value)


def _end_of(row: Listed, column: int, after: Sequence[int]) -> int | None:
    """The column that ends what this one begins: its 終了, or the next hour below one heading 「時間」."""
    role = row.columns.roles[column]
    if role == "start":
        return next((one for one in after if row.columns.roles[one] == "end"), None)
    if role != "time" or not _CLOCK.fullmatch(_hours(row.cell(column).value)):
        return None
    told = (one for one in after if schedule.said(row.cell(one).value))
    found = next(told, None)
    same = found is not None and row.columns.roles[found] == role
    return found if found is not None and same and _CLOCK.fullmatch(_hours(row.cell(found).value)) else None


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
        return [put(row, one, partial(_timed, new)) for one, new in zip(columns, span.groups(), strict=True)]
    if not piece:
        return [put(row, one, nothing) for one in columns]
    return [put(row, columns[0], partial(_timed, piece) if _CLOCK.fullmatch(piece) else partial(_dated, piece))]


def _timed(new: str, raw: object) -> Value:
    return manner.clock(raw, new)


def _dated(new: str, raw: object) -> Value:
    if isinstance(raw, dt.date) and _ISO.fullmatch(new):
        return manner.day(raw, new)
    return anew(new)(raw)
