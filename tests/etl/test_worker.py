"""The worker: long work outside of requests, one job at a time, stoppable."""

from pathlib import Path

import pytest

from etl import worker
from layers import city as cities
from layers.errors import NotFound
from layers.intake.recipe import Recipe
from layers.store import Store, audit
from layers.store.jobs import Jobs
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

    def cancelled_meanwhile(path: Path, folder: str | None = None, encoding: str | None = None):
        with settled.writing(OPERATOR) as unit:
            unit.jobs.cancel(asked_for)
        return read(path, folder, encoding)

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


def test_the_work_is_told_step_by_step_and_its_result_is_kept(settled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[tuple[float, str]] = []
    asked_for = asked(settled)
    tell = Jobs.tell

    def heard(self: Jobs, job_id: str, progress: float, message: str) -> bool:
        steps.append((progress, message))
        return tell(self, job_id, progress, message)

    monkeypatch.setattr(Jobs, "tell", heard)
    assert worker.work_once(settled)
    assert [message for _, message in steps] == ["job.reading", "job.comparing", "job.comparing"]
    shares = [share for share, _ in steps]
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] < 1
    assert job(settled, asked_for).result == {"import": "1", "file": "一覧.csv", "findings": []}
    with settled.reading(OPERATOR) as unit:
        assert (unit.imports.one("1").state, unit.imports.one("1").staged_by) == ("staged", "shell")
        with pytest.raises(NotFound):
            unit.uploads.kept(job(settled, asked_for).arguments["upload"])


def test_what_the_program_itself_gets_wrong_ends_the_job_and_not_the_worker(
    settled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object, **_named: object) -> None:
        raise ZeroDivisionError

    asked_for = asked(settled)
    monkeypatch.setattr(worker, "understand", broken)
    assert worker.work_once(settled)
    failed = job(settled, asked_for)
    assert (failed.state, failed.message) == ("failed", "job.failed")
    assert failed.result == {"code": "job.broken", "params": {"kind": "ZeroDivisionError"}}


def test_publishing_without_a_word_stays_in_the_register(settled: Store) -> None:
    asked(settled)
    worker.work_once(settled)
    with settled.writing(OPERATOR) as unit:
        second = unit.jobs.ask("publish", {"import": "1"})
    worker.work_once(settled)
    assert job(settled, second).result == {"import": "1"}
    with settled.reading(EVERYBODY) as unit:
        assert unit.places.read() == []
    with settled.reading(OPERATOR) as unit:
        assert len(unit.places.read()) == 1


def test_an_idle_worker_waits_and_hears_that_it_shall_stop(settled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(worker.time, "sleep", pauses.append)
    worker.run(settled, stop=lambda: len(pauses) >= 2)
    assert len(pauses) == 2
    assert all(0 < pause <= 1 for pause in pauses)


def test_a_kept_file_is_read_again_as_a_person_says(settled: Store) -> None:
    asked(settled)
    worker.work_once(settled)
    with settled.writing(OPERATOR) as unit:
        assert unit.kept_files.of("1").content == LIST
        again = unit.jobs.ask("read_again", {"import": "1", "cells": [["A2", "陽だまりの会"], ["B2", "サロン"]]})
    worker.work_once(settled)
    # It waits, so it keeps its place: nobody has to follow it to another address.
    assert job(settled, again).result == {"import": "1", "file": "一覧.csv", "findings": []}
    with settled.writing(OPERATOR) as unit:
        assert [row.state for row in unit.imports.all()] == ["staged"]
        assert unit.kept_files.of("1").content == LIST
        (sheet,) = unit.recipes.of(unit.imports.one("1").dataset).sheets
        assert [(mend.heading, mend.was, mend.now) for mend in sheet.mends] == [
            ("名称", "ひだまりの会", "陽だまりの会"),
            ("種別", "通いの場", "サロン"),
        ]
        unit.imports.publish("1")
        assert [(point.name, point.kind) for point in unit.places.read()] == [("陽だまりの会", "salon")]
        # What a person says of the columns goes with it; here she takes the mends back by a recipe without them.
        recipe = Recipe().with_column("", "種別", "kind").to_json()
        third = unit.jobs.ask("read_again", {"import": "1", "recipe": recipe})
    worker.work_once(settled)
    assert job(settled, third).result["import"] == "2"
    with settled.reading(OPERATOR) as unit:
        assert unit.imports.one("1").dataset == unit.imports.one("2").dataset
        (change,) = [one for one in unit.imports.one("2").changes if one.kind == "new"]
        assert change.name == "ひだまりの会"


def test_next_years_upload_is_read_with_the_recipe_of_its_list(settled: Store) -> None:
    asked(settled)
    worker.work_once(settled)
    with settled.writing(OPERATOR) as unit:
        unit.jobs.ask("read_again", {"import": "1", "cells": [["A2", "陽だまりの会"]]})
    worker.work_once(settled)
    later = "緯度,名称,種別,経度\n34.305,ひだまりの会,通いの場,134.005\n34.306,月の会,通いの場,134.006\n".encode()
    asked_for = asked(settled, later, "一覧_次の年.csv")
    worker.work_once(settled)
    made = job(settled, asked_for).result["import"]
    with settled.writing(OPERATOR) as unit:
        assert [one.code for one in unit.imports.one(made).findings] == ["mend.applied"]
        unit.imports.publish(made)
        assert {point.name for point in unit.places.read()} == {"陽だまりの会", "月の会"}


@pytest.mark.parametrize(("days", "stays"), [(29, True), (31, False)])
def test_what_nobody_answers_is_forgotten_after_a_month(
    settled: Store, monkeypatch: pytest.MonkeyPatch, days: int, *, stays: bool
) -> None:
    then = audit.ago(days)
    with monkeypatch.context() as past:
        past.setattr(audit, "now", lambda: then)
        waiting = asked(settled, "名称,会場\nひだまりの会,東会館\n".encode())
        worker.work_once(settled)
    upload = job(settled, waiting).arguments["upload"]
    worker.run(settled, stop=lambda: True)
    left = job(settled, waiting).result
    assert [one["code"] for one in left["findings"]] == ["kind.unknown"]
    assert (left.get("asks") == "kind", "ひだまりの会" in str(left)) == (stays, stays)
    with settled.reading(OPERATOR) as unit:
        acts = [(one.act, one.target) for one in unit.audit.recent()]
        assert (("upload.forget", upload) in acts) is not stays
        if stays:
            assert unit.uploads.kept(upload)[0] == "一覧.csv"
        else:
            with pytest.raises(NotFound):
                unit.uploads.kept(upload)


def test_an_answer_is_kept_with_the_list_and_what_was_shown_is_forgotten(settled: Store) -> None:
    waiting = asked(settled, "名称,会場\nひだまりの会,東会館\n".encode())
    worker.work_once(settled)
    question = job(settled, waiting)
    recipe = Recipe.from_json(question.result["recipe"]).with_kind("salon").to_json()
    with settled.writing(OPERATOR) as unit:
        answer = unit.jobs.ask("check_and_stage", {**question.arguments, "recipe": recipe, "answers": waiting})
    worker.work_once(settled)
    made = job(settled, answer).result["import"]
    assert not job(settled, waiting).result.keys() & {"asks", "recipe", "sheets"}
    with settled.reading(OPERATOR) as unit:
        assert unit.recipes.of(unit.imports.one(made).dataset).kind == "salon"
    again = asked(settled, "名称,会場\nひだまりの会,東会館\nつくしの会,西会館\n".encode())
    worker.work_once(settled)
    assert job(settled, again).result["import"] is not None
