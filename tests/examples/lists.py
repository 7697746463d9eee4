"""The lists of the sample town as plain rows, for tests that must not depend on the importers."""

import csv
import io
from pathlib import Path

import openpyxl

# The row (from 1) in which the headings end.
HEADING_ENDS = {"通いの場一覧_令和8年度.xlsx": 4, "居場所一覧.xlsx": 2, "相談窓口一覧.xlsx": 3}


def decoded(path: Path) -> str:
    content = path.read_bytes()
    return content.decode("utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "cp932")


def sheet_rows(path: Path) -> list[list[object]]:
    if path.suffix == ".csv":
        return [list(row) for row in csv.reader(io.StringIO(decoded(path)))]
    return [list(row) for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)]


def rows_by_heading(path: Path) -> list[dict[str, object]]:
    """Rows under their lower heading; rows without a second cell (footnotes, totals) are none."""
    rows = sheet_rows(path)
    end = HEADING_ENDS.get(path.name, 1)
    above, below = rows[max(0, end - 2)], rows[end - 1]
    names = [str(low or up or "") for up, low in zip(above, below, strict=True)]
    return [dict(zip(names, row, strict=True)) for row in rows[end:] if any(row[2:])]
