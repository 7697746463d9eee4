"""What is computed from what: answers of coverage from places, people and streets; recomputed when those change.

An answer is kept by the fingerprint of all it was computed from, so an old one is never taken for a new one; what was
asked lately is computed anew by the worker as soon as something has changed.
"""

import time
from collections.abc import Callable, Mapping
from typing import Any

from layers.access.answer import Answer
from layers.access.coverage import answer
from layers.access.definitions import standing
from layers.access.question import Question
from layers.errors import LayersError, NotFound
from layers.store import Store, Unit
from layers.store.coverage import JOB
from layers.store.jobs import Job
from layers.store.own_work import asker
from layers.store.zone_question import zone_question
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer

Step = Callable[[float, str], None]
_RECENT = "recent"
_MOST_RECENT = 20
_LOOK_SECONDS = 5.0


def answered(store: Store, viewer: Viewer, question: Question, step: Step) -> Answer:
    """The answer kept before, where nothing has changed since; else computed now. It is not kept by this."""
    step(0.1, "job.gathering_people")
    with store.reading(viewer) as unit:
        ground = unit.coverage.gather(question)
        kept = unit.coverage.kept(question, ground)
    if kept is not None:
        return kept
    step(0.4, "job.walking")
    return answer(question, ground)


def coverage(store: Store, job: Job, step: Step) -> Mapping[str, Any]:
    """The job "coverage": one question, or all that were asked lately."""
    if job.arguments.get(_RECENT):
        return _recent(store, step)
    viewer, question = asker(job), Question.from_json(job.arguments["question"])
    found = answered(store, viewer, question, step)
    step(0.9, "job.keeping")
    with store.writing(viewer) as unit:
        unit.coverage.keep(found)
    return {"fingerprint": found.fingerprint}


def _recent(store: Store, step: Step) -> Mapping[str, Any]:
    with store.reading(OPERATOR) as unit:
        questions = _wanted(unit)
    done = 0
    for number, question in enumerate(questions):
        step(number / len(questions), "job.walking")
        try:
            found = answered(store, OPERATOR, question, lambda _share, _message: None)
        except LayersError:
            # The streets or the ages are gone: whoever asks next is told.
            continue
        with store.writing(OPERATOR) as unit:
            # To be computed anew is not to be asked again.
            unit.coverage.keep(found, asked=False)
        done += 1
    return {"computed": done}


def _wanted(unit: Unit) -> list[Question]:
    """What was asked lately, and what residents, who cannot ask the worker, shall find answered."""
    if not unit.coverage.ready():
        return []
    of_zones = zone_question(unit).question
    own = [of_zones] if of_zones else []
    return list(dict.fromkeys([*unit.coverage.recent()[:_MOST_RECENT], *standing(), *own]))


def _is_stale(unit: Unit, question: Question) -> bool:
    """Whether an answer could be computed and is not there; what lacks its ages is not asked again and again."""
    try:
        ground = unit.coverage.gather(question)
    except LayersError:
        return False
    return unit.coverage.kept(question, ground) is None


def remember(store: Store) -> int:
    """Keep what the zones are today, as the staff and as everybody read them; how many were kept."""
    done = 0
    for viewer in (OPERATOR, EVERYBODY):
        with store.reading(viewer) as unit:
            try:
                profiles = unit.profiles.unkept()
            except NotFound:
                # There is no city yet.
                return 0
        if profiles:
            with store.writing(viewer) as unit:
                unit.profiles.keep(profiles)
            done += len(profiles)
    return done


class Watch:
    """Looks now and then whether anything has changed since the answers were computed."""

    def __init__(self) -> None:
        """Everything may have changed while nobody looked."""
        self._seen = ""
        self._looked = -_LOOK_SECONDS

    def look(self, store: Store, *, anew: bool = False) -> bool:
        """Ask for what is stale to be computed; whether anything was asked."""
        if time.monotonic() - self._looked < _LOOK_SECONDS and not anew:
            return False
        self._looked = time.monotonic()
        revision = store.revision
        if revision == self._seen and not anew:
            return False
        self._seen = revision
        remember(store)
        with store.reading(OPERATOR) as unit:
            stale = any(_is_stale(unit, question) for question in _wanted(unit))
        if stale:
            with store.writing(OPERATOR) as unit:
                unit.jobs.ask(JOB, {_RECENT: True})
        return stale
