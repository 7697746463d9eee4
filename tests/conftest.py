"""What tests ask for by name: parts of this machine, databases, a store, the real lists."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests import machine
from tests.postgis import Server, running

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

    from layers.store import Store


# Compiled searches of one run serve the next, whatever database a test makes; children inherit it.
os.environ.setdefault("NUMBA_CACHE_DIR", str(machine.ROOT / ".venv" / "kernels"))

# Files that take minutes begin first: whoever is left with one at the end keeps all others waiting.
# The first three need no compiled search: those are made meanwhile (``pytest_sessionstart``).
FIRST = (
    "rules/test_lint.py",
    "realdata/test_whole_cities.py",
    "browser/test_import_by_keys.py",
    "browser/test_looks.py",
    "attack/test_xss.py",
    "browser/test_s3.py",
    "attack/test_audiences.py",
    "realdata/test_profiles_of_takamatsu.py",
    "attack/test_requests.py",
    "browser/tasks/test_tasks.py",
    "realdata/test_areas_and_people.py",
)
# Half a minute of a core: once and beside the first tests, not in every process as it comes to need them.
_COMPILE = "from layers.access import kernels; kernels.ready() or kernels.warm()"
_compiling = pytest.StashKey[subprocess.Popen[bytes]]()

# No deadline: a busy machine is no fault of the program. `make prove` looks ten times as hard.
settings.register_profile("house", deadline=None, max_examples=1000 if machine.trials() > 1 else 100)
settings.load_profile("house")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Have the searches compiled by one process, where many share the tests."""
    if getattr(session.config.option, "numprocesses", None) and "PYTEST_XDIST_WORKER" not in os.environ:
        session.config.stash[_compiling] = subprocess.Popen([sys.executable, "-c", _COMPILE], cwd=machine.ROOT)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Leave nobody behind."""
    started = session.config.stash.get(_compiling, None)
    if started is not None:
        started.terminate()
        started.wait()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long files first, in the order told; all others as they stand."""
    last = len(FIRST)
    items.sort(key=lambda item: next((n for n, name in enumerate(FIRST) if item.path.as_posix().endswith(name)), last))


@pytest.fixture(scope="session")
def require() -> Callable[[str], str]:
    """``require("chromium")``: where it is, or skip, or fail when IBASHOMAP_REQUIRE names it."""
    return machine.need


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of the real lists (IBASHOMAP_REAL_DATA, default ``../shared/data``)."""
    return Path(machine.need("realdata"))


@pytest.fixture(scope="session")
def player() -> Iterator["Playwright"]:
    """One Playwright for the whole run: a second one in the same process is refused."""
    from playwright.sync_api import expect, sync_playwright  # noqa: PLC0415 - only browser tests wait for it

    # A busy machine is no fault of the program.
    expect.set_options(timeout=20_000)

    with sync_playwright() as running_player:
        yield running_player


@pytest.fixture(scope="session")
def trials() -> int:
    """How often a test of chance is repeated (IBASHOMAP_TRIALS)."""
    return machine.trials()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'city.db'}"


@pytest.fixture(scope="session")
def postgis_server() -> Iterator[Server]:
    """One PostGIS server for the whole run."""
    with running(Path(machine.need("postgis"))) as server:
        yield server


@pytest.fixture
def postgis_url(postgis_server: Server) -> Iterator[str]:
    """An empty PostGIS database of this test alone."""
    with postgis_server.database() as url:
        yield url


@pytest.fixture
def store(sqlite_url: str) -> Iterator["Store"]:
    """An empty store on plain SQLite."""
    from layers.store import Store  # noqa: PLC0415 - tests without a store need not wait for its libraries

    opened = Store.open(sqlite_url)
    opened.migrate()
    yield opened
    opened.close()
