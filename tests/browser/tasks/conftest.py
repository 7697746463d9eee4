"""The twelve tasks of a first week: each by mouse, by keyboard alone, and by thumb where it makes sense."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from layers.store import Store
from layers.trust.audience import OPERATOR
from tests.browser.conftest import READY
from tests.browser.tasks.hands import Hand, Keys, Mouse, Thumb

# An estimate of the model for a task that is done for the first time.
MOST_SECONDS = 180
WAYS: dict[str, type[Hand]] = {"mouse": Mouse, "keys": Keys, "thumb": Thumb}
GLASS = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1280, "height": 800}}


@pytest.fixture(params=list(WAYS))
def way(request: pytest.FixtureRequest) -> str:
    """How it is done."""
    return str(request.param)


@pytest.fixture
def context(chromium: Browser, way: str) -> Iterator[BrowserContext]:
    """A browser of its own, as large as the way asks."""
    size = GLASS if way == "thumb" else DESK
    made = chromium.new_context(locale="ja-JP", timezone_id="Asia/Tokyo", **size)
    yield made
    made.close()


@pytest.fixture
def start(context: BrowserContext, address: str, store: Store, way: str, record_property) -> Iterator[Callable]:
    """``start("/map", staff=True)``: the hand before this page; in the end it must have been quick, without a fault."""
    hands: list[Hand] = []
    faults: list[str] = []

    def begin(path: str, *, staff: bool = False) -> Hand:
        if staff:
            with store.writing(OPERATOR) as unit:
                unit.accounts.add("推進員", "staff", "合言葉は八文字以上")
                cookie = {"name": "ibashomap", "value": unit.accounts.open_session("推進員"), "url": address}
            context.add_cookies([cookie])
        page: Page = context.new_page()
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.goto(address + path)
        if path.startswith("/map"):
            page.wait_for_selector(READY, state="attached")
        hands.append(WAYS[way](page, typing=0.6 if way == "thumb" else 0.5))
        return hands[-1]

    yield begin
    assert faults == []
    for hand in hands:
        record_property("presses", hand.presses)
        record_property("seconds", round(hand.seconds))
        assert hand.seconds <= MOST_SECONDS, f"{hand.seconds:.0f} s by the model, {hand.presses} presses"
