"""Sharing what one sees: from the map in a panel, from a place without any script; by mouse and by keyboard.

With IBASHOMAP_PICTURES=1 the same steps write the pictures of docs/guide/saving.md.
"""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessible import serious

pytestmark = pytest.mark.browser


def test_a_link_from_the_map_opens_the_same_view(open_page: Callable[..., Page], picture: Callable[..., None]) -> None:
    page = open_page("/map?day=MO")
    page.get_by_text("道具・共有").click()
    page.get_by_role("link", name="共有する（リンク・QR）").click()
    panel = page.locator("#panel")
    expect(panel.get_by_role("heading", name="地図を共有する")).to_be_visible()
    expect(panel).to_contain_text("受け取った人には、住民向けに公開している内容だけが見えます。")
    expect(panel.get_by_role("img", name="このリンクのQRコード")).to_be_visible()
    assert serious(page) == []
    picture(page, "save-share", height=700)
    panel.get_by_role("button", name="リンクをコピーする").click()
    expect(panel.locator("[role=status]").first).to_have_text("コピーしました。")
    link = urlsplit(panel.get_by_label("リンク", exact=True).input_value())
    assert (link.path, link.hostname) == ("/map", "127.0.0.1")
    other = open_page(f"{link.path}?{link.query}")
    assert other.locator("#found").inner_text() == page.locator("#found").inner_text()
    expect(other.locator(".picks .said").first).to_have_text("：月")


def test_the_lines_for_another_page_are_a_map_there(
    open_page: Callable[..., Page], picture: Callable[..., None]
) -> None:
    page = open_page("/share/list?kind=kayoinoba")
    page.get_by_text("ほかのホームページに地図を置く").click()
    picture(page, "save-embed", height=900)
    page.get_by_role("button", name="コピーする", exact=True).click()
    lines = page.get_by_label("ホームページに入れる2行").input_value()
    assert len(lines.splitlines()) == 2
    address = re.findall(r'src="([^"]+)"', lines)[0]
    # The page of somebody else: nothing of ours around it.
    page.route("**/somebody", lambda route: route.fulfill(content_type="text/html", body=f"<!doctype html>{lines}"))
    page.goto(address.partition("/embed")[0] + "/somebody")
    inside = page.frame_locator("iframe")
    expect(inside.locator("html.map-ready")).to_be_attached(timeout=20_000)
    expect(inside.locator("#found")).to_have_text(re.compile(r"\d+件"))
    assert page.context.cookies() == []


def test_a_place_is_shared_without_any_script_and_on_a_phone(open_page: Callable[..., Page]) -> None:
    page = open_page("/places", script=False, width=390)
    page.get_by_role("link", name="西町一丁目の会", exact=True).click()
    name = page.locator("h1").inner_text().strip()
    page.get_by_role("link", name="共有する（リンク・QRコード）").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{name}を共有する")
    expect(page.get_by_role("button", name="リンクをコピーする")).to_be_hidden()
    link = page.get_by_label("リンク", exact=True).input_value()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.goto(link)
    assert page.locator("h1").inner_text().strip() == name


def test_the_forms_and_the_calendar_stand_where_the_guide_says(
    staff_page: Page, open_page: Callable[..., Page], picture: Callable[..., None]
) -> None:
    page = open_page("/places", page=staff_page)
    page.locator(".saving > summary").click()
    expect(page.locator(".saving a")).to_have_count(10)
    picture(page, "save-forms", height=720)
    page = open_page("/places")
    page.get_by_role("link", name="西町一丁目の会", exact=True).click()
    expect(page.get_by_role("link", name="カレンダーに入れる")).to_be_visible()
    picture(page, "save-calendar", height=760)


def test_staff_choose_for_whom(staff_page: Page, open_page: Callable[..., Page]) -> None:
    page = open_page("/share/map?q=西町&day=TH", page=staff_page)
    expect(page.locator("#share")).to_contain_text("さがした言葉「西町」は、リンクに入れていません。")
    assert "q=" not in page.get_by_label("リンク", exact=True).input_value()
    assert serious(page) == []
    page.get_by_role("link", name="サインインできる職員に").click()
    expect(page.locator("#share")).to_contain_text("職員のほかには送らないでください")
    assert "q=" in page.get_by_label("リンク", exact=True).input_value()
