"""Where the headings of a table stand and which column bears which meaning.

A heading is compared after NFKC, without spaces, underscores, 中黒 and brackets, in lower case.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from layers.intake.contract import Cell, Table

_NOISE = re.compile(r"[\s_・･()（）\[\]［］「」『』【】#＃]")
_SEARCHED_ROWS = 12  # titles, notes and empty rows above the headings are seldom more


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The form in which headings are compared."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", text)).lower()


@dataclass(frozen=True, kw_only=True, slots=True)
class Headings:
    """The heading row of a table: ``names`` are folded, one per column, "" for an empty heading."""

    table: Table
    row: int
    names: tuple[str, ...]

    def column(self, *words: str) -> int | None:
        """The first column whose heading is one of the words (in the order of the words)."""
        return next((self.names.index(fold(word)) for word in words if fold(word) in self.names), None)

    def printed(self, column: int) -> str:
        """The heading as it stands in the file."""
        return cell_at(self.table.rows[self.row], column).text

    def body(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """The rows below the headings with their index in the table; wholly empty ones are passed over."""
        for index in range(self.row + 1, len(self.table.rows)):
            row = self.table.rows[index]
            if any(cell.text.strip() for cell in row):
                yield index, row

    def titles(self) -> str:
        """All text above the headings, joined by spaces."""
        return " ".join(cell.text for row in self.table.rows[: self.row] for cell in row if cell.text)

    def address(self, row: int, column: int | None = None) -> str:
        """The address of a cell of the table (its first column where none is named)."""
        return self.table.address(row, column or 0)


def headings(table: Table, accepted: Callable[[Headings], bool]) -> Headings | None:
    """The first row among the upper ones that is accepted as the heading row."""
    for index, row in enumerate(table.rows[:_SEARCHED_ROWS]):
        found = Headings(table=table, row=index, names=tuple(fold(cell.text) for cell in row))
        if accepted(found):
            return found
    return None


def cell_at(row: Sequence[Cell], column: int | None) -> Cell:
    """The cell of a ragged row; an empty one where the row is shorter or the column is not there."""
    return row[column] if column is not None and column < len(row) else Cell()


def text_at(row: Sequence[Cell], column: int | None) -> str:
    """The text of a cell, NFKC not applied, without the spaces around it."""
    return cell_at(row, column).text.strip()
