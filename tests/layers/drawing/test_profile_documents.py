"""The document and the slides say what the sheet says, and open in LibreOffice without loss."""

import io
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from pptx import Presentation

from layers.drawing import profile_document, profile_slides
from tests.layers.drawing import paper
from tests.layers.drawing.test_profile_sheet import PROFILE, SAID


def told_by_office(content: bytes, ending: str, folder: Path) -> str:
    """What stands on the pages that LibreOffice makes of a file."""
    office = shutil.which("soffice")
    rooms = Path(office).resolve().parent if office else folder
    part = {"docx": "libswlo.so", "pptx": "libsdlo.so"}[ending]
    if office is None or not (rooms / part).exists():
        pytest.skip(f"LibreOffice on this machine does not open {ending}")
    source = folder / f"profile.{ending}"
    source.write_bytes(content)
    asked = [office, "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", "pdf"]
    subprocess.run([*asked, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=120)
    made = (folder / "profile.pdf").read_bytes()
    assert 2 <= len(paper.sizes(made)) <= 22
    return unicodedata.normalize("NFKC", paper.text(made)).replace(" ", "")


def assert_all_said(told: str) -> None:
    for words in SAID:
        assert unicodedata.normalize("NFKC", words).replace(" ", "") in told, words
    assert "確かめていない" not in told


@pytest.mark.parametrize(("ending", "make"), [("docx", profile_document.docx), ("pptx", profile_slides.pptx)])
def test_it_opens_without_loss(tmp_path: Path, ending: str, make: object) -> None:
    assert_all_said(told_by_office(make(PROFILE), ending, tmp_path))


def test_slides_hold_text_and_charts_that_can_be_changed() -> None:
    deck = Presentation(io.BytesIO(profile_slides.pptx(PROFILE)))
    told, charts = [], 0
    for shape in (shape for slide in deck.slides for shape in slide.shapes):
        assert shape.left >= 0
        assert shape.left + shape.width <= deck.slide_width
        assert shape.top + shape.height <= deck.slide_height
        charts += shape.has_chart
        told += [shape.text_frame.text] if shape.has_text_frame else []
        told += [cell.text for row in shape.table.rows for cell in row.cells] if shape.has_table else []
        if shape.has_chart:
            colours = [series.format.fill.fore_color.rgb for series in shape.chart.plots[0].series]
            assert max(map(sum, colours)) - min(map(sum, colours)) > 250
    assert charts == 1
    assert_all_said(unicodedata.normalize("NFKC", "".join(told)).replace(" ", "").replace("\n", ""))


def test_word_is_told_which_letters_are_for_japanese_and_large_ones_are_large() -> None:
    for name in ("Normal", "Heading 1", "List Bullet"):
        style = Document(io.BytesIO(profile_document.docx(PROFILE, large=True))).styles[name]
        assert style.element.rPr.rFonts.get(qn("w:eastAsia"))
        assert style.font.size.pt >= 14
        assert str(style.font.color.rgb) == "000000"


def test_the_document_is_a4() -> None:
    page = Document(io.BytesIO(profile_document.docx(PROFILE))).sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
