"""次の場はどこに in the browser: from 通える範囲 to the proof, by one press; on a phone; without a script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import town_blocks
from tests.browser.conftest import READY
from tests.browser.test_accessible import serious

pytestmark = pytest.mark.browser
START = "/coverage/siting?kind=ibasho&people=all&travel=walk&minutes=5&frequency=any&walker=level60&candidate=kayoinoba"


@pytest.fixture
def walked(store: Store) -> Store:
    """架空市 with its streets."""
    with store.writing(OPERATOR) as unit:
        unit.walk_networks.keep(town_blocks.network())
    return store


def test_one_press_leads_to_the_proof_and_the_numbered_places(
    walked: Store, staff_page: Page, open_page: Callable[..., Page]
) -> None:
    page = open_page(START, page=staff_page)
    page.get_by_role("button", name="この問いで調べる").click()
    page.wait_for_selector("#number", timeout=120_000)
    expect(page.get_by_text("これが最善と証明できました")).to_be_visible()
    page.wait_for_selector(READY, state="attached")
    expect(page.locator(".siting-table").first.get_by_role("link")).to_have_count(2)
    assert serious(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_works_without_a_script(walked: Store, staff_page: Page, open_page: Callable[..., Page]) -> None:
    context = staff_page.context.browser.new_context(
        java_script_enabled=False, storage_state=staff_page.context.storage_state()
    )
    page = context.new_page()
    page.goto(staff_page.url.split("/", 3)[0] + "//" + staff_page.url.split("/")[2] + START)
    page.get_by_role("button", name="この問いで調べる").click()
    page.wait_for_selector("#number", timeout=120_000)
    expect(page.locator(".siting-table").first).to_contain_text("東町三丁目の会")
    context.close()
