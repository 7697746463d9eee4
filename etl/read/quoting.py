"""Rows of a text table, also where somebody forgot to close a quotation mark.

An open mark swallows the rows below it into one cell: a reader that trusts it loses them without a word.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field

MARK = '"'
# A longer cell than this is no cell: it is a mark that nobody closed.
LONGEST = 1 << 20
# In a table of two columns a comma within a remark of several lines says nothing.
FEWEST_COLUMNS = 3


@dataclass
class Quoted:
    """The rows of lines, and the numbers of those whose quotation mark was left open."""

    lines: list[str]
    mark: str
    open_rows: list[int] = field(default_factory=list)
    _at: int = 0
    _width: int = 0

    def __iter__(self) -> Iterator[list[str]]:
        """The rows, from the first; each is asked for once."""
        csv.field_size_limit(LONGEST)
        number = 0
        while self._at < len(self.lines):
            for row in self._trusting(number):
                yield row
                number += 1

    def _trusting(self, number: int) -> Iterator[list[str]]:
        """Rows as the marks say, up to the first that was left open (that one is taken by its line alone)."""
        start = self._at
        reader = csv.reader(self._following(), delimiter=self.mark)
        while True:
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error:
                if self._at - start < 2:
                    raise
                row = []
            if self._at - start > 1 and self._left_open(start, row):
                self.open_rows.append(number)
                self._at = start + 1
                yield [cell.strip(MARK) for cell in self._plain(start)]
                return
            self._width = self._width or len(row)
            yield row
            start, number = self._at, number + 1

    def _following(self) -> Iterator[str]:
        while self._at < len(self.lines):
            self._at += 1
            yield self.lines[self._at - 1]

    def _left_open(self, start: int, row: list[str]) -> bool:
        """Whether the lines below the first are rows themselves, not the lines of one cell."""
        columns = len(self._plain(start))
        swallowed = range(start + 1, self._at)
        alike = sum(len(self._plain(number)) in (columns, self._width) for number in swallowed)
        enough = 2 if not row or self._never_closed(start) else FEWEST_COLUMNS
        return min(columns, self._width or columns) >= enough and alike * 2 >= len(swallowed)

    def _never_closed(self, start: int) -> bool:
        record = [*self.lines[start : self._at], "\n", "x"]
        return sum(1 for _ in csv.reader(record, delimiter=self.mark)) == 1

    def _plain(self, number: int) -> list[str]:
        return self.lines[number].rstrip("\r\n").split(self.mark)
