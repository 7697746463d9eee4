"""One contract, three providers: every test that asks for ``store`` runs on each of them.

The town is loaded once for each provider; every test works on a copy of its own.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from layers import city as cities
from layers.store import Store
from layers.trust.audience import OPERATOR, Viewer
from tests import machine, town

PROVIDERS = ("sqlite", "spatialite", "postgis")


@pytest.fixture(params=PROVIDERS)
def provider(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of each provider; what it needs of the environment is set."""
    if request.param == "spatialite":
        monkeypatch.setenv("IBASHOMAP_SPATIALITE", machine.need("spatialite"))
    else:
        monkeypatch.delenv("IBASHOMAP_SPATIALITE", raising=False)
    return request.param


@pytest.fixture(scope="session")
def originals() -> dict[tuple[str, str], str]:
    """The databases that tests copy, by provider and content; made when first asked for."""
    return {}


@pytest.fixture
def copy(
    provider: str,
    originals: dict[tuple[str, str], str],
    tmp_path_factory: pytest.TempPathFactory,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> Iterator[Callable[[str, Callable[[str], None]], str]]:
    """``copy(name, fill)``: the URL of a copy of the database that ``fill`` has filled once."""
    server = request.getfixturevalue("postgis_server") if provider == "postgis" else None
    with ExitStack() as of_this_test:

        def made(name: str, fill: Callable[[str], None]) -> str:
            if (provider, name) not in originals:
                folder = tmp_path_factory.mktemp(f"{provider}-{name}")
                url = server.create() if server else f"sqlite:///{folder / 'city.db'}"
                fill(url)
                originals[provider, name] = url
            original = originals[provider, name]
            if server:
                return of_this_test.enter_context(server.database(copy_of=original))
            path = shutil.copy(original.removeprefix("sqlite:///"), tmp_path / "city.db")
            return f"sqlite:///{path}"

        yield made


def _settle(url: str) -> None:
    store = Store.open(url)
    store.migrate()
    with store.writing(OPERATOR) as unit:
        unit.settle(cities.read(town.TOML, city_id="town"), town.TOML)
    store.close()


def _load(url: str) -> None:
    _settle(url)
    store = Store.open(url)
    for batch in (town.small_areas(), town.population(), town.zones(), town.places()):
        with store.writing(OPERATOR) as unit:
            unit.imports.publish(unit.imports.stage(batch, town.document(batch)), release=True)
    store.close()


@pytest.fixture
def url(copy: Callable[[str, Callable[[str], None]], str]) -> str:
    """架空市 with its areas, people, zones and places, all released."""
    return copy("town", _load)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """The same, opened."""
    opened = Store.open(url)
    yield opened
    opened.close()


@pytest.fixture
def empty(copy: Callable[[str, Callable[[str], None]], str]) -> Iterator[Store]:
    """A store that belongs to 架空市 and holds nothing."""
    opened = Store.open(copy("settled", _settle))
    yield opened
    opened.close()


@pytest.fixture
def staff() -> Viewer:
    """市・社協の職員."""
    return Viewer(name="職員", role="staff")
