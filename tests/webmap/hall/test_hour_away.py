"""An hour without the laptop: what sixty telephones wrote meanwhile comes at once when it is back, each note once."""

import threading
import time
from pathlib import Path
from random import Random
from typing import Any

from tests import machine
from tests.webmap.hall.laptop import Laptop, Telephone
from tests.webmap.hall.test_falls import kept

# `IBASHOMAP_TRIALS=10` asks for all sixty: 1,200 notes.
PHONES = min(60, 6 * machine.trials())
NOTES_EACH = 20
FALLS = 1 if PHONES < 60 else 3
MOST_SECONDS = 60.0
# As the outbox of the page does it, but for its patience: no phone waits as long as it might.
AT_ONCE = 100
TWICE = 0.1


def comes_back(phone: Telephone, written: list[dict[str, Any]], chance: Random) -> None:
    """Open the page anew, and send what lies there until there is a receipt for all of it."""
    waiting = {move["id"]: move for move in written}
    while waiting:
        portion = list(waiting.values())[:AT_ONCE]
        try:
            assert phone.ask("GET", "/note")[0] == 200
            answered = phone.send(*portion)
            # A receipt is lost on its way now and then, and everything comes once more.
            if chance.random() < TWICE:
                answered = phone.send(*portion)
        except OSError:
            time.sleep(chance.uniform(0.1, 0.5))
        else:
            for key in answered:
                del waiting[key]
    phone.hang_up()


def test_what_was_written_in_an_hour_without_the_laptop_arrives_once(tmp_path: Path) -> None:
    laptop, chance = Laptop(tmp_path), Random(19)
    laptop.start()
    try:
        phones = [Telephone(laptop, "phone") for _ in range(PHONES)]
        laptop.fall()
        written = [[phone.move(text=f"離れて書いたこと{n}") for n in range(NOTES_EACH)] for phone in phones]
        returns = [
            threading.Thread(target=comes_back, args=(phone, moves, Random(phone.seat)), daemon=True)
            for phone, moves in zip(phones, written, strict=True)
        ]
        began = time.monotonic()
        laptop.start()
        for one in returns:
            one.start()
        for _ in range(FALLS):
            time.sleep(chance.uniform(0.02, 0.3))
            laptop.fall()
            laptop.start()
        for one in returns:
            one.join(MOST_SECONDS)
        took = time.monotonic() - began
    finally:
        laptop.fall()
    there = kept(tmp_path)
    print(f"{len(there)} notes of {PHONES} phones, {FALLS} falls: all answered after {took:.1f} s")  # noqa: T201
    assert len(there) == len(set(there)) == PHONES * NOTES_EACH
    assert set(there) == {move["id"] for moves in written for move in moves}
    assert took <= MOST_SECONDS
