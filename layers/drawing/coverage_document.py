"""審議会の資料 as a Word document: the words and figures of the sheet, to be changed by hand; large print on demand."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from layers.drawing.coverage_sheet import Sheet, told_of

if TYPE_CHECKING:
    from docx.styles.style import ParagraphStyle

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FONT = "BIZ UDPゴシック"
_SIZES = (("Normal", 10.5), ("Title", 18), ("Heading 1", 15), ("Heading 2", 12.5))
_LARGER = 1.6


def docx(sheet: Sheet, *, large: bool = False) -> bytes:
    """The document."""
    told = told_of(sheet)
    made = Document()
    _styled(made, _LARGER if large else 1.0)
    made.core_properties.title = told["title"]
    made.core_properties.author = sheet.city
    made.add_heading(told["title"], level=0)
    made.add_heading(told["question"], level=1)
    number = made.add_paragraph().add_run(told["number"])
    number.bold, number.font.size = True, Pt(36)
    _lines(made, [told["says"], f"直線なら　{told['straight']}" if told["straight"] else ""])
    if told["zones"]:
        made.add_heading(f"{told['zones_title']}ごとに", level=2)
        _table(made, told["zone_heads"], told["zones"])
    if told["outreach"]:
        made.add_heading("出向く支え（訪問・移動販売）を考える所", level=2)
        made.add_paragraph(told["outreach"])
    if told["towns"]:
        made.add_heading(told["towns_title"], level=2)
        _table(made, told["heads"], told["towns"])
    made.add_heading("この数字の前提", level=2)
    for part in told["assumptions"]:
        made.add_paragraph().add_run(part["heading"]).bold = True
        for line in part["lines"]:
            made.add_paragraph(line, style="List Bullet")
    _lines(made, [f"もう一度計算するとき　{told['command']}", told["credits"], f"{told['mark']}　{told['printed']}"])
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def _styled(made: Any, larger: float) -> None:  # noqa: ANN401 - python-docx has no name for its document
    for name, size in _SIZES:
        style: ParagraphStyle = made.styles[name]
        style.font.size = Pt(size * larger)
        style.font.name = _FONT
        # Without it Word sets Japanese in a font of its own choice.
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)


def _lines(made: Any, lines: Sequence[str]) -> None:  # noqa: ANN401
    for line in lines:
        if line:
            made.add_paragraph(line)


def _table(made: Any, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:  # noqa: ANN401
    table = made.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.text = head
    properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no word for a repeated heading
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    properties.append(repeated)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
