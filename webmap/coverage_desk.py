"""What the pages of 通える範囲 ask of the store: definitions, kept answers, what is lacking, the ground of the map."""

from collections.abc import Mapping
from functools import cache

from layers.access.answer import Answer
from layers.access.catchments import catchments
from layers.access.definitions import definition, definitions
from layers.access.grounds import Ground
from layers.access.painted import Painting, Reached, painting
from layers.access.question import Question
from layers.catalog.coverage_words import kind_label
from layers.store import Unit
from layers.vocabulary import kinds
from webmap import wording

FIRST = "gatherings"
_NOT_GONE_TO = ("group", "host", "candidate")


@cache
def services() -> Mapping[str, str]:
    """What can be asked about: the definition files, then each kind alone, where that is something else."""
    found = {code: kind_label(code) for code in definitions()}
    named = {label: code for code, label in found.items()}
    for code, kind in kinds().items():
        if code not in _NOT_GONE_TO:
            found[code] = wording.COVERAGE_KIND_ALONE.format(kind=kind.label) if kind.label in named else kind.label
    return {FIRST: found.pop(FIRST), **found}


def lacks(unit: Unit, question: Question) -> str:
    """Why no answer can be worked out: ``network``, ``people``, ``ages``, or "" where it can."""
    if not unit.coverage.ready():
        return "network"
    towns = unit.areas.towns()
    if not towns:
        return "people"
    return "" if question.people == "all" or unit.coverage.tells_ages() else "ages"


def gathered(unit: Unit, question: Question) -> Ground | None:
    """What the question is answered from; None where something is lacking."""
    return None if lacks(unit, question) else unit.coverage.gather(question)


def kept(unit: Unit, question: Question) -> Answer | None:
    """The answer, where one is kept that is still true."""
    ground = gathered(unit, question)
    return unit.coverage.kept(question, ground) if ground else None


def painted(unit: Unit, question: Question, *, exact: bool) -> Painting:
    """The answer on the ground; nothing where none is kept."""
    ground = gathered(unit, question)
    answer = unit.coverage.kept(question, ground) if ground else None
    return painting_of(answer, ground, exact=exact) if answer and ground else Painting(question=question, areas=())


def painting_of(answer: Answer, ground: Ground, *, exact: bool) -> Painting:
    """The same where both are at hand."""
    return painting(answer, [area.codes for area in ground.demand.areas], ground.shapes, exact=exact)


def reached(unit: Unit, question: Question) -> Reached:
    """徒歩圏 of the places that count."""
    ground = gathered(unit, question)
    return catchments(question, ground) if ground else Reached(question=question, grounds=())


def kinds_of(service: str) -> tuple[str, ...]:
    """The kinds of places that a definition counts."""
    return definition(service).kinds
