"""The report of a vision: PDF and Word say the same, every letter is ours, and no word that was not let through."""

import io
from dataclasses import replace

from docx import Document
from docx.oxml.ns import qn

from layers.drawing import vision_report
from layers.drawing.vision_report import About
from layers.workshop.board import Board
from layers.workshop.vision import Task, vision
from tests.layers.drawing import paper
from tests.layers.drawing.test_take_home import evening

ABOUT = About(zone="みなと", talk="座談会", purpose="5年後", names={"m3": "第3回 えがく"}, printed="令和8年")
SAID = ("みなとの地域ビジョン", "歩きやすい道", "ひと息つける坂のまち", "自治会と花の会", "来年の春まで", "ことば29号")
UNSAID = ("待つ", "映さない", "花子", "見本太郎")


def told(content: bytes) -> str:
    made = Document(io.BytesIO(content))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in made.paragraphs), *cells])


def test_pdf_and_word_say_what_the_board_came_to() -> None:
    found = vision(evening())
    for text in (paper.text(vision_report.pdf(found, ABOUT)), told(vision_report.docx(found, ABOUT))):
        assert [one for one in SAID if one not in text] == []
        assert [one for one in UNSAID if one in text] == []


def test_word_sets_japanese_in_the_letters_of_the_house() -> None:
    made = Document(io.BytesIO(vision_report.docx(vision(evening()), ABOUT)))
    assert {str(made.styles[name].font.color.rgb) for name in ("Title", "Heading 1", "Heading 2")} == {"1A1A1A"}
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "List Bullet"):
        assert made.styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) == "BIZ UDPゴシック"
    assert (round(made.sections[0].page_width.mm), round(made.sections[0].page_height.mm)) == (210, 297)


def test_a_board_without_anything_is_a_report_too() -> None:
    assert paper.sizes(vision_report.pdf(vision(Board()), ABOUT)) == [(210, 297)]
    assert "みなとの地域ビジョン" in told(vision_report.docx(vision(Board()), ABOUT))


def test_what_is_done_is_not_said_to_come() -> None:
    found = vision(evening())
    strands = []
    for strand in found.strands:
        aims = tuple(replace(one, tasks=(Task(id="s", what="茶の間", done=True),)) for one in strand.sentences)
        strands.append(replace(strand, sentences=aims))
    said = told(vision_report.docx(replace(found, strands=tuple(strands)), ABOUT))
    assert "茶の間\n—\nできた" in said
    assert "\nこれから\n" not in said
