"""会議に出す1枚 as a Word document: one page of A4, numbers alone, each with a mark of its source named at the foot."""

import io
import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Mm, Pt

from layers.drawing.word_file import repeats, styled

# A4 within its margins; the last millimetres are Word's paragraph behind the last table.
_WIDTH, _HEIGHT, _MARGIN = 178.0, 262.0, 16.0
_COLUMNS = (116.0, 25.0, 25.0, 12.0)
_POINT = 0.3528
_LEADING = 1.3
# Inside a cell, left and right; and what a row's lines take.
_INSET, _ROW = 4.4, 0.6
_TITLE, _SIZES = 16.0, (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
# A name beyond is cut: the page is one, and letters stay readable.
_LONGEST = 38


Row = tuple[str, str, str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One heading with its numbers; a row: 項目, この期間, 前の期間, 出典. ``nothing``: what is said without rows."""

    heading: str
    rows: tuple[Row, ...]
    nothing: str = ""


def docx(title: str, about: Sequence[str], heads: Sequence[str], parts: Sequence[Part], foot: Sequence[str]) -> bytes:
    """The document, in the largest letters in which it is one page."""
    parts = [Part(heading=one.heading, rows=tuple(map(_cut, one.rows)), nothing=one.nothing) for one in parts]
    marks = {source: f"※{at}" for at, source in enumerate(_sources(parts), 1)}
    told = [*foot, "　".join(f"{mark} {source}" for source, mark in marks.items())]
    size = next((one for one in _SIZES if _height(one, about, parts, told) <= _HEIGHT), _SIZES[-1])
    made: Any = Document()
    styled(made)
    for section in made.sections:
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
    made.core_properties.title = title
    _line(made, title, _TITLE, bold=True)
    for words in filter(None, about):
        _line(made, words, size)
    for part in parts:
        _line(made, part.heading, size + 1, bold=True, above=size * 0.6)
        if part.rows:
            _table(made, heads, [(*row[:3], marks[row[3]]) for row in part.rows], size)
        else:
            _line(made, part.nothing, size)
    for at, words in enumerate(filter(None, told)):
        _line(made, words, size - 0.5, above=0 if at else size * 0.6)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def _cut(row: Row) -> Row:
    label, now, before, source = row
    return (label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…", now, before, source)


def _sources(parts: Sequence[Part]) -> Iterable[str]:
    return dict.fromkeys(row[3] for part in parts for row in part.rows)


def _height(size: float, about: Sequence[str], parts: Sequence[Part], foot: Sequence[str]) -> float:
    """Millimetres of the page, for letters of this size."""
    line = size * _LEADING * _POINT
    taken = _TITLE * _LEADING * _POINT + line * sum(_lines(words, size, _WIDTH) for words in (*about, *foot) if words)
    for part in parts:
        taken += (size + 1) * _LEADING * _POINT + size * 0.6 * _POINT
        taken += line * _lines(part.nothing, size, _WIDTH) if not part.rows else line + _ROW
        for row in part.rows:
            cells = zip(row[:3], _COLUMNS, strict=False)
            taken += _ROW + line * max(_lines(words, size, width - _INSET) for words, width in cells)
    return taken + size * 0.6 * _POINT


def _lines(words: str, size: float, width: float) -> int:
    letters = sum(1.0 if unicodedata.east_asian_width(one) in "WFA" else 0.6 for one in words)
    # A line ends before its last letter where a mark may not begin the next.
    return max(1, math.ceil(letters * size * _POINT / (width - size * _POINT)))


def _line(made: Any, words: str, size: float, *, bold: bool = False, above: float = 0.0) -> None:  # noqa: ANN401
    _set(made.add_paragraph(), words, size, bold=bold, above=above)


def _set(paragraph: Any, words: str, size: float, *, bold: bool = False, above: float = 0.0) -> None:  # noqa: ANN401
    run = paragraph.add_run(words)
    run.font.size, run.font.bold = Pt(size), bold
    form = paragraph.paragraph_format
    form.space_before, form.space_after = Pt(above), Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(size * _LEADING)


def _table(made: Any, heads: Sequence[str], rows: Sequence[Sequence[str]], size: float) -> None:  # noqa: ANN401
    found = made.add_table(rows=0, cols=len(heads), style="Table Grid")
    found.alignment, found.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    for at, row in enumerate((heads, *rows)):
        cells = found.add_row().cells
        for column, (cell, words) in enumerate(zip(cells, row, strict=True)):
            cell.width = Mm(_COLUMNS[column])
            _set(cell.paragraphs[0], words, size, bold=not at)
            if column in (1, 2):
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    # LibreOffice goes by the columns, Word by the cells.
    for column, width in zip(found.columns, _COLUMNS, strict=True):
        column.width = Mm(width)
    repeats(found.rows[0])
