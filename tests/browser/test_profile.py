"""The sheet of a zone in the hand: what residents say is one press away, however long the numbers before it are."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from layers.store import Store
from layers.trust.audience import OPERATOR

pytestmark = pytest.mark.browser


def test_on_a_phone_the_words_of_residents_are_one_press_away(
    staff_page: Page, open_page: Callable[..., Page], store: Store
) -> None:
    with store.reading(OPERATOR) as unit:
        zone = unit.zones.read("daily_life")[0].id
    page = open_page(f"/profiles/daily_life/{zone}", page=staff_page)
    leads = page.get_by_role("link", name="住んでいる人のことばを見る・書く")
    expect(leads).to_be_hidden()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.get_by_role("heading", name="住んでいる人のことば")).not_to_be_in_viewport()
    leads.click()
    expect(page.get_by_role("heading", name="住んでいる人のことば")).to_be_in_viewport()
