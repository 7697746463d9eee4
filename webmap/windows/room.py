"""The folder in which a machine keeps its map: one server at a time, where it answers, and a port that is free."""

import json
import socket
import sqlite3
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from layers.errors import Refused

PORTS = range(8000, 8020)
_PATIENCE_SECONDS = 60.0
_STEP_SECONDS = 0.2


class AlreadyOpen(Exception):
    """Another start holds the folder."""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the folder until this process ends, however it ends; ``AlreadyOpen`` when another one does.

    The lock of SQLite is the one that all systems have.
    """
    with closing(sqlite3.connect(folder / "running.lock", timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as fault:
            raise AlreadyOpen from fault
        yield


def free_port(host: str) -> int:
    """The first port of ours that nobody answers at and that can be taken; ``Refused`` when there is none.

    Windows lets two servers share a port under different addresses, so that asking comes before taking.
    """
    for port in PORTS:
        if _answers(port):
            continue
        try:
            socket.create_server((host, port)).close()
        except OSError:
            continue
        return port
    raise Refused("windows.no_port", first=str(PORTS[0]), last=str(PORTS[-1]))


def remember(folder: Path, port: int, *, hall: bool) -> None:
    """Write down where the server of this folder answers."""
    (folder / "running.json").write_text(json.dumps({"port": port, "hall": hall}), "utf-8")


def remembered(folder: Path) -> tuple[int, bool]:
    """Where it answers, and whether for the hall; port 0 while that is not known."""
    try:
        told = json.loads((folder / "running.json").read_text("utf-8"))
        return int(told["port"]), bool(told["hall"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0, False


def forget(folder: Path) -> None:
    """Nobody answers any more."""
    (folder / "running.json").unlink(missing_ok=True)


def until_answering(folder: Path, *, patience: float = _PATIENCE_SECONDS) -> int:
    """The port at which the server of this folder answers, as soon as it does; 0 when patience ends."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        port = remembered(folder)[0]
        if port and _is_well(port):
            return port
        time.sleep(_STEP_SECONDS)
    return 0


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(_STEP_SECONDS)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _is_well(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2) as told:
            return bool(json.loads(told.read())["status"] == "ok")
    except (OSError, ValueError, KeyError):
        return False
