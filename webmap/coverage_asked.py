"""The question of this request, for whom it is answered, and its address."""

from dataclasses import dataclass

from flask import request

from layers import clock
from layers.access.definitions import definition
from layers.access.question import Question
from layers.catalog.coverage_words import kind_label
from layers.trust.audience import EVERYBODY
from webmap import coverage_desk, coverage_question, session, wording
from webmap.coverage_pages import Sentence

JOB = "job"


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
        blanks=coverage_question.blanks(asked.question, services),
        more=coverage_question.more(asked.question, session.viewer()) if asked.inside else (),
        kept={**{name: value for name, value in asked.args.items() if name in coverage_question.UNSEEN}, **seen_as()},
    )


def seen_as() -> dict[str, str]:
    """The part of an address that keeps the eyes of a resident."""
    everybody = request.args.get("seen_as") == session.EVERYBODY_WORD
    return {"seen_as": session.EVERYBODY_WORD} if everybody else {}


def file_name(asked: AskedCoverage, ending: str) -> str:
    """「芦屋市_通える範囲_通いの場_20261122.xlsx」."""
    label = kind_label(asked.question.service)
    day = f"{clock.today():%Y%m%d}"
    return wording.COVERAGE_FILE.format(city=session.city().name, kind=label, day=day, ending=ending)
