"""Ways to write a fact into the row of its place, the most faithful first; which one reads back is tried elsewhere."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from etl.clean import text
from etl.lists import place, schedule
from etl.write import manner, schedule_ways, state_ways
from etl.write.listed import Listed, Put, Value, Way, Words
from etl.write.matrix_ways import mark
from etl.write.puts import always, anew, kept, nothing, put, says_more, spread
from layers.vocabulary import kinds

DAYS = (*place.DAYS, "closed_on")


def ways(row: Listed, fact: str, new: Any, words: Words) -> Iterator[Way]:  # noqa: ANN401 - a fact is whatever it is
    """All ways to make the row say ``new`` (None: nothing any more)."""
    if fact == "status":
        yield from state_ways.ways(row, str(new or "active"), words)
        return
    columns = row.filled(fact) or row.of(fact)[:1]
    if not columns:
        yield from _in_other_cells(row, fact, new)
        return
    if new in (None, "", []):
        yield Way(puts=tuple(put(row, column, nothing) for column in columns))
        return
    yield from _as_others_do(row, fact, new, words)
    yield from _beside(row, fact, new, columns)
    yield from _WRITERS.get(fact, _words)(row, fact, new)
    if isinstance(new, str):
        yield Way(puts=tuple(put(row, one, always(new) if one == columns[0] else nothing) for one in columns))


def own_ways(row: Listed, heading: str, new: str | None) -> Iterator[Way]:
    """自分の列 are written word for word."""
    for column in row.columns.own:
        if " ".join(row.columns.labels[column].split()) == heading:
            yield Way(puts=(put(row, column, always(new) if new else nothing),))


def _as_others_do(row: Listed, fact: str, new: Any, words: Words) -> Iterator[Way]:  # noqa: ANN401 - as above
    """The words that other rows of the list use for it; only where one column says it all."""
    columns = row.of(fact)
    found = words.get((id(row.table), columns[0], fact, repr(new))) if len(columns) == 1 else None
    if found is not None and fact not in ("name", "note"):
        yield Way(puts=(put(row, columns[0], always(found)),))


def _beside(row: Listed, fact: str, new: Any, columns: Sequence[int]) -> Iterator[Way]:  # noqa: ANN401 - as above
    """A cell that says more than was read as this fact keeps the rest."""
    old = row.record.values.get(fact)
    if isinstance(new, str) and isinstance(old, str):
        for column in columns:
            if says_more(row.cell(column).value, old):
                yield Way(puts=(put(row, column, kept(old, new)),))


def _in_other_cells(row: Listed, fact: str, new: Any) -> Iterator[Way]:  # noqa: ANN401 - as above
    """A fact without a column of its own was read from the cell of another one: 「つくしの会（代表 大西）」."""
    filled = (column for column in sorted(row.columns.labels) if row.cell(column).value is not None)
    yield from _beside(row, fact, new, list(filled))


def _words(row: Listed, fact: str, new: Any) -> Iterator[Way]:  # noqa: ANN401 - as above
    told = "・".join(map(str, new)) if isinstance(new, list | tuple) else str(new)
    column = (row.filled(fact) or row.of(fact))[0]
    yield Way(puts=(put(row, column, anew(told)),))
    # What was read of the cell may hold more than it says (an extension, a building): that stays where it came from.
    old, said = str(row.record.values.get(fact, "")), text.plain(row.said(column))
    more = old.removeprefix(said)
    if said and more != old and more and told.endswith(more):
        yield Way(puts=(put(row, column, anew(told.removesuffix(more).strip())),))


def _day(row: Listed, fact: str, new: Any) -> Iterator[Way]:  # noqa: ANN401 - as above
    column = (row.filled(fact) or row.of(fact))[0]
    sample = next((cells[column].value for cells in _others(row) if column < len(cells) and cells[column].value), None)
    yield Way(puts=(put(row, column, lambda raw: manner.day(raw, str(new), sample)),))


def _others(row: Listed) -> Sequence[Sequence[Any]]:
    return row.table.rows[row.columns.data_row :]


def _count(row: Listed, fact: str, new: Any) -> Iterator[Way]:  # noqa: ANN401 - as above
    """A whole number as the cell writes numbers; 「20名前後」 is no number, and is written as it is told."""
    told = text.plain(str(new)).strip()
    if not told.isdecimal():
        yield from _words(row, fact, new)
        return
    column = (row.filled(fact) or row.of(fact))[0]
    yield Way(puts=(put(row, column, lambda raw: manner.count(raw, int(told))),))


def _degrees(row: Listed, fact: str, new: Any) -> Iterator[Way]:  # noqa: ANN401 - as above
    yield Way(puts=(put(row, row.of(fact)[0], lambda raw: str(new) if isinstance(raw, str) else float(new)),))


def _phone(row: Listed, fact: str, new: Any) -> Iterator[Way]:  # noqa: ANN401 - as above
    old = row.record.values.get(fact, [])
    before = [old] if isinstance(old, str) else list(old)
    after = [new] if isinstance(new, str) else list(new)
    columns = row.filled(fact) or row.of(fact)[:1]
    if len(before) == len(after):
        pairs = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
        yield Way(puts=tuple(put(row, column, partial(_rung, pairs)) for column in columns))
    told = "\n".join(after)
    yield Way(puts=tuple(put(row, one, always(told) if one == columns[0] else nothing) for one in columns))


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
        yes = mark(row, marks)
        labels = {one: text.plain(row.columns.labels[one]).split()[-1] for one in marks}
        wrong = [one for one in marks if (text.plain(row.cell(one).text)[:1] in schedule.YES) != (labels[one] in new)]
        yield Way(puts=tuple(put(row, one, always(yes) if labels[one] in new else nothing) for one in wrong))
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
            yield put(row, column, anew(after) if after else nothing)


def _kind(row: Listed, fact: str, new: Any) -> Iterator[Way]:  # noqa: ANN401 - as above
    yield Way(puts=(put(row, row.of(fact)[0], always(kinds()[str(new)].label)),))


def _schedule(row: Listed, _fact: str, new: Any) -> Iterator[Way]:  # noqa: ANN401 - as above
    return schedule_ways.ways(row, str(new))


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
