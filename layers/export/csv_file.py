"""CSV as offices open it: UTF-8 with a mark, CRLF, the columns of the 自治体標準.

A cell that a spreadsheet would run as a formula gets an apostrophe before it.
"""

import csv
import io
from collections.abc import Sequence

from layers.place import sheet
from layers.place.services import ServicePoint

FORMAT = "csv"
LABEL = "CSV（文字だけの表）"
MEDIA_TYPE = "text/csv; charset=utf-8"

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(points: Sequence[ServicePoint]) -> bytes:
    """The places as a sheet, one row each."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\r\n")
    own = sheet.own_headings(points)
    lines.writerow([_harmless(header) for header in sheet.headers(own)])
    lines.writerows([_harmless(value) for value in sheet.row(point, own)] for point in points)
    return text.getvalue().encode("utf-8-sig")


def _harmless(value: sheet.Value) -> sheet.Value:
    return f"'{value}" if isinstance(value, str) and value.startswith(_RUNS) else value
