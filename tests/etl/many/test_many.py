"""Many cities in one run: all results, equal to those one after another, though a worker is killed half-way."""

import json
import os
import shutil
import signal
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from etl.many import kept, listed
from etl.many import spread as spread_of
from etl.many.run import COMPUTED, FAILED, KEPT, Outcome, run
from etl.many.spread import Done, Spread, Task, Work, cluster, here
from etl.many.work import answered
from layers.access.question import Question
from layers.command import main
from layers.errors import Refused
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import machine, town, town_blocks
from tests.webmap.conftest import found_town

QUESTION = Question(service="kayoinoba", minutes=10, people="75plus", walker="level60")
# make test looks at few, make prove at all.
NUMBER = 20 if machine.trials() > 1 else 6


@pytest.fixture(scope="module")
def cities(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list of small cities, each with its own streets and its own places."""
    folder = tmp_path_factory.mktemp("cities")
    found_town(folder / "first.db")
    lines = []
    for number in range(NUMBER):
        name = f"city-{number:02}"
        shutil.copy(folder / "first.db", folder / f"{name}.db")
        _make_its_own(folder / f"{name}.db", number)
        lines.append(f'[[city]]\nid = "{name}"\ndb = "{name}.db"\n')
    (folder / "cities.toml").write_text("\n".join(lines), encoding="utf-8")
    return folder / "cities.toml"


def _make_its_own(path: Path, number: int) -> None:
    gone = [town.town(place % 3, place // 3) + "の会" for place in range(9) if (number >> (place % 5)) & 1]
    batch = town.places(gone=gone)
    store = Store.open(f"sqlite:///{path}")
    with store.writing(OPERATOR) as unit:
        unit.walk_networks.keep(town_blocks.network(hill_metres=float(number % 4)))
        unit.imports.publish(unit.imports.stage(batch, town.document(batch, f"own{number}")), release=True)
    store.close()


def quiet(_done: int, _whole: int, _name: str) -> None:
    """Nobody listens."""


def documents(out: Path, found: tuple[Outcome, ...]) -> dict[str, object]:
    return {one.id: json.loads((out / one.file).read_bytes()) for one in found}


def one_after_another(cities: Path, out: Path) -> dict[str, object]:
    return documents(out, run(listed.read(cities), QUESTION, out, spread=here, work=answered, tell=quiet))


@contextmanager
def two_workers() -> Iterator[Spread]:
    """A cluster on this machine; what dask itself warns of is no fault of the run."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with cluster("", 2) as spread:
            yield spread


def test_a_worker_killed_half_way_costs_no_result(cities: Path, tmp_path: Path) -> None:
    alone = one_after_another(cities, tmp_path / "alone")
    killed: list[int] = []

    def tell(done: int, whole: int, _name: str) -> None:
        if done == whole // 2 and not killed:
            victim = _a_worker()
            killed.append(victim)
            os.kill(victim, signal.SIGKILL)

    with two_workers() as spread:
        found = run(listed.read(cities), QUESTION, tmp_path / "two", spread=spread, work=answered, tell=tell)
    assert killed
    assert [one.status for one in found] == [COMPUTED] * NUMBER
    assert documents(tmp_path / "two", found) == alone
    assert len({json.dumps(one, sort_keys=True) for one in alone.values()}) > 1


def _a_worker() -> int:
    import distributed  # noqa: PLC0415 - an optional part

    pids = distributed.get_client().run(os.getpid)
    return next(iter(pids.values()))


def test_a_second_run_asks_only_what_has_changed(cities: Path, tmp_path: Path) -> None:
    own = tmp_path / "cities"
    shutil.copytree(cities.parent, own)
    out = tmp_path / "out"
    first = run(listed.read(own / cities.name), QUESTION, out, spread=here, work=answered, tell=quiet)
    (out / first[0].file).unlink()
    _make_its_own(own / "city-01.db", 31)
    asked: list[str] = []

    def counting(tasks: list[Task], work: Work) -> Iterator[Done]:
        asked.extend(task.id for task in tasks)
        return here(tasks, work)

    again = run(listed.read(own / cities.name), QUESTION, out, spread=counting, work=answered, tell=quiet)
    assert asked == ["city-00", "city-01"]
    assert [one.status for one in again] == [COMPUTED, COMPUTED, *[KEPT] * (NUMBER - 2)]
    assert again[0] == first[0]
    assert again[1].file != first[1].file


def test_another_question_is_another_file(cities: Path) -> None:
    city = listed.read(cities)[0]
    assert kept.fingerprint(city, QUESTION) == kept.fingerprint(city, QUESTION)
    assert kept.fingerprint(city, QUESTION) != kept.fingerprint(city, replace(QUESTION, minutes=11))


def test_a_result_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    kept.write(path, {"totals": 1})

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        kept.write(path, {"totals": 2})
    assert kept.read(path) == {"totals": 1}
    assert [one.name for one in tmp_path.iterdir()] == ["a.json"]


def test_one_city_that_cannot_be_asked_stops_no_other(cities: Path, tmp_path: Path) -> None:
    own = tmp_path / "cities.toml"
    own.write_text(
        f'[[city]]\nid = "gone"\ndb = "gone.db"\n[[city]]\nid = "there"\ndb = "{cities.parent / "city-00.db"}"\n',
        encoding="utf-8",
    )
    found = run(listed.read(own), QUESTION, tmp_path / "out", spread=here, work=answered, tell=quiet)
    assert [one.status for one in found] == [FAILED, COMPUTED]
    assert found[0].message
    assert not (tmp_path / "gone.db").exists()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "many.list"),
        ("city = 1", "many.list"),
        ("[[city]]\nid = 1", "many.city"),
        ('[[city]]\nid = "../x"\ndb = "x.db"', "many.city"),
        ('[[city]]\nid = "x"\ndb = "x.db"\n[[city]]\nid = "x"\ndb = "y.db"', "many.twice"),
        ("[[city]", "many.list"),
    ],
)
def test_a_list_that_makes_no_sense_is_refused(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "cities.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as fault:
        listed.read(path)
    assert fault.value.code == code


def test_the_shell_asks_and_tells(cities: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["many", "--cities", str(cities), "--out", str(tmp_path), "--workers", "0", "--json"]
    question = json.dumps({"minutes": 10, "walker": "level60"})
    assert main([*words, "--question", question]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["status"] for one in told["cities"]] == [COMPUTED] * NUMBER
    assert told["question"]["service"] == "kayoinoba"
    assert main([*words, "--question", "[1]"]) == 1
    assert "問いを読めません" in capsys.readouterr().err


def test_without_dask_the_sentence_says_what_to_do(
    cities: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(["many", "--cities", str(cities), "--out", str(tmp_path)]) == 1
    assert 'pip install "ibashomap[many]"' in capsys.readouterr().err


def test_nobody_at_the_address_is_said(
    cities: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(spread_of, "_WAIT_SECONDS", 1)
    words = ["many", "--cities", str(cities), "--out", str(tmp_path), "--scheduler", "tcp://127.0.0.1:9"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert main(words) == 1
    assert "tcp://127.0.0.1:9" in capsys.readouterr().err


def test_a_scheduler_that_runs_already_is_used(cities: Path, tmp_path: Path) -> None:
    import distributed  # noqa: PLC0415 - an optional part

    two = listed.read(cities)[:2]
    alone = documents(tmp_path / "a", run(two, QUESTION, tmp_path / "a", spread=here, work=answered, tell=quiet))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with (
            distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as theirs,
            cluster(theirs.scheduler_address, 0) as spread,
        ):
            found = run(two, QUESTION, tmp_path / "out", spread=spread, work=answered, tell=quiet)
    assert documents(tmp_path / "out", found) == alone
