"""CSV and workbooks with the same bytes on every run: no clock gets into a file."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

_STAMP = (2026, 4, 1, 9, 0, 0)
_ISO_STAMP = b"2026-04-01T09:00:00Z"
_DATED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def write_csv(path: Path, rows: Iterable[Sequence[object]], *, encoding: str = "cp932") -> None:
    """A CSV as Excel writes it: CRLF, quotes only where needed; an unknown character is an error."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.getvalue().encode(encoding))


def write_text(path: Path, text: str) -> None:
    """UTF-8 text with LF."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def new_book(title: str) -> tuple[Workbook, Worksheet]:
    """An empty workbook with one sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    return book, book.create_sheet(title)


def write_workbook(path: Path, book: Workbook) -> None:
    """A workbook whose archive and properties carry one fixed time."""
    fresh = io.BytesIO()
    book.save(fresh)
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(fresh) as source, zipfile.ZipFile(path, "w") as target:
        for name in sorted(source.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _DATED.sub(rb"\g<1>" + _ISO_STAMP, content)
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, content)
