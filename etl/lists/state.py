"""The state of a row: active, suspended or closed, wherever the list marks it."""

from collections.abc import Iterator, Mapping

from etl.clean import text
from etl.lists import legends
from etl.lists.rows import Row
from etl.lists.schedule import YES
from etl.lists.status import in_column, is_thing, of_cell, of_name, remarked, said

# Columns whose sentences speak of the group itself.
_TOLD = ("note", "schedule_note", "schedule", "day", "activity", "own")
# In these a lone word speaks of what stands above it.
_NOT_THE_GROUP = ("fee", "url", "target", "target_mark", "capacity", "participants", "extension", "ignored")


def status_of(row: Row, marks: Mapping[str, str], *, closed_on: str) -> str:
    """The state by its own column, the day of closing, the marks of the legend, the words of its cells, its section."""
    column = next(iter(row.columns.of("status")), None)
    own = _in_column(row, column) if column is not None else ""
    if own:
        return own
    if closed_on:
        return _ended(row)
    if row.struck:
        return marks.get("struck", "closed")
    marked = legends.state_of(row, marks)
    # 「緑は活動中」 is said of many rows, 「休止中」 in a remark of this one.
    return (_told(row) or marked if marked == "active" else marked or _told(row)) or row.context.status


def _ended(row: Row) -> str:
    """What the day in a column of closing means: 「休止年月日」 suspends only."""
    column = row.column("closed_on")
    return said(row.columns.labels.get(column, "")) or "closed" if column is not None else "closed"


def _in_column(row: Row, column: int) -> str:
    """The word of a status column; a mark below 「休止」 or 「廃止」 says what stands above it."""
    written = text.plain(row.cell(column).text)
    heading = said(row.columns.labels.get(column, ""))
    if heading in ("suspended", "closed") and written[:1] in YES and len(written) == 1:
        return heading
    nothing = heading in ("suspended", "closed") and written in ("×", "-", "無")
    return "" if nothing else in_column(written, _name(row))


def _name(row: Row) -> str:
    return of_name(text.unbroken(row.first("name")))[0]


def _told(row: Row) -> str:
    """What name, remarks or any other cell tell."""
    by_name = of_name(text.plain(row.first("name")))[1]
    return by_name or next((state for state in _sentences(row) if state), "") or next(_words(row), "")


def _sentences(row: Row) -> Iterator[str]:
    for column, cell in enumerate(row.cells):
        role = row.columns.roles.get(column, "own")
        if role in _TOLD and not is_thing(row.columns.labels.get(column, "")):
            # A lone × as the remark of a row strikes it out; below a heading of its own it answers that.
            crossed = role == "note" and text.plain(cell.text) in ("×", "✕")
            yield "closed" if crossed else remarked(cell.text, _name(row))
    yield from (remarked(remark, _name(row)) for remark in row.remarks)


def _words(row: Row) -> Iterator[str]:
    for column, cell in enumerate(row.cells):
        heading = row.columns.labels.get(column, "")
        if row.columns.roles.get(column) not in _NOT_THE_GROUP and not is_thing(heading) and of_cell(cell.text):
            yield of_cell(cell.text)
