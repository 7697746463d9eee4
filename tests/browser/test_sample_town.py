"""みほん市 as `make demo` opens it: what the README shows of it is there.

With IBASHOMAP_PICTURES=1 the same steps write the pictures of the README.
"""

import io
import os
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from layers.store import Store
from layers.trust.audience import EVERYBODY
from tests.browser.conftest import READY
from tests.browser.test_desk import dropped

pytestmark = pytest.mark.browser
PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
LIST = "通いの場一覧_令和8年度.xlsx"


@pytest.fixture(scope="module")
def town_file(sample_town: Path) -> Path:
    """The sample town with its streets."""
    return sample_town


def pictured(page: Page, name: str) -> None:
    """The page as it is now."""
    if os.environ.get("IBASHOMAP_PICTURES"):
        page.wait_for_timeout(500)  # the map fades its shapes in
        page.screenshot(path=PICTURES / f"{name}.png", scale="css")


def test_residents_find_the_same_places_on_the_map_and_in_the_list(open_page, store: Store) -> None:
    with store.reading(EVERYBODY) as unit:
        public = len(unit.places.read())
    assert public
    page = open_page("/map")
    pictured(page, "map")
    listed = open_page("/places")
    expect(listed.locator("body")).to_contain_text(f"{public}件")
    expect(page.locator("#found")).to_have_text(f"{public}件")
    pictured(listed, "list")


def test_the_list_stays_inside_its_frame_on_an_old_screen(open_page) -> None:
    """A window of 1280 less its scroll bar; on this page some were confirmed by telephone, in the widest words."""
    page = open_page("/places?page=2")
    page.set_viewport_size({"width": 1264, "height": 800})
    assert page.get_by_text("（電話）").count()
    assert page.locator(".table-room").evaluate("(room) => room.scrollWidth - room.clientWidth") == 0


def next_years(path: Path) -> bytes:
    """The list a year later: one group meets on other days."""
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    page["A1"], page["A2"] = "令和９年度　通いの場一覧（社会福祉法人みほん市社会福祉協議会）", "令和９年４月１日現在"
    assert page["G8"].value == "第2・4火曜"
    page["G8"] = "第1・3火曜"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_staff_read_what_is_odd_and_what_is_different_in_next_years_list(
    staff_page: Page, open_page, town_file: Path
) -> None:
    page = staff_page
    dropped(page, open_page, next_years(town_file.parent / "mihon" / "lists" / LIST), "通いの場一覧_令和9年度.xlsx")
    expect(page.get_by_role("link", name="通いの場!G26")).to_be_visible()
    pictured(page, "intake")
    changed = page.locator("#changes").get_by_role("region", name="変更").locator("tbody tr")
    expect(changed).to_have_count(1)
    expect(changed).to_contain_text("みはま元気アップ教室")


def test_staff_see_that_every_town_is_in_a_zone(staff_page: Page, open_page) -> None:
    page = open_page("/zones", page=staff_page)
    page.locator("a[href*='assign']").first.click()
    page.wait_for_selector(READY, state="attached")
    expect(page.locator("main")).to_contain_text("まだ入っていない町丁：0")
    pictured(page, "zones")
