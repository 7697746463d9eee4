"""Schedule texts with the days a person found for them: the small language of ``tests/data/schedules*.csv``.

``10:00-11:30 MON 5/9 -PH / - SAT``: hours, then days or a row of days from the wall calendar of the window, ``-`` takes
days away; several sittings are parted by `` / ``; ``?`` = nobody can know.
A window is one of the wall calendar or two days, ``2026-04-01/2026-06-30``.
"""

import csv
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("data")
Found = set[tuple[date, str, str]]


@dataclass(frozen=True, slots=True)
class Case:
    """One text. ``days`` is None where it must be refused."""

    text: str
    first: date
    last: date
    days: frozenset[tuple[date, str, str]] | None


def cases(name: str) -> list[Case]:
    """All texts of one list."""
    windows = tomllib.loads((FOLDER / "schedules_calendar.toml").read_text("utf-8"))
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return [_case(row, windows.get(row["window"]) or _window(row["window"])) for row in csv.DictReader(lines)]


def _window(written: str) -> dict[str, Any]:
    first, _, last = written.partition("/")
    return {"from": date.fromisoformat(first), "to": date.fromisoformat(last)}


def _case(row: dict[str, str], window: dict[str, Any]) -> Case:
    days = None if row["expected"] == "?" else frozenset(_days(row["expected"], window))
    return Case(row["text"].replace("\\n", "\n"), window["from"], window["to"], days)


def _days(written: str, window: dict[str, Any]) -> Found:
    found: Found = set()
    for sitting in written.split(" / "):
        hours, *words = sitting.split(" ")
        start, _, end = hours.partition("-")
        days: set[date] = set()
        for word in words:
            named = {_day(one, window["from"]) for one in window.get(word.lstrip("-"), word.lstrip("-")).split()}
            days = days - named if word.startswith("-") else days | named
        found |= {(day, start and start.zfill(5), end and end.zfill(5)) for day in days}
    return found


def _day(written: str, first: date) -> date:
    month, day = map(int, written.split("/"))
    return date(first.year + (month < first.month), month, day)
