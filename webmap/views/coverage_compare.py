"""通える範囲, side by side: what changes when the question changes — for women, monthly, faster, as the crow flies."""

from flask import Blueprint, Response, redirect, request
from flask.typing import ResponseReturnValue

from layers.access.answer import Answer
from layers.access.question import Question
from layers.catalog import coverage_words as words
from webmap import coverage_question, session, wording
from webmap.access import requires
from webmap.coverage_asked import AskedCoverage, asked_now
from webmap.coverage_desk import kept
from webmap.coverage_pages import ComparedRow, ComparePage, Variant
from webmap.pages import Choice
from webmap.show import link, render

VIEW = Blueprint("coverage_compare", __name__)
LABEL = "問いを並べる"
# Beside the first.
MOST = 3
_USUAL = ("sex=female", "frequency=monthly", "measure=straight")
_STARTED = "started"


@VIEW.get("/coverage/compare")
@requires("confirm")
def show() -> ResponseReturnValue:
    """「問いを変えると、何が変わりますか」; what nobody has calculated yet is given to the worker, once."""
    asked = asked_now()
    chosen = _chosen(asked)
    questions = [asked.question, *(_changed(asked, one) for one in chosen)]
    with session.reading() as unit:
        answers = [kept(unit, question) for question in questions]
    if None in answers and _STARTED not in request.args:
        _ask([question for question, answer in zip(questions, answers, strict=True) if answer is None])
        return redirect(link("coverage_compare.show", **asked.args, also=chosen, **{_STARTED: 1}), 303)
    return _page(asked, chosen, questions, answers)


def _page(asked: AskedCoverage, chosen: list[str], questions: list[Question], answers: list[Answer | None]) -> Response:
    rows = _rows([answer for answer in answers if answer is not None]) if answers[0] else ()
    return render(
        ComparePage(
            title=LABEL,
            asked=words.sentence_of(asked.question),
            kept=asked.args,
            variants=tuple(
                _variant(asked, question, answer, answers[0])
                for question, answer in zip(questions, answers, strict=True)
            ),
            presets=tuple(Choice(value=value, label=label, on=value in chosen) for value, label in _offered(asked)),
            rows=rows,
            changed=sum(row.changes for row in rows),
            waiting=None in answers,
            back_url=link("coverage.show", **asked.args),
        )
    )


def _offered(asked: AskedCoverage) -> list[tuple[str, str]]:
    """The changes that change something."""
    return [told for told in wording.COVERAGE_PRESETS if _changed(asked, told[0]) != asked.question]


def _chosen(asked: AskedCoverage) -> list[str]:
    """The changes of the address that are offered; at first the usual ones."""
    offered = [value for value, _ in _offered(asked)]
    wanted = request.args.getlist("also") if "also" in request.args else list(_USUAL)
    return [value for value in offered if value in wanted][:MOST]


def _changed(asked: AskedCoverage, change: str) -> Question:
    name, _, value = change.partition("=")
    return coverage_question.read({name: value}, session.viewer(), asked.question)


def _ask(questions: list[Question]) -> None:
    with session.writing() as unit:
        for question in questions:
            unit.coverage.ask(question)


def _variant(asked: AskedCoverage, question: Question, answer: Answer | None, first: Answer | None) -> Variant:
    change = answer.uncovered - first.uncovered if answer and first else 0
    told = wording.COVERAGE_CHANGE.format(number=change) if change else wording.COVERAGE_NO_CHANGE
    itself = question == asked.question
    return Variant(
        label=wording.COVERAGE_FIRST if itself else wording.JOIN.join(words.differs(question, asked.question)),
        url=link("coverage.show", **asked.args_of(question)),
        number=wording.PEOPLE.format(number=f"{answer.uncovered:,}") if answer else "",
        share=words.share(answer.uncovered, answer.people) if answer else "",
        change="" if itself or not answer else told,
        ready=answer is not None,
        straight=question.measure == "straight",
    )


def _rows(answers: list[Answer]) -> tuple[ComparedRow, ...]:
    """The towns of the first answer; where a town is in all, its people who do not get there under each."""
    others = [{row.code: row for row in answer.rows} for answer in answers]
    found = []
    for row in answers[0].rows:
        numbers = [known[row.code].uncovered if row.code in known else None for known in others]
        found.append(
            ComparedRow(
                name=row.name,
                people=f"{row.people:,}",
                numbers=tuple("—" if number is None else f"{number:,}" for number in numbers),
                changes=len(set(numbers)) > 1,
            )
        )
    return tuple(found)
