"""What a worker does for one city: the same question through the same desk as `ibashomap coverage`."""

from contextlib import closing
from typing import Any

from layers.access.question import Question
from layers.store import Store
from layers.trust.audience import viewer_of


def answered(db: str, asked: dict[str, Any]) -> dict[str, Any]:
    """The document of ``coverage --json``; plain values only, so that it crosses machines."""
    from layers.access import coverage  # noqa: PLC0415 - numba is loaded by those who compute alone

    question = Question.from_json(asked)
    with closing(Store.open(db)) as store, store.reading(viewer_of(question.audience)) as unit:
        ground = unit.coverage.gather(question)
    return coverage.answer(question, ground).to_json()
