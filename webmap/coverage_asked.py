"""The question of this request, for whom it is answered, and its address."""

from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

from flask import request

from layers import clock
from layers.access.definitions import definition
from layers.access.question import Question
from layers.catalog.coverage_words import kind_label
from layers.errors import Refused
from layers.trust.audience import EVERYBODY
from webmap import coverage_desk, coverage_question, session, wording
from webmap.coverage_pages import Sentence

JOB = "job"
BEFORE = "before"
_LONGEST = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedCoverage:
    """``base``: the question as its definition has it; ``inside``: those who work here, who read exact figures."""

    question: Question
    base: Question
    inside: bool

    @property
    def args(self) -> dict[str, str]:
        """The address of the question."""
        return {**coverage_question.write(self.question, self.base), **seen_as()}

    def args_of(self, question: Question) -> dict[str, str]:
        """The address of another question under the same definition."""
        return {**coverage_question.write(question, self.base), **seen_as()}


def asked_now() -> AskedCoverage:
    """What this address asks; ``?seen_as=everybody``: as residents read it, whoever asks."""
    viewer = EVERYBODY if seen_as() else session.viewer()
    base = definition(request.args.get(coverage_question.KIND, coverage_desk.FIRST)).question()
    question = coverage_question.read(request.args, viewer, base)
    return AskedCoverage(question=question, base=base, inside=viewer.may("confirm"))


def sentence_of(asked: AskedCoverage, action: str) -> Sentence:
    """The form of the question, answered at ``action``."""
    services = coverage_desk.services()
    return Sentence(
        action=action,
        blanks=coverage_question.blanks(asked.question, services, years=_years(asked)),
        person=coverage_question.person(asked.question) if asked.inside else (),
        more=coverage_question.more(asked.question, session.viewer()) if asked.inside else (),
        # Residents read the shorter sentence: what it has no gap for is handed on.
        kept={**({} if asked.inside else coverage_question.unseen(asked.args)), **seen_as()},
    )


def remembering(sentence: Sentence, asked: AskedCoverage) -> Sentence:
    """The same, and the answer to it will know what was asked before."""
    return replace(sentence, kept={**sentence.kept, BEFORE: urlencode(asked.args)}) if asked.inside else sentence


def asked_before(asked: AskedCoverage) -> Question | None:
    """The question that this one was made of, where the sentence came from a page; another definition is no change."""
    given = dict(parse_qsl(request.args.get(BEFORE, "")[:_LONGEST]))
    try:
        question = coverage_question.read(given, session.viewer(), asked.base)
    except Refused:
        return None
    same = given.get(coverage_question.KIND) == asked.question.service
    return question if same and asked.inside and question != asked.question else None


def _years(asked: AskedCoverage) -> list[int]:
    """For which years the sources offer an estimate."""
    if not asked.inside:
        return []
    with session.reading() as unit:
        return unit.coverage.years()


def seen_as() -> dict[str, str]:
    """The part of an address that keeps the eyes of a resident."""
    everybody = request.args.get("seen_as") == session.EVERYBODY_WORD
    return {"seen_as": session.EVERYBODY_WORD} if everybody else {}


def file_name(asked: AskedCoverage, ending: str) -> str:
    """「芦屋市_通える範囲_通いの場_20261122.xlsx」."""
    label = kind_label(asked.question.service)
    day = f"{clock.today():%Y%m%d}"
    return wording.COVERAGE_FILE.format(city=session.city().name, kind=label, day=day, ending=ending)
