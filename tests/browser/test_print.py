"""On paper: the list says on each sheet what it is (that no page prints its bars is in test_looks)."""

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page

from layers import clock
from layers.intake.contract import Batch, Record
from layers.trust.audience import OPERATOR
from tests import machine, town
from webmap.printed import printed_on

pytestmark = pytest.mark.browser


def many(number: int) -> Batch:
    records = [
        Record(key=f"{one}", cell=f"A{one + 2}", values={"name": f"体操の会{one:03}", "kind": "kayoinoba"})
        for one in range(number)
    ]
    return Batch(content="places", importer="gathering_place_list", records=records)


def sheets(page: Page, folder: Path) -> list[str]:
    """The text of each sheet of paper."""
    program, paper = machine.need("pdftotext"), folder / "list.pdf"
    page.pdf(path=paper, prefer_css_page_size=True)
    told = subprocess.run([program, "-layout", paper, "-"], check=True, capture_output=True).stdout.decode()
    return [sheet for sheet in told.split("\f") if sheet.strip()]


def test_every_sheet_of_the_list_has_its_headings_and_its_number(open_page, store, tmp_path: Path) -> None:
    with store.writing(OPERATOR) as unit:
        batch = many(80)
        unit.imports.publish(unit.imports.stage(batch, town.document(batch, "9"), dataset="places/many"), release=True)
    page = open_page("/places?all=1&q=体操の会")
    assert page.locator(".on-paper").is_hidden()
    printed = sheets(page, tmp_path)
    assert len(printed) > 1
    words = ("架空市の場所の一覧", "全80件", "ことば：「体操の会」", printed_on(clock.today()))
    for word in words:
        assert word in printed[0]
    for number, sheet in enumerate(printed, 1):
        assert f"{number}/{len(printed)}" in "".join(sheet.split())
        assert "お問い合わせ" in sheet
    assert "".join(printed).count("体操の会0") == 80
    assert "さがす" not in "".join(printed)
