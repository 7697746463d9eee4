"""`hall make | open | close`: an evening from the shell, on a real port, killed and opened again."""

import json
import os
import signal
import subprocess
import sys
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from layers.command import main
from layers.hall.result import SUFFIX
from layers.trust.audience import Viewer
from layers.workshop.template import new_talk
from tests.layers.hall.evening import note

STAFF = Viewer(name="staff", role="staff")


@pytest.fixture
def hall_file(store, tmp_path: Path) -> Path:
    with store.writing(STAFF) as unit:
        zone = unit.zones.read("daily_life")[0].name
        talk_id = unit.talks.keep(new_talk("西のこれから", "daily_life", zone))
    path = tmp_path / "evening.ibahall"
    words = ["hall", "make", "--db", f"sqlite:///{store.file}", "--talk", talk_id, "--meeting", "1", "--out", str(path)]
    assert main(words) == 0
    return path


class Laptop:
    """The command as a process, until it says where it is."""

    def __init__(self, path: Path) -> None:
        words = [sys.executable, "-m", "layers.command", "hall", "open", str(path), "--no-browser"]
        self.process = subprocess.Popen(
            [*words, "--host", "127.0.0.1", "--port", "0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self.process.stdout
        told = dict(self.process.stdout.readline().split(maxsplit=1) for _ in range(3))
        self.url, self.facilitator = told["ready"].strip().rstrip("/"), told["facilitator"].strip()

    def kill(self) -> None:
        """The power is off."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)
        assert self.process.stdout
        self.process.stdout.close()


def test_the_starters_hold_the_name_of_the_file_alone(hall_file: Path) -> None:
    for suffix in (".bat", ".command", ".sh"):
        text = hall_file.with_suffix(suffix).read_bytes()
        assert b"evening.ibahall" in text
        assert str(hall_file.parent).encode() not in text
    assert b"\r\n" in hall_file.with_suffix(".bat").read_bytes()
    assert os.access(hall_file.with_suffix(".command"), os.X_OK)


def test_an_evening_outlives_the_laptop(hall_file: Path) -> None:
    cookies = CookieJar()
    phone = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies))
    laptop = Laptop(hall_file)
    token = laptop.facilitator.rpartition("/")[2]
    phone.open(f"{laptop.url}/join", data=f"token={token}".encode(), timeout=10).read()
    seat = json.loads(phone.open(f"{laptop.url}/log", timeout=10).read())
    assert "seq" in seat
    laptop.kill()
    again = Laptop(hall_file)
    try:
        assert phone.open(f"{again.url}/log", timeout=10).status == 200
    finally:
        again.kill()
    assert main(["hall", "close", str(hall_file), "--forget"]) == 0
    assert hall_file.with_suffix(SUFFIX).read_bytes().startswith(b"IBARESULT1\n")
    assert not hall_file.with_suffix(".ibahall-db").exists()
    assert note(1).kind == "note"
