"""架空市 served to a real Chromium that can reach nothing but this machine."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from layers.store import Store
from tests import machine
from tests.browser.hall_served import NAME, SIZES, Enter, Served
from tests.looks.served import served as looks_served
from tests.made_once import made_once
from tests.webmap.conftest import town_file as town_file  # noqa: PLC0414 - the same town
from tests.webmap.hall.evening import word
from webmap import static_files
from webmap.demo import prepare

# The resolver rule is a proof: any other host would not be found.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
READY = "html.map-ready"
PICTURES = Path(__file__).parents[2] / "docs" / "guide" / "pictures"


@pytest.fixture(scope="session")
def chromium(player: Playwright) -> Iterator[Browser]:
    """One browser for all pages."""
    path = machine.need("chromium")
    if not static_files.has_map():
        pytest.fail("python -m webmap.frontend.vendor has not been run")
    browser = player.chromium.launch(executable_path=path, args=ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def sample_town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of みほん市, made as ``ibashomap demo`` makes it: to be copied."""
    return made_once(tmp_path_factory, "demo", lambda folder: prepare(str(folder))) / "mihon.db"


@pytest.fixture
def store(town_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of the town for this test alone."""
    opened = Store.open(f"sqlite:///{shutil.copy(town_file, tmp_path / 'city.db')}")
    yield opened
    opened.close()


@pytest.fixture
def address(store: Store) -> Iterator[str]:
    """Where the town is served, as in the demo, with a worker beside it."""
    with looks_served(store) as url:
        yield url


@pytest.fixture
def open_page(chromium: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """``open_page("/map", width=390)``: a page in a browser of its own; faults of scripts and foreign requests fail."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def foreign(url: str) -> bool:
        return not url.startswith((address, "data:"))

    def opened(
        path: str, *, width: int = 1280, height: int = 800, script: bool = True, page: Page | None = None
    ) -> Page:
        if page is None:
            context = chromium.new_context(
                viewport={"width": width, "height": height},
                locale="ja-JP",
                timezone_id="Asia/Tokyo",
                java_script_enabled=script,
            )
            contexts.append(context)
            page = context.new_page()
            page.on("pageerror", lambda fault: faults.append(str(fault)))
            page.on("console", lambda told: faults.append(told.text) if told.type == "error" else None)
            page.on("request", lambda asked: faults.append(asked.url) if foreign(asked.url) else None)
        page.goto(address + path)
        if script and path.startswith(("/map", "/embed", "/zones/assign")):
            page.wait_for_selector(READY, state="attached")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def staff_page(open_page: Callable[..., Page]) -> Page:
    """A page of みほん職員, who came in by the one button."""
    page = open_page("/signin")
    page.get_by_role("button", name="みほん職員として入る").click()
    page.wait_for_selector("text=サインアウト")
    return page


@pytest.fixture
def picture() -> Callable[..., None]:
    """``picture(page, name)``: a picture of the guides as the page is now, written only with IBASHOMAP_PICTURES=1.

    It begins above ``part`` and ends below ``until``, else after ``height`` or a screen.
    """

    def taken(page: Page, name: str, *, height: int = 0, part: str = "", above: int = 16, until: str = "") -> None:
        if not os.environ.get("IBASHOMAP_PICTURES"):
            return
        size = page.viewport_size
        assert size
        narrow = {"width": min(size["width"], 1000), "height": size["height"]}
        page.set_viewport_size(narrow)
        top = 0.0
        if part:
            box = page.locator(part).bounding_box()
            assert box
            top = max(0.0, box["y"] + page.evaluate("scrollY") - above)
        if until:
            last = page.locator(until).bounding_box()
            assert last
            height = int(last["y"] + page.evaluate("scrollY") + last["height"] + above - top)
        clip = {"x": 0, "y": top, "width": narrow["width"], "height": height or size["height"]}
        page.screenshot(path=PICTURES / f"{name}.png", clip=clip, full_page=True, scale="css")
        page.set_viewport_size(size)

    return taken


@pytest.fixture(scope="module")
def hall_browser(player: Playwright) -> Iterator[Browser]:
    """One that finds the hall by its name and nothing else at all."""
    rules = f"--host-resolver-rules=MAP {NAME} 127.0.0.1, MAP * ~NOTFOUND"
    path = machine.need("chromium")
    opened = player.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage", rules])
    yield opened
    opened.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """The hall."""
    running = Served(tmp_path)
    yield running
    running.stop()


@pytest.fixture
def enter(hall_browser: Browser, served: Served) -> Iterator[Enter]:
    """``enter("phone")``: a browser of its own that has come in by the QR's address."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def entered(role: str) -> Page:
        width, height = SIZES[role]
        context = hall_browser.new_context(
            viewport={"width": width, "height": height}, locale="ja-JP", timezone_id="Asia/Tokyo"
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15000)
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.goto(f"{served.url}/j/{word(served.hall, role)}")
        page.get_by_role("button", name="入る").click()
        page.wait_for_url(re.compile("/(note|facilitate|projector)$"))
        return page

    yield entered
    for context in contexts:
        context.close()
    assert faults == []
