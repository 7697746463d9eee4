import io

import pytest
from pypdf import PdfReader

from layers.drawing import typeset
from layers.errors import LayersError

TEMPLATE = b"""#import "paper.typ": sheet
#let data = json("data.json")
#show: sheet.with(data)
#strong(data.title)
#data.body
#if "drawing.svg" in data.files { image("drawing.svg") }
"""
DATA = {"title": "浜風町の地図", "credits": "出典：みほん市", "printed": "2026年11月22日 印刷", "files": []}
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20">'
    '<text y="15" font-family="Noto Sans CJK JP">潮見</text></svg>'
)


@pytest.fixture
def template(tmp_path, monkeypatch):
    (tmp_path / "paper.typ").write_bytes((typeset._TEMPLATES / "paper.typ").read_bytes())
    (tmp_path / "try.typ").write_bytes(TEMPLATE)
    monkeypatch.setattr(typeset, "_TEMPLATES", tmp_path)
    return "try.typ"


def test_letters_of_names_are_embedded_and_can_be_read_again(template):
    body = "𠮷野 髙橋 山﨑 #panic() $x$ *太字* <script>"
    made = PdfReader(io.BytesIO(typeset.pdf(template, {**DATA, "body": body})))
    told = made.pages[0].extract_text()
    assert body in told
    # Between Japanese and figures the typesetter leaves a thin gap.
    assert "2026年11月22日印刷" in told.replace(" ", "")
    assert {
        font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()["/FontName"].partition("+")[2]
        for font in (one.get_object() for one in made.pages[0]["/Resources"]["/Font"].values())
    } == {"NotoSansCJKjp-Regular", "NotoSansCJKjp-Bold"}


def test_a_drawing_keeps_its_letters(template):
    data = {**DATA, "body": "", "files": ["drawing.svg"]}
    made = PdfReader(io.BytesIO(typeset.pdf(template, data, files={"drawing.svg": SVG.encode()})))
    assert "潮見" in made.pages[0].extract_text()


def test_data_that_do_not_fit_the_template_are_a_fault_with_a_code(template):
    with pytest.raises(LayersError) as told:
        typeset.pdf(template, {"title": "x"})
    assert told.value.code == "print.failed"
