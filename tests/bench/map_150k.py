"""150,000 places on the map in a real Chromium that draws by software: figures beside what they may be at most.

``python -m tests.bench.map_150k [--db FILE] [--places N]``; without a file the database is made first.
Beside the seconds on the wall stands processor time, which is the same however many others share the machine.
"""

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests import machine
from tests.bench import busy
from tests.bench.many_places import make

SIZE = {"width": 1280, "height": 800}
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking"]
DRAWN = "+document.documentElement.dataset.drawn || 0"
# By the page's own clock: when it was pressed, and when another number stood there.
COUNTED = """() => { Object.assign(globalThis, { pressed: Infinity, counted: 0 });
  document.addEventListener("change", ({ timeStamp }) => { globalThis.pressed = timeStamp; }, true);
  new MutationObserver(() => { globalThis.counted = performance.now(); })
    .observe(document.getElementById("found"), { childList: true, characterData: true, subtree: true }); }"""
LONG = """() => { globalThis.longest = 0;
  new PerformanceObserver(list => list.getEntries().forEach(one => { globalThis.longest = Math.max(longest, one.duration); }))
    .observe({ type: "longtask" }); }"""  # noqa: E501 - a script
ROUNDS = 5


@contextmanager
def serving(db: Path, port: int = 8765) -> Iterator[tuple[str, int]]:
    """`ibashomap serve` as people start it: its address and process."""
    words = [sys.executable, "-m", "layers.command", "serve", "--db", f"sqlite:///{db}", "--port", str(port)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        try:
            told = (process.stdout.readline() if process.stdout else "").strip()
            yield told.removeprefix("ready ").rstrip("/"), process.pid
        finally:
            process.terminate()


def megabytes(pid: int, what: str = "VmRSS") -> float:
    """Memory of a process."""
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    found = re.search(rf"{what}:\s+(\d+)", status)
    return int(found[1]) / 1024 if found else float("nan")


def settled(page: Page, act: Callable[[], object], also: str = "true") -> float:
    """Seconds from an act until the map has drawn everything."""
    before = page.evaluate("performance.now()")
    act()
    page.wait_for_function(f"({DRAWN}) > {before} && ({also})", polling=20, timeout=60_000)
    # The last of the drawings: nothing new for a quarter of a second.
    last = page.evaluate(DRAWN)
    while True:
        page.wait_for_timeout(250)
        now = page.evaluate(DRAWN)
        if now == last:
            return (last - before) / 1000
        last = now


def opened(browser: Browser, address: str) -> tuple[Page, float]:
    """The map in a fresh browser, and seconds until it was drawn."""
    page = browser.new_context(viewport=SIZE, locale="ja-JP", bypass_csp=True).new_page()
    began = time.perf_counter()
    page.goto(f"{address}/map")
    page.wait_for_selector("html.map-ready", state="attached", timeout=120_000)
    return page, time.perf_counter() - began


def pans(page: Page) -> list[float]:
    """Seconds of pans and zooms on the way from the region to a street."""
    page.locator("#map canvas").focus()
    keys = ("ArrowRight", "ArrowDown", "=", "=", "ArrowLeft", "=", "=", "ArrowUp", "=", "ArrowRight", "-", "-")
    return [settled(page, lambda key=key: page.keyboard.press(key)) for key in keys]


def drag(page: Page) -> float:
    """The longest task of the main thread (ms) while the map is dragged to and fro."""
    page.evaluate(LONG)
    page.mouse.move(700, 500)
    page.mouse.down()
    for step in range(40):
        page.mouse.move(700 - 250 * (step % 20) / 20, 500 - 100 * (step % 10) / 10)
        page.wait_for_timeout(16)
    page.mouse.up()
    page.wait_for_timeout(1500)
    return float(page.evaluate("longest"))


def narrow(page: Page) -> tuple[float, float]:
    """Seconds until the number stands there, and until the map is drawn, after a kind is switched off and on."""
    counted, drawn = [], []
    page.evaluate(COUNTED)
    for _ in range(ROUNDS):
        page.locator(".chip").first.click()
        page.wait_for_function(f"globalThis.counted > globalThis.pressed && ({DRAWN}) > globalThis.counted", polling=50)
        page.wait_for_timeout(500)
        counted.append(page.evaluate("counted - pressed") / 1000)
        drawn.append(page.evaluate(f"({DRAWN}) - pressed") / 1000)
    return statistics.median(counted), statistics.median(drawn)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", type=Path)
    parser.add_argument("--places", type=int, default=150_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        db = asked.db or Path(folder) / "many.db"
        if not db.exists():
            make(f"sqlite:///{db}", asked.places).close()
        with serving(db) as (address, pid), sync_playwright() as player:
            browser = player.chromium.launch(executable_path=machine.need("chromium"), args=ARGUMENTS)
            _, cold = opened(browser, address)
            _say("first map after the start of the server", cold, None)
            with busy.used(pid) as each:
                firsts = [opened(browser, address) for _ in range(3)]
            page = firsts[-1][0]
            _say("first idle", statistics.median(one[1] for one in firsts), 3.0, each.told(3))
            with busy.used(pid) as each:
                took = pans(page)
            _say("pan or zoom to idle, median", statistics.median(took), 0.8, each.told(len(took)))
            _say("pan or zoom to idle, worst", max(took), 0.8)
            tasks = busy.tasks(browser, page, lambda: drag(page))
            _say("longest task while panning", page.evaluate("longest") / 1000, 0.1)
            _say("  the same in processor time", tasks.longest / 1000, 0.1)
            with busy.used(pid) as each:
                count, drawn = narrow(page)
            _say("number after a 絞り込み", count, 0.3, each.told(ROUNDS))
            _say("map drawn after a 絞り込み", drawn, 0.8)
            _say("memory of the server (MB)", megabytes(pid), 600)
            _say("memory of the server, at most (MB)", megabytes(pid, "VmHWM"), 600)
            browser.close()


def _say(what: str, figure: float, limit: float | None, more: str = "") -> None:
    verdict = "" if limit is None else f"at most {limit:g}: {'met' if figure <= limit else 'not met'}"
    sys.stdout.write(f"{what:<42} {figure:>9.3f}  {verdict:<20} {more}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
