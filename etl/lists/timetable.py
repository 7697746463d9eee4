"""A week's timetable: halls and weekdays stand at its edges, and in each cell who meets there and when."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from etl import cell_looks, heading_words, recognise
from etl.clean import text
from etl.lists.redrawn import Redrawn, Spot, cell_at, redrawn
from etl.recognise import Columns
from layers.intake.contract import Cell, Table

_ONE = r"(?:午前|午後)?\s*\d{1,2}\s*(?::\s*\d{2}|時(?:半|\d{1,2}分?)?)"
_WHEN = re.compile(
    rf"(?:(?:第[\d・,、第と]+週?|隔週|毎月|毎週|最終)(?:の)?[\s:]*)?{_ONE}\s*(?:(?:[-~〜~ー―–]|から)\s*(?:{_ONE})?(?:\s*まで)?)?"
    r"(?:\s*[(](?:第|隔週|祝|最終|毎月)[^)]*[)])?"
)
_TIME = re.compile(rf"^(?:午前|午後|夜間?|夕方|昼|朝)|{_ONE}")
_EDGES = " 　\n,、:：/／・()（）「」『』【】-"
_NO_NAME = re.compile(r"休|なし|不可|予約|空き|未定|[○〇◯●×△\d\s]+")
_FEWEST = 3
_MOST = 0.7


@dataclass(frozen=True, slots=True)
class _Meeting:
    """What one line of a cell says, and the cells that say it: its own, that of the hall, that of the weekday."""

    own: Spot
    hall: Spot
    day: str
    name: str
    time: str


def by_hall(table: Table, found: Columns, told: Mapping[str, str]) -> tuple[Table, Columns]:
    """A list of halls with a column for each weekday as one line a meeting; unchanged where the cells name nobody."""
    hall = _hall(table, found)
    days = found.of("day_mark")
    if hall is None or len(days) < _FEWEST:
        return table, found
    lines: list[_Meeting | Spot] = []
    for row in range(found.data_row, len(table.rows)):
        met = [
            one
            for column in days
            for one in _met(table, (row, column), (row, hall), text.plain(found.labels[column]).split()[-1])
        ]
        single = len({cell.text for cell in table.rows[row] if cell.text.strip()}) == 1
        lines += [(row, column) for column in range(len(table.rows[row])) if single and _filled(table, (row, column))][
            :1
        ]
        lines += [] if single else met
    cells = [cell_at(table, (row, column)) for row in range(found.data_row, len(table.rows)) for column in days]
    if not _tell_who(lines, cells):
        return table, found
    others = [column for column in sorted(found.labels) if column not in (*days, hall)]
    return _drawn(table, lines, {column: found.labels[column] for column in others}, told) or (table, found)


def by_weekday(table: Table, told: Mapping[str, str]) -> tuple[Redrawn, Columns] | None:
    """A sheet with the weekdays at its left and the halls above; ``None`` where it is none."""
    for column in range(2):
        days = [row for row in range(len(table.rows)) if _weekday(table, (row, column))]
        top = _heads(table, days[0], column) if len({_weekday(table, (row, column)) for row in days}) >= _FEWEST else -1
        if top < 0:
            continue
        halls = [at for at in range(column + 1, len(table.rows[top])) if _looks_hall(cell_at(table, (top, at)))]
        clocks = _clocks(table, days, column + 1) if column + 1 not in halls else []
        lines: list[_Meeting | Spot] = []
        day = ""
        for row in range(days[0], len(table.rows)):
            day = _weekday(table, (row, column)) or ("" if _filled(table, (row, column)) else day)
            met = [one for at in halls if day for one in _met(table, (row, at), (top, at), day)]
            when = text.plain(cell_at(table, (row, column + 1)).text) if clocks else ""
            lines += [replace(one, time=one.time or when) for one in met]
        cells = [cell_at(table, (row, at)) for row in range(days[0], days[-1] + 1) for at in halls]
        return _drawn(table, lines, {}, told) if _tell_who(lines, cells, timed=bool(clocks)) else None
    return None


def _clocks(table: Table, days: Sequence[int], column: int) -> list[int]:
    """The rows in which the column beside the weekdays tells the time; none where it does not always."""
    rows = [row for row in range(days[0], days[-1] + 1) if any(_filled(table, (row, at)) for at in range(column + 1))]
    told = [row for row in rows if _TIME.search(text.plain(cell_at(table, (row, column)).text))]
    return told if len(told) == len(rows) else []


def _hall(table: Table, found: Columns) -> int | None:
    """The column of the halls: the only thing that such a list names."""
    names, halls = found.of("name"), found.of("venue")
    if halls:
        return None if names else halls[0]
    cells = [cell_at(table, (row, names[0])) for row in range(found.data_row, len(table.rows))] if names else []
    told = [cell for cell in cells if cell.text.strip() and not cell.merged]
    return names[0] if told and sum(map(_looks_hall, told)) >= _MOST * len(told) else None


def _heads(table: Table, first: int, column: int) -> int:
    """The row above the first weekday that names two halls or more."""
    for row in range(first - 1, max(first - 4, -1), -1):
        named = [cell for cell in table.rows[row][column + 1 :] if cell.text.strip() and not cell.merged]
        named = [cell for cell in named if heading_words.exact_role(cell.text) != "time"]
        if any(heading_words.exact_role(cell.text) for cell in named):
            return -1
        if len(named) >= 2 and sum(map(_looks_hall, named)) * 2 >= len(named):
            return row
    return -1


def _looks_hall(cell: Cell) -> bool:
    return cell_looks.looks(cell) == "venue"


def _weekday(table: Table, spot: Spot) -> str:
    written = text.plain(cell_at(table, spot).text)
    return written if heading_words.folded(written) in heading_words.marks("day") else ""


def _filled(table: Table, spot: Spot) -> bool:
    return not text.is_blank(cell_at(table, spot).text)


def _met(table: Table, spot: Spot, hall: Spot, day: str) -> Iterator[_Meeting]:
    cell = cell_at(table, spot)
    if not isinstance(cell.value, str) or text.is_blank(cell.value) or cell.merged:
        return
    for time, name in meetings(cell.value):
        yield _Meeting(spot, hall, day, name or text.unbroken(cell_at(table, hall).text), time)


def meetings(written: str) -> Iterator[tuple[str, str]]:
    """Time and name of each meeting that a cell tells, whichever of the two comes first."""
    plain = text.plain(written)
    whens = list(_WHEN.finditer(plain))
    if not whens:
        if len(plain) > 1 and not _NO_NAME.search(plain):
            yield "", plain
        return
    before = plain[: whens[0].start()].strip(_EDGES)
    starts = [0, *(one.end() for one in whens[:-1])] if before else [one.start() for one in whens]
    ends = [*starts[1:], len(plain)]
    for when, start, end in zip(whens, starts, ends, strict=True):
        rest = f"{plain[start : when.start()]} {plain[when.end() : end]}"
        yield when[0].strip(), rest.strip(_EDGES)


def _tell_who(lines: Sequence[_Meeting | Spot], cells: Sequence[Cell], *, timed: bool = False) -> bool:
    """Whether nearly every time in the table has a name beside it, and the names are those of groups, not of doings.

    ``timed``: the times stand at the edge of the table, and the cells hold the names alone.
    """
    told = [cell.text for cell in cells if isinstance(cell.value, str) and (timed or cell_looks.has_clock(cell))]
    told = [one for one in told if not text.is_blank(one)]
    named = [one for one in told if all(name for _, name in meetings(one)) and any(meetings(one))]
    names = [one.name for one in lines if isinstance(one, _Meeting)]
    return len(named) >= 2 and len(named) >= _MOST * len(told) and len(set(names)) * 2 > len(names)


def _is_hidden(table: Table, spot: Spot | None) -> bool:
    return spot is not None and (spot[0] in table.hidden_rows or spot[1] in table.hidden)


def _drawn(
    table: Table, lines: Sequence[_Meeting | Spot], others: Mapping[int, str], told: Mapping[str, str]
) -> tuple[Redrawn, Columns] | None:
    """The table with a line for each meeting, the columns that are no weekday kept beside it."""
    first = next(one for one in lines if isinstance(one, _Meeting))
    layout: list[list[Spot | None]] = [[first.hall, *((first.own[0], column) for column in others), *[first.own] * 3]]
    rows = [[Cell(one) for one in ("会場", *others.values(), "名称", "曜日", "時間")]]
    for one in lines:
        if isinstance(one, _Meeting):
            layout.append([one.hall, *((one.own[0], column) for column in others), one.own, one.own, one.own])
            kept = [replace(cell_at(table, spot), merged=False) for spot in layout[-1] if spot]
            said = (one.name, one.day, one.time)
            rows.append(
                [*kept[:-3], *(replace(cell, value=value) for cell, value in zip(kept[-3:], said, strict=True))]
            )
        else:
            layout.append([one])
            rows.append([cell_at(table, one)])
    laid = redrawn(table, layout)
    # What is hidden stays so by its own cell: the hall in each line is shown.
    hidden = {number for number, line in enumerate(layout) if _is_hidden(table, line[-1])}
    laid = replace(laid, rows=rows, hidden_rows=laid.hidden_rows | hidden)
    found = recognise.heading_at(laid, 0, told)
    return (laid, found) if found.has("name") else None
