import io
from dataclasses import replace

import pytest
from docx import Document
from docx.shared import Mm
from pypdf import PdfReader

from layers.drawing import prints
from layers.drawing.choices import chosen
from layers.drawing.prints import guide
from layers.errors import Refused
from tests import machine
from tests.layers.drawing import land, paper

PRINT = guide.PRINT
NAMES = (
    "あおぞら体操",
    "𠮷野の縁側",
    "ひだまり",
    "中地域包括支援センター",
    "なんでも相談のとても長い名前の団体の集まり",
)
WHEN = ("毎週月曜 10:00-11:30", "不定期", "第2・4火曜 13:00～15:00", "月～金曜 8:45-17:30", "毎月15日")
KINDS = ("kayoinoba", "ibasho", "salon", "support_centre", "consultation")


def stock(times=1, **changes):
    rows = list(zip(NAMES * times, WHEN * times, KINDS * times, strict=True))
    places = [
        replace(
            land.place(
                n, (134.012 + 0.001 * (n % 9), 34.315), name=name, schedule=when, kind=kind, phone="087-000-0001"
            ),
            zones={"daily_life": (land.zone(n % 3).name,)},
        )
        for n, (name, when, kind) in enumerate(rows)
    ]
    return land.stock(*places, column=None, **changes)


def made(stock, form):
    return PRINT.make(stock, chosen(PRINT.choices, {"form": form}), lambda _share: None)


def test_it_is_found_by_walking_the_package():
    assert prints.get("guide") is PRINT


def test_every_place_stands_in_its_zone_in_the_index_and_by_its_day():
    told = paper.text(made(stock(), "a4").content)
    for name in NAMES[:4]:
        # In its 圏域, in the table of weekdays (or what is asked), and in the index.
        assert told.count(name) >= 3
    assert told.count(NAMES[4]) >= 2
    heads = ("月曜日", "ほぼ毎日ひらいている所", "日時は電話で聞いてください", "さくいん", "相談できる窓口")
    assert all(words in told for words in (*heads, "087-000-0001"))


@pytest.mark.parametrize(("form", "size"), [("a4", (210, 297)), ("a5_booklet", (296, 210)), ("a3_fold", (420, 297))])
def test_the_paper_is_the_chosen_one(form, size):
    content = made(stock(), form).content
    assert set(paper.sizes(content)) == {size}
    if form != "a4":
        assert len(PdfReader(io.BytesIO(content)).pages) % 2 == 0


def test_the_document_of_word_holds_the_same_and_a_font_for_japanese(tmp_path):
    printed = made(stock(), "word")
    assert printed.name.endswith(".docx")
    opened = Document(io.BytesIO(printed.content))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    assert all(any(name in cell for cell in cells) for name in NAMES)
    assert 'w:eastAsia="BIZ UDPゴシック"' in opened.styles["Normal"].element.xml


def test_a_place_in_the_document_of_word_is_not_torn_and_its_columns_fill_the_sheet():
    opened = Document(io.BytesIO(made(stock(), "word").content))
    room = opened.sections[0].page_width - 2 * opened.sections[0].left_margin
    for table in opened.tables:
        assert abs(sum(column.width for column in table.columns) - room) < Mm(1)
        assert all("w:cantSplit" in row._tr.xml for row in table.rows[1:])


def test_every_sheet_of_the_guide_says_of_what_day_it_is():
    sheets = [page.extract_text() for page in PdfReader(io.BytesIO(made(stock(), "a4").content)).pages]
    assert [number for number, told in enumerate(sheets) if "現在" not in told] == []


def test_libreoffice_opens_the_document(tmp_path):
    office = machine.need("libreoffice")
    import subprocess  # noqa: PLC0415

    file = tmp_path / "guide.docx"
    file.write_bytes(made(stock(), "word").content)
    subprocess.run(
        [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "pdf", file.name],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=180,
    )
    told = paper.text((tmp_path / "guide.pdf").read_bytes())
    assert "あおぞら体操" in told
    assert "𠮷野の縁側" in told


def test_only_what_everybody_may_know_is_made_into_a_booklet():
    with pytest.raises(Refused) as told:
        made(stock(edition="staff"), "a4")
    assert told.value.code == "print.public_only"
    with pytest.raises(Refused) as told:
        made(land.stock(column=None), "a4")
    assert told.value.code == "print.no_places"
