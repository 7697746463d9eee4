"""`hall make | open | close`: an evening from the shell, on a real port, killed and opened again."""

import json
import os
import signal
import subprocess
import sys
import urllib.request
from contextlib import closing
from datetime import timedelta
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from layers import clock
from layers.command import main
from layers.hall.result import SUFFIX
from layers.store.hall import HallStore
from layers.trust.audience import Viewer
from layers.workshop.template import new_talk
from tests.layers.hall.evening import note
from webmap import hall_command
from webmap.hall import create_hall
from webmap.settings import Settings

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


def test_the_facilitator_ends_the_evening_and_its_copy(hall_file: Path) -> None:
    lead = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    laptop = Laptop(hall_file)
    token = laptop.facilitator.rpartition("/")[2]
    page = lead.open(f"{laptop.url}/join", data=f"token={token}".encode(), timeout=10).read().decode()
    assert "この集まりを終える" in page
    assert "控えを消す日を過ぎています" not in page
    # Without the word of the facilitator nothing happens.
    lead.open(f"{laptop.url}/forget", data=b"", timeout=10).read()
    assert hall_file.with_suffix(".ibahall-db").exists()
    told = lead.open(f"{laptop.url}/forget", data=b"sure=1", timeout=10).read().decode()
    assert "控えを消しました" in told
    assert "evening.ibaresult" in told
    assert laptop.process.wait(10) == 0
    laptop.kill()
    assert not list(hall_file.parent.glob("*.ibahall-db*"))
    assert hall_file.with_suffix(SUFFIX).read_bytes().startswith(b"IBARESULT1\n")


def test_a_copy_that_is_kept_too_long_is_told(
    hall_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(HallStore.open(hall_file)) as hall:
        last = hall.forget_by
        for day, told in ((last, False), (last + timedelta(days=1), True)):
            monkeypatch.setattr(clock, "today", lambda day=day: day)
            hall_command._tell(hall, Settings(secret="s"), browser=False)
            assert ("控えを消す日を過ぎています" in capsys.readouterr().err) is told
            page = create_hall(Settings(secret="s"), hall).test_client()
            page.post("/join", data={"token": hall.way_in().facilitator})
            assert ("控えを消す日を過ぎています" in page.get("/facilitate").text) is told
    assert main(["hall", "close", str(hall_file)]) == 0
    assert f"{last.month}月{last.day}日までに消してください" in capsys.readouterr().err


def test_nothing_is_forgotten_that_could_not_be_written(hall_file: Path, tmp_path: Path) -> None:
    away = tmp_path / "no such folder" / "evening.ibaresult"
    assert main(["hall", "close", str(hall_file), "--out", str(away), "--forget"]) == 1
    with closing(HallStore.open(hall_file)) as hall:
        assert not hall.ended
