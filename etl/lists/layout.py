"""Where the lists of a sheet stand: below each other, beside each other, upright, or two lines for one place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from etl import heading_words, recognise
from etl.lists import by_content, headless, legends, months, sections, stacked, timetable, unheaded, upright
from etl.lists.redrawn import Redrawn
from etl.lists.sections import NOTHING, Context
from etl.read.reading import EMPTY
from etl.recognise import Columns
from layers.intake.contract import Cell, Table

_BANDS = 12
# What city and person say of single headings: heading → role.
Told = Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One list of a sheet: its headings, the lines above it (the nearest last), and what they mean for its rows."""

    sheet: Table
    table: Table
    columns: Columns
    titles: tuple[str, ...] = ()
    context: Context = NOTHING
    first: bool = True


def parts(sheet: Table, told: Told | None = None, headed: Columns | None = None) -> list[Part]:
    """The lists of a sheet from left to right and from above to below; none where it holds no list.

    ``headed``: the headings that a person pointed at, which leave nothing to look for.
    """
    told = told or {}
    if headed is not None:
        titles, context = _above(sheet.rows[: headed.first_row], legends.painted(sheet.rows[headed.data_row :]))
        columns = unheaded.completed(sheet, headed)
        return [Part(sheet=sheet, table=sheet, columns=columns, titles=titles, context=context)]
    cards = [_part(sheet, table, found, number) for number, (table, found) in enumerate(_upright(sheet, told))]
    if cards:
        return cards
    return [part for table in _beside(sheet, told) for part in _below(sheet, table, told)]


def _upright(sheet: Table, told: Told) -> Iterator[tuple[Redrawn, Columns]]:
    for table in upright.upright(sheet, told):
        found = recognise.columns(table, chosen=told)
        if found is not None and found.has("name", "venue"):
            yield table, found


def _part(sheet: Table, table: Redrawn, found: Columns, number: int) -> Part:
    top = min(row for row, _ in table.spots.values()) + table.drawn.first_row - sheet.first_row
    titles, context = _above(sheet.rows[:top] if number == 0 else [], frozenset())
    return Part(sheet=sheet, table=table, columns=found, titles=titles, context=context, first=number == 0)


def _beside(sheet: Table, told: Told) -> list[Table]:
    """The sheet cut where a second list stands beside the first: at an empty column, or where the headings repeat."""
    return [piece for table in _apart(sheet, told) for piece in _repeated(table, told)]


def _apart(sheet: Table, told: Told) -> list[Table]:
    """The whole sheet cut at its empty columns; where it has none from top to bottom, each band between empty rows."""
    whole = _at_gaps(sheet, told)
    bands = _bands(sheet) if len(whole) == 1 else []
    pieces = [_at_gaps(band, told) for band in bands]
    if all(len(piece) == 1 for piece in pieces):
        return whole
    found: list[Table] = []
    for band, piece in zip(bands, pieces, strict=True):
        own = len(piece) > 1 or not found or recognise.columns(band, chosen=told) is not None
        found += piece if own else []
    return found


def _bands(sheet: Table) -> list[Table]:
    """The runs of rows between rows that are empty."""
    filled = [any(cell.text.strip() for cell in row) for row in sheet.rows]
    starts = [row for row, here in enumerate(filled) if here and (row == 0 or not filled[row - 1])]
    # A long list with many empty rows is one list; only a sheet that is put together has few bands.
    return [] if len(starts) > _BANDS else [_cut(sheet, a, b) for a, b in pairwise([*starts, len(sheet.rows)])]


def _at_gaps(sheet: Table, told: Told) -> list[Table]:
    """Only pieces with a name of their own stand alone; what lies between belongs to the piece at its left."""
    gaps = _gaps(sheet)
    own = [recognise.columns(_masked(sheet, left, right), chosen=told) for left, right in gaps if len(gaps) > 1]
    named = [_has_name(one, told) for one in own]
    if sum(named) < 2:
        return [sheet]
    bounds = [left for left, _ in gaps]
    starts = [left for left, here in zip(bounds, named, strict=True) if here]
    starts[0] = 0
    ends = [*starts[1:], _width(sheet)]
    return [_masked(sheet, left, right) for left, right in zip(starts, ends, strict=True)]


def _has_name(found: Columns | None, told: Told) -> bool:
    """Whether a heading (or whoever was asked of it) says name, not only the organisation that stands for one."""
    said = {heading_words.folded(heading) for heading, role in told.items() if role == "name"}
    words = [found.labels.get(column, "") for column in found.of("name")] if found else []
    return any(heading_words.role_of(word) == "name" or heading_words.folded(word) in said for word in words)


def _gaps(sheet: Table) -> list[tuple[int, int]]:
    """The stretches of columns between columns that are empty in every row that holds more than a line of text."""
    filled: set[int] = set()
    for row in sheet.rows:
        here = {column: cell.text for column, cell in enumerate(row) if cell.value is not None and cell.text.strip()}
        if len(set(here.values())) > 1:
            filled |= here.keys()
    stretches: list[tuple[int, int]] = []
    for column in sorted(filled):
        if stretches and stretches[-1][1] == column:
            stretches[-1] = (stretches[-1][0], column + 1)
        else:
            stretches.append((column, column + 1))
    return stretches


def _repeated(table: Table, told: Told) -> list[Table]:
    """A table whose headings stand twice or thrice beside each other, as so many tables."""
    found = recognise.columns(table, chosen=told)
    cuts = _cuts(found) if found else []
    if not cuts:
        return [table]
    ends = [*cuts, _width(table)]
    return [_masked(table, left, right) for left, right in zip([0, *cuts], ends, strict=True)]


def _cuts(found: Columns) -> list[int]:
    """The columns at which the same headings begin anew."""
    words = {column: heading_words.folded(label) for column, label in found.labels.items()}
    mains = found.of("name") or found.of("venue")
    alike = [column for column in mains if words[column] == words[mains[0]]] if mains else []
    if len(alike) < 2:
        return []
    period = alike[1] - alike[0]
    same = [column for column, word in words.items() if words.get(column + period) == word]
    if period < 2 or len({words[column] for column in same}) < 2:
        return []
    # Only the columns up to the first main heading can stand before it in each table.
    start = min(column for column in same if column > alike[0] - period)
    return [start + period * number for number in range(1, len(alike))]


def _masked(table: Table, left: int, right: int) -> Table:
    """The table with nothing in it but these columns, which stay where they are."""
    rows = [[EMPTY] * min(left, len(row)) + list(row[left:right]) for row in table.rows]
    return replace(table, rows=rows)


def _width(table: Table) -> int:
    return max((len(row) for row in table.rows), default=0)


def _below(sheet: Table, table: Table, told: Told) -> Iterator[Part]:
    """The tables below each other: each begins at the lines above its headings."""
    if week := timetable.by_weekday(table, told):
        yield _part(sheet, *week, 0)
        return
    heads = recognise.all_columns(table, told)
    if not heads and (head := by_content.guessed(table) or headless.guessed(table)) is not None:
        heads = [head]
    starts = [_first_line(table, head.first_row) for head in heads]
    starts[:1] = [0] * bool(starts)
    for number, (head, start) in enumerate(zip(heads, starts, strict=True)):
        end = starts[number + 1] if number + 1 < len(starts) else len(table.rows)
        cut = _cut(table, start, end)
        lines = cut.rows[: head.first_row - start]
        titles, context = _above(lines, legends.painted(cut.rows[head.data_row - start :]))
        moved = replace(head, first_row=head.first_row - start)
        moved = months.completed(cut, moved)
        single, columns = stacked.unstacked(cut, by_content.completed(cut, unheaded.completed(cut, moved)), told)
        single, columns = timetable.by_hall(single, columns, told)
        yield Part(sheet=sheet, table=single, columns=columns, titles=titles, context=context, first=number == 0)


def _cut(table: Table, start: int, end: int) -> Table:
    hidden = frozenset(row - start for row in table.hidden_rows if start <= row < end)
    return replace(table, rows=table.rows[start:end], first_row=table.first_row + start, hidden_rows=hidden)


def _first_line(table: Table, heading: int) -> int:
    """The first of the lines directly above the headings that hold a single text."""
    row = heading
    while row and len({cell.text for cell in table.rows[row - 1] if cell.text.strip()}) <= 1:
        row -= 1
    return row


def _above(lines: Sequence[Sequence[Cell]], paint: frozenset[str]) -> tuple[tuple[str, ...], Context]:
    """The texts above the headings, and what the lines among them that stand alone mean.

    ``paint`` is how the rows below are marked: a line that bears such a mark explains it and speaks of no other row.
    """
    titles: list[str] = []
    context = NOTHING
    states: set[str] = set()
    for row in lines:
        found = list(dict.fromkeys(cell.text for cell in row if cell.text.strip()))
        titles += found
        if len(found) == 1 and not legends.explains(row, paint):
            line = sections.meaning(found[0])
            states |= {line.status} - {""}
            context = sections.following(context, line)
    if len(states) > 1:
        # One list cannot be both 休止中 and 廃止: the lines are a legend.
        context = replace(context, status="")
    # The kind of the list is told by all its titles; here only what stands nearest counts for zone, state and day.
    return tuple(titles), replace(context, kind="", year=months.year_of(titles))
