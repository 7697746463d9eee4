"""kill -9 in the middle of a publish: afterwards the register is the old one or the new one, never half.

The moment is drawn at random, from the start to ``reach``; reach grows after a kill that came too early and shrinks
after one that came too late, so that the kills gather around the commit. Undo then brings back the same bytes.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from layers import export
from layers.command import main
from layers.errors import Refused
from layers.store import Store
from layers.trust.audience import EVERYBODY, OPERATOR
from tests import town

PUBLISH = """
import sys
from layers.store import Store
from layers.trust.audience import OPERATOR
store = Store.open(sys.argv[1])
with store.reading(OPERATOR) as unit:
    unit.city()
print("ready", flush=True)
sys.stdin.readline()
with store.writing(OPERATOR) as unit:
    unit.imports.publish(sys.argv[2], release=True)
print("done", flush=True)
"""
LEAST_FOR_BOTH = 20
GONE = town.town(2, 2) + "の会"
CHANGED = town.town(0, 1) + "の会"


def bytes_of(store: Store) -> dict[str, bytes]:
    """The exports that a person would compare, for everybody and for the staff."""
    found = {}
    for viewer in (EVERYBODY, OPERATOR):
        with store.reading(viewer) as unit:
            points = unit.places.read()
        found |= {f"{viewer.role}.{code}": export.write(code, points) for code in ("geojson", "csv")}
    return found


def stage_next(store: Store) -> str:
    """The next edition, staged."""
    batch = town.places(gone=[GONE], renamed=CHANGED)
    with store.writing(OPERATOR) as unit:
        return unit.imports.stage(batch, town.document(batch, "2"))


def child(url: str, staged: str) -> subprocess.Popen[str]:
    """A process that is about to publish and waits for one line."""
    process = subprocess.Popen(
        [sys.executable, "-c", PUBLISH, url, staged],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def start(process: subprocess.Popen[str]) -> None:
    """Let it publish."""
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


@pytest.fixture
def seconds(store: Store, url: str) -> float:
    """How long an undisturbed publish takes here; the register is as before afterwards."""
    staged = stage_next(store)
    with child(url, staged) as process:
        began = time.perf_counter()
        start(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "done\n"
        took = time.perf_counter() - began
    with store.writing(OPERATOR) as unit:
        unit.imports.undo(staged)
    return took


def test_a_killed_publish_is_whole_or_nothing(store: Store, url: str, seconds: float, trials: int) -> None:
    before = bytes_of(store)
    after = _undisturbed(store)
    assert before != after
    chance, reach = random.Random(20261122), 1.1 * seconds
    seen = {"before": 0, "after": 0}
    for _ in range(trials):
        staged = stage_next(store)
        with child(url, staged) as process:
            start(process)
            time.sleep(chance.uniform(0, reach))
            os.kill(process.pid, signal.SIGKILL)
        if store.provider == "postgis":
            time.sleep(0.1)  # a COMMIT already sent is still carried out by the server
        found = bytes_of(store)
        assert found in (before, after)
        happened = "after" if found == after else "before"
        seen[happened] += 1
        reach *= 1.3 if happened == "before" else 0.8
        with store.reading(OPERATOR) as unit:
            row = unit.imports.one(staged)
        assert (row.state, row.in_force, row.released) == (
            ("published", True, True) if happened == "after" else ("staged", False, False)
        )
        if happened == "after":
            with store.writing(OPERATOR) as unit:
                unit.imports.undo(staged)
            assert bytes_of(store) == before
    assert sum(seen.values()) == trials
    if trials >= LEAST_FOR_BOTH:
        assert all(seen.values()), f"the kills never met both states: {seen}"


def exported(url: str, folder: Path) -> list[bytes]:
    """What `ibashomap export` writes."""
    found = []
    for audience, code in product(("public", "staff"), ("geojson", "csv")):
        out = folder / f"{audience}.{code}"
        words = ["export", "--db", url, "--format", code, "--audience", audience, "--out", str(out)]
        assert main(words) == 0
        found.append(out.read_bytes())
    return found


@pytest.fixture
def _commands_close(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A command leaves its connections to the end of its process; here the process goes on."""
    opened: list[Store] = []
    open_store = Store.open

    def remember(url: str) -> Store:
        opened.append(open_store(url))
        return opened[-1]

    monkeypatch.setattr(Store, "open", remember)
    yield
    for store in opened:
        store.close()


@pytest.mark.usefixtures("_commands_close")
def test_undo_brings_back_the_bytes_of_the_export_command(store: Store, url: str, tmp_path: Path) -> None:
    before = exported(url, tmp_path)
    staged = stage_next(store)
    with store.writing(OPERATOR) as unit:
        unit.imports.publish(staged, release=True)
    after = exported(url, tmp_path)
    assert not set(before) & set(after)
    with store.writing(OPERATOR) as unit:
        unit.imports.undo()
    assert exported(url, tmp_path) == before


def test_what_was_killed_can_be_published_after_all(store: Store, url: str) -> None:
    staged = stage_next(store)
    with child(url, staged) as process:
        os.kill(process.pid, signal.SIGKILL)
    with store.writing(OPERATOR) as unit:
        unit.imports.publish(staged)
        with pytest.raises(Refused):
            unit.imports.publish(staged)


def _undisturbed(store: Store) -> dict[str, bytes]:
    """What the next edition looks like when nobody kills anything; undone again."""
    staged = stage_next(store)
    with store.writing(OPERATOR) as unit:
        unit.imports.publish(staged, release=True)
    found = bytes_of(store)
    with store.writing(OPERATOR) as unit:
        unit.imports.undo(staged)
    return found
