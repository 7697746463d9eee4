"""The map of a zone on A3, from the map page, by keys alone; and the page of prints as people find it.

With IBASHOMAP_PICTURES=1 the same steps write the pictures of docs/guide/printing.md.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from layers.store import Store
from layers.trust.audience import EVERYBODY
from tests.browser.conftest import PICTURES
from tests.browser.test_accessible import serious
from tests.layers.drawing import paper

pytestmark = pytest.mark.browser
MOST_KEYS = 60


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the control with these words has the focus."""
    for _ in range(MOST_KEYS):
        page.keyboard.press("Tab")
        if words in page.evaluate("document.activeElement.textContent || ''"):
            return
    pytest.fail(f"no key leads to {words}")


@pytest.fixture
def zone(store: Store) -> str:
    """中."""
    with store.reading(EVERYBODY) as unit:
        return next(one.id for one in unit.zones.read("daily_life") if one.name == "中")


def test_the_map_of_a_zone_is_printed_on_a3_by_keys_alone(
    staff_page: Page, open_page, zone: str, picture, tmp_path: Path
) -> None:
    page = open_page(f"/map?zone={zone}&system=daily_life", page=staff_page)
    tab_to(page, "印刷する")
    picture(page, "print-button", height=420)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="何を印刷しますか")).to_be_visible()
    expect(page.get_by_label("どこを印刷しますか")).to_have_value(zone)
    expect(page.get_by_label("どこを印刷しますか")).to_contain_text("地図で見ていた範囲")
    expect(page.get_by_label("A3 横")).to_be_checked()
    assert serious(page) == []
    picture(page, "print-choices", height=880)
    tab_to(page, "PDFを作る")
    page.keyboard.press("Enter")
    opens = page.get_by_role("link", name="PDFを開く")
    expect(opens).to_be_visible(timeout=30_000)
    assert serious(page) == []
    picture(page, "print-done", height=440)
    answer = page.request.get(opens.evaluate("link => link.href"))
    content = answer.body()
    assert paper.sizes(content) == [(420, 297)]
    told = paper.text(content)
    assert "中の地図" in told
    assert "中町三丁目の会" in told
    sheet_picture(content, "print-sheet", tmp_path)


def test_everybody_chooses_a_paper_on_a_phone_and_gets_a_pdf(open_page, zone: str) -> None:
    page = open_page(f"/prints?zone={zone}", width=390, script=False)
    page.get_by_role("radio", name="A4 縦").check()
    page.get_by_role("radio", name="白黒 コピー機").check()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    form = page.locator("#print-form")
    address = form.evaluate("form => form.action + '?' + new URLSearchParams(new FormData(form))")
    assert "paper=a4p&ink=black" in address
    told = page.request.get(address)
    assert paper.sizes(told.body()) == [(210, 297)]


def test_big_sheets_show_how_they_are_glued(staff_page: Page, open_page, zone: str, picture, tmp_path: Path) -> None:
    page = open_page(f"/prints?print=wall_map&zone={zone}", page=staff_page)
    picture(page, "print-big", height=760)
    page.get_by_role("button", name="PDFを作る").click()
    opens = page.get_by_role("link", name="PDFを開く")
    expect(opens).to_be_visible(timeout=60_000)
    content = page.request.get(opens.evaluate("link => link.href")).body()
    assert len(paper.sizes(content)) == 5
    sheet_picture(content, "print-key", tmp_path)
    sheet_picture(content, "print-tile", tmp_path, number=2)


def sheet_picture(content: bytes, name: str, folder: Path, *, number: int = 1) -> None:
    """A picture of one sheet for the guide, in few colours, only with IBASHOMAP_PICTURES=1."""
    program = shutil.which("pdftoppm")
    if not os.environ.get("IBASHOMAP_PICTURES") or program is None:
        return
    file, made = folder / f"{name}.pdf", folder / f"{name}.png"
    file.write_bytes(content)
    words = [program, "-r", "60", "-f", str(number), "-l", str(number), "-singlefile", "-png"]
    subprocess.run([*words, str(file), str(made.with_suffix(""))], check=True)
    Image.open(made).quantize(48).save(PICTURES / f"{name}.png", optimize=True)
