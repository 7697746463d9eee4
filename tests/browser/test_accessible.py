"""axe finds nothing serious on any page, in any theme, on any screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def serious(page: Page) -> list[str]:
    """What axe calls serious or critical, with the element."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['html'][:160]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("theme", ["light", "projector"])
@pytest.mark.parametrize("path", ["/map", "/places", "/zones", "/areas", "/signin", "/embed"])
def test_public_pages(open_page, path: str, theme: str) -> None:
    page = open_page(f"{path}?theme={theme}")
    assert serious(page) == []


def test_the_page_of_what_is_not_there(chromium: Browser, address: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{address}/nowhere")
    assert serious(page) == []
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_open_panel_and_legend(open_page, width: int) -> None:
    page = open_page("/map", width=width, height=844)
    page.get_by_text("凡例").click()
    page.locator("#open-visible").click()
    assert serious(page) == []
    page.locator("#panel .spots button").first.click()
    page.wait_for_selector("#panel .contact")
    assert serious(page) == []


def test_staff_pages(staff_page: Page, open_page, store) -> None:
    with store.reading() as unit:
        point, zone = unit.places.read()[0], unit.zones.read("daily_life")[0]
    for path in (
        "/imports",
        "/imports/4",
        "/imports/1",
        f"/places/{point.id}",
        f"/zones/{zone.id}",
        "/zones/assign?kind=daily_life",
    ):
        assert serious(open_page(path, page=staff_page)) == [], path
