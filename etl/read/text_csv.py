"""Text tables: encoding and delimiter are told from the content, whatever the name of the file says."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from etl.read.reading import EMPTY, MAX_CELLS, Reading, trimmed, unreadable
from layers.intake.contract import Cell, Table

DELIMITERS = (",", "\t", ";")
SAMPLE_ROWS = 200
_HALF_WIDTH = re.compile(r"[｡-ﾟ]")
_KANA = re.compile(r"[ぁ-んァ-ヶ]")


def decode(raw: bytes) -> tuple[str, str]:
    """Text and encoding name: byte order mark, strict UTF-8, then CP932 and EUC-JP."""
    if raw.startswith(b"\xef\xbb\xbf"):
        return _strict(raw, "utf-8-sig"), "utf-8-sig"
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strict(raw, "utf-16"), "utf-16"
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _japanese(raw)


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as fault:
        raise unreadable("file.encoding", encoding=encoding) from fault


def _japanese(raw: bytes) -> tuple[str, str]:
    read = {}
    for encoding in ("cp932", "euc_jp"):
        try:
            read[encoding] = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    if not read:
        raise unreadable("file.encoding", encoding="utf-8, cp932, euc_jp")
    chosen = "euc_jp" if len(read) == 1 and "euc_jp" in read else "cp932"
    if len(read) == 2 and _looks_like_euc(read["cp932"], read["euc_jp"]):
        chosen = "euc_jp"
    return read[chosen], chosen


def _looks_like_euc(as_cp932: str, as_euc: str) -> bool:
    """EUC-JP kana read as CP932 fall apart into half-width kana; real CP932 lists hold them only here and there."""
    foreign = [letter for letter in as_cp932 if ord(letter) > 127]
    broken = sum(1 for letter in foreign if _HALF_WIDTH.match(letter))
    return broken * 2 > len(foreign) and bool(_KANA.search(as_euc))


def delimiter(text: str) -> str:
    """The delimiter under which most rows have the same, and the greatest, number of columns."""
    scores = {}
    for mark in DELIMITERS:
        widths = Counter(len(row) for row, _ in zip(_rows(text, mark), range(SAMPLE_ROWS), strict=False) if row)
        width, rows = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
        scores[mark] = (width - 1) * rows + sum(widths) / 1e6
    return max(scores, key=lambda mark: scores[mark]) if any(score >= 1 for score in scores.values()) else ","


def _rows(text: str, mark: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=mark)


def read(path: Path) -> Reading:
    """One table of a text file."""
    text, encoding = decode(path.read_bytes())
    if "\x00" in text:
        raise unreadable("file.unsupported", format="binary")
    csv.field_size_limit(1 << 20)
    rows: list[list[Cell]] = []
    cells = 0
    known: dict[str, Cell] = {"": EMPTY}
    try:
        for row in _rows(text, delimiter(text)):
            rows.append([_shared(value, known) for value in row])
            cells += len(row)
            if cells > MAX_CELLS:
                raise unreadable("file.too_many_rows", limit=len(rows))
    except csv.Error as fault:
        raise unreadable("file.unreadable", reason=str(fault)) from fault
    if not any(cell.value for row in rows for cell in row):
        raise unreadable("file.empty")
    return Reading(format="csv", encoding=encoding, tables=(Table(sheet="", rows=trimmed(rows)),))


def _shared(value: str, known: dict[str, Cell]) -> Cell:
    """One cell for all that hold the same text: lists repeat themselves, and memory is limited."""
    found = known.get(value)
    if found is None:
        found = known[value] = Cell(value)
    return found
