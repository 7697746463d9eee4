"""No pattern of the house runs away: texts made to mislead a search take it no longer than a moment.

Lengths grow, so that a pattern that doubles its time with each letter is stopped early and told.
"""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import etl
import layers
import webmap

LENGTHS = (24, 200)
MOST_SECONDS = 0.5
UNITS = ("1", "1-", "1.", "1,", "(", "a", "あ", "ア", "山", "町", "さん", " ", "　", "月", "・", "第2・", "1丁目", "a@")
UNITS += ("番", "号", "ー", "〜", "字", "  1", "、", "\n")


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern that stands in a module of ours, with where it stands."""
    for root in (layers, etl, webmap):
        for found in pkgutil.walk_packages(root.__path__, f"{root.__name__}."):
            if "migrations" in found.name or found.name.endswith("__main__"):
                continue
            for name, value in vars(importlib.import_module(found.name)).items():
                held = (
                    value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else [value]
                )
                for one in held:
                    if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                        yield f"{found.name}.{name}", one


def runs_away(pattern: re.Pattern[str]) -> bool:
    """Whether one of the misleading texts takes this pattern too long."""
    for length in LENGTHS:
        for unit in UNITS:
            text = f"{unit * (length // len(unit))}!"
            begun = time.process_time()
            sum(1 for _ in pattern.finditer(text))
            if time.process_time() - begun > MOST_SECONDS:
                return True
    return False


def test_no_pattern_runs_away() -> None:
    found = dict(patterns())
    assert len(found) > 200
    assert [where for where, pattern in found.items() if runs_away(pattern)] == []


def test_a_pattern_that_does_is_told() -> None:
    assert runs_away(re.compile("(?:1+)+x"))
