"""An Answer as one document of plain values and back again: how it is kept."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from layers.access.answer import Answer, Row
from layers.access.question import Question
from layers.provenance import Source


def to_document(answer: Answer) -> dict[str, Any]:
    """All of it, in the order of its fields."""
    return {
        "question": answer.question.to_json(),
        "rows": [_row(row) for row in answer.rows],
        "zones": {kind: [_row(row) for row in rows] for kind, rows in answer.zones.items()},
        "sources": [asdict(source) for source in answer.sources],
        "caveats": [[code, dict(params)] for code, params in answer.caveats],
        "places": answer.places,
        "places_untied": list(answer.places_untied),
        "people_as_of": answer.people_as_of,
        "difference": dict(answer.difference),
        "fingerprint": answer.fingerprint,
    }


def from_document(told: Mapping[str, Any]) -> Answer:
    """The same answer again."""
    return Answer(
        question=Question.from_json(told["question"]),
        rows=tuple(_row_of(row) for row in told["rows"]),
        zones={kind: tuple(_row_of(row) for row in rows) for kind, rows in told["zones"].items()},
        sources=tuple(Source(**source) for source in told["sources"]),
        caveats=tuple((code, params) for code, params in told["caveats"]),
        places=told["places"],
        places_untied=tuple(told["places_untied"]),
        people_as_of=told["people_as_of"],
        difference=told["difference"],
        fingerprint=told["fingerprint"],
    )


_FIELDS = tuple(one.name for one in fields(Row))


def _row(row: Row) -> list[Any]:
    """A row as a list: thousands of them are read at once."""
    return [list(value) if isinstance(value := getattr(row, name), tuple) else value for name in _FIELDS]


def _row_of(values: list[Any]) -> Row:
    told = dict(zip(_FIELDS, values, strict=True))
    return Row(**{**told, "here": tuple(told["here"])})
