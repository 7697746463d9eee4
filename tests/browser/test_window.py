"""The black window of Windows as a picture for docs/guide/windows.md, with the very words that the programme says."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from layers.reach import Reach
from layers.wording import sentence

pytestmark = pytest.mark.browser

# 80 letters of a console are 40 of ours.
WINDOW = """<!doctype html><html lang="ja"><title>window</title><body><pre></pre></body></html>"""


def test_the_words_of_the_hall_fit_the_window(open_page: Callable[..., Page], picture: Callable[..., None]) -> None:
    hall = Reach(port=8000, addresses=("192.168.1.23",), answering=("192.168.1.23",), here=True)
    said = [sentence("windows.open", {"address": "http://127.0.0.1:8000/"}), *hall.told()]
    page = open_page("/signin", width=1000, height=420)
    page.set_content(WINDOW)
    page.evaluate(
        """(text) => {
          document.body.style.cssText = "margin:0;background:#0c0c0c";
          const window = document.querySelector("pre");
          window.style.cssText = "margin:0;padding:24px;color:#f2f2f2;font:20px/1.6 'Noto Sans Mono CJK JP',monospace;"
            + "white-space:pre-wrap;overflow-wrap:anywhere";
          window.textContent = text;
        }""",
        "\n".join(said),
    )
    expect(page.locator("pre")).to_contain_text("netsh advfirewall firewall add rule")
    assert page.evaluate("document.documentElement.scrollHeight") <= 420
    picture(page, "windows-hall", height=420)
