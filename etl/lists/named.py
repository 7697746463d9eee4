"""The column of the names as a whole: whether it counts its rows (「1 あすなろ会」), whether it writes readings."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from etl.clean import text
from etl.recognise import Columns
from layers.intake.contract import Cell, Table

# A number with something behind it that parts it from the name; 「1丁目サロン」 has none.
_COUNTED = re.compile(r"^\s*(?:(?:No\.?\s*)?[(]?(\d{1,3})(?:\s*[.:)、]\s*|\s+)|([①-⑳])\s*)(?=[^\d\s.:)、])")
_UNIT = re.compile(r"丁目|番|号|区|組|班|町会|年|月|日|時|歳|回|人|名")
_KANA = re.compile(r"[ぁ-んァ-ヶー・\s]{2,}")
_KANJI = re.compile(r"[一-龥]")


def have_readings(table: Table, columns: Columns) -> bool:
    """Whether most names of the list have a line of kana above a line of kanji."""
    filled = [text.lines(cell.text) for cell in _cells(table, columns) if cell.text.strip()]
    read = [lines for lines in filled if len(lines) > 1 and _KANA.fullmatch(lines[0]) and _KANJI.search(lines[1])]
    return len(filled) > 1 and len(read) * 2 > len(filled)


def counted(table: Table, columns: Columns) -> int | None:
    """The column of the names where they bear numbers one behind the other, else ``None``."""
    found = [_number(cell.text) for cell in _cells(table, columns) if cell.text.strip()]
    numbers = [one for one in found if one is not None]
    if len(numbers) < 3 or len(numbers) * 5 < len(found) * 4:
        return None
    # A section may begin anew with 1.
    follows = all(two == one + 1 or two == 1 for one, two in pairwise(numbers))
    return _column(columns) if numbers[0] == 1 and max(numbers) >= 3 and follows else None


def without_number(cells: list[Cell], column: int | None) -> list[Cell]:
    """The cells of a row, the number before the name taken off."""
    if column is None or column >= len(cells) or _number(cells[column].text) is None:
        return cells
    written = cells[column].text.lstrip()
    found = _match(written)
    bare = written[found.end() :] if found else written
    return [*cells[:column], replace(cells[column], value=bare), *cells[column + 1 :]]


def _number(written: str) -> int | None:
    found = _match(written.lstrip())
    if found is None or _UNIT.match(written.lstrip()[found.end() :]):
        return None
    return int(found[1]) if found[1] else ord(found[2]) - ord("①") + 1


def _match(written: str) -> re.Match[str] | None:
    # Full-width letters are as long as their narrow forms: the end of the match holds for the text as written.
    return _COUNTED.match(written.translate(_NARROW))


_NARROW = {ord(wide): narrow for wide, narrow in zip("０１２３４５６７８９．：）（，", "0123456789.:)(,", strict=True)}


def _column(columns: Columns) -> int | None:
    return next(iter(columns.of("name") or columns.of("venue")), None)


def _cells(table: Table, columns: Columns) -> Sequence[Cell]:
    column = _column(columns)
    if column is None:
        return []
    rows = [row for row in table.rows[columns.data_row :] if len({cell.text for cell in row if cell.text.strip()}) > 1]
    return [row[column] for row in rows if column < len(row)]
