"""A city of 370,000: its network by `walk build`, the first question, and the whole question after a new definition.

Limits: 60 s for the network, 10 s for a question after a definition change (features.md 7.1 and 7.2). Then what a
planner does with it.
"""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from layers.access.answer import Answer
from layers.access.question import Question
from layers.store import Store
from tests.bench import made_city, planner
from tests.bench.clock import Line, median
from tests.bench.shell import ibashomap

NETWORK, FIRST, CHANGED = 60.0, 60.0, 10.0
_CITY = "city of 370,000"
QUESTION = Question(service="kayoinoba")
CHANGES = (
    replace(QUESTION, frequency="weekly"),
    replace(QUESTION, sex="female"),
    replace(QUESTION, minutes=15.0, walker="adult"),
    replace(QUESTION, measure="straight", minutes=500 / 60),
)


def measure(times: int) -> Iterator[Line]:
    """The network and the first question once, changed definitions so many times each; the worst of these counts."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        url = f"sqlite:///{folder / 'city.db'}"
        made_city.write_network(folder / "made.osm.pbf")
        made_city.write_heights(folder / "heights")
        made_city.make(url).close()
        words = ("--network", folder / "made.osm.pbf", "--heights", folder / "heights", "--db", url)
        built = median(1, lambda: ibashomap("walk", "build", *words))
        yield Line.limit(f"{_CITY}: walk build, 160k junctions with hills", built, NETWORK)
        shell = median(1, lambda: ibashomap("coverage", "--kind", "kayoinoba", "--json", "--db", url))
        yield Line.limit(f"{_CITY}: first question, a new process", shell, FIRST)
        with closing(Store.open(url)) as store:
            yield from _questions(store, times)
            yield from planner.lines(store, times)


def _questions(store: Store, times: int) -> Iterator[Line]:
    first, answer = planner.timed(store, QUESTION)
    people = answer.people
    changed = []
    for question in CHANGES * times:
        took, answer = planner.timed(store, question)
        changed.append(took)
        _same_people(answer, people)
    yield Line.limit(f"{_CITY}: first question, in the process", first, FIRST)
    yield Line.limit(f"{_CITY}: worst question after a new definition", max(changed), CHANGED)


def _same_people(answer: Answer, people: int) -> None:
    if answer.people != people:
        raise AssertionError(f"{answer.people} ≠ {people}")
