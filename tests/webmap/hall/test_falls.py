"""The laptop falls while telephones send: what was answered is there, once, and everybody goes on where they were."""

import sqlite3
import threading
import time
from pathlib import Path
from random import Random
from typing import Any

from tests import machine
from tests.webmap.hall.laptop import Laptop, Telephone

PHONES = 8
# `make prove` asks for a hundred.
FALLS = 2 * machine.trials()
# Of the processor, since others share this machine: with nobody beside it that is the time on the wall.
MOST_SECONDS = 3.0


class Sender(threading.Thread):
    """Writes note after note; what was not answered is sent again under its own id, as the outbox of a phone does."""

    def __init__(self, phone: Telephone, enough: threading.Event) -> None:
        super().__init__(daemon=True)
        self._phone, self._enough = phone, enough
        self.written: dict[str, dict[str, Any]] = {}
        self.answered: set[str] = set()
        self.fault: BaseException | None = None

    def run(self) -> None:
        try:
            while not self._enough.is_set():
                self._send(self._phone.move(text=f"付箋{len(self.written)}"))
        except BaseException as fault:  # noqa: BLE001 - told by whoever waits for us
            self.fault = fault
        finally:
            self._phone.hang_up()

    def _send(self, move: dict[str, Any]) -> None:
        self.written[move["id"]] = move
        while move["id"] not in self.answered:
            try:
                self.answered |= set(self._phone.send(move))
            except OSError:
                time.sleep(0.05)
            else:
                # The laptop lets one seat write two notes a second for long, and more only at first.
                time.sleep(0.5)

    def once_more(self) -> None:
        """All of it again, the last first: the answers had been lost on their way."""
        everything = list(reversed(self.written.values()))
        assert set(self._phone.send(*everything)) == set(self.written)
        self._phone.hang_up()


def kept(folder: Path) -> list[str]:
    """The ids in the journal on the disk, in their order, read past all our own code."""
    raw = sqlite3.connect(folder / "evening.ibahall-db")
    try:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = raw.execute("SELECT seq, id FROM board_move ORDER BY seq").fetchall()
    finally:
        raw.close()
    assert [seq for seq, _ in rows] == sorted({seq for seq, _ in rows})
    return [key for _, key in rows]


def test_nothing_that_was_answered_is_lost_or_doubled(tmp_path: Path) -> None:
    laptop, enough, chance = Laptop(tmp_path), threading.Event(), Random(6)
    laptop.start()
    senders = [Sender(Telephone(laptop, "phone"), enough) for _ in range(PHONES)]
    started = []
    try:
        for sender in senders:
            sender.start()
        for _ in range(FALLS):
            time.sleep(chance.uniform(0.1, 0.6))
            laptop.fall()
            laptop.start()
            started.append(laptop.computed())
        time.sleep(0.5)
        enough.set()
        for sender in senders:
            sender.join(60)
        assert [sender.fault for sender in senders if sender.fault] == []
        there = kept(tmp_path)
        for sender in senders:
            sender.once_more()
    finally:
        laptop.fall()
    assert kept(tmp_path) == there
    assert len(there) == len(set(there))
    answered = set[str]().union(*(sender.answered for sender in senders))
    assert len(answered) >= PHONES * 2
    assert answered <= set(there)
    # Senders end with nothing unanswered.
    assert set(there) == set[str]().union(*(sender.written for sender in senders))
    slow = sorted(started)[int(len(started) * 0.95)]
    print(f"{FALLS} falls, {len(answered)} notes answered, 0 lost or doubled; back after {slow:.2f} s at p95")  # noqa: T201
    assert slow <= MOST_SECONDS
