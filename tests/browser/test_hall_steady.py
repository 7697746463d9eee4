"""What the facilitator is about to take hold of stays where it is while an act is on its way."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.hall_served import Served
from tests.browser.test_workshop_guide import come, enter

pytestmark = pytest.mark.browser
TOPS = """() => ["#board-head", "#themes", "#themes .note"].map(
    (one) => document.querySelector(one).getBoundingClientRect().top
)"""


def type_in(page: Page, words: str) -> None:
    page.keyboard.press("w")
    page.keyboard.insert_text(words)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")


def test_the_board_does_not_move_while_something_is_on_its_way(hall_browser: Browser, served: Served) -> None:
    lead = enter(come(hall_browser, served, "facilitator"))
    expect(lead.locator("#unsent")).to_have_text("すべて届いています")  # its keys are heard
    type_in(lead, "坂の上のベンチ")
    expect(lead.locator("#waiting")).to_have_text("1")
    lead.keyboard.press("1")
    expect(lead.locator("#themes .note")).to_have_count(1)
    expect(lead.locator("#unsent")).to_have_text("すべて届いています")
    still = lead.evaluate(TOPS)
    # Whatever is sent from now on waits for an answer.
    lead.route("**/moves**", lambda route: None)
    lead.locator("#themes .note").click()
    lead.keyboard.press("0")
    expect(lead.locator("#unsent")).to_have_text(re.compile("まだ届いていないもの 1件"))
    assert lead.evaluate(TOPS) == still
