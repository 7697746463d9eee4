"""What has changed since the question before: people, and the places that count no more or count now."""

from layers.access.answer import Answer
from layers.access.eligible import usable
from layers.access.grounds import Ground
from layers.access.question import Question
from layers.catalog import coverage_words as words
from layers.store import Unit
from webmap import coverage_desk, wording
from webmap.coverage_asked import AskedCoverage, asked_before
from webmap.coverage_pages import Change

_MOST = 8


def change(unit: Unit, asked: AskedCoverage, answer: Answer, ground: Ground) -> Change | None:
    """The change explained, where the question came from another one whose answer is kept still."""
    question = asked_before(asked)
    there = coverage_desk.gathered(unit, question) if question else None
    before = unit.coverage.kept(question, there) if question and there else None
    if question is None or there is None or before is None:
        return None
    old, new = _counted(question, there), _counted(asked.question, ground)
    return Change(
        asked=wording.JOIN.join(words.differs(asked.question, question)) or words.sentence_of(asked.question),
        number=_number(before, answer),
        gone=tuple(name for one, name in old.items() if one not in new),
        came=tuple(name for one, name in new.items() if one not in old),
        towns=_towns(before, answer),
    )


def _counted(question: Question, ground: Ground) -> dict[str, str]:
    """The places that count, by id."""
    kinds = coverage_desk.kinds_of(question.service)
    return {point.id: point.name for point in usable(question, ground.places, kinds=kinds, today=ground.today).points}


def _number(before: Answer, answer: Answer) -> str:
    more = answer.uncovered - before.uncovered
    pattern = wording.COVERAGE_MORE if more > 0 else wording.COVERAGE_FEWER if more else wording.COVERAGE_SAME
    told = pattern.format(number=f"{abs(more):,}", before=f"{before.uncovered:,}", now=f"{answer.uncovered:,}")
    if answer.people != before.people:
        told += wording.COVERAGE_OTHER_PEOPLE.format(before=f"{before.people:,}", now=f"{answer.people:,}")
    return told


def _towns(before: Answer, answer: Answer) -> tuple[str, ...]:
    """Where it changed the most."""
    old = {row.code: row.uncovered for row in before.rows}
    more = [(row.uncovered - old.get(row.code, 0), row.name) for row in answer.rows]
    most = sorted((one for one in more if one[0]), key=lambda one: -abs(one[0]))[:_MOST]
    return tuple(wording.COVERAGE_TOWN_CHANGE.format(name=name, number=number) for number, name in most)
