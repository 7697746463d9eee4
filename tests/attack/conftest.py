"""The crammed town behind the application, and somebody of each role at its door."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from layers.store import Store
from layers.trust.audience import OPERATOR
from layers.vocabulary import kinds
from tests.applications import application
from tests.attack.crammed import KINDS, cram
from tests.made_once import made_once
from webmap.settings import Settings


@dataclass
class Canaries:
    """A word of its own for every box; ``slots`` tells where each was put."""

    slots: dict[str, str] = field(default_factory=dict)

    def __call__(self, slot: str) -> str:
        # Letters alone: digits would make it a door number, and of a town no more than the name is kept.
        word = "カナリア" + "".join("アイウエオキクケコサ"[int(digit)] for digit in f"{len(self.slots):04d}")
        self.slots[word] = slot
        return word


@pytest.fixture(scope="session")
def folder_of_canaries(tmp_path_factory: pytest.TempPathFactory, trials: int) -> Path:
    """The town with a canary in every box, and what was planted where, made once."""

    def make(folder: Path) -> None:
        planted = Canaries()
        store = Store.open(f"sqlite:///{folder / 'city.db'}")
        store.migrate()
        cram(store, planted, codes=KINDS if trials == 1 else tuple(kinds()))
        store.close()
        (folder / "slots.json").write_text(json.dumps(planted.slots), "utf-8")

    return made_once(tmp_path_factory, "canaries", make)


@pytest.fixture(scope="session")
def canaries(folder_of_canaries: Path) -> Canaries:
    """The words that were planted."""
    return Canaries(json.loads((folder_of_canaries / "slots.json").read_text("utf-8")))


@pytest.fixture(scope="session")
def town_of_canaries(folder_of_canaries: Path) -> Path:
    """The town in which they stand."""
    return folder_of_canaries / "city.db"


@pytest.fixture
def store(town_of_canaries: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy for this test alone."""
    opened = Store.open(f"sqlite:///{shutil.copy(town_of_canaries, tmp_path / 'city.db')}")
    yield opened
    opened.close()


@pytest.fixture
def app(store: Store) -> Flask:
    """The application of the town."""
    return application(Settings(db="", secret="only for tests"), store)


@pytest.fixture
def enter(app: Flask, store: Store) -> Callable[[str], FlaskClient]:
    """``enter("staff")``: somebody with this role; "" is nobody."""

    def entered(role: str) -> FlaskClient:
        someone = app.test_client()
        if role:
            with store.writing(OPERATOR) as unit:
                someone.set_cookie("ibashomap", unit.accounts.open_session(role))
        return someone

    return entered
