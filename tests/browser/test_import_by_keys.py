"""取り込み from the file to the map and back into the file by keys alone."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from layers.store import Store
from tests.browser import ten_years
from tests.browser.conftest import READY
from tests.browser.import_walk import (
    ANCHORED,
    LOST,
    MENDS,
    SAVE,
    SHEET,
    cell,
    is_as_before,
    is_in_the_register,
    kept,
    published,
    reads_back,
)
from tests.browser.import_walk import (
    gazetteer as gazetteer,  # noqa: PLC0414 - the town of the walk
)
from tests.browser.test_desk import WAIT

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("gazetteer")]
MOST_TABS = 120
MOST_NAME = 200


def tab_to(page: Page, name: str, *, kind: str = "") -> None:
    """Tab until what is named that has the focus; its name is what a screen reader would say."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        tag, told = page.evaluate(
            "() => { const one = document.activeElement; return [one.tagName, one.getAttribute('aria-label') || "
            "one.labels?.[0]?.textContent || one.textContent || '']; }"
        )
        if name in told and tag in (kind or tag) and len(told.strip()) < MOST_NAME:
            return
    pytest.fail(f"「{name}」 is not reached by {MOST_TABS} Tabs")


def pressed(page: Page, name: str, *, kind: str = "", key: str = "Enter") -> None:
    """Tab to what leads to another page, and press it; an address that a script changes is no other page."""
    tab_to(page, name, kind=kind)
    with page.expect_event("domcontentloaded"):
        page.keyboard.press(key)


def keys(page: Page, *names: str) -> None:
    """These keys, one after the other."""
    for name in names:
        page.keyboard.press(name)


def mended_by_keys(page: Page) -> None:
    """A finding leads to its cell, open for mending; the arrows lead on to the other one."""
    tab_to(page, f"{SHEET}!F7")
    keys(page, "Enter")
    expect(cell(page, "F7").locator("textarea")).to_be_focused()
    page.keyboard.type(ANCHORED)
    keys(page, "Enter")
    expect(page.locator("#news")).to_contain_text("F7を直しました", timeout=WAIT)
    expect(cell(page, "F7")).to_be_focused()
    keys(page, *["ArrowDown"] * 4, "Enter")
    page.keyboard.type(MENDS["F11"])
    keys(page, "Enter")
    expect(page.locator("#news")).to_contain_text("F11を直しました", timeout=WAIT)


def settled_by_keys(page: Page) -> None:
    """The double is settled, the lost place put where another map says that it is."""
    pressed(page, "同じ集まりかもしれないもの")
    pressed(page, "同じ集まり（右を残す）", key="Space")
    expect(page.get_by_text("同じ集まりとして、右の記録を残しました。")).to_be_visible()
    pressed(page, "一覧")
    pressed(page, "場所を決める")
    pressed(page, LOST)
    page.wait_for_selector(READY, state="attached")
    tab_to(page, "中町二丁目の中ほど")
    keys(page, "ArrowDown")
    tab_to(page, "緯度, 経度")
    page.keyboard.type("34.3151, 134.0152")
    keys(page, "Enter")
    expect(page.get_by_text(f"「{LOST}」を地図に置きました。")).to_be_visible()


def found_by_keys(page: Page) -> None:
    """Searched, chosen on the map, and there on the list too."""
    pressed(page, "地図")
    page.wait_for_selector(READY, state="attached")
    tab_to(page, "名前・会場・所在地でさがす")
    page.keyboard.type("なでしこ")
    expect(page.locator("#found")).to_have_text("1件")
    for name in ("この範囲の場所", LOST):
        tab_to(page, name)
        keys(page, "Enter")
    expect(page.locator("#panel h2")).to_have_text(LOST)
    keys(page, "Escape")
    pressed(page, "一覧で見る")
    expect(page.locator("tbody tr")).to_contain_text(LOST)


def test_by_keyboard_alone(staff_page: Page, store: Store, tmp_path: Path) -> None:
    page, content = staff_page, ten_years.workbook()
    (tmp_path / ten_years.FILE).write_bytes(content)
    pressed(page, "一覧")
    pressed(page, "取り込み")
    tab_to(page, "ファイルを置く")
    page.set_input_files("input[type=file]:focus", tmp_path / ten_years.FILE)
    pressed(page, "このファイルを読む")
    expect(page.get_by_role("button", name="台帳に反映する")).to_be_visible(timeout=WAIT)
    mended_by_keys(page)
    pressed(page, "台帳に反映する", kind="BUTTON")
    published(page)
    settled_by_keys(page)
    is_in_the_register(store)
    found_by_keys(page)

    pressed(page, "取り込み")
    pressed(page, f"{ten_years.TITLE}の取り込みを取り消す")
    expect(page.get_by_text("取り消しました。")).to_be_visible()
    is_as_before(store)
    pressed(page, "台帳に反映する", kind="BUTTON")
    published(page)
    is_in_the_register(store)
    pressed(page, "いつもの様式で保存")
    page.wait_for_selector(SAVE, timeout=WAIT)
    tab_to(page, "いつもの様式で保存する")
    with page.expect_download() as coming:
        keys(page, "Enter")
    reads_back(kept(coming.value, tmp_path), content)
