"""The forms are those of their texts, keep to their pages, and speak of the audiences as the vocabulary does."""

import io
import os
import re
import shutil
import subprocess
import tomllib
import zipfile
from pathlib import Path
from runpy import run_path
from types import SimpleNamespace

import docx
import pytest
from docx.shared import Mm

from layers import vocabulary

FORMS = Path(__file__).parents[2] / "docs" / "forms"
TEXTS = sorted(FORMS.glob("*.toml"))
builder = SimpleNamespace(**run_path(str(FORMS / "build.py")))
OFFICE, READER = shutil.which("soffice"), shutil.which("pdfinfo")


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def cells(text: str) -> set[str]:
    form = tomllib.loads((FORMS / text).read_text("utf-8"))
    tables = [block["table"] for block in form["block"] if "table" in block]
    return {cell for table in tables for row in [table.get("header", []), *table["rows"]] for cell in row}


def test_every_form_is_there() -> None:
    names = {builder.build(text)[0] for text in TEXTS}
    assert names == {
        "概要書（上司・情報担当者向け）.docx",
        "掲載同意書.docx",
        "話し合いの説明（参加者のみなさまへ）.docx",
        "写真の同意.docx",
    }
    assert {path.name for path in FORMS.glob("*.docx")} == names


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)
def test_the_form_in_the_repository_is_up_to_date(text: Path) -> None:
    name, content = builder.build(text)
    assert members((FORMS / name).read_bytes()) == members(content), "docs/forms/build.py を実行してください"


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)
def test_building_twice_gives_the_same_bytes(text: Path) -> None:
    assert builder.build(text) == builder.build(text)
    with zipfile.ZipFile(io.BytesIO(builder.build(text)[1])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {builder.ZIP_DAY}


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)
def test_a4_with_a_japanese_font_and_all_of_the_text(text: Path) -> None:
    made = docx.Document(io.BytesIO(builder.build(text)[1]))
    fonts = made.styles["Normal"].element.rPr.rFonts
    east_asia = fonts.get("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}eastAsia")
    assert east_asia == "BIZ UDPゴシック"
    section = made.sections[0]
    assert section.page_width
    assert section.page_height
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)
    shown = [paragraph.text for paragraph in made.paragraphs]
    for block in tomllib.loads(text.read_text("utf-8"))["block"]:
        assert {block[key] for key in ("heading", "text") if key in block} <= set(shown)
        assert {f"・{bullet}" for bullet in block.get("bullets", [])} <= set(shown)


def test_the_overview_lists_every_audience() -> None:
    assert {audience.label for audience in vocabulary.audiences().values()} <= cells("overview.toml")


def test_the_consent_offers_the_audiences_outside_the_office() -> None:
    labels = vocabulary.audiences()
    assert {labels[code].label for code in ("public", "volunteer", "partner")} <= cells("consent.toml")


def test_the_consent_asks_for_the_fields_that_need_it() -> None:
    asked = "　".join(cells("consent.toml"))
    for word in ("会場", "所在地", "電話番号", "代表者名", "位置"):
        assert word in asked


def test_what_residents_read_is_in_large_type() -> None:
    for text in ("meeting", "photo"):
        made = docx.Document(io.BytesIO(builder.build(FORMS / f"{text}.toml")[1]))
        cells = [cell for table in made.tables for row in table.rows for cell in row.cells]
        written = [paragraph for one in (made, *cells) for paragraph in one.paragraphs]
        assert min(run.font.size.pt for paragraph in written for run in paragraph.runs if run.text) >= 12


@pytest.mark.parametrize("text", TEXTS, ids=lambda path: path.stem)
def test_no_address_of_a_host_or_machine(text: Path) -> None:
    assert re.search(r"https?://|/work|/root|/tmp", text.read_text("utf-8")) is None


@pytest.mark.skipif(
    not (OFFICE and READER) and "libreoffice" not in os.environ.get("IBASHOMAP_REQUIRE", ""),
    reason="LibreOffice か pdfinfo がないので、ページ数を数えられません",
)
@pytest.mark.parametrize(("text", "pages"), [("overview", 2), ("consent", 1), ("meeting", 2), ("photo", 1)])
def test_the_form_keeps_to_its_pages(text: str, pages: int, tmp_path: Path) -> None:
    assert OFFICE
    assert READER
    form = tmp_path / "form.docx"
    form.write_bytes(builder.build(FORMS / f"{text}.toml")[1])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(form)]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    told = subprocess.run([READER, str(tmp_path / "form.pdf")], check=True, capture_output=True, text=True, timeout=30)
    assert re.search(rf"^Pages: +{pages}$", told.stdout, re.MULTILINE)
