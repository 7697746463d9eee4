"""The table of an answer, cell by cell: the same for the shell, the page's CSV and the workbook."""

from layers.access.answer import Answer

HEADINGS = ("code", "name", "people", "uncovered", "place", "place_name", "minutes")
Cell = str | int | float | None


def table(answer: Answer) -> list[list[Cell]]:
    """Headings, then a row each: the rows of ``Answer.to_json`` in their order, nothing where no place is reached."""
    return [list(HEADINGS), *([row[heading] for heading in HEADINGS] for row in answer.to_json()["rows"])]
