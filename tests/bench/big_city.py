"""A city of 370,000: its network by `walk build`, the first question, and the whole question after a new definition.

Limits: 60 s for the network, 10 s for a question after a definition change (features.md 7.1 and 7.2).
"""

import tempfile
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from layers.access import coverage
from layers.access.answer import Answer
from layers.access.question import Question
from layers.store import Store
from layers.trust.audience import viewer_of
from tests.bench import made_city
from tests.bench.clock import Line, median
from tests.bench.shell import ibashomap

NETWORK, FIRST, CHANGED = 60.0, 60.0, 10.0
QUESTION = Question(service="kayoinoba")
CHANGES = (
    replace(QUESTION, frequency="weekly"),
    replace(QUESTION, sex="female"),
    replace(QUESTION, minutes=15.0, walker="adult"),
    replace(QUESTION, measure="straight", minutes=500 / 60),
)


def measure(times: int) -> list[Line]:
    """The network and the first question once, changed definitions so many times each; the worst of these counts."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        url = f"sqlite:///{folder / 'city.db'}"
        made_city.write_network(folder / "made.osm.pbf")
        made_city.write_heights(folder / "heights")
        made_city.make(url).close()
        words = ("--network", folder / "made.osm.pbf", "--heights", folder / "heights", "--db", url)
        built = median(1, lambda: ibashomap("walk", "build", *words))
        shell = median(1, lambda: ibashomap("coverage", "--kind", "kayoinoba", "--json", "--db", url))
        with closing(Store.open(url)) as store:
            first, answer = _timed(store, QUESTION)
            people = answer.people
            changed = []
            for question in CHANGES * times:
                took, answer = _timed(store, question)
                changed.append(took)
                _same_people(answer, people)
    return [
        _limit("city of 370,000: walk build, 160k junctions with hills", built, NETWORK),
        _limit("city of 370,000: first question, a new process", shell, FIRST),
        _limit("city of 370,000: first question, in the process", first, FIRST),
        _limit("city of 370,000: worst question after a new definition", max(changed), CHANGED),
    ]


def _timed(store: Store, question: Question) -> tuple[float, Answer]:
    """As the worker does it: all that is asked is gathered anew out of the database."""
    began = time.perf_counter()
    with store.reading(viewer_of(question.audience)) as unit:
        ground = unit.coverage.gather(question)
    found = coverage.answer(question, ground)
    found.to_json()
    return time.perf_counter() - began, found


def _same_people(answer: Answer, people: int) -> None:
    if answer.people != people:
        raise AssertionError(f"{answer.people} ≠ {people}")


def _limit(job: str, took: float, most: float) -> Line:
    return Line(job=job, ours=took, other_name=f"the limit, {'met' if took <= most else 'NOT MET'}", other=most)
