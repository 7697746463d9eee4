"""Answers of coverage that were not calculated: what a page, a print or a file shows of them can be read off here."""

from typing import Any

from layers.access.answer import Answer, Row
from layers.access.painted import Painting, painting
from layers.access.question import Question
from layers.provenance import Source
from tests import town

SOURCE = Source(title="住民基本台帳", publisher="架空市", licence="CC BY 4.0", date="2026-02-28")
# Uncovered share by column: 西 all reached, 中 half, 東 nobody.
SHARES = (0.0, 0.5, 1.0)


def a_row(column: int, row: int, **changes: Any) -> Row:
    """One of the nine towns; a twentieth of its people are 75+."""
    people = town.people(column, row) // 20
    told = {
        "code": f"99999{column}{row}00",
        "name": town.town(column, row),
        "people": people,
        "uncovered": round(people * SHARES[column]),
        "minutes": None if column == 2 else 4.5 + 6 * column,
    }
    return Row(**{**told, **changes})


def an_answer(question: Question | None = None, **changes: Any) -> Answer:
    """架空市 asked: whoever lives in the east gets nowhere."""
    rows = tuple(a_row(column, row) for column in range(3) for row in range(3))
    zones = tuple(
        Row(
            code=f"z{column}",
            name=name,
            people=sum(row.people for row in rows[3 * column : 3 * column + 3]),
            uncovered=sum(row.uncovered for row in rows[3 * column : 3 * column + 3]),
            minutes=rows[3 * column].minutes,
        )
        for column, name in enumerate(town.COLUMNS)
    )
    told = {
        "question": question or Question(service="kayoinoba"),
        "rows": rows,
        "zones": {"daily_life": zones},
        "sources": (SOURCE,),
        "places": 12,
        "people_as_of": "2026-02-28",
        "fingerprint": "f" * 64,
    }
    return Answer(**{**told, **changes})


def a_painting(*, exact: bool, answer: Answer | None = None, **changes: Any) -> Painting:
    """The same on the ground."""
    known = answer or an_answer(**changes)
    shapes = {f"99999{column}{row}00": town.square(column, row) for column in range(3) for row in range(3)}
    return painting(known, [[row.code] for row in known.rows], shapes, exact=exact)
