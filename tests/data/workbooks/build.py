"""Writes the sample workbooks with their expected rows beside them: ``python -m tests.data.workbooks.build``.

Those from 71 on were drawn by other hands, with every name made up, and are kept as they came.
"""

from pathlib import Path

from tests.data.workbooks import (
    cards,
    columns,
    joined_and_split,
    marks,
    sheets,
    third,
    withheld,
    words,
    zones_and_kinds,
)
from tests.data.workbooks.drawing import Book, save

FOLDER = Path(__file__).parent
BOOKS: tuple[Book, ...] = (
    *sheets.BOOKS,
    *columns.BOOKS,
    *words.BOOKS,
    *marks.BOOKS,
    *cards.BOOKS,
    # Drawn after the reader was thought to be good, to see how it does on what it was not made for.
    *zones_and_kinds.BOOKS,
    *joined_and_split.BOOKS,
    *withheld.BOOKS,
    *third.BOOKS,
)

if __name__ == "__main__":
    for book in BOOKS:
        save(book, FOLDER)
