"""席のゆとり (2SFCA) in words: seats within reach per hundred people, shared with all others who could come."""

from layers.access.answer import Answer, Row
from layers.access.answer_table import Cell

HEADING = "100人あたりの席"
_HOW = (
    "100人あたりの席は、定員の分かる場の席を、その場に通える人みんなで分けた数です"
    "（2段階で分ける方法、2SFCA）。近くに場があっても、通える人が多いほど少なくなります。"
)


def known(answer: Answer) -> bool:
    """Whether any list tells how many a place takes."""
    return any(row.seats_per_100 is not None for row in answer.rows)


def seats(row: Row) -> str:
    """「3.2席」, "" where it is not known."""
    return "" if row.seats_per_100 is None else f"{row.seats_per_100:.1f}席"


def lines(answer: Answer) -> list[str]:
    """How it is reckoned, where it is told."""
    return [_HOW] if known(answer) else []


def sheets(answer: Answer) -> list[tuple[str, list[list[Cell]]]]:
    """A sheet of the workbook, where it is told."""
    if not known(answer):
        return []
    groups = [("町丁目", answer.rows), *answer.zones.items()]
    rows: list[list[Cell]] = [[kind, row.name, row.people, row.seats_per_100] for kind, own in groups for row in own]
    return [("席のゆとり", [["種類", "名前", "人数", HEADING], *rows])]
