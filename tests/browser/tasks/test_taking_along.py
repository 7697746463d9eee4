"""Tasks 6 to 9: what is taken along — a map on A3, the guide, a workbook, a link."""

import io
from urllib.parse import urlsplit

import openpyxl
import pytest
from playwright.sync_api import expect

from layers.store import Store
from tests.layers.drawing import paper

pytestmark = pytest.mark.browser
AT_THE_DESK = pytest.mark.parametrize("way", ["mouse", "keys"], indirect=True)
PAPER_TIME = 60_000


@AT_THE_DESK
def test_6_the_map_of_a_zone_on_a3(start, way: str) -> None:
    hand = start("/map", staff=True)
    page = hand.page
    hand.choose(page.locator("select[name=zone]"), "中")
    expect(page.locator("#found")).to_have_text("4件")
    hand.press(page.get_by_role("link", name="印刷する"))
    expect(page.get_by_label("A3 横")).to_be_checked()
    hand.press(page.get_by_role("button", name="PDFを作る"))
    content = _made(page)
    assert paper.sizes(content) == [(420, 297)]
    assert "中の地図" in paper.text(content)


@AT_THE_DESK
def test_7_the_guide_as_a_booklet(start, way: str) -> None:
    hand = start("/prints", staff=True)
    page = hand.page
    hand.press(page.get_by_role("link", name="つどい場ガイド（冊子）"))
    hand.press(page.get_by_role("button", name="PDFを作る"))
    content = _made(page)
    assert set(paper.sizes(content)) == {(296, 210)}
    assert "090-0000-1234" not in paper.text(content)


def _made(page) -> bytes:
    opens = page.get_by_role("link", name="PDFを開く")
    expect(opens).to_be_visible(timeout=PAPER_TIME)
    return page.request.get(opens.evaluate("link => link.href")).body()


def test_8_the_list_for_excel(start, store: Store, way: str) -> None:
    hand = start("/places", staff=True)
    page = hand.page
    hand.press(page.locator("summary", has_text="保存する"))
    with page.expect_download() as saved:
        hand.press(page.get_by_role("link", name="Excelで保存").first)
    book = openpyxl.load_workbook(io.BytesIO(saved.value.path().read_bytes()))
    cells = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    with store.reading() as unit:
        assert {point.name for point in unit.places.read()} <= cells
    assert "一覧" in saved.value.suggested_filename


def test_9_a_link_to_what_one_sees(start, context, address: str, way: str) -> None:
    hand = start("/map?zone=&q=境")
    page = hand.page
    expect(page.locator("#found")).to_have_text("1件")
    hand.press(page.locator("#tools-word"))
    hand.press(page.get_by_role("link", name="共有する（リンク・QR）"))
    link = urlsplit(page.get_by_label("リンク", exact=True).input_value())
    other = context.new_page()
    other.goto(f"{address}{link.path}?{link.query}")
    expect(other.locator("#found")).to_have_text("1件")
