"""Writes the sample workbooks with their expected rows beside them: ``python -m tests.data.workbooks.build``.

Those from 71 on were drawn by other hands, with every name made up, and are kept as they came.
"""

from pathlib import Path

from tests.data.workbooks import cards, columns, marks, second, sheets, third, words
from tests.data.workbooks.drawing import Book, save

FOLDER = Path(__file__).parent
BOOKS: tuple[Book, ...] = (
    *sheets.BOOKS,
    *columns.BOOKS,
    *words.BOOKS,
    *marks.BOOKS,
    *cards.BOOKS,
    *second.BOOKS,
    *third.BOOKS,
)

if __name__ == "__main__":
    for book in BOOKS:
        save(book, FOLDER)
