"""What a planner waits for in a city of 370,000, beside the limits of her story (features.md S3, 7.4, 7.5, 8.5).

Variants side by side, the best next two places, a group that closes, and the papers for the committee.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from etl.sitings import sited
from layers.access import coverage
from layers.access.answer import Answer
from layers.access.definitions import definition
from layers.access.question import Question
from layers.access.scenario import Act
from layers.access.siting.asked import TODAY, SitingQuestion
from layers.access.what_if import WhatIf
from layers.store import Store
from layers.trust.audience import OPERATOR, viewer_of
from tests.applications import application
from tests.bench.clock import Line, median
from webmap.coverage_rows import straight_of
from webmap.settings import Settings

VARIANTS, SITING, CLOSING, PAPERS = 15.0, 30.0, 1.0, 10.0
KAYOINOBA = definition("kayoinoba").question()
ASKED = (
    replace(KAYOINOBA, frequency="monthly"),
    replace(KAYOINOBA, walker="adult"),
    replace(KAYOINOBA, measure="straight", minutes=500 / 60),
)
WANTED = SitingQuestion(coverage=KAYOINOBA, k=2, candidates=("school",), floor=TODAY)
SAVED = (("pdf", ""), ("pdf", "large"), ("docx", ""), ("docx", "large"), ("csv", ""), ("xlsx", ""))
_CITY = "city of 370,000"


def timed(store: Store, question: Question) -> tuple[float, Answer]:
    """As the worker does it: all that is asked is gathered anew out of the database."""
    began = time.perf_counter()
    with store.reading(viewer_of(question.audience)) as unit:
        ground = unit.coverage.gather(question)
    found = coverage.answer(question, ground)
    found.to_json()
    return time.perf_counter() - began, found


def lines(store: Store, times: int) -> Iterator[Line]:
    """The rows of one city, whose network is built."""
    three = median(times, lambda: [timed(store, question) for question in ASKED])
    yield Line.limit(f"{_CITY}: monthly, adults and straight 500 m side by side", three, VARIANTS)
    yield _siting(store, times)
    yield from _closing(store, times)
    yield from _papers(store, times)


def _siting(store: Store, times: int) -> Line:
    found = []
    took = median(times, lambda: found.append(sited(store, OPERATOR, WANTED, lambda *_: None).siting))
    proof = "proven" if found[0].proven else f"gap {found[0].gap:.2%}"
    return Line.limit(f"{_CITY}: two more of 300 schools, no 包括圏域 worse, {proof}", took, SITING)


def _closing(store: Store, times: int) -> Iterator[Line]:
    """Each of fifty groups closes once, and the whole outcome is told by 町丁目; the slowest counts."""
    with store.reading(viewer_of(KAYOINOBA.audience)) as unit:
        ground = unit.coverage.gather(KAYOINOBA)
    made: list[WhatIf] = []
    prepared = median(times, lambda: made.append(WhatIf(KAYOINOBA, ground)))
    warm = made[-1]
    took = [median(1, _closed(warm, place.id)) for place in warm.places[:: max(1, len(warm.places) // 50)]]
    yield Line.limit(f"{_CITY}: what-if made ready", prepared, VARIANTS)
    yield Line.limit(f"{_CITY}: a group closes, the slowest of {len(took)}", max(took), CLOSING)


def _closed(warm: WhatIf, place: str) -> Callable[[], object]:
    def act() -> None:
        if warm.outcome([Act(key="a1", kind="close", place=place)]).gained:
            raise AssertionError(place)

    return act


def _papers(store: Store, times: int) -> Iterator[Line]:
    """As somebody of the staff saves them on the page."""
    with store.writing(OPERATOR) as unit:
        unit.accounts.add("planner", "staff", "only for measuring, nobody else")
        session = unit.accounts.open_session("planner")
        for question in (KAYOINOBA, straight_of(KAYOINOBA)):
            unit.coverage.keep(timed(store, question)[1])
    client = application(Settings(db="", secret="only for measuring"), store).test_client()
    client.set_cookie("ibashomap", session)

    def saved() -> None:
        for ending, size in SAVED:
            answered = client.get(f"/coverage/save/{ending}", query_string={"kind": KAYOINOBA.service, "size": size})
            if answered.status_code != 200 or not answered.data:
                raise AssertionError((ending, answered.status))

    yield Line.limit(f"{_CITY}: PDF and DOCX, both in large print too, CSV, XLSX", median(times, saved), PAPERS)
