"""No press of the facilitator is lost: the board stays where it is under the mouse, and 映す waits for the check."""

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


def test_a_note_that_is_let_through_before_its_words_were_looked_at_is_shown_once_they_were(
    hall_browser: Browser, served: Served
) -> None:
    lead = enter(come(hall_browser, served, "facilitator"))
    expect(lead.locator("#unsent")).to_have_text("すべて届いています")
    lead.route("**/moves**", lambda route: None)
    type_in(lead, "坂の上のベンチ")
    type_in(lead, "三丁目の田中さん、最近見かけない")
    expect(lead.locator("#waiting")).to_have_text("2")
    lead.keyboard.press("1")
    expect(lead.locator("#told")).to_contain_text("確かめています")
    expect(lead.locator("#themes .note")).to_have_count(0)
    lead.unroute("**/moves**")  # what was held goes on
    expect(lead.locator("#themes .note")).to_have_text([re.compile("坂の上のベンチ")])
    # The other one waits: nobody pressed for it.
    expect(lead.locator("#waiting")).to_have_text("1")


def test_a_press_too_early_lets_no_words_on_a_person_through(hall_browser: Browser, served: Served) -> None:
    lead = enter(come(hall_browser, served, "facilitator"))
    expect(lead.locator("#unsent")).to_have_text("すべて届いています")
    lead.route("**/moves**", lambda route: None)
    type_in(lead, "三丁目の田中さん、最近見かけない")
    expect(lead.locator("#waiting")).to_have_text("1")
    lead.keyboard.press("1")
    expect(lead.locator("#told")).to_contain_text("確かめています")
    lead.unroute("**/moves**")  # what was held goes on
    expect(lead.locator("#told")).to_contain_text("もう一度 1 を押してください")
    expect(lead.locator("#waiting")).to_have_text("1")
    expect(lead.locator("#themes .note")).to_have_count(0)
    lead.keyboard.press("1")
    expect(lead.locator("#themes .note")).to_have_count(1)
    assert "田中" not in lead.locator("#themes").inner_text()
