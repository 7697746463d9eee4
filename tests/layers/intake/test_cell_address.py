"""Addresses of cells: written as people write them, read back to the same cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.intake.cell_address import CellAddress, letters, read
from layers.intake.contract import Table


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("C7", ("", 7, 2)),
        ("通いの場R8!AA10", ("通いの場R8", 10, 26)),
        ("東!西!B2", ("東!西", 2, 1)),
    ],
)
def test_it_is_read(address: str, parts: tuple[str, int, int]) -> None:
    found = read(address)
    assert found == CellAddress(*parts)
    assert str(found) == address


@pytest.mark.parametrize("address", ["", "Sheet1!", "c7", "C0", "7C", "Sheet1", "ABCD1"])
def test_what_is_none_is_none(address: str) -> None:
    assert read(address) is None


@given(st.integers(0, 16_383), st.integers(1, 1_048_576))
def test_the_readers_write_the_same_addresses(column: int, row: int) -> None:
    written = Table(sheet="表", rows=[], first_row=row).address(0, column)
    assert read(written) == CellAddress("表", row, column)
    assert written == f"表!{letters(column)}{row}"
