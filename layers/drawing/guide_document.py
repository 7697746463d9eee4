"""つどい場ガイド as a Word document, to be changed by hand: styles, repeated headings, a font for Japanese."""

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from layers.drawing.choices import Printed

if TYPE_CHECKING:
    from docx.styles.style import ParagraphStyle

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FONT = "BIZ UDPゴシック"
_BODY = 14
_HEADS = ("番号", "名前", "いつ", "どこ", "費用・対象", "電話")
# Millimetres, 174 in all: a telephone number in one line, a name in few.
_WIDTHS = (14, 30, 28, 36, 30, 36)
_EDGE = Mm(18)
_A4 = (Mm(210), Mm(297))


def printed(words: Mapping[str, Any], *, name: str) -> Printed:
    """The document from the words of the booklet."""
    made = Document()
    _styled(made)
    made.core_properties.title = f"{words['city']} {words['title']}"
    made.core_properties.author = str(words["city"])
    made.add_heading(f"{words['city']}　{words['title']}", level=0)
    made.add_paragraph(f"{words['of']}　{words['printed']}".strip())
    made.add_paragraph(f"お問い合わせ　{words['contact']}")
    made.add_paragraph("日時や場所は変わることがあります。はじめて行くときは、電話で確かめてください。")
    for part in words["sections"]:
        made.add_heading(part["name"], level=1)
        _table(made, _HEADS, [_row(one) for one in part["entries"]])
    made.add_heading("曜日でさがす", level=1)
    for day in [*words["weekdays"], _group("ほぼ毎日ひらいている所", words["daily"])]:
        _list(made, day)
    _list(made, _group("日時は電話で聞いてください", words["asked"]))
    made.add_heading("さくいん", level=1)
    for row in words["index"]:
        _list(made, row)
    made.add_paragraph(str(words["credits"]))
    written = io.BytesIO()
    made.save(written)
    return Printed(name=name, content=written.getvalue(), media_type=MEDIA_TYPE)


def _styled(made: Any) -> None:  # noqa: ANN401 - python-docx has no name for its document
    for section in made.sections:
        section.page_width, section.page_height = _A4
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _EDGE
    for name, size in (("Normal", _BODY), ("Title", 26), ("Heading 1", 20), ("Heading 2", 16)):
        style: ParagraphStyle = made.styles[name]
        style.font.size = Pt(size)
        style.font.name = _FONT
        # Without it Word sets Japanese in a font of its own choice.
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)


def _row(one: Mapping[str, Any]) -> Sequence[str]:
    marks = [words for there, words in ((one["rests"], "（お休み中）"), (one["old"], "（確認から1年以上）")) if there]
    more = [part for part in (one["fee"], one["target"]) if part]
    return (
        str(one["number"]),
        f"{one['name']}\n{one['kind']}{''.join(marks)}",
        one["when"],
        "\n".join(one["where"]),
        "\n".join(more),
        one["phone"],
    )


def _table(made: Any, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:  # noqa: ANN401
    table = made.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.text = head
    properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no word for a repeated heading
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    properties.append(repeated)
    table.autofit = False
    for row in rows:
        added = table.add_row()
        # A place is read on one page.
        added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - as above
        for cell, text in zip(added.cells, row, strict=True):
            cell.text = text
    for column, wide in zip(table.columns, _WIDTHS, strict=True):
        column.width = Mm(wide)
        for cell in column.cells:
            cell.width = Mm(wide)


def _group(head: str, entries: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    return {"head": head, "entries": entries}


def _list(made: Any, group: Mapping[str, Any]) -> None:  # noqa: ANN401
    if not group["entries"]:
        return
    made.add_heading(group["head"], level=2)
    for one in group["entries"]:
        hour = f"{one['at']}　" if one.get("at") else ""
        made.add_paragraph(f"{hour}{one['number']}　{one['name']}")
