"""Processor time: what a measured act has cost, however many others share the machine while the clock on the wall runs.

Linux alone: ``/proc`` tells what each process has used; Chromium's own trace tells it of each task of a page.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
# After the name, which may hold anything: state, parent, …; user and system time of the process and its dead children.
_PARENT, _USER, _SYSTEM = 1, 11, 12
_TASKS = ("ThreadControllerImpl::RunTask", "RunTask")


@dataclass
class Used:
    """Seconds of processor time of the browser with all its processes, and of the server."""

    browser: float = 0.0
    server: float = 0.0

    def told(self, times: int = 1) -> str:
        """In words for a line of a report; each of so many times."""
        return f"processor: browser {self.browser / times:.2f} s, server {self.server / times:.2f} s"


@contextmanager
def used(server: int) -> Iterator[Used]:
    """What browser and server use inside the block; the figures are there when it ends."""
    told = Used()
    before = _now(server)
    yield told
    after = _now(server)
    told.browser, told.server = after[0] - before[0], after[1] - before[1]


def _now(server: int) -> tuple[float, float]:
    """Of all our descendants but the server's: they are the browser."""
    stats = dict(_stats())
    mine: dict[int, bool] = {os.getpid(): False}
    for _ in stats:
        grown = {pid: True for pid, (parent, _) in stats.items() if parent in mine and pid != server} | mine
        if len(grown) == len(mine):
            break
        mine = grown
    return sum(stats[pid][1] for pid, counts in mine.items() if counts and pid in stats), stats[server][1]


def _stats() -> Iterator[tuple[int, tuple[int, float]]]:
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = path.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        yield int(path.parent.name), (int(told[_PARENT]), (int(told[_USER]) + int(told[_SYSTEM])) / _TICKS)


@dataclass
class Tasks:
    """Milliseconds of the main thread: its longest task by its own time, and all of them."""

    longest: float = 0.0
    together: float = 0.0
    events: list[dict[str, Any]] = field(default_factory=list)


def tasks(browser: Browser, page: Page, act: Callable[[], object]) -> Tasks:
    """The tasks of the main threads while something is done, by processor time."""
    session, told, ended = browser.new_browser_cdp_session(), Tasks(), []
    session.on("Tracing.dataCollected", lambda part: told.events.extend(part["value"]))
    session.on("Tracing.tracingComplete", lambda _: ended.append(True))
    config = {"includedCategories": ["toplevel"], "excludedCategories": ["*"]}
    session.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": config})
    act()
    session.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(50)
    lasted = [one["tdur"] / 1000 for one in _of_main_threads(told.events)]
    told.longest, told.together = max(lasted, default=0.0), sum(lasted)
    return told


def _of_main_threads(events: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    main = {
        (one["pid"], one["tid"])
        for one in events
        if one["name"] == "thread_name" and one["args"]["name"] == "CrRendererMain"
    }
    for one in events:
        if one["name"] in _TASKS and "tdur" in one and (one["pid"], one["tid"]) in main:
            yield one
