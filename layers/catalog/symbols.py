"""The symbols of the kinds as paths on a grid of 24: one source for canvas, legend and print."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Symbol:
    """A shape as SVG path data; a ``hollow`` one has a white body and a coloured rim, a ``border`` one a dark rim."""

    body: str
    line: str = ""
    mark: str = ""
    hollow: bool = False
    border: bool = False


@cache
def symbols() -> dict[str, Symbol]:
    """All shapes by the name that the vocabulary gives them."""
    raw = tomllib.loads(Path(__file__).with_name("symbols.toml").read_text("utf-8"))
    return {name: Symbol(**row) for name, row in raw.items()}
