"""Nobody asks the machine for the day: `layers.clock` knows it."""

import re
from pathlib import Path

from tests.rules.tree import ROOT, planted, sources

ASKED = re.compile(r"\bdate\.today\b|datetime\.now\(\)|datetime\.today\(")


def asking(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in sources(root) if ASKED.search(path.read_text("utf-8"))]


def test_the_day_is_asked_of_the_clock_alone() -> None:
    assert asking(ROOT) == []


def test_the_rule_bites(tmp_path: Path) -> None:
    assert asking(planted(tmp_path, "webmap/late.py", "day = date.today()\n")) == ["webmap/late.py"]
