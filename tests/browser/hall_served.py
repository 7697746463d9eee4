"""A hall on a port of this machine, by a name that is not localhost, as phones reach it: plain http, not secure."""

import threading
import uuid
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import waitress
from playwright.sync_api import Page
from waitress import wasyncore

from layers.store.hall import HallStore
from layers.workshop.moves import Move
from tests.webmap.hall.evening import opened
from webmap.hall import create_hall
from webmap.settings import Settings

NAME = "hall.test"
THREADS = 24
SIZES = {"phone": (390, 844), "facilitator": (1280, 800), "projector": (1920, 1080)}
Enter = Callable[[str], Page]


class Served:
    """Started and stopped like a laptop that falls asleep: the port stays the same, the database lies in ``folder``."""

    def __init__(self, folder: Path, evening: Callable[[Path], HallStore] = opened) -> None:
        self.folder, self._evening = folder, evening
        self.port = 0
        self._stopped = True
        self.start()

    @property
    def url(self) -> str:
        return f"http://{NAME}:{self.port}"

    def start(self) -> None:
        self.hall = self._evening(self.folder)
        self._app = app = create_hall(Settings(secret="only for tests", threads=THREADS), self.hall)
        self._server = waitress.create_server(app, host="127.0.0.1", port=self.port, threads=THREADS)
        self.port = self._server.effective_port
        self._serving = threading.Thread(target=self._server.run, daemon=True)
        self._serving.start()
        self._stopped = False

    def tell(self, moves: Iterable[Move]) -> None:
        """As if somebody in the hall had done it: whoever listens is told."""
        self.hall.append(moves)
        self._app.extensions["ibashomap.hall.live"].catch_up()

    def set_now(self, fields: dict[str, Any]) -> None:
        """What the facilitator sets: the screen, the question, the vote."""
        clock = 1 + max((move.clock for _, move in self.hall.moves()), default=0)
        self.tell([Move(id=uuid.uuid4().hex, subject="hall:now", fields=fields, clock=clock, seat="aaaa")])

    def stop(self) -> None:
        if self._stopped:
            return
        self._stopped = True
        server = self._server
        server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map, ignore_all=True))
        self._serving.join(10)
        server.task_dispatcher.shutdown(timeout=0.1)
        self.hall.close()


def write(phone: Page, words: str, kind: str = "やってみたいこと") -> None:
    phone.get_by_label("書くところ").fill(words)
    phone.locator(".kind", has_text=kind).click()
    phone.get_by_role("button", name="送る", exact=True).click()
