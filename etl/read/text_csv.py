"""Text tables: encoding and delimiter are told from the content, whatever the name of the file says."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from etl.read.decoding import BROKEN, decode
from etl.read.quoting import Quoted
from etl.read.reading import EMPTY, MAX_CELLS, Reading, trimmed, unreadable
from layers.intake.contract import Cell, Finding, Table

DELIMITERS = (",", "\t", ";")
SAMPLE_ROWS = 200
# Excel writes this line above a list for itself: 「sep=;」.
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
# How a sheet is made to keep the zeros of a code: 「="0012"」.
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def delimiter(text: str) -> str:
    """The delimiter under which most rows have the same, and the greatest, number of columns."""
    scores = {}
    for mark in DELIMITERS:
        widths = Counter(_widths(text, mark))
        width, rows = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
        scores[mark] = (width - 1) * rows + sum(widths) / 1e6
    return max(scores, key=lambda mark: scores[mark]) if any(score >= 1 for score in scores.values()) else ","


def _widths(text: str, mark: str) -> Iterator[int]:
    # A cell that is too long is said when the rows are read.
    with suppress(csv.Error):
        yield from (len(row) for row in islice(_rows(text, mark), SAMPLE_ROWS) if row)


def _rows(text: str, mark: str) -> Quoted:
    return Quoted(list(io.StringIO(text, newline="")), mark)


def read(path: Path, *, encoding: str | None = None) -> Reading:
    """One table of a text file; ``encoding`` where somebody has chosen it."""
    decoded = decode(path.read_bytes(), encoding)
    text, findings = _without_nul(decoded.text)
    told = _SEPARATOR_LINE.match(text)
    quoted = _rows(text[told.end() :], told[1]) if told else _rows(text, delimiter(text))
    rows = _cells(quoted)
    if not any(cell.value for row in rows for cell in row):
        raise unreadable("file.empty")
    table = Table(sheet="", rows=trimmed(rows), first_row=2 if told else 1)
    findings += _unreadable_letters(table)
    findings += [
        Finding(level="warning", code="text.quote_open", cell=table.address(number, 0)) for number in quoted.open_rows
    ]
    return Reading(format="csv", encoding=decoded.encoding, tables=(table,), findings=findings)


def _without_nul(text: str) -> tuple[str, list[Finding]]:
    """Old systems fill the end of a field with NUL; a list loses nothing with them."""
    count = text.count("\x00")
    found = [Finding(level="info", code="text.nul", params={"count": count})] if count else []
    return text.replace("\x00", ""), found


def _cells(quoted: Quoted) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    cells = 0
    known: dict[str, Cell] = {"": EMPTY}
    try:
        for row in quoted:
            rows.append([_shared(value, known) for value in row])
            cells += len(row)
            if cells > MAX_CELLS:
                raise unreadable("file.too_many_rows", limit=len(rows))
    except csv.Error as fault:
        raise unreadable("text.cell_too_long", row=len(rows) + 1) from fault
    return rows


def _unreadable_letters(table: Table) -> list[Finding]:
    """A warning for each cell with a broken byte or with a letter that only the machine of its writer knows."""
    return [
        Finding(level="warning", code=code, cell=table.address(number, column))
        for number, row in enumerate(table.rows)
        for column, cell in enumerate(row)
        if isinstance(cell.value, str) and (code := _fault_of(cell.value))
    ]


def _fault_of(value: str) -> str:
    if BROKEN in value:
        return "encoding.broken"
    return "encoding.private" if _PRIVATE.search(value) else ""


def _shared(value: str, known: dict[str, Cell]) -> Cell:
    """One cell for all that hold the same text: lists repeat themselves, and memory is limited."""
    found = known.get(value)
    if found is None:
        kept = _KEPT_AS_TEXT.fullmatch(value)
        found = known[value] = Cell(kept[1] if kept else value)
    return found
