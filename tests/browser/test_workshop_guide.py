"""The evening of docs/guide/workshop.md, step by step, with the words that the guide uses for what is on the pages.

With IBASHOMAP_PICTURES=1 the same steps write its pictures.
"""

import io
import os
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PICTURES
from tests.browser.hall_served import Served
from tests.webmap.hall.evening import word

pytestmark = pytest.mark.browser
GUIDE = (Path(__file__).parents[2] / "docs" / "guide" / "workshop.md").read_text("utf-8")
SIZES = {"phone": (390, 760), "facilitator": (1280, 900), "projector": (1280, 720)}
NOTES = (
    ("坂の上のベンチで毎朝おしゃべりしている", "いいところ"),
    ("集会所で月1回、昼ごはんを食べたい", "やってみたいこと"),
    ("車で買い物に送れます", "手伝えること"),
    ("三丁目の田中さん、最近見かけない", "困っていること"),
)


def come(browser: Browser, served: Served, role: str) -> Page:
    """Somebody at the door, by the QR."""
    width, height = SIZES[role]
    page = browser.new_context(viewport={"width": width, "height": height}, locale="ja-JP").new_page()
    page.set_default_timeout(15000)
    page.goto(f"{served.url}/j/{word(served.hall, role)}")
    return page


def enter(page: Page) -> Page:
    page.get_by_role("button", name="入る").click()
    page.wait_for_url(re.compile("/(note|facilitate|projector)$"))
    return page


def keep(page: Page, name: str, part: str = "") -> None:
    if os.environ.get("IBASHOMAP_PICTURES"):
        shown = page.locator(part).first if part else page
        taken = Image.open(io.BytesIO(shown.screenshot(scale="css")))
        # A page has few colours; the guides are carried on sticks and through mail.
        taken.convert("RGB").quantize(96).save(PICTURES / f"talk-{name}.png", optimize=True)


def test_the_evening_of_the_guide(hall_browser: Browser, served: Served) -> None:
    lead = enter(come(hall_browser, served, "facilitator"))
    wall = enter(come(hall_browser, served, "projector"))
    expect(lead.locator("#unsent")).to_have_text("すべて届いています")  # its keys are heard
    lead.keyboard.press("r")
    expect(wall.locator("#screen-qr")).to_be_visible()
    keep(wall, "qr")
    phone = come(hall_browser, served, "phone")
    keep(phone, "join")
    enter(phone)
    lead.keyboard.press("n")
    for words, kind in NOTES:
        phone.get_by_label("書くところ").fill(words)
        phone.locator(".kind", has_text=kind).click()
        keep(phone, "note") if words == NOTES[1][0] else None
        phone.get_by_role("button", name="送る", exact=True).click()
        expect(phone.get_by_label("書くところ")).to_have_value("")
    expect(lead.locator("#waiting")).to_have_text(str(len(NOTES)))
    expect(lead.locator("#queue .hint")).to_contain_text("名前")
    keep(lead, "facilitate")
    lead.keyboard.press("b")
    for left in ("3", "2", "1"):
        lead.keyboard.press("1")
        expect(lead.locator("#waiting")).to_have_text(left)
    expect(lead.locator("#queue .hint")).to_contain_text("名前")
    keep(lead, "queue", "section[aria-labelledby=queue-head]")
    # 「3 映さない」: who is meant by the fourth is nobody's business here.
    lead.keyboard.press("3")
    expect(lead.locator("#waiting")).to_have_text("0")
    lead.keyboard.press("w")
    lead.keyboard.insert_text("空き家を子どもの居場所にしたい")
    keep(lead, "paper", "section[aria-labelledby=type-head]")
    lead.keyboard.press("Enter")
    expect(lead.locator("#waiting")).to_have_text("1")
    lead.keyboard.press("Escape")
    lead.keyboard.press("1")
    lead.keyboard.press("t")
    lead.keyboard.insert_text("気軽に集まれる場")
    lead.keyboard.press("Enter")
    theme = lead.locator(".theme", has_text="気軽に集まれる場")
    expect(theme).to_be_visible()
    lead.keyboard.press("Escape")
    for count, words in enumerate(("坂の上", "集会所"), 1):
        lead.locator("#themes .note", has_text=words).drag_to(theme)
        expect(theme.locator("h3")).to_contain_text(f"{count}枚")
    keep(lead, "themes", "section[aria-labelledby=board-head]")
    expect(wall.locator("#columns")).to_contain_text("集会所")
    assert "田中" not in wall.content()
    keep(wall, "wall")


def test_the_words_of_the_guide_are_those_of_the_page(hall_browser: Browser, served: Served) -> None:
    lead = enter(come(hall_browser, served, "facilitator"))
    keys = set(re.findall(r"^\| `([A-Z0-9])` \|", GUIDE, re.MULTILINE))
    shown = set(lead.locator("kbd").all_inner_texts()) | {"1", "2", "3", "A", "G"}
    assert keys
    assert keys <= shown
    for heading in ("待っている付箋", "紙・声の付箋を打つ", "投影するもの", "シール投票", "参加の人数と声の入り方"):
        assert heading in GUIDE
        expect(lead.get_by_role("heading", name=heading)).to_have_count(1)
