"""One content, all outputs: every figure of the sheet stands with the same number and the same caution on each."""

import io
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

import pytest
from docx import Document
from pptx import Presentation

from layers.drawing import profile_document, profile_easy, profile_reading, profile_sheet, profile_slides
from layers.profile import workbook
from layers.profile.figure import Figure, digits
from layers.profile.profile import FarTown, ZoneProfile
from tests.layers.drawing import paper
from tests.profile_sample import a_profile


def crowded() -> ZoneProfile:
    """The sample with a rate of two places and more far towns than a page names."""
    told = a_profile()
    first, *others = told.here
    rate = replace(first.per_thousand, value=0.56, city_value=0.62)
    many = [FarTown(name=f"奥町{number}丁目", people=40, uncovered=31, minutes=19.0) for number in range(12)]
    return replace(
        told, here=(replace(first, per_thousand=rate), *others), far=replace(told.far, towns=(*told.far.towns, *many))
    )


PROFILE = crowded()


@cache
def of_document() -> str:
    made = Document(io.BytesIO(profile_document.docx(PROFILE)))
    cells = (cell.text for table in made.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in made.paragraphs), *cells])


@cache
def of_slides() -> str:
    deck = Presentation(io.BytesIO(profile_slides.pptx(PROFILE)))
    found = []
    for shape in (shape for slide in deck.slides for shape in slide.shapes):
        found += [shape.text_frame.text] if shape.has_text_frame else []
        found += [cell.text for row in shape.table.rows for cell in row.cells] if shape.has_table else []
    return "\n".join(found)


@cache
def of_sheet() -> str:
    return paper.text(profile_sheet.pdf(PROFILE))


@cache
def of_large_sheet() -> str:
    return paper.text(profile_sheet.pdf(PROFILE, large=True))


@cache
def of_readings() -> str:
    return paper.text(profile_reading.pdf(PROFILE))


WHOLE = (of_sheet, of_large_sheet, of_document, of_slides)


def plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "").replace("\n", "")


def numbers(figures: Iterable[Figure]) -> list[str]:
    """Every number of zone and city as it is written, and every share."""
    found = []
    for one in figures:
        values = [(one.value, "約" if one.approximate else ""), (one.city_value, "")]
        found += [plain(f"{about}{digits(value)}{one.unit}") for value, about in values if value is not None]
        found += [f"{share:g}%" for share in (one.zone_share, one.city_share) if share is not None]
    return found


@pytest.mark.parametrize("made", WHOLE, ids=lambda made: made.__name__)
def test_every_number_its_share_and_its_caution_stand_on_it(made: Callable[[], str]) -> None:
    text = plain(made())
    assert [number for number in numbers(PROFILE.figures()) if number not in text] == []
    for one in PROFILE.figures():
        assert plain(one.missing) in text
    assert text.count(plain("ぶれが大きい数字です")) == sum(one.noise for one in PROFILE.figures())
    for band in PROFILE.people.bands:
        for people in (band.male, band.female):
            assert f"{people}" in text
    assert "ほか7町丁" in text


def test_the_edition_with_readings_tells_the_same_numbers() -> None:
    text = plain(of_readings())
    missing = [one for one in PROFILE.figures() if one.value is not None and digits(one.value) not in text]
    assert missing == []


def test_the_easy_edition_tells_the_same_numbers_and_the_same_cautions() -> None:
    text = plain("".join(said for _, said in profile_easy.blocks(PROFILE)))
    shown = [one for one in PROFILE.figures() if not one.id.startswith("per_")]
    assert [one.id for one in shown if one.value and digits(one.value) not in text] == []
    assert text.count("だいたい") >= sum(one.approximate for one in shown)


def test_the_workbook_holds_the_very_values() -> None:
    rows = workbook.numbers(PROFILE)
    assert [(row[1], row[2], row[4], row[5]) for row in rows] == [
        (one.value, one.city_value, one.zone_share, one.city_share) for one in PROFILE.figures()
    ]
    assert [bool(row[-1]) for row in rows] == [one.noise or not one.known for one in PROFILE.figures()]
    assert workbook.far(PROFILE)[0] == ["大字本郷字上之段", 240, 231, 24.3, False]
    assert len(workbook.far(PROFILE)) == len(PROFILE.far.towns)
    assert [row[-1] for row in workbook.changed(PROFILE)] == [
        "75歳以上の人が50人ふえました（1,290人→1,340人）。",
        "おしゃべり会",
        "旧港町サロン",
    ]
    assert [row[3:5] for row in workbook.ages(PROFILE)] == [[one.male, one.female] for one in PROFILE.people.bands]


def test_no_output_puts_zones_in_an_order_of_merit() -> None:
    for made in WHOLE:
        text = made()
        assert not any(word in text for word in ("順位", "ランキング", "位です", "最下位", "ワースト"))


@pytest.mark.parametrize("made", WHOLE, ids=lambda made: made.__name__)
def test_what_residents_answered_to_a_number_stands_on_it_and_what_they_said_does_not(made: Callable[[], str]) -> None:
    text = plain(made())
    assert text.count("実感と合いますか") == 1
    # Of the number as it is, and apart from it of the number that stood there a year ago.
    assert "合う5・ちがう1/1,298人(令和7年10月1日)のときに合う2・ちがう1" in text
    assert "うちの組ではもっと多い" not in text


def test_where_nobody_was_asked_the_paper_asks() -> None:
    text = plain(paper.text(profile_sheet.pdf(replace(PROFILE, felt=()))))
    assert text.partition("実感と合いますか")[2].count("ちがう") == 3
