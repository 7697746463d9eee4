"""The state of a row: active, suspended or closed, wherever the list marks it."""

from collections.abc import Mapping

from etl.clean import text
from etl.lists import legends
from etl.lists.rows import Row
from etl.lists.schedule import YES
from etl.lists.status import of_cell, of_name, remarked, said


def status_of(row: Row, marks: Mapping[str, str], *, closed_on: str) -> str:
    """The state by its own column, the day of closing, the marks of the legend, the words of its cells, its section."""
    column = next(iter(row.columns.of("status")), None)
    own = _in_column(row, column) if column is not None else ""
    if own:
        return own
    if closed_on:
        return "closed"
    if row.struck:
        return marks.get("struck", "closed")
    return legends.state_of(row, marks) or _told(row) or row.context.status


def _in_column(row: Row, column: int) -> str:
    """The word of a status column; a mark below 「休止」 or 「廃止」 says what stands above it."""
    written = text.plain(row.cell(column).text)
    heading = said(row.columns.labels.get(column, ""))
    if heading in ("suspended", "closed") and written[:1] in YES and len(written) == 1:
        return heading
    return "" if heading in ("suspended", "closed") and written in ("×", "-", "無") else said(written)


def _told(row: Row) -> str:
    """What name, remarks or any other cell tell."""
    by_name = of_name(text.plain(row.first("name")))[1]
    notes = [*row.texts("note"), *row.texts("schedule_note"), *row.remarks]
    by_note = next((state for state in map(remarked, notes) if state), "")
    return by_name or by_note or next((state for state in (of_cell(cell.text) for cell in row.cells) if state), "")
