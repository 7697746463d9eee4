"""The address of a cell as people write it: ``Sheet1!C7``, or ``C7`` where a file has one nameless sheet."""

import re
from dataclasses import dataclass

_SPOT = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_LETTERS = 26


@dataclass(frozen=True, slots=True)
class CellAddress:
    """``row`` counts from 1 as in the file, ``column`` from 0 (0 = A)."""

    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        """As a person finds it."""
        spot = f"{letters(self.column)}{self.row}"
        return f"{self.sheet}!{spot}" if self.sheet else spot


def read(address: str) -> CellAddress | None:
    """The parts of an address; None for ``""`` (the whole file) and for what is none."""
    sheet, _, spot = address.rpartition("!")
    found = _SPOT.fullmatch(spot)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * _LETTERS + ord(letter) - 64
    return CellAddress(sheet, int(found[2]), column - 1)


def letters(column: int) -> str:
    """The letters above a column: 0 → A, 27 → AB."""
    written, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        written = chr(65 + rest) + written
    return written
