"""架空市 behind the application: a real SQLite store, a client of Flask, somebody who is signed in."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from layers import city as cities
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import town
from tests.applications import application
from tests.made_once import made_once
from webmap.settings import Settings

PASSWORD = "ひみつの合言葉2026"
SignIn = Callable[..., FlaskClient]


@pytest.fixture(scope="session")
def town_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """架空市, released, with one person per role."""
    return made_once(tmp_path_factory, "town", lambda folder: found_town(folder / "city.db")) / "city.db"


def found_town(path: Path) -> None:
    """Write that database."""
    store = Store.open(f"sqlite:///{path}")
    store.migrate()
    with store.writing(OPERATOR) as unit:
        unit.settle(cities.read(town.TOML, city_id="town"), town.TOML)
        for role in ("volunteer", "partner", "staff", "lead", "admin"):
            unit.accounts.add(role, role, PASSWORD)
    for batch in (town.small_areas(), town.population(), town.zones(), town.places()):
        with store.writing(OPERATOR) as unit:
            unit.imports.publish(unit.imports.stage(batch, town.document(batch)), release=True)
    store.close()


@pytest.fixture
def store(town_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of the town for this test alone."""
    opened = Store.open(f"sqlite:///{shutil.copy(town_file, tmp_path / 'city.db')}")
    yield opened
    opened.close()


@pytest.fixture
def app(store: Store) -> Flask:
    """The application of the town."""
    return application(Settings(db="", secret="only for tests"), store)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Somebody whom nobody knows."""
    return app.test_client()


@pytest.fixture
def sign_in(app: Flask, store: Store) -> SignIn:
    """``sign_in("staff")``: a client that holds a session's token (the door itself is tested in test_accounts)."""

    def entered(role: str) -> FlaskClient:
        with store.writing(OPERATOR) as unit:
            token = unit.accounts.open_session(role)
        someone = app.test_client()
        someone.set_cookie("ibashomap", token)
        return someone

    return entered


def post(client: FlaskClient, address: str, /, *, page: str, **form: object):
    """Send the form of a page, with the token that the page carries."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get(page).text)
    assert found, f"no form on {page}"
    return client.post(address, data={"csrf_token": found[1], **form}, content_type="multipart/form-data")
