"""CSV as offices open it: UTF-8 with a mark, CRLF, the columns of the 自治体標準.

A cell that a spreadsheet would run as a formula gets an apostrophe before it.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from layers.place import sheet
from layers.place.services import ServicePoint

FORMAT = "csv"
LABEL = "CSV（文字だけの表）"
MEDIA_TYPE = "text/csv; charset=utf-8"

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(points: Sequence[ServicePoint]) -> bytes:
    """The places as a sheet, one row each."""
    own = sheet.own_headings(points)
    return table("", [sheet.headers(own), *(sheet.row(point, own) for point in points)])


def table(title: str, rows: Iterable[Sequence[sheet.Value]]) -> bytes:  # noqa: ARG001 - a CSV has no title
    """Any rows, the first of them headings."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([_harmless(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _harmless(value: sheet.Value) -> sheet.Value:
    return f"'{value}" if isinstance(value, str) and value.startswith(_RUNS) else value
