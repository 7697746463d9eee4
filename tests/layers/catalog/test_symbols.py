"""Symbols: paths that stay on their grid."""

import re

import pytest

from layers.catalog.symbols import Symbol, symbols


@pytest.mark.parametrize("name", list(symbols()))
def test_a_symbol_is_a_path_on_its_grid(name: str) -> None:
    symbol: Symbol = symbols()[name]
    for path in (symbol.body, symbol.line, symbol.mark):
        assert re.fullmatch(r"[MLHVCAZ0-9 .]*", path)
        assert all(float(number) <= 24 for number in re.findall(r"\d+\.?\d*", path))
    assert symbol.body.startswith("M")


def test_no_two_look_alike() -> None:
    bodies = [(symbol.body, symbol.hollow) for symbol in symbols().values()]
    assert len(set(bodies)) == len(bodies)
