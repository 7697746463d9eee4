#!/usr/bin/env python3
"""Makes the forms (DOCX) from the TOML files beside it; the same text always gives the same bytes."""

import io
import sys
import tomllib
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

HERE = Path(__file__).parent
FONT = "BIZ UDPゴシック"
BLUE = RGBColor(0x0B, 0x5C, 0xAD)
# Stands in the file instead of the clock, so that a form changes only when its text does.
DAY = datetime(2026, 4, 1, tzinfo=UTC)
ZIP_DAY = (2026, 4, 1, 0, 0, 0)
BODY, SMALL, HEADING, TITLE = Pt(10), Pt(9.5), Pt(12), Pt(18)


def page(form: dict[str, Any]) -> Document:
    """An empty A4 page with our fonts; exact line heights, so that another machine's font keeps the page count."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(16), Mm(15)
    section.footer_distance = Mm(8)
    normal = made.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)  # noqa: S101 - python-docx types every style alike
    normal.font.size = BODY
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    normal.paragraph_format.line_spacing = Pt(15)
    normal.paragraph_format.space_after = Pt(0)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "ja-JP")
    language.set(qn("w:eastAsia"), "ja-JP")
    normal.element.get_or_add_rPr().append(language)
    _write(section.footer.paragraphs[0], form["footer"], size=SMALL).alignment = WD_ALIGN_PARAGRAPH.CENTER
    return made


def _write(paragraph: Paragraph, text: str, *, size: Pt = BODY, bold: bool = False, blue: bool = False) -> Paragraph:
    run = paragraph.add_run(text)
    run.font.size, run.font.bold = size, bold
    if blue:
        run.font.color.rgb = BLUE
    return paragraph


def _head(made: Document, form: dict[str, Any]) -> None:
    title = _write(made.add_paragraph(), form["title"], size=TITLE, bold=True)
    title.paragraph_format.line_spacing = Pt(26)
    subtitle = _write(made.add_paragraph(), form["subtitle"])
    subtitle.paragraph_format.space_after = Pt(2)


def _heading(made: Document, text: str, *, breaks: bool) -> None:
    written = _write(made.add_paragraph(), text, size=HEADING, bold=True, blue=True)
    layout = written.paragraph_format
    layout.page_break_before, layout.keep_with_next = breaks, True
    layout.space_before, layout.space_after, layout.line_spacing = Pt(9), Pt(3), Pt(18)


def _bullet(made: Document, text: str) -> None:
    layout = _write(made.add_paragraph(), f"・{text}").paragraph_format
    layout.left_indent, layout.first_line_indent = Pt(11), Pt(-10)


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), "E8EEF5")
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - python-docx has no word for the colour of a cell


def _fill(cell: _Cell, text: str, *, head: bool, centred: bool) -> None:
    layout = _write(cell.paragraphs[0], text, size=SMALL, bold=head).paragraph_format
    layout.space_before = layout.space_after = Pt(2.5)
    if centred:
        layout.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if head:
        _shade(cell)


def _table(made: Document, spec: dict[str, Any]) -> Table:
    header: list[str] = spec.get("header", [])
    rows: list[list[str]] = [header, *spec["rows"]] if header else spec["rows"]
    table: Table = made.add_table(rows=len(rows), cols=len(spec["widths"]))
    table.style = "Table Grid"
    table.autofit = False
    for grid, width in zip(table.columns, spec["widths"], strict=True):
        grid.width = Mm(width)
    for at, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        if not (header and at == 0):
            row.height = Mm(spec.get("height", 0))  # the least; room to write by hand
        for column, (cell, text, width) in enumerate(zip(row.cells, texts, spec["widths"], strict=True)):
            cell.width = Mm(width)
            cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
            # A table without a header row has its headings in the first column.
            head = at == 0 if header else column == 0
            _fill(cell, text, head=head, centred=spec.get("centred", False) and column > 0)
    return table


def _block(made: Document, block: dict[str, Any]) -> None:
    if "heading" in block:
        _heading(made, block["heading"], breaks=block.get("page_break", False))
    if "text" in block:
        layout = _write(made.add_paragraph(), block["text"]).paragraph_format
        layout.space_before = layout.space_after = Pt(3)
    for text in block.get("bullets", []):
        _bullet(made, text)
    if "table" in block:
        _table(made, block["table"])


def _enlarged(made: Document, scale: float) -> None:
    """The same form in larger type: letters, lines and the space between them grow alike."""
    cells = [cell for table in made.tables for row in table.rows for cell in row.cells]
    held = [made, made.sections[0].footer, *cells]
    for paragraph in (paragraph for one in held for paragraph in one.paragraphs):
        layout = paragraph.paragraph_format
        for name in ("line_spacing", "space_before", "space_after", "left_indent", "first_line_indent"):
            if isinstance(length := getattr(layout, name), int):
                setattr(layout, name, Emu(round(length * scale)))
        for run in paragraph.runs:
            run.font.size = Emu(round((run.font.size or BODY) * scale))
    normal = made.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)  # noqa: S101 - see `page`
    normal.paragraph_format.line_spacing = Pt(15 * scale)


def _packed(made: Document) -> bytes:
    """The file with fixed times inside: python-docx would write the clock into the archive."""
    loose, firm = io.BytesIO(), io.BytesIO()
    made.save(loose)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(firm, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, ZIP_DAY), source.read(name), zipfile.ZIP_DEFLATED)
    return firm.getvalue()


def build(text: Path) -> tuple[str, bytes]:
    """The name and the bytes of the form that a TOML file describes."""
    form = tomllib.loads(text.read_text("utf-8"))
    made = page(form)
    _head(made, form)
    for block in form["block"]:
        _block(made, block)
    _enlarged(made, form.get("scale", 1))
    about = made.core_properties
    about.title, about.author, about.last_modified_by, about.comments = form["title"], "ibashomap", "ibashomap", ""
    about.language = "ja-JP"
    about.created = about.modified = DAY
    return form["file"], _packed(made)


def main() -> None:
    """Write every form beside its text."""
    for text in sorted(HERE.glob("*.toml")):
        name, content = build(text)
        (HERE / name).write_bytes(content)
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
