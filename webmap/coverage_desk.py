"""What the pages of 通える範囲 ask of the store: definitions, kept answers, what is lacking, and the calculation."""

from collections.abc import Mapping
from typing import Any, Protocol, cast

from layers.access.answer import Answer
from layers.access.question import Question
from layers.catalog.coverage_words import kind_label
from layers.errors import NotFound, Refused
from layers.store import Unit

FIRST = "kayoinoba"
_SERVICES = (FIRST, "ibasho", "salon", "childcare_support", "consultation", "shelter")


class Desk(Protocol):
    """``unit.coverage`` as this page needs it."""

    def kept(self, question: Question) -> Answer | None:
        """The answer, where one is kept that is still true."""
        ...

    def ready(self) -> bool:
        """Whether there is a network of streets."""
        ...

    def ask(self, question: Question) -> str:
        """Put the calculation in the queue; the job's id."""
        ...

    def job(self, job_id: str) -> Any:  # noqa: ANN401
        """That job, for whoever asked for it."""
        ...

    def cancel(self, job_id: str) -> None:
        """Stop it."""
        ...


class _Nobody:
    """While the store has no such desk: nothing is kept, nothing can be asked."""

    def kept(self, _question: Question) -> Answer | None:
        return None

    def ready(self) -> bool:
        return False

    def ask(self, _question: Question) -> str:
        raise NotFound("job.not_found")

    def job(self, _job_id: str) -> Any:  # noqa: ANN401
        raise NotFound("job.not_found")

    def cancel(self, _job_id: str) -> None:
        raise NotFound("job.not_found")


def desk(unit: Unit) -> Desk:
    """The store's desk of coverage."""
    return cast("Desk", getattr(unit, "coverage", _Nobody()))


def services() -> Mapping[str, str]:
    """What can be asked about: id and label."""
    return {service: kind_label(service) for service in _SERVICES}


def defaults(service: str) -> Question:
    """The question as its definition has it; ``Refused`` for what nobody has defined."""
    if service not in services():
        known = "・".join(services())
        raise Refused("coverage.choice", name="kind", value=service[:40], known=known)
    return Question(service=service)


def lacks(unit: Unit, question: Question) -> str:
    """Why no answer can be worked out: ``network``, ``ages``, or "" where it can."""
    if not desk(unit).ready():
        return "network"
    aged = question.people == "all" or all(town.age75plus is not None for town in unit.areas.towns())
    return "" if aged else "ages"
