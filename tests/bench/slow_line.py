"""The public pages on a phone on a slow line: 1.6 Mbit/s, 150 ms, a processor a quarter as fast, 1,000 places.

``python -m tests.bench.slow_line``: seconds until names and next dates can be read, until the map is drawn, and bytes.
"""

import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests import machine
from tests.bench import busy
from tests.bench.many_places import make
from tests.bench.map_150k import ARGUMENTS, serving

PLACES = 1_000
BYTES_A_SECOND = 1_600_000 // 8
LATENCY_MS = 150
SLOWER = 4
PHONE = {"width": 390, "height": 844}
ROUNDS = 3
READ, DRAWN = 2.0, 6.0
# The first row of the list with a name and its next day, and the moment when the browser had painted it.
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"


def phone(browser: Browser) -> tuple[Page, list[int]]:
    """A page of a slow phone with nothing kept from before, and the bytes that it has received."""
    page = browser.new_context(viewport=PHONE, locale="ja-JP", bypass_csp=True).new_page()
    line = page.context.new_cdp_session(page)
    received: list[int] = []
    line.on("Network.loadingFinished", lambda told: received.append(int(told["encodedDataLength"])))
    line.send("Network.enable")
    speed = {"downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND, "latency": LATENCY_MS}
    line.send("Network.emulateNetworkConditions", {"offline": False, **speed})
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page, received


def readable(browser: Browser, address: str) -> tuple[float, int]:
    """Seconds until the list can be read, and the bytes it took."""
    page, received = phone(browser)
    began = time.perf_counter()
    page.goto(f"{address}/places", wait_until="commit")
    page.wait_for_function("document.querySelector('tbody tr small')?.textContent.includes('次は')", polling=20)
    page.wait_for_function(f"({PAINTED}) > 0", polling=20)
    took = time.perf_counter() - began
    page.wait_for_timeout(500)
    page.context.close()
    return took, sum(received)


def drawn(browser: Browser, address: str) -> tuple[float, int]:
    """Seconds until the map is drawn, and the bytes it took."""
    page, received = phone(browser)
    began = time.perf_counter()
    page.goto(f"{address}/map", wait_until="commit")
    page.wait_for_selector("html.map-ready", state="attached", timeout=60_000)
    took = time.perf_counter() - began
    page.context.close()
    return took, sum(received)


def main() -> None:
    """Measure and print; the median of a few."""
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "thousand.db"
        make(f"sqlite:///{db}", PLACES).close()
        with serving(db, 8768) as (address, pid), sync_playwright() as player:
            browser = player.chromium.launch(executable_path=machine.need("chromium"), args=ARGUMENTS)
            for what, measure, limit in (("list readable", readable, READ), ("map drawn", drawn, DRAWN)):
                measure(browser, address)  # a server that has just been started
                with busy.used(pid) as each:
                    seconds, sizes = zip(*(measure(browser, address) for _ in range(ROUNDS)), strict=True)
                middle = sorted(seconds)[ROUNDS // 2]
                verdict = "met" if middle <= limit else "not met"
                kilobytes = sorted(sizes)[ROUNDS // 2] / 1000
                sys.stdout.write(f"{what:<16} {middle:>6.2f} s  at most {limit:g}: {verdict}  {kilobytes:,.0f} kB  ")
                sys.stdout.write(f"{each.told(ROUNDS)}\n")
            browser.close()


if __name__ == "__main__":
    main()
