"""axe finds nothing serious where somebody has pressed something; what stands there at first is in test_looks."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def serious(page: Page, *, contrast: bool = True) -> list[str]:
    """What axe calls serious or critical, with the element; its look at colours takes more than half of its time."""
    told = {"resultTypes": ["violations"], "rules": {"color-contrast": {"enabled": contrast}}}
    found = Axe().run(page, options=told).response["violations"]
    return [
        f"{one['id']}: {node['html'][:160]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("width", [390, 1280])
def test_the_open_panel_and_legend(open_page, width: int) -> None:
    page = open_page("/map", width=width, height=844)
    page.get_by_text("凡例").click()
    page.locator("#open-visible").click()
    assert serious(page) == []
    page.locator("#panel .spots button").first.click()
    page.wait_for_selector("#panel .contact")
    assert serious(page) == []
