"""`coverage` at the shell, the job of the worker, and what is computed anew when places change."""

import csv
import io
from pathlib import Path

import pytest

from etl import derive, worker
from layers.access import definitions
from layers.access.question import Question
from layers.store import Store
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer
from tests import town, town_blocks
from tests.command_line import answer, new_database, run, told

PLAIN = ("--kind", "kayoinoba", "--minutes", "10", "--people", "75plus", "--walker", "level60")


@pytest.fixture
def url(tmp_path: Path) -> str:
    """架空市 with people, places and streets."""
    made = new_database(tmp_path)
    store = Store.open(made)
    for batch in (town.small_areas(), town.population(), town.zones(), town.places()):
        with store.writing(OPERATOR) as unit:
            unit.imports.publish(unit.imports.stage(batch, town.document(batch)), release=True)
    with store.writing(OPERATOR) as unit:
        unit.walk_networks.keep(town_blocks.network())
    store.close()
    return made


def test_the_document_of_the_contract(url: str) -> None:
    found = answer("coverage", *PLAIN, "--json", "--db", url)
    assert list(found) == ["question", "totals", "rows"]
    assert found["totals"] == {"people": 225, "uncovered": 0, "share": 0.0}
    assert list(found["rows"][0]) == ["code", "name", "people", "uncovered", "place", "place_name", "minutes"]
    assert found["question"]["frequency"] == "any"
    assert sum(row["people"] for row in found["rows"]) == 225


def test_the_csv_has_the_same_columns_and_the_same_bytes_every_time(url: str, tmp_path: Path) -> None:
    text = run("coverage", *PLAIN, "--csv", "--db", url)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert list(rows[0]) == ["code", "name", "people", "uncovered", "place", "place_name", "minutes"]
    assert [int(row["people"]) for row in rows] == [5, 10, 15, 20, 25, 30, 35, 40, 45]
    assert run("coverage", *PLAIN, "--csv", "--db", url) == text
    run("coverage", *PLAIN, "--csv", str(tmp_path / "out.csv"), "--db", url)
    assert (tmp_path / "out.csv").read_bytes() == text.encode().replace(b"\n", b"\r\n").replace(b"\r\r", b"\r")


def test_progress_is_told_beside_the_answer(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "coverage", *PLAIN, "--json", "--db", url) == [
        "人口と場所を集めています。",
        "歩く時間を計算しています。",
    ]
    words = run("coverage", *PLAIN, "--db", url)
    assert "225人のうち0人（0.0％）" in words
    assert "この数字で言えないこと" in words


def test_what_cannot_be_asked_is_wrong_use_and_what_is_lacking_is_said(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("coverage", "--kind", "swimming", "--db", url, code=2)
    run("coverage", *PLAIN, "--people", "99plus", "--db", url, code=2)
    capsys.readouterr()
    (tmp_path / "empty").mkdir()
    bare = new_database(tmp_path / "empty")
    assert "walk build" in told(capsys, "coverage", *PLAIN, "--json", "--db", bare, code=1)[-1]


def test_a_definition_has_its_own_defaults_and_a_kind_has_none(url: str) -> None:
    asked = answer("coverage", "--kind", "gatherings", "--walker", "level60", "--json", "--db", url)["question"]
    assert (asked["frequency"], asked["confirmed_months"], asked["walker"]) == ("weekly", 0, "level60")


def test_the_worker_answers_and_computes_anew_what_was_asked_when_places_change(url: str) -> None:
    question = Question(service="kayoinoba", people="75plus", walker="level60")
    store = Store.open(url)
    staff = Viewer(name="職員", role="staff")
    with store.writing(staff) as unit:
        job = unit.coverage.ask(question)
    assert worker.work_once(store)
    with store.reading(staff) as unit:
        assert unit.coverage.job(job).state == "done"
        first = unit.coverage.kept(question)
    assert first is not None
    watch = derive.Watch()
    # What residents may open at once is computed too, without anybody's asking.
    assert watch.look(store, anew=True)
    assert worker.work_once(store)
    with store.reading(EVERYBODY) as unit:
        assert all(unit.coverage.kept(standing) for standing in definitions.standing())
    assert not watch.look(store, anew=True)
    with store.writing(OPERATOR) as unit:
        batch = town.places(gone=[town.town(2, 2) + "の会"])
        unit.imports.publish(unit.imports.stage(batch, town.document(batch, "2")), release=True)
    assert watch.look(store, anew=True)
    assert worker.work_once(store)
    with store.reading(EVERYBODY) as unit:
        again = unit.coverage.kept(question)
    assert again is not None
    assert (first.uncovered, again.uncovered > 0) == (0, True)
    assert not watch.look(store, anew=True)
    store.close()


def test_a_job_that_is_stopped_keeps_nothing(url: str) -> None:
    question = Question(service="kayoinoba", people="75plus", walker="level60")
    store = Store.open(url)
    staff = Viewer(name="職員", role="staff")
    with store.writing(staff) as unit:
        job = unit.coverage.ask(question)
    with store.writing(OPERATOR) as unit:
        taken = unit.jobs.take()
    with store.writing(staff) as unit:
        unit.coverage.cancel(job)

    def step(progress: float, message: str) -> None:
        with store.writing(OPERATOR) as unit:
            if not unit.jobs.tell(taken.id, progress, message):
                raise worker.Cancelled

    with pytest.raises(worker.Cancelled):
        derive.coverage(store, taken, step)
    with store.reading(staff) as unit:
        assert unit.coverage.kept(question) is None
    store.close()
