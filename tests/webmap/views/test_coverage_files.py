"""The figures of the page as files: the same rows as the shell's, the same numbers in each form."""

import csv
import html
import io
import json
import re
import shlex
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from docx import Document
from openpyxl import load_workbook

from etl.worker import work_once
from layers.access.answer_table import HEADINGS
from layers.catalog.days import japanese_moment
from layers.command import main
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests.layers.drawing import paper
from tests.webmap.views.test_coverage import ASKED, QUESTION, calculate, walkable

QUERY = ASKED.partition("?")[2]


@pytest.fixture
def walked(store: Store) -> Store:
    """架空市 with its streets."""
    return walkable(store)


def test_csv_and_excel_hold_the_rows_of_the_answer(walked: Store, sign_in) -> None:
    answer = calculate(walked)
    staff = sign_in("staff")
    saved = staff.get(f"/coverage/save/csv?{QUERY}")
    told = list(csv.DictReader(io.StringIO(saved.data.decode("utf-8-sig"))))
    assert tuple(told[0]) == HEADINGS
    assert [(row["code"], int(row["people"]), int(row["uncovered"])) for row in told] == [
        (row.code, row.people, row.uncovered) for row in answer.rows
    ]
    assert "通える範囲_通いの場" in unquote(saved.headers["Content-Disposition"])
    book = load_workbook(io.BytesIO(staff.get(f"/coverage/save/xlsx?{QUERY}").data))
    cells = [list(row) for row in book["町丁目"].values]
    assert [row[3] for row in cells[1:]] == [row.uncovered for row in answer.rows]
    assert any("ibashomap coverage" in str(row[1]) for row in book["この数字の前提"].values)


def test_nothing_is_saved_before_it_is_calculated(walked: Store, sign_in) -> None:
    staff = sign_in("staff")
    assert staff.get(f"/coverage/save/csv?{QUERY}").status_code == 404
    calculate(walked)
    assert staff.get(f"/coverage/save/pptx?{QUERY}").status_code == 404
    assert sign_in("volunteer").get(f"/coverage/save/csv?{QUERY}").status_code == 403


def test_the_committees_page_and_its_twins_hold_the_same_figures(walked: Store, sign_in) -> None:
    answer = calculate(walked)
    calculate(walked, replace(QUESTION, measure="straight"))
    staff = sign_in("staff")
    small, large = (staff.get(f"/coverage/save/pdf?{QUERY}&size={size}") for size in ("", "large"))
    assert small.content_type == "application/pdf"
    assert paper.sizes(small.data) == [(210, 297)]
    assert len(paper.sizes(large.data)) > 1
    document = Document(io.BytesIO(staff.get(f"/coverage/save/docx?{QUERY}").data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    word = "".join([*(one.text for one in document.paragraphs), *cells]).replace(" ", "")
    texts = [paper.text(small.data), paper.text(large.data), word]
    command = "ibashomapcoverage--kindkayoinoba--minutes2"
    for text in texts:
        assert f"{answer.uncovered}人" in text
        assert "76.4％" in text
        assert "この数字の前提" in text
        assert command in text
        assert "直線で測" in text
        for row in answer.rows:
            assert row.name in text
    for row in answer.rows:
        at = cells.index(row.name)
        assert cells[at + 2 : at + 4] == [str(row.people), str(row.uncovered)]
    assert all(paper.is_embedded(font) for font in paper.fonts(small.data))


def test_the_ground_as_map_data(walked: Store, sign_in) -> None:
    answer = calculate(walked)
    made = sign_in("staff").get(f"/coverage/save/geojson?{QUERY}").json
    assert [one["properties"] for one in made["features"]] == answer.to_json()["rows"]
    assert {one["geometry"]["type"] for one in made["features"]} == {"Polygon"}


def test_what_is_more_than_public_is_written_down(walked: Store, sign_in) -> None:
    calculate(walked, replace(QUESTION, audience="staff"))
    calculate(walked)
    staff = sign_in("staff")
    for audience in ("public", "staff"):
        assert staff.get(f"/coverage/save/csv?{QUERY}&audience={audience}").status_code == 200
    with walked.reading(OPERATOR) as unit:
        assert [one.target for one in unit.audit.recent(5) if one.act == "save"] == ["coverage csv staff"]


def test_the_command_of_the_page_gives_the_same_bytes(walked: Store, sign_in, tmp_path: Path) -> None:
    asked = f"{QUERY}&frequency=weekly&walker=adult"
    staff = sign_in("staff")
    sent = staff.get(f"/coverage?{asked}")
    while work_once(walked):
        pass
    text = staff.get(sent.location).text
    plain = re.sub(r"</?span[^>]*>", "", text)
    told = re.search(r'<code class="command"[^>]*>(ibashomap coverage [^<]+)</code>', plain)
    assert told
    words = shlex.split(html.unescape(told[1]))[1:]
    out = tmp_path / "again.csv"
    assert main([*words, str(out), "--db", f"sqlite:///{tmp_path / 'city.db'}"]) == 0
    assert out.read_bytes() == staff.get(f"/coverage/save/csv?{asked}").data


def test_every_form_but_the_table_for_machines_says_when_it_was_computed(walked: Store, sign_in) -> None:
    """The CSV is the same bytes however often it is computed, so no moment stands in it."""
    answer = calculate(walked)
    with walked.reading(OPERATOR) as unit:
        made = unit.coverage.made_at(answer)
    said = japanese_moment(made)
    assert re.fullmatch(r"令和\d+年\d+月\d+日 \d\d時\d\d分", said)
    staff = sign_in("staff")
    files = {
        ending: staff.get(f"/coverage/save/{ending}?{QUERY}").data for ending in ("xlsx", "geojson", "pdf", "docx")
    }
    stands = [list(row) for row in load_workbook(io.BytesIO(files["xlsx"]))["この数字の前提"].values]
    assert ["計算した日時", said] in stands
    assert json.loads(files["geojson"])["computed_at"] == made
    assert f"{said}計算".replace(" ", "") in paper.text(files["pdf"])
    assert any(f"{said} 計算" in one.text for one in Document(io.BytesIO(files["docx"])).paragraphs)
    assert f"{said} 計算" in html.unescape(staff.get(ASKED).text)
