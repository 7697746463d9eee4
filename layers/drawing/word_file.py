"""Pieces of a Word document in Japanese: letters that Word does not replace, bullets, tables whose heads repeat."""

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FONT = "BIZ UDPゴシック"
_SIZES = (("Normal", 10.5), ("Title", 20), ("Heading 1", 14), ("Heading 2", 12), ("List Bullet", 10.5))
# The blue that Word gives to headings is too pale on paper.
_INK = RGBColor(0x1A, 0x1A, 0x1A)
_A4 = (Mm(210), Mm(297))
_MARGIN = Mm(18)


def styled(made: Any) -> None:  # noqa: ANN401 - python-docx has no name for its document
    """A4 with the letters of the house."""
    for section in made.sections:
        section.page_width, section.page_height = _A4
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    for name, size in _SIZES:
        style = made.styles[name]
        style.font.size, style.font.name, style.font.color.rgb = Pt(size), _FONT, _INK
        # Without it Word sets Japanese in a font of its own choice; a theme's font would stand above it.
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:eastAsia"), _FONT)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)


def lines(made: Any, words: Sequence[str]) -> None:  # noqa: ANN401
    """Paragraphs; an empty one is left out."""
    for line in words:
        if line:
            made.add_paragraph(line)


def bullets(made: Any, words: Sequence[str]) -> None:  # noqa: ANN401
    """A list."""
    for line in words:
        made.add_paragraph(line, style="List Bullet")


def table(made: Any, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:  # noqa: ANN401
    """A table, whose head stands again on each page; without rows nothing."""
    if not rows:
        return
    found = made.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(found.rows[0].cells, heads, strict=True):
        cell.text = head
    repeats(found.rows[0])
    for row in rows:
        for cell, text in zip(found.add_row().cells, row, strict=True):
            cell.text = text
    made.add_paragraph()


def repeats(row: Any) -> None:  # noqa: ANN401
    """Let a row of heads stand again on each page."""
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - python-docx has no word for it
