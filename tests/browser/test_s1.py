"""S1: an evening in the hall, from its preparation to the next one, in real Chromium with no network but this machine.

Five phones, a projector and a facilitator on plain http under a name that is not localhost; the laptop falls half-way;
the result is taken in on the city's server, where a place was changed meanwhile; the second evening opens with what
has changed. Its paper photographs follow later.
"""

import re
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader

from layers.hall import file
from layers.store import Store
from layers.store.hall import HallStore
from layers.trust.audience import Viewer
from tests.browser.hall_served import Served

pytestmark = pytest.mark.browser
PHONES = 5
NOTES_EACH = 6
HELD = "山田花子さん 浜風町5-12 一人暮らし"
FETCHED = "async (path) => Array.from(new Uint8Array(await (await fetch(path)).arrayBuffer()))"
STAFF = Viewer(name="staff", role="staff")


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


@pytest.fixture
def evening(hall_browser: Browser, tmp_path: Path) -> Iterator[Callable[[bytes], Evening]]:
    """``evening(hall_file)``: opened on the laptop."""
    opened: list[Evening] = []

    def begun(content: bytes) -> Evening:
        folder = tmp_path / "stick"
        folder.mkdir()
        (folder / f"evening{file.SUFFIX}").write_bytes(content)
        opened.append(Evening(hall_browser, folder))
        return opened[-1]

    yield begun
    for one in opened:
        one.close()


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


def written(lead: Page, phones: list[Page]) -> None:
    """Notes from phones, one of which speaks of somebody, and two from paper by the facilitator."""
    lead.keyboard.press("b")
    write(phones[0], HELD)
    expect(lead.locator("#queue .hint")).to_contain_text("名前")
    lead.keyboard.press("3")
    expect(lead.locator("#waiting")).to_have_text("0")
    for number in range(NOTES_EACH - 1):
        for at, phone in enumerate(phones):
            write(phone, f"いいところ{at}の{number}")
    expect(lead.locator("#waiting")).to_have_text(str(PHONES * (NOTES_EACH - 1)))
    lead.keyboard.press("w")
    for words in ("坂の上にベンチ", "朝の体操"):
        lead.keyboard.insert_text(words)
        lead.keyboard.press("Enter")
    lead.keyboard.press("Escape")
    for phone in phones:
        expect(phone.locator("#unsent")).to_be_hidden()


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
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(sheet)).pages)
    assert "ひと息つける坂のまち" in re.sub(r"\s", "", text)
    assert "山田" not in text
    assert "一人暮らし" not in text
    package = bytes(lead.evaluate(FETCHED, "/result"))
    assert HELD.encode() not in package
    return package


def test_an_evening_from_its_preparation_to_the_next(
    staff_page: Page, store: Store, evening: Callable[[bytes], Evening]
) -> None:
    talk, content = prepared(staff_page)
    hall = evening(content)
    lead, _ = hall.enter("facilitator", 1280, 800)
    wall, _ = hall.enter("projector", 1920, 1080)
    phones, seconds = zip(*(hall.enter("phone", 390, 844) for _ in range(PHONES)), strict=True)
    assert max(seconds) < 60
    written(lead, list(phones))
    assert "一人暮らし" not in wall.content()
    waiting = PHONES * (NOTES_EACH - 1) + 2
    expect(lead.locator("#waiting")).to_have_text(str(waiting))
    lead.keyboard.press("1")
    expect(wall.locator("#columns .note")).to_have_count(1)

    # The laptop falls; everybody is back by themselves and nothing is lost.
    held = {move.id for _, move in hall.served.hall.moves()}
    hall.served.stop()
    write(phones[1], "停電のあいだに書いたこと")
    hall.served.start()
    expect(phones[1].locator("#unsent")).to_be_hidden(timeout=30000)
    assert held <= {move.id for _, move in hall.served.hall.moves()}
    # One was let through, and one has come.
    expect(lead.locator("#waiting")).to_have_text(str(waiting), timeout=30000)
    lead.keyboard.press("a")
    expect(lead.locator("#waiting")).to_have_text("0", timeout=30000)
    expect(wall.locator("#columns")).to_contain_text("停電のあいだに書いたこと")
    envisioned(lead)
    package = brought_home(lead)
    assert hall.foreign == []

    # The next day: a place was changed meanwhile, and the result is taken in.
    with store.writing(STAFF) as unit:
        place = unit.places.read()[0]
        unit.amendments.record(place.id, {"fee": "200円"}, reason="電話で確かめた")
    home = staff_page.url.split("/talks")[0]
    staff_page.goto(f"{home}/talks/{talk}/results")
    given = {"name": "evening.ibaresult", "mimeType": "application/octet-stream", "buffer": package}
    staff_page.set_input_files("#result", given)
    staff_page.get_by_role("button", name="取り込む", exact=True).click()
    expect(staff_page.locator("main")).to_contain_text("取り込みました")
    with store.reading(STAFF) as unit:
        board = unit.talks.board(talk)
        assert len(board.aims) == 3
        assert len(board.shown()) == PHONES * (NOTES_EACH - 1) + 3
        assert unit.places.one(place.id).facts["fee"] == "200円"
    # The second evening opens with what has changed.
    staff_page.goto(f"{home}/talks/{talk}/meetings/2")
    changes = staff_page.locator("#changes")
    expect(changes).to_contain_text("前回から変わったこと")
    expect(changes).to_contain_text("ひと息つける坂のまち")


def test_a_hall_holds_no_table_and_no_row_of_the_city(
    staff_page: Page, open_page, store: Store, tmp_path: Path
) -> None:
    _, content = prepared(staff_page)
    path = tmp_path / f"evening{file.SUFFIX}"
    path.write_bytes(content)
    hall = HallStore.open(path)
    with store.reading() as everybody:
        public = {place.id for place in everybody.places.read()}
    assert {one["properties"]["id"] for one in hall.layers()["places"]["features"]} <= public
    hall.close()
    held = path.with_suffix(".ibahall-db").read_bytes()
    for canary in ("見本花子", "090-0000-1234", "夫の介護中"):
        assert canary.encode() not in held
        assert canary.encode() not in str(file.read(path).content.to_json()).encode()
