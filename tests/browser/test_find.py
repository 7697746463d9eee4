"""What people come to the map for: by mouse, by keyboard alone, on a phone.

With IBASHOMAP_PICTURES=1 the same steps write the pictures of docs/guide/map.md and list.md.
"""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessible import serious
from tests.webmap.test_picks import more_places

pytestmark = pytest.mark.browser
MOST_KEYS = 60


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on it."""
    for _ in range(MOST_KEYS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"no key leads to {selector}")


def test_a_place_open_this_thursday_afternoon_near_a_town_and_the_link_to_it(
    open_page: Callable[..., Page], store, picture
) -> None:
    more_places(store)
    page = open_page("/map")
    page.get_by_text("いつ", exact=True).click()
    page.locator(".chip", has_text="今週").click()
    page.get_by_label("木", exact=True).check()
    page.locator(".chip", has_text="午後").click()
    expect(page.locator("#found")).to_have_text("1件")
    picture(page, "map-when", height=620)
    assert serious(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("#unsure")).to_have_text("曜日・時間が分からない場所 1件も見る")
    page.get_by_label("名前・会場・所在地でさがす").fill("中町二")
    page.get_by_role("option", name=re.compile("中町二丁目 ?この町へ")).click()
    panel = page.locator("#panel")
    expect(panel.get_by_role("heading", name="中町二丁目から近い場所")).to_be_visible()
    expect(panel.locator(".spots li")).to_have_count(1)
    expect(panel.locator(".spots")).to_contain_text("1.4km・歩いて24分")
    picture(page, "map-near", height=620)
    panel.get_by_role("button", name=re.compile("木の会")).click()
    expect(panel.locator(".foremost")).to_contain_text(
        re.compile("次の開催日.*（木）13:30～15:00.*対象どなたでも", re.DOTALL)
    )
    expect(panel.locator(".contact")).to_contain_text("お問い合わせ：架空市社会福祉協議会")
    expect(panel.locator(".tell-us a")).to_have_attribute("href", "tel:0870000000")
    page.get_by_text("道具").click()
    picture(page, "map-tools", height=620)
    page.get_by_role("link", name="共有する（リンク・QR）").click()
    link = urlsplit(page.get_by_label("リンク", exact=True).input_value())
    picture(page, "map-link", height=460)
    other = open_page(f"{link.path}?{link.query}")
    expect(other.locator("#panel h2")).to_have_text("木の会")
    expect(other.locator("#found")).to_have_text("1件")
    expect(other.locator(".origin-mark")).to_be_visible()
    expect(other.locator(".picks .said").first).to_have_text("：今週（7日のうち）・木・午後")


def test_the_search_opens_closes_and_chooses_by_keys(open_page: Callable[..., Page]) -> None:
    page = open_page("/map")
    tab_to(page, "input[name=q]")
    page.keyboard.type("境")
    expect(page.locator(".search-found")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".search-found")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert serious(page) == []
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("境の会")
    expect(page.locator("#panel .contact")).to_contain_text("087-000-0000")


def test_measuring_and_near_here_by_keyboard(open_page: Callable[..., Page], picture) -> None:
    page = open_page("/map")
    tab_to(page, "#tools-word")
    page.keyboard.press("Enter")
    tab_to(page, "#tool-measure")
    page.keyboard.press("Enter")
    expect(page.locator(".crosshair")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(600)
    page.keyboard.press("Enter")
    expect(page.locator("#measure-way strong")).to_have_text(re.compile(r"^[\d.]+k?m（歩いておよそ\d+分"))
    picture(page, "map-measure", height=620)
    assert serious(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("#measure-told")).to_be_hidden()
    expect(page.locator("#tools-word")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, "#tool-near")
    page.keyboard.press("Enter")
    expect(page.locator("#panel .spots li").first).to_contain_text("歩いて")


def test_a_refused_place_says_what_to_do_and_no_word_says_what_to_try(open_page: Callable[..., Page]) -> None:
    page = open_page("/map")
    page.get_by_text("道具").click()
    page.get_by_role("button", name="現在地", exact=True).click()
    expect(page.locator("#panel")).to_contain_text("町の名前でさがす")
    page.get_by_label("名前・会場・所在地でさがす").fill("ぬぬぬ")
    expect(page.locator(".search-found")).to_contain_text("該当なし。言葉を短くするか")


def test_another_year_lies_over_the_zones_and_the_legend_names_both(open_page: Callable[..., Page]) -> None:
    page = open_page("/map?compare=daily_life/2026")
    page.get_by_text("凡例").click()
    legend = page.locator("#legend")
    expect(legend).to_contain_text("選んだ圏域：生活圏域")
    expect(legend).to_contain_text("くらべる圏域生活圏域（2026年度）")
    page.get_by_text("道具").click()
    page.get_by_label("くらべる圏域").select_option("")
    expect(legend).not_to_contain_text("くらべる圏域")
    assert "compare" not in page.url


def test_on_a_phone(open_page: Callable[..., Page], store, picture) -> None:
    more_places(store)
    page = open_page("/map", width=390, height=844)
    page.get_by_text("絞り込み・さがす").click()
    page.get_by_text("いつ", exact=True).click()
    page.get_by_label("木", exact=True).check()
    expect(page.locator("#found")).to_have_text("2件")
    page.get_by_text("絞り込み・さがす").click()
    page.get_by_role("button", name=re.compile("1件も見る")).click()
    expect(page.locator("#found")).to_have_text("3件")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("link", name="一覧で見る").click()
    expect(page.locator("tbody tr")).to_have_count(3)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator(".picks summary").first.click()
    page.locator(".chip", has_text="午後").click()
    page.get_by_role("button", name="この絞り込みで見る").first.click()
    expect(page.locator("tbody tr")).to_have_count(2)
    assert serious(page) == []


def test_the_list_without_script(open_page: Callable[..., Page], store, picture) -> None:
    more_places(store)
    page = open_page("/places", script=False)
    page.locator(".picks summary").first.click()
    page.locator(".chip", has_text="今週").click()
    page.get_by_label("木", exact=True).check()
    page.get_by_role("button", name="この絞り込みで見る").first.click()
    expect(page.locator("tbody tr")).to_have_count(2)
    page.get_by_role("link", name="ひらく時間の順に並べる").click()
    expect(page.locator("tbody tr th").first).to_contain_text("朝の会")
    picture(page, "list-when", height=720)
