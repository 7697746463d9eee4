"""もし〜なら in the browser: dragged and pressed on the map, by keys alone, on a phone, and without a script."""

import math
import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from layers.store import Store
from tests.browser.conftest import READY
from tests.browser.test_accessible import serious
from tests.webmap.what_if_town import CLOSED, DRAFT, lay_streets, place_id

pytestmark = pytest.mark.browser
# S3, step 7.
AT_MOST_SECONDS = 1.0
# Where that group meets.
HALL = (134.025, 34.325)


@pytest.fixture
def opened(store: Store, staff_page: Page, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """The page, warm, with its map drawn."""
    lay_streets(store)

    def there(path: str = DRAFT) -> Page:
        page = open_page(path, page=staff_page)
        page.wait_for_selector("#number", timeout=60_000)
        page.wait_for_selector(READY, state="attached")
        return page

    return there


def at(page: Page, lon: float, lat: float) -> tuple[float, float]:
    """Where a spot of the town is in the window, while the map shows all of it with its edge of 56 pixels."""
    page.locator("#map").scroll_into_view_if_needed()
    box = page.locator("#map").bounding_box()
    assert box
    higher = 1 / math.cos(math.radians(34.315))
    scale = min((box["width"] - 112) / 0.03, (box["height"] - 112) / (0.03 * higher))
    across, up = (lon - 134.015) * scale, (lat - 34.315) * higher * scale
    return box["x"] + box["width"] / 2 + across, box["y"] + box["height"] / 2 - up


def test_the_group_in_x_closes_and_the_newly_uncovered_are_named_within_a_second(
    opened: Callable[..., Page], store: Store
) -> None:
    """S3, step 7, from the list: no map is needed for it."""
    page = opened()
    expect(page.locator("#change")).to_have_text("いまと変わりません。")
    page.locator("form[data-act]", has_text="なくなる場").get_by_role("combobox").select_option(place_id(store, CLOSED))
    began = time.perf_counter()
    page.locator("form[data-act]", has_text="なくなる場").get_by_role("button").click()
    expect(page.locator("#lost-towns li")).to_have_text(re.compile(r"東町三丁目　\d+人"))
    assert time.perf_counter() - began < AT_MOST_SECONDS
    expect(page.locator("#change")).to_have_text(re.compile(r"いま 0人。\d+人増えます。"))
    assert "acts=" in page.url
    page.reload()
    expect(page.locator("#lost-towns li")).to_have_count(1)
    page.locator("#acts button").click()
    expect(page.locator("#change")).to_have_text("いまと変わりません。")
    expect(page.locator("#lost-towns li")).to_have_count(0)


def test_pressed_and_dragged_on_the_map(opened: Callable[..., Page], store: Store) -> None:
    """A place closes by a tap on it, another is put down, dragged about, and a footbridge has two ends."""
    page = opened()
    page.mouse.click(*at(page, *HALL))
    expect(page.locator("#chosen-name")).to_have_text(CLOSED)
    page.get_by_role("button", name="この場がなくなったら").first.click()
    expect(page.locator("#acts li")).to_have_text(re.compile(f"「{CLOSED}」がなくなる"))
    lost = page.locator("#number").text_content()
    page.get_by_role("button", name="ここに場を足す").first.click()
    page.mouse.click(*at(page, 134.011, 34.311))
    expect(page.locator("#acts li")).to_have_count(2)
    expect(page.locator("#number")).to_have_text(lost or "")
    # Dragged to where the other has closed, it serves again whom that one served.
    page.mouse.move(*at(page, 134.011, 34.311))
    page.mouse.down()
    page.mouse.move(*at(page, *HALL), steps=6)
    page.mouse.up()
    expect(page.locator("#number")).not_to_have_text(lost or "")
    expect(page.locator("#acts li")).to_have_count(2)
    page.get_by_role("button", name="ここに歩道橋").click()
    page.mouse.click(*at(page, 134.003, 34.321))
    page.mouse.click(*at(page, 134.005, 34.321))
    expect(page.locator("#acts li").nth(2)).to_have_text(re.compile(r"歩道橋をかける（約\d+m）"))
    assert serious(page) == []


def test_by_keys_alone(opened: Callable[..., Page]) -> None:
    """The map takes arrows and Enter; Escape puts the tool away; the lists do the same without a map."""
    page = opened()
    page.locator("[data-tool=add]").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#acts li")).to_have_text(re.compile("「新しい場」をここに足す"))
    page.locator("[data-tool=bridge]").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator("[data-tool=bridge]")).to_have_attribute("aria-pressed", "false")
    page.get_by_label("場を足す所").select_option(label="中町二丁目（住む人の真ん中あたり）")
    page.get_by_label("呼び名").fill("中町の新しい会")
    page.keyboard.press("Enter")
    expect(page.locator("#acts li").nth(1)).to_have_text(re.compile("「中町の新しい会」をここに足す"))
    page.locator("#acts button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#acts li")).to_have_count(1)
    expect(page.locator("#acts button")).to_be_focused()


def test_a_scenario_is_named_sent_and_compared(opened: Callable[..., Page], store: Store) -> None:
    """Named, opened by its link, changed there, and beside another."""
    page = opened()
    page.locator("#keep input[name=name]").fill("なにもしない")
    page.get_by_role("button", name="この案を残す").click()
    page.wait_for_url(re.compile(r"/coverage/what-if/\d+$"))
    link = page.locator("#share-link").input_value()
    page = opened(link[link.index("/coverage") :])
    page.locator("form[data-act]", has_text="なくなる場").get_by_role("combobox").select_option(place_id(store, CLOSED))
    page.locator("form[data-act]", has_text="なくなる場").get_by_role("button").click()
    expect(page.locator("#lost-towns li")).to_have_count(1)
    page = opened(link[link.index("/coverage") :])
    expect(page.locator("#lost-towns li")).to_have_count(1)
    page.locator("#acts button").click()
    expect(page.locator("#lost-towns li")).to_have_count(0)
    page = opened()
    page.locator("#keep input[name=name]").fill("もう1つ")
    page.get_by_role("button", name="この案を残す").click()
    page.wait_for_url(re.compile(r"/coverage/what-if/\d+$"))
    for box in page.locator(".scenario-list input").all():
        box.check()
    page.get_by_role("button", name="印を付けた案をくらべる").click()
    expect(page.locator(".compared thead a")).to_have_text(["もう1つ", "なにもしない"])
    assert serious(page) == []


def test_a_thumb_sees_the_number_over_the_map(opened: Callable[..., Page], store: Store) -> None:
    """On a phone the number stands on the map, as the other one is out of sight."""
    page = opened()
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("button", name="ここに場を足す").first.click()
    page.mouse.click(*at(page, 134.015, 34.312))
    expect(page.locator("#acts li")).to_have_count(1)
    expect(page.locator("#map-told")).to_be_visible()
    expect(page.locator("#map-told")).to_have_text(re.compile(r"人　いまと変わりません。"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert serious(page) == []
