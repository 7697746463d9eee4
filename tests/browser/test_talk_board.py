"""紙だけの会 at the city's server: forty notes by keys, let through, put together, counted by hands."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from layers.store import Store
from layers.trust.audience import OPERATOR
from layers.workshop.template import new_talk
from tests.browser.test_accessible import serious

pytestmark = pytest.mark.browser


@pytest.fixture
def talk(store: Store) -> str:
    with store.writing(OPERATOR) as unit:
        return unit.talks.keep(new_talk("潮見の話し合い", "daily_life", "潮見"))


def test_forty_notes_on_paper_are_typed_by_keys_alone(
    staff_page: Page, open_page: Callable[..., Page], store: Store, talk: str
) -> None:
    page = open_page(f"/talks/{talk}/meetings/1", page=staff_page)
    page.get_by_role("link", name="続けて打つ・テーマにまとめる画面").click()
    page.wait_for_selector("html.ready")
    begun = time.monotonic()
    page.keyboard.press("w")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.insert_text("1")
    page.keyboard.press("Escape")
    page.keyboard.press("w")
    for number in range(40):
        if number % 10 == 0:
            page.keyboard.press("Alt+0")
        page.keyboard.press(f"Alt+{number % 5 + 1}")
        page.keyboard.insert_text(f"紙の付箋その{number}" if number else "田中さんの家の前の坂")
        page.keyboard.press("Enter")
    expect(page.locator("#waiting")).to_have_text("40")
    expect(page.locator("#unsent")).to_have_text("すべて届いています", timeout=15000)
    assert time.monotonic() - begun < 300
    page.keyboard.insert_text("打ちまちがい")
    page.keyboard.press("Enter")
    expect(page.locator("#slip")).to_have_value("42")
    page.keyboard.press("Escape")
    page.keyboard.press("z")
    # The slip that was typed by mistake is typed anew under its own number.
    expect(page.locator("#slip")).to_have_value("41")
    expect(page.locator("#queue .hint")).to_contain_text("○○さんの家", timeout=15000)
    # Only what the server has looked at for names is let through together.
    expect(page.locator("#all-label")).to_contain_text("39枚", timeout=15000)
    page.keyboard.press("a")
    expect(page.locator("#waiting")).to_have_text("1")
    page.keyboard.press("3")
    page.keyboard.press("t")
    page.keyboard.insert_text("坂と道")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator(".theme h3", has_text="坂と道")).to_be_visible()
    page.keyboard.press("g")
    page.keyboard.press("Enter")
    page.keyboard.press("1")
    expect(page.locator(".theme h3", has_text="坂と道")).to_have_text("坂と道（1枚）")
    page.locator("#themes .hands").press_sequentially("12")
    page.keyboard.press("Tab")
    expect(page.locator("#unsent")).to_have_text("すべて届いています", timeout=15000)
    assert serious(page) == []
    with store.reading(OPERATOR) as unit:
        board = unit.talks.board(talk)
    assert (len(board.shown()), board.channels()) == (39, {"paper": 40})
    assert sorted(note.number for note in board.notes.values() if not note.gone) == list(range(1, 41))
    assert [sum(by.values()) for by in board.votes.values()] == [12]
    assert {note.table for note in board.notes.values()} == {"1", "2", "3", ""}
    page.reload()
    expect(page.locator("#shown")).to_have_text("39", timeout=15000)
