"""The worker: long work outside of requests, one job at a time, stoppable."""

from pathlib import Path

import pytest

from etl import worker
from layers import city as cities
from layers.store import Store
from layers.trust.audience import EVERYBODY, OPERATOR
from tests import town

LIST = "名称,種別,緯度,経度\nひだまりの会,通いの場,34.305,134.005\n".encode()


@pytest.fixture
def settled(store: Store) -> Store:
    """A store of 架空市."""
    with store.writing(OPERATOR) as unit:
        unit.settle(cities.read(town.TOML, city_id="town"), town.TOML)
    return store


def asked(store: Store, content: bytes = LIST, name: str = "一覧.csv") -> str:
    """Put a file down and ask for it to be read."""
    with store.writing(OPERATOR) as unit:
        return unit.jobs.ask("check_and_stage", {"upload": unit.uploads.keep(name, content)})


def job(store: Store, job_id: str):
    """The job as a page reads it."""
    with store.reading(OPERATOR) as unit:
        return unit.jobs.one(job_id)


def test_an_upload_is_read_staged_published_and_forgotten(settled: Store) -> None:
    first = asked(settled)
    assert worker.work_once(settled)
    done = job(settled, first)
    assert (done.state, done.message, done.progress) == ("done", "job.done", 1.0)
    with settled.writing(OPERATOR) as unit:
        second = unit.jobs.ask("publish", {"import": done.result["import"], "release": True})
    assert worker.work_once(settled)
    assert job(settled, second).state == "done"
    assert not worker.work_once(settled)
    with settled.reading(EVERYBODY) as unit:
        assert [point.name for point in unit.places.read()] == ["ひだまりの会"]


def test_a_file_that_nobody_knows_ends_with_findings(settled: Store) -> None:
    asked_for = asked(settled, b"\x00\x01\x02" * 100, "絵.bin")
    worker.work_once(settled)
    done = job(settled, asked_for)
    assert done.state == "done"
    assert done.result["import"] is None
    assert done.result["findings"][0]["level"] == "error"


def test_a_job_that_is_cancelled_stages_nothing(settled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked_for = asked(settled)
    read = worker.read_limited

    def cancelled_meanwhile(path: Path, folder: str | None = None):
        with settled.writing(OPERATOR) as unit:
            unit.jobs.cancel(asked_for)
        return read(path, folder)

    monkeypatch.setattr(worker, "read_limited", cancelled_meanwhile)
    worker.work_once(settled)
    assert job(settled, asked_for).state == "cancelled"
    with settled.reading(OPERATOR) as unit:
        assert unit.imports.all() == []


def test_a_job_whose_file_is_gone_fails_with_a_code(settled: Store) -> None:
    with settled.writing(OPERATOR) as unit:
        asked_for = unit.jobs.ask("check_and_stage", {"upload": "nothing"})
    worker.work_once(settled)
    failed = job(settled, asked_for)
    assert (failed.state, failed.result["code"]) == ("failed", "upload.not_found")


def test_jobs_found_running_at_the_start_are_interrupted(settled: Store) -> None:
    asked_for = asked(settled)
    with settled.writing(OPERATOR) as unit:
        unit.jobs.take()
    worker.run(settled, stop=lambda: True)
    assert job(settled, asked_for).state == "interrupted"
