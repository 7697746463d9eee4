"""The parts of an evening in the hall, each as those who are there go through it."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.hall_served import Served
from tests.layers.drawing import paper

PHONES = 5
# Thirty from phones, and forty from paper.
NOTES_EACH = 6
PAPER = 40
ONE_BY_ONE = 10
ON_WALL = "(words) => document.querySelector('#columns').innerText.includes(words)"
HELD = "山田花子さん 浜風町5-12 一人暮らし"
FETCHED = "async (path) => Array.from(new Uint8Array(await (await fetch(path)).arrayBuffer()))"


class Evening:
    """The hall with everybody in it."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self.browser = browser
        self.served = Served(folder)
        self.contexts: list[BrowserContext] = []
        self.foreign: list[str] = []

    def enter(self, role: str, width: int, height: int) -> tuple[Page, float]:
        """Somebody's browser, come in by the QR's address, and how long that took."""
        began = time.monotonic()
        context = self.browser.new_context(viewport={"width": width, "height": height}, locale="ja-JP")
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30000)
        page.on(
            "request", lambda asked: None if asked.url.startswith(self.served.url) else self.foreign.append(asked.url)
        )
        way_in = self.served.hall.way_in()
        word = {"phone": way_in.token, "facilitator": way_in.facilitator, "projector": way_in.projector}[role]
        page.goto(f"{self.served.url}/j/{word}")
        page.get_by_role("button", name="入る").click()
        page.wait_for_url(re.compile("/(note|facilitate|projector)$"))
        return page, time.monotonic() - began

    def fall(self) -> None:
        """Power off, power on."""
        self.served.stop()
        self.served.start()

    def close(self) -> None:
        for context in self.contexts:
            context.close()
        self.served.stop()


class Clock:
    """The clock of the evening: what each part took, and what it may take at most."""

    def __init__(self) -> None:
        self.told: list[str] = []

    @contextmanager
    def part(self, name: str, most: float) -> Iterator[None]:
        began = time.monotonic()
        yield
        took = time.monotonic() - began
        self.told.append(f"{name} {took:.1f} s")
        assert took <= most, self.told


def prepared(page: Page) -> tuple[str, bytes]:
    """The day before: a talk is made, its first evening looked at, the hall file taken."""
    page.goto(page.url.split("/map")[0] + "/talks")
    page.get_by_label("名前").first.fill("海辺のこれから")
    page.locator("select[name=zone]").first.select_option(index=1)
    page.get_by_role("button", name="話し合いをつくる").click()
    page.wait_for_url(re.compile(r"/talks/\d+$"))
    talk = page.url.rstrip("/").rpartition("/")[2]
    page.goto(f"{page.url}/meetings/1")
    with page.expect_download() as taken:
        page.get_by_role("button", name="会場用ファイルを作る").click()
    return talk, taken.value.path().read_bytes()


def write(phone: Page, words: str, kind: str = "いいところ") -> None:
    phone.get_by_label("書くところ").fill(words)
    phone.locator(".kind", has_text=kind).click()
    phone.get_by_role("button", name="送る", exact=True).click()


def held_back(lead: Page, phone: Page) -> None:
    """A note that speaks of somebody: it is held, what could be said instead names nobody, and it is not shown."""
    write(phone, HELD)
    expect(lead.locator("#queue .hint")).to_contain_text("名前")
    instead = lead.locator("#queue .hint").inner_text().partition("映すことば：")[2]
    for word in ("山田", "花子", "5-12"):
        assert word not in instead
    lead.keyboard.press("3")
    expect(lead.locator("#waiting")).to_have_text("0")


def by_phones(phones: list[Page], places: list[str]) -> None:
    """What residents send: thirty in all with the one that was held and the one that is written while it is dark."""
    for number in range(NOTES_EACH):
        for at, phone in enumerate(phones):
            if (at, number) in ((0, 1), (1, 1)):
                phone.get_by_text("地図に置く").click()
                phone.get_by_label("地図にある場所のことなら").select_option(label=places[at])
                write(phone, f"{places[at]}の会費がわからない")
            elif (at, number) not in ((0, 0), (2, 0)):
                write(phone, f"スマホ{at}の{number}まいめ")
    for phone in phones:
        expect(phone.locator("#unsent")).to_be_hidden()


def from_paper(lead: Page) -> None:
    """Forty of two tables, typed by keys alone."""
    lead.keyboard.press("w")
    for number in range(PAPER):
        if number == PAPER // 2:
            lead.keyboard.press("Alt+Digit0")
            lead.keyboard.press("Alt+Digit2")
        lead.keyboard.insert_text(f"紙の{number}まいめ")
        lead.keyboard.press("Enter")
    lead.keyboard.press("Escape")
    expect(lead.locator("#typed-count")).to_contain_text(f"{PAPER}枚")
    expect(lead.locator("#unsent")).to_have_text("すべて届いています")


def let_through(lead: Page, wall: Page, count: int) -> list[float]:
    """One after another, and how long each took to the wall."""
    seconds = []
    for _ in range(count):
        expect(lead.locator("#queue .current [data-act=show]")).to_be_enabled()
        words = lead.locator("#queue .current .words").inner_text()
        began = time.monotonic()
        lead.keyboard.press("1")
        wall.wait_for_function(ON_WALL, arg=words, polling="raf")
        seconds.append(time.monotonic() - began)
        expect(lead.locator("#queue .current .words")).not_to_have_text(words)
    return sorted(seconds)


def envisioned(lead: Page) -> None:
    """Three sentences, the first with who does what by when."""
    for words in ("ひと息つける坂のまち", "朝に会えるまち", "だれでも来られる会館"):
        lead.keyboard.press("v")
        lead.keyboard.insert_text(words)
        lead.keyboard.press("Enter")
        lead.keyboard.press("Escape")
    expect(lead.locator("#aim-count")).to_have_text("3")
    lead.get_by_role("button", name="だれが・何を・いつ を足す").first.click()
    for words in ("自治会", "ベンチの話をする", "来月"):
        lead.keyboard.insert_text(words)
        lead.keyboard.press("Tab")
    expect(lead.locator("#unsent")).to_have_text("すべて届いています")


def brought_home(lead: Page) -> bytes:
    """The sheet before people leave, looked through for what was never let through; and the package."""
    began = time.monotonic()
    sheet = bytes(lead.evaluate(FETCHED, "/take-home.pdf"))
    assert time.monotonic() - began < 30
    text = paper.text(sheet)
    assert "ひと息つける坂のまち" in text
    assert "山田" not in text
    assert "一人暮らし" not in text
    package = bytes(lead.evaluate(FETCHED, "/result"))
    assert HELD.encode() not in package
    return package


def in_the_dark(hall: Evening, lead: Page, phone: Page, waiting: int) -> None:
    """The laptop falls; everybody is back by themselves and nothing is lost."""
    held = {move.id for _, move in hall.served.hall.moves()}
    hall.served.stop()
    write(phone, "停電のあいだに書いたこと")
    hall.served.start()
    expect(phone.locator("#unsent")).to_be_hidden(timeout=30000)
    expect(lead.locator("#waiting")).to_have_text(str(waiting), timeout=30000)
    assert held <= {move.id for _, move in hall.served.hall.moves()}
