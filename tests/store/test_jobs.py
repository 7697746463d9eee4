"""Jobs by the clock, and what a job tells of itself."""

import time

import pytest

from layers.errors import NotFound
from layers.store import Store, jobs
from layers.trust.audience import OPERATOR


@pytest.fixture
def provider() -> str:
    """The queue itself is tested on every provider; clocks are the program's own."""
    return "sqlite"


def test_a_worker_that_is_silent_for_a_minute_is_gone(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [time.time()]
    monkeypatch.setattr(jobs.time, "time", lambda: now[0])
    with store.writing(OPERATOR) as unit:
        asked = unit.jobs.ask("publish", {})
        unit.jobs.take()
        now[0] += 59
        assert unit.jobs.interrupt_running() == 0
        assert unit.jobs.tell(asked, 0.5, "job.reading")
        now[0] += 59
        assert unit.jobs.interrupt_running() == 0
        now[0] += 2
        assert unit.jobs.interrupt_running() == 1
        told = unit.jobs.one(asked)
    assert (told.state, told.message, told.ended, told.progress) == ("interrupted", "job.interrupted", True, 0.5)


def test_a_job_tells_who_asked_when_and_for_what(store: Store) -> None:
    with store.writing(OPERATOR) as unit:
        asked = unit.jobs.ask("publish", {"import": "1"})
        assert unit.jobs.waiting()
        told = unit.jobs.one(asked)
        assert (told.kind, told.arguments, told.state, told.message, told.progress, told.result, told.asked_by) == (
            "publish", {"import": "1"}, "waiting", "job.waiting", 0.0, {}, "shell",
        )  # fmt: skip
        assert told.asked_at.endswith("+09:00")
        assert not told.ended
        taken = unit.jobs.take()
        assert taken is not None
        assert not unit.jobs.waiting()
        running = unit.jobs.one(asked)
        assert (running.state, running.message, running.ended) == ("running", "job.running", False)
        unit.jobs.end(asked, "failed", "job.failed", {"code": "x"})
        failed = unit.jobs.one(asked)
        assert (failed.state, failed.message, failed.result, failed.progress) == (
            "failed",
            "job.failed",
            {"code": "x"},
            1,
        )
        unit.jobs.cancel(asked)
        assert unit.jobs.one(asked).state == "failed"
    for nothing in ("999", "x", ""):
        with pytest.raises(NotFound) as fault, store.reading(OPERATOR) as unit:
            unit.jobs.one(nothing)
        assert fault.value.code == "job.not_found"


def test_a_question_stands_until_an_answer_is_at_work(store: Store) -> None:
    def asked(arguments: dict[str, str], result: dict[str, str], state: str = "done") -> str:
        made = unit.jobs.ask("check_and_stage", arguments)
        if state:
            unit.jobs.take()
            unit.jobs.end(made, state, "job.done", result)
        return made

    with store.writing(OPERATOR) as unit:
        first = asked({}, {"asks": "kind"})
        asked({}, {"import": "1"})
        second = asked({}, {"asks": "heading"})
        assert [job.id for job in unit.jobs.asking()] == [second, first]
        answer = asked({"answers": first}, {}, state="")
        assert [job.id for job in unit.jobs.asking()] == [second]
        unit.jobs.cancel(answer)
        assert [job.id for job in unit.jobs.asking()] == [second, first]
        # An answer that leads to another question takes the place of the first.
        third = asked({"answers": first}, {"asks": "encoding"})
        assert [job.id for job in unit.jobs.asking()] == [third, second]
        unit.jobs.forget_questions(third)
        assert [job.id for job in unit.jobs.asking()] == [second]
