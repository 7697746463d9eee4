"""Columns of households by kind (世帯の家族類型): who of 65 and older lives alone, which couples live by themselves.

A table of households says 総数 too: what stands under it are no people.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

# Before the key of a record: ages and households of one area are rows of two lists.
KEY = "homes/"
REGISTER = "homes"
_ALL = "all"


@cache
def _headings() -> dict[str, re.Pattern[str]]:
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["headings"]
    return {name: re.compile(pattern) for name, pattern in told.items()}


def homes_columns(names: Sequence[str]) -> dict[str, int]:
    """Column by kind of household; {} where no column tells of those of 65 and older."""
    found: dict[str, int] = {}
    for column, name in enumerate(names):
        for kind, pattern in _headings().items():
            if pattern.fullmatch(name):
                found.setdefault(kind, column)
    return found if set(found) - {_ALL} else {}


def widest(homes: Mapping[str, int | None]) -> int | None:
    """All households where they are told, else the first kind: what the levels of a table are compared by."""
    return homes[_ALL] if _ALL in homes else next(iter(homes.values()), None)
