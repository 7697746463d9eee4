"""The laptop's disk is full: nothing is answered as kept, everybody is told what to do, and it goes on by itself."""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from layers.wording import sentence
from tests.webmap.hall.laptop import Laptop, Telephone
from tests.webmap.hall.test_falls import kept

Opened = Callable[[Path], tuple[Laptop, Telephone, Telephone]]
SMALL = "768k"
LONG = "長い付箋です。" * 55


class LimitedDisk:
    """No file of the laptop grows beyond what it is: what the system answers differs from that of a full disk."""

    code, to_do = "hall.disk", "hall.mend_disk"

    def __init__(self, folder: Path, _request: pytest.FixtureRequest) -> None:
        self.folder = folder

    def fill(self, laptop: Laptop) -> None:
        grown = max(path.stat().st_size for path in self.folder.iterdir())
        resource.prlimit(laptop.process, resource.RLIMIT_FSIZE, (grown, resource.RLIM_INFINITY))

    def make_room(self, laptop: Laptop) -> None:
        resource.prlimit(laptop.process, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


class SmallDisk:
    """A disk in memory, of which this test writes everything that is left."""

    code, to_do = "hall.full", "hall.make_room"

    def __init__(self, folder: Path, request: pytest.FixtureRequest) -> None:
        self.folder = folder / "small"
        self.folder.mkdir()
        if os.geteuid() != 0 or _mount(self.folder) != 0:
            pytest.skip("a small disk of its own takes the rights of root; the limited one is tried beside")
        request.addfinalizer(lambda: subprocess.run(["umount", "--lazy", str(self.folder)], check=True))

    def fill(self, _laptop: Laptop | None = None) -> None:
        with (self.folder / "film.mp4").open("wb", buffering=0) as film:
            while True:
                try:
                    film.write(b"f" * 4096)
                except OSError:
                    return

    def make_room(self, _laptop: Laptop) -> None:
        (self.folder / "film.mp4").unlink()


def _mount(folder: Path) -> int:
    words = ["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(folder)]
    return subprocess.run(words, check=False, capture_output=True).returncode


@pytest.fixture
def laptops() -> Iterator[Opened]:
    made = ExitStack()

    def one(folder: Path) -> tuple[Laptop, Telephone, Telephone]:
        laptop = Laptop(folder)
        made.callback(laptop.fall)
        laptop.start()
        phone, lead = Telephone(laptop, "phone"), Telephone(laptop, "facilitator")
        made.callback(phone.hang_up)
        made.callback(lead.hang_up)
        return laptop, phone, lead

    with made:
        yield one


def sent(phone: Telephone, *moves: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    status, told = phone.ask("POST", "/moves", json.dumps(moves), "application/json")
    return status, json.loads(told)


def needs(lead: Telephone) -> str:
    """What the facilitator's page is told to do about the disk."""
    status, told = lead.ask("GET", "/log?after=0")
    assert status == 200
    return str(json.loads(told)["here"]["room"])


# The first keeps its journal in WAL, the second, being older, does not.
@pytest.mark.parametrize(("driver", "kind"), [("pysqlite3", SmallDisk), ("sqlite3", LimitedDisk)])
def test_a_note_that_could_not_be_kept_is_not_answered_as_kept(
    driver: str,
    kind: type[LimitedDisk | SmallDisk],
    laptops: Opened,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("IBASHOMAP_SQLITE_DRIVER", driver)
    tmp_path = request.getfixturevalue("tmp_path")
    disk = kind(tmp_path, request)
    laptop, phone, lead = laptops(disk.folder)
    number = laptop.process
    first, later = phone.move(text="朝市をひらきたい"), [phone.move(text=f"{n}{LONG}") for n in range(20)]
    assert phone.send(first) == [first["id"]]
    disk.fill(laptop)
    # Small things may still fit; from the first that does not on nothing is answered as kept.
    answered: list[str] = []
    for move in later:
        status, told = sent(phone, move)
        if status != 200:
            break
        answered += told["received"]
    assert (status, told["code"], told["message"]) == (507, disk.code, sentence(disk.code, {}))
    assert needs(lead) == sentence(disk.to_do, {})
    # Everything that is there can still be read, by those who are in and by a page that is opened anew.
    assert phone.ask("GET", "/note")[0] == 200
    assert json.loads(phone.ask("GET", "/log?after=0")[1])["moves"][0]["id"] == first["id"]
    assert sent(phone, *later)[0] == 507
    disk.make_room(laptop)
    # The facilitator is told though nobody writes, and the laptop has not been started again.
    give_up = time.monotonic() + 20
    while "あと" not in needs(lead) and needs(lead) and time.monotonic() < give_up:
        time.sleep(0.5)
    assert needs(lead) not in {sentence("hall.make_room", {}), sentence("hall.mend_disk", {})}
    assert set(phone.send(*later)) == {move["id"] for move in later}
    assert laptop.process == number
    laptop.fall()
    there = kept(disk.folder)
    assert set(there) == {first["id"], *(move["id"] for move in later)} > set(answered)
    assert len(there) == len(later) + 1


def test_a_hall_that_finds_no_room_says_so_in_one_sentence_and_leaves_nothing_half_made(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    disk = SmallDisk(tmp_path, request)
    Laptop(disk.folder)
    for left in disk.folder.glob("*db*"):
        left.unlink()
    disk.fill()
    words = [sys.executable, "-m", "layers.command", "hall", "open", str(disk.folder / "evening.ibahall")]
    ended = subprocess.run([*words, "--no-browser", "--port", "0"], capture_output=True, check=False, timeout=60)
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert ended.stderr.decode().splitlines() == [sentence("hall.no_room_to_open", {})]
    assert sorted(path.name for path in disk.folder.iterdir()) == ["evening.ibahall", "film.mp4"]
