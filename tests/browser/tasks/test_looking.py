"""Tasks 1 to 4: whoever looks for a place, for a telephone number, for what nobody has seen for a year."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from layers.store import Store
from layers.trust.audience import Viewer
from tests.webmap.test_picks import more_places

pytestmark = pytest.mark.browser
STAFF = Viewer(name="職員", role="staff")


def chip(page: Page, words: str, way: str) -> Locator:
    """A pick: its face for who points, its box for who tabs."""
    label = page.locator("label.chip", has_text=words).first
    return label.locator("input") if way == "keys" else label


def opened(hand, way: str) -> None:
    """On a telephone the form is folded."""
    if way == "thumb":
        hand.press(hand.page.get_by_text("絞り込み・さがす"))


def test_1_open_this_thursday_afternoon_near_a_town(start, store: Store, way: str) -> None:
    more_places(store)
    hand = start("/map")
    page = hand.page
    opened(hand, way)
    hand.press(page.locator("summary", has_text="いつ"))
    for words in ("今週", "木", "午後"):
        hand.press(chip(page, words, way))
    expect(page.locator("#found")).to_have_text("1件")
    hand.write(page.get_by_label("名前・会場・所在地でさがす"), "中町二")
    option = page.get_by_role("option", name=re.compile("中町二丁目 ?この町へ"))
    expect(option).to_be_visible()
    if way == "keys":
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        hand.spent(presses=2, seconds=2.4)
    else:
        hand.press(option)
    near = page.locator("#panel .spots li")
    expect(page.locator("#panel h2")).to_have_text("中町二丁目から近い場所")
    expect(near).to_have_count(1)
    expect(near).to_contain_text("木の会")


def test_2_all_places_of_one_zone(start, way: str) -> None:
    hand = start("/map")
    page = hand.page
    opened(hand, way)
    hand.choose(page.locator("select[name=zone]"), "中")
    expect(page.locator("#found")).to_have_text("4件")
    hand.press(page.get_by_role("link", name="一覧で見る"))
    expect(page.locator("tbody tr")).to_have_count(4)


def test_3_whom_to_phone(start, way: str) -> None:
    hand = start("/map")
    page = hand.page
    opened(hand, way)
    hand.write(page.get_by_label("名前・会場・所在地でさがす"), "境")
    option = page.get_by_role("option", name=re.compile("境の会"))
    expect(option).to_be_visible()
    if way == "keys":
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        hand.spent(presses=2, seconds=2.4)
    else:
        hand.press(option)
    expect(page.locator("#panel h2")).to_have_text("境の会")
    expect(page.locator("#panel .contact")).to_contain_text("087-000-0000")


def test_4_what_was_not_confirmed_for_a_year(start, store: Store, way: str) -> None:
    with store.writing(STAFF) as unit:
        for name, day in {"境の会": "2024-04-01", "西町一丁目の会": "2026-10-01"}.items():
            point = next(one for one in unit.places.read() if one.name == name)
            unit.amendments.record(point.id, {"confirmed_on": day, "confirmed_how": "phone"})
    hand = start("/map", staff=True)
    page = hand.page
    hand.press(page.get_by_role("link", name="訪問と確認"))
    hand.press(page.get_by_role("link", name="確認から1年以上の場所"))
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody tr")).to_contain_text("境の会")
    expect(page.get_by_text("分からない場所 10件も見る")).to_be_visible()
