"""地域プロフィール as a Word document, to be changed by hand: headings, tables and room for what residents add."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from layers.drawing.profile_words import FELT_BOXES, band_rows, figure_rows, told_of
from layers.profile.profile import ZoneProfile

if TYPE_CHECKING:
    from docx.styles.style import ParagraphStyle

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FONT = "BIZ UDPゴシック"
# The headings of Word are light blue: too pale for old eyes.
_INK = RGBColor(0, 0, 0)
_SIZES = (("Normal", 10.5), ("Title", 20), ("Heading 1", 15), ("Heading 2", 12.5), ("List Bullet", 10.5))
_LARGER = 1.5
_ROOM = 4


def docx(profile: ZoneProfile, *, large: bool = False) -> bytes:
    """The document; ``large``: no letter below 15 pt."""
    told = told_of(profile)
    made = Document()
    _styled(made, _LARGER if large else 1.0)
    made.core_properties.title, made.core_properties.author = told["title"], profile.city_name
    made.add_heading(told["title"], level=0)
    made.add_paragraph(told["subtitle"])
    _who(made, told)
    _what(made, told)
    made.add_heading("住む人のことば", level=1)
    for kind in told["words"]:
        made.add_heading(f"{kind['label']}　{kind['ask']}", level=2)
        _bullets(made, [f"「{word['text']}」　{word['by']}" for word in kind["words"]])
        for _ in range(_ROOM):
            made.add_paragraph("＿" * 24)
    made.add_heading(told["felt_head"], level=2)
    _bullets(made, [f"{figure}　{counts or FELT_BOXES}" for figure, counts in told["felt"]])
    made.add_heading("出典", level=1)
    _lines(made, [*told["sources"], f"{told['mark']}　{told['printed']}"])
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def _who(made: Any, told: dict[str, Any]) -> None:  # noqa: ANN401 - python-docx has no name for its document
    made.add_heading("どんなところ", level=1)
    _lines(made, [told["towns"]])
    _table(made, told["heads"], figure_rows(told["where"]))
    made.add_heading("だれが住んでいるか", level=1)
    _table(made, told["heads"], figure_rows(told["people"]))
    _lines(made, [told["bands_note"]])
    _table(made, told["band_heads"], band_rows(told))
    _lines(made, [""])
    _table(made, told["year_heads"], told["years"])
    _lines(made, [told["no_projection"]])


def _what(made: Any, told: dict[str, Any]) -> None:  # noqa: ANN401
    made.add_heading("ここにあるもの", level=1)
    for kind in told["here"]:
        made.add_heading(kind["head"] + (f"（市全体 {kind['city']}）" if kind["city"] else ""), level=2)
        more = [f"ほか {kind['more']}か所"] if kind["more"] else []
        _bullets(made, [*("　".join(filter(None, (one["name"], one["when"]))) for one in kind["places"]), *more])
    made.add_heading("歩いて行けるか", level=1)
    _lines(made, [told["question"], told["far_waiting"]])
    _table(made, told["heads"], figure_rows(told["far"]))
    _table(made, told["far_heads"], told["far_towns"])
    _lines(made, [told["far_others"]])
    _bullets(made, told["slopes"])
    if told["found"]:
        made.add_heading("歩いて気づいたこと", level=1)
        _bullets(made, told["found"])
    made.add_heading("変わったこと", level=1)
    _lines(made, [told["unchanged"]])
    _bullets(made, [*told["changed"], *(f"新しい場：{one}" for one in told["opened"])])
    _bullets(made, [f"なくなった場：{one}" for one in told["closed"]])
    if told["caveats"]:
        made.add_heading("この数字の読み方", level=1)
        _bullets(made, told["caveats"])


def _styled(made: Any, larger: float) -> None:  # noqa: ANN401
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    for name, size in _SIZES:
        style: ParagraphStyle = made.styles[name]
        style.font.size = Pt(size * larger)
        style.font.name = _FONT
        style.font.color.rgb = _INK
        # Without it Word sets Japanese in a font of its own choice.
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)


def _lines(made: Any, lines: Sequence[str]) -> None:  # noqa: ANN401
    for line in lines:
        if line:
            made.add_paragraph(line)


def _bullets(made: Any, lines: Sequence[str]) -> None:  # noqa: ANN401
    for line in lines:
        made.add_paragraph(line, style="List Bullet")


def _table(made: Any, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:  # noqa: ANN401
    if not rows:
        return
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
    made.add_paragraph()
