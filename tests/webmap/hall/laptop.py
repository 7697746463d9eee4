"""The laptop in the hall as a process of its own that can fall, and telephones without a browser that talk to it."""

import copy
import http.client
import json
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.webmap.hall import evening

_GIVE_UP_SECONDS = 60.0
_WAIT_SECONDS = 15.0
_ASK_AGAIN_SECONDS = 2.0
_FORM = "application/x-www-form-urlencoded"


class Laptop:
    """``ibashomap hall open`` on one port and one folder, as often as it is started."""

    def __init__(self, folder: Path) -> None:
        """The evening is made; nothing runs yet."""
        hall = evening.opened(folder)
        self.words = {role: evening.word(hall, role) for role in ("phone", "facilitator", "projector")}
        hall.close()
        self.folder = folder
        self.port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> float:
        """Seconds until it answered."""
        began = time.monotonic()
        words = ["hall", "open", str(self.folder / "evening.ibahall"), "--no-browser"]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "layers.command", *words, "--host", "127.0.0.1", "--port", str(self.port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while time.monotonic() - began < _GIVE_UP_SECONDS:
            if self._answers():
                return time.monotonic() - began
            assert self._process.poll() is None, "the laptop ended on its own"
            time.sleep(0.02)
        raise AssertionError("the laptop does not answer")

    def computed(self) -> float:
        """Seconds of the processor that it has used since it was started."""
        assert self._process
        told = Path(f"/proc/{self._process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def process(self) -> int:
        """Its number, as long as it has not fallen."""
        assert self._process
        assert self._process.poll() is None
        return self._process.pid

    def fall(self) -> None:
        """The power is gone: nothing is put in order."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _answers(self) -> bool:
        caller = Telephone(self, "phone", join=False)
        try:
            return caller.ask("GET", "/healthz")[0] == 200
        except OSError:
            return False
        finally:
            caller.hang_up()


class Telephone:
    """One seat; each question on a connection that is kept while it lasts, as browsers do."""

    def __init__(self, laptop: Laptop, role: str, *, join: bool = True) -> None:
        """Come in by the QR's token."""
        self._port = laptop.port
        self._role = role
        self._line: http.client.HTTPConnection | None = None
        self._cookie = ""
        self._number = 0
        self.seat = ""
        if join:
            self._join(laptop.words[role])

    @classmethod
    def beside(cls, other: "Telephone") -> "Telephone":
        """A second window of the same browser."""
        made = copy.copy(other)
        made._line = None
        return made

    def ask(self, method: str, path: str, body: str = "", kind: str = "") -> tuple[int, bytes]:
        """Status and body; ``OSError`` when nobody answers."""
        line, self._line = self._line or self._new_line(), None
        try:
            line.request(method, path, body.encode(), self._heads(kind))
            answer = line.getresponse()
            told = answer.read()
        except http.client.HTTPException as fault:
            line.close()
            raise ConnectionError(str(fault)) from fault
        except OSError:
            line.close()
            raise
        self._line = line
        return answer.status, told

    def move(self, **fields: object) -> dict[str, Any]:
        """A new note of this seat, not sent yet."""
        self._number += 1
        told = {"text": "坂にベンチがあるとよい", "kind": "wish", "meeting": "m1"} | fields
        return self.on(f"note:{self.seat}-{self._number}", told)

    def on(self, subject: str, fields: dict[str, Any]) -> dict[str, Any]:
        """What this seat says of a subject, not sent yet."""
        channel = "phone" if self._role == "phone" else "typed"
        told = {"id": secrets.token_hex(16), "subject": subject, "fields": fields, "clock": self._number + 1}
        return {**told, "seat": self.seat, "channel": channel, "at": ""}

    def send(self, *moves: dict[str, Any]) -> list[str]:
        """The ids that the laptop says it has."""
        status, told = self.ask("POST", "/moves", json.dumps(moves), "application/json")
        if status != 200:
            raise ConnectionError(f"{status}: {told[:200]!r}")
        answer = json.loads(told)
        assert not answer["refused"], answer
        return list(answer["received"])

    def listen(self) -> Generator[dict[str, Any]]:
        """What it is told: as it comes or, where there is no room for it, every two seconds."""
        with ExitStack() as stack:
            line = stack.enter_context(closing(self._new_line()))
            line.request("GET", "/events?after=0", headers=self._heads(""))
            answer = stack.enter_context(line.getresponse())
            if answer.status != 200:
                # No room for one more long answer: such a phone asks again and again.
                yield from self._asking()
            while row := answer.readline():
                if row.startswith(b"data: {"):
                    yield json.loads(row[len(b"data: ") :])

    def _asking(self) -> Iterator[dict[str, Any]]:
        caller, after = Telephone.beside(self), 0
        try:
            while True:
                status, told = caller.ask("GET", f"/log?after={after}")
                if status != 200:
                    raise ConnectionError(str(status))
                news = json.loads(told)
                after = news["seq"]
                yield news
                time.sleep(_ASK_AGAIN_SECONDS)
        finally:
            caller.hang_up()

    def hang_up(self) -> None:
        """Let the line go; the seat stays."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def _new_line(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self._port, timeout=_WAIT_SECONDS)

    def _join(self, word: str) -> None:
        line = self._new_line()
        line.request("POST", "/join", urlencode({"token": word}), {"Content-Type": _FORM})
        answer = line.getresponse()
        answer.read()
        assert answer.status == 303, answer.status
        held = [one.partition(";")[0] for one in answer.headers.get_all("Set-Cookie") or []]
        self._cookie = "; ".join(held)
        line.close()
        home = answer.headers["Location"]
        page = self.ask("GET", home)[1].decode()
        self.seat = _seat_in(page)
        self.hang_up()

    def _heads(self, kind: str) -> dict[str, str]:
        return {"Cookie": self._cookie} | ({"Content-Type": kind} if kind else {})


def _seat_in(page: str) -> str:
    """The seat that a page tells its script."""
    _, found, rest = page.partition('"seat":')
    return rest.lstrip().removeprefix('"').partition('"')[0] if found else ""


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])
