"""`siting` at the shell and as the job of the worker: the contract's document, what is kept, what is refused."""

from pathlib import Path

import pytest

from etl import sitings, worker
from layers.access.question import Question
from layers.access.siting.asked import SitingQuestion
from layers.errors import NotAllowed, NotFound, Refused
from layers.store import Store
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer
from tests import town, town_blocks
from tests.command_line import answer, new_database, run, told

PLAIN = ("--kind", "ibasho", "--minutes", "5", "--people", "all", "--walker", "level60")
STAFF = Viewer(name="職員", role="staff")
ASKED = SitingQuestion(
    coverage=Question(service="ibasho", minutes=5, people="all", walker="level60"), k=2, candidates=("kayoinoba",)
)


@pytest.fixture
def url(tmp_path: Path) -> str:
    """架空市 with people, streets, and its 通いの場 as candidates for something else."""
    made = new_database(tmp_path)
    store = Store.open(made)
    for batch in (town.small_areas(), town.population(), town.zones(), town.places()):
        with store.writing(OPERATOR) as unit:
            unit.imports.publish(unit.imports.stage(batch, town.document(batch)), release=True)
    with store.writing(OPERATOR) as unit:
        unit.walk_networks.keep(town_blocks.network())
    store.close()
    return made


def _siting(url: str, *words: str) -> dict:
    return answer("siting", *PLAIN, *words, "--json", "--db", url)


def test_the_document_of_the_contract(url: str) -> None:
    found = _siting(url, "--k", "2", "--candidates", "kayoinoba")
    assert list(found)[:6] == ["chosen", "objective", "bound", "status", "gap", "greedy_objective"]
    assert {one["name"] for one in found["chosen"]} == {f"{town.town(2, 2)}の会", f"{town.town(2, 1)}の会"}
    assert (found["status"], found["gap"]) == ("optimal", 0)
    assert found["objective"] == found["bound"] == found["totals"]["reached"]
    assert _siting(url, "--k", "2", "--candidates", "kayoinoba") == found
    named = [one["id"] for one in found["chosen"]]
    assert _siting(url, "--k", "2", "--candidates", ",".join(named))["objective"] == found["objective"]
    assert _siting(url, "--k", "1", "--candidates", *named, "--forbidden", named[0])["chosen"][0]["id"] == named[1]


def test_the_floor_and_the_other_method(url: str) -> None:
    fair = _siting(url, "--k", "3", "--candidates", "kayoinoba", "--floor", "0.1")
    assert all(zone["people"] - zone["uncovered"] + zone["reached"] >= zone["floor"] for zone in fair["zones"])
    assert [zone["floor"] for zone in fair["zones"]] == [60, 150, 240]
    middle = _siting(url, "--k", "1", "--candidates", "kayoinoba", "--method", "p-median")
    assert middle["bound"] <= middle["objective"] <= 60 * town.RESIDENTS


def test_in_words(url: str) -> None:
    words = run("siting", *PLAIN, "--candidates", "kayoinoba", "--db", url)
    assert "あと1か所ひらくなら、通いの場のどこがいちばん届くか" in words
    assert "これが最善と証明できました" in words


def test_what_cannot_be_asked(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    run("siting", *PLAIN, "--db", url, code=2)
    capsys.readouterr()
    assert "見つからない" in told(capsys, "siting", *PLAIN, "--candidates", "no-such", "--db", url, code=1)[-1]
    assert "候補がありません" in told(capsys, "siting", *PLAIN, "--candidates", "school", "--db", url, code=1)[-1]


def test_the_worker_keeps_it_for_those_who_work_here_alone(url: str) -> None:
    store = Store.open(url)
    with store.writing(STAFF) as unit:
        assert unit.sitings.kept(ASKED) is None
        job = unit.sitings.ask(ASKED)
    assert worker.work_once(store)
    with store.reading(STAFF) as unit:
        assert unit.sitings.job(job).state == "done"
        found = unit.sitings.kept(ASKED)
        assert found is not None
        assert found.siting.proven
    with store.reading(Viewer(name="ほかの人", role="staff")) as unit, pytest.raises(NotFound):
        unit.sitings.job(job)
    for viewer in (EVERYBODY, Viewer(name="閲覧", role="viewer")):
        with store.reading(viewer) as unit, pytest.raises(NotAllowed):
            unit.sitings.kept(ASKED)
    with store.reading(STAFF) as unit, pytest.raises(Refused):
        unit.sitings.gather(SitingQuestion(coverage=ASKED.coverage, k=1, candidates=("gone",)))
    store.close()


def test_a_job_that_is_stopped_keeps_nothing(url: str) -> None:
    store = Store.open(url)
    with store.writing(STAFF) as unit:
        job = unit.sitings.ask(ASKED)
    with store.writing(OPERATOR) as unit:
        taken = unit.jobs.take()
    with store.writing(STAFF) as unit:
        unit.sitings.cancel(job)

    def step(progress: float, message: str) -> None:
        with store.writing(OPERATOR) as unit:
            if not unit.jobs.tell(taken.id, progress, message):
                raise worker.Cancelled

    with pytest.raises(worker.Cancelled):
        sitings.siting(store, taken, step)
    with store.reading(STAFF) as unit:
        assert unit.sitings.kept(ASKED) is None
    store.close()
