"""A hall of sixty telephones on one laptop: all listen, all write, the facilitator lets through, the wall shows it.

``python -m tests.bench.hall_phones`` (``--full``: two hundred telephones; ``--phones N``, ``--seconds S``). What was
promised is in ``PROMISED``; the laptop is a process of its own, ``ibashomap hall open``, the telephones are threads
here, so that both share the processor of this machine.
"""

import argparse
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from random import Random
from typing import Any

from layers.workshop.moves import SHOWN
from tests.bench.clock import FULL, Line
from tests.webmap.hall.laptop import Laptop, Telephone

PHONES, MANY = 60, 200
SECONDS = 30.0
# Each writes a note every three to six seconds.
BETWEEN = (3.0, 6.0)
GIVE_UP_SECONDS = 20.0
_LATEST = "given up"
TEXT = "坂の上にベンチがあるとうれしい"
# name → seconds at 0.95, at 0.99; of a wall that shows what was let through the first alone.
PROMISED = {"post": (0.3, 1.0), "seen by the facilitator": (2.0, 2.0), "let through, on the wall": (1.0, 2.0)}


@dataclass
class Evening:
    """What happened, told by many threads."""

    ends: float
    between: tuple[float, float] = BETWEEN
    took: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in PROMISED})
    faults: Counter[str] = field(default_factory=Counter)
    answered: dict[str, str] = field(default_factory=dict)
    sent: dict[str, float] = field(default_factory=dict)
    released: dict[str, float] = field(default_factory=dict)
    on_wall: set[str] = field(default_factory=set)
    heard: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def over(self) -> bool:
        """Whether nobody begins anything any more."""
        return time.monotonic() > self.ends

    @property
    def done(self) -> bool:
        """Whether the wall shows all that was written, or it has taken too long."""
        late = time.monotonic() - self.ends
        return late > GIVE_UP_SECONDS or (late > self.between[1] and self.answered.keys() <= self.on_wall)

    def tell(self, name: str, seconds: float) -> None:
        """One measured."""
        with self.lock:
            self.took[name].append(seconds)

    def fail(self, fault: BaseException) -> None:
        """One that went wrong."""
        with self.lock:
            self.faults[f"{type(fault).__name__}: {fault}"[:120]] += 1


def measured(phones: int, seconds: float, between: tuple[float, float] = BETWEEN) -> Evening:
    """One evening; the laptop is started and falls. ``between``: how long each thinks about a note."""
    with tempfile.TemporaryDirectory() as folder:
        laptop = Laptop(Path(folder))
        laptop.start()
        try:
            seats = [Telephone(laptop, "phone") for _ in range(phones)]
            lead, wall = Telephone(laptop, "facilitator"), Telephone(laptop, "projector")
            evening = Evening(ends=time.monotonic() + seconds, between=between)
            acts = [(_let_through, lead), (_watch, wall)]
            acts += [pair for seat in seats for pair in ((_listen, seat), (_write, seat))]
            _all(evening, acts, seconds)
        finally:
            laptop.fall()
    return evening


def _all(evening: Evening, acts: list[Any], seconds: float) -> None:
    def run(act: Any, seat: Telephone) -> None:
        try:
            act(evening, seat)
        except BaseException as fault:  # noqa: BLE001 - counted and told
            evening.fail(fault)

    threads = [threading.Thread(target=run, args=pair, daemon=True) for pair in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(seconds + 2 * GIVE_UP_SECONDS)


def _write(evening: Evening, seat: Telephone) -> None:
    chance = Random(seat.seat)
    time.sleep(chance.uniform(0, evening.between[1]))
    while not evening.over:
        move = seat.move(text=TEXT)
        began = evening.sent[move["subject"]] = time.monotonic()
        try:
            answered = seat.send(move)
        except OSError as fault:
            evening.fail(fault)
        else:
            evening.tell("post", time.monotonic() - began)
            evening.answered[move["subject"]] = answered[0]
        # Longer than a server keeps a line open by itself: browsers open a new one then, too.
        seat.hang_up()
        time.sleep(chance.uniform(*evening.between))


def _listen(evening: Evening, seat: Telephone) -> None:
    for news in seat.listen():
        with evening.lock:
            evening.heard[seat.seat] += len(news.get("rows", ()))
        if evening.done:
            return


def _let_through(evening: Evening, lead: Telephone) -> None:
    waiting: SimpleQueue[str] = SimpleQueue()
    desk = threading.Thread(target=_say, args=(evening, Telephone.beside(lead), waiting), daemon=True)
    desk.start()
    seen: set[str] = set()
    for news in lead.listen():
        now = time.monotonic()
        for subject in (move["subject"] for move in news.get("moves", ()) if "text" in move["fields"]):
            if subject in evening.sent and subject not in seen:
                seen.add(subject)
                evening.tell("seen by the facilitator", now - evening.sent[subject])
                waiting.put(subject)
        if evening.done:
            break
    waiting.put("")
    desk.join()


def _say(evening: Evening, desk: Telephone, waiting: "SimpleQueue[str]") -> None:
    """Whatever has come meanwhile is let through with one message, as the page does it."""
    while subject := waiting.get():
        subjects = [subject]
        while not waiting.empty() and (another := waiting.get()):
            subjects.append(another)
        evening.released |= dict.fromkeys(subjects, time.monotonic())
        try:
            desk.send(*(desk.on(one, {"state": SHOWN, "shown_text": TEXT}) for one in subjects))
        except OSError as fault:
            evening.fail(fault)
    desk.hang_up()


def _watch(evening: Evening, wall: Telephone) -> None:
    for news in wall.listen():
        now = time.monotonic()
        for row in news.get("rows", {}):
            if row in evening.released and row not in evening.on_wall:
                evening.on_wall.add(row)
                evening.tell("let through, on the wall", now - evening.released[row])
        if evening.done:
            return


def at(values: list[float], share: float) -> float:
    """The value below which this share lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def told(evening: Evening, phones: int) -> tuple[list[str], bool]:
    """Lines, and whether everything was kept that had been promised: of so many, that nothing goes wrong."""
    lines, quick = [], True
    for name, (most95, most99) in PROMISED.items():
        values = evening.took[name] or [float("inf")]
        met = at(values, 0.95) <= most95 and at(values, 0.99) <= most99
        quick = quick and met
        figures = f"median {at(values, 0.5):.3f} s, p95 {at(values, 0.95):.3f} s, p99 {at(values, 0.99):.3f} s"
        verdict = f"; p95 {most95} s, p99 {most99} s: {'met' if met else 'NOT MET'}" if phones <= PHONES else ""
        lines.append(f"{phones} phones, {name:<25} {len(values):>5} × {figures}{verdict}")
    missing = len(evening.answered.keys() - evening.on_wall)
    sound = not evening.faults and not missing
    lines.append(
        f"{phones} phones, errors {sum(evening.faults.values())}, answered and not on the wall {missing}; "
        f"0, 0: {'met' if sound else 'NOT MET'}"
    )
    lines += [f"  {count} × {fault}" for fault, count in evening.faults.most_common(5)]
    return lines, sound and (quick or phones > PHONES)


def measure(times: int, *, full: bool = False) -> Iterator[Line]:
    """One evening of sixty, whatever ``times``; a promise for two hundred is that nothing is lost."""
    del times
    evening = measured(PHONES, SECONDS)
    for name, (most95, most99) in PROMISED.items():
        values = evening.took[name] or [float("inf")]
        sound = at(values, 0.99) <= most99 and not evening.faults
        job = f"hall of {PHONES} telephones, {name}, p95 of {len(values):,}"
        yield Line.limit(job, at(values, 0.95), most95, name=f"the limit, p99 <={most99:g} s", sound=sound)
    yield _nothing_lost(evening, PHONES)
    job = _lossless(MANY)
    yield _nothing_lost(measured(MANY, SECONDS), MANY) if full else Line.not_run(job, _LATEST, FULL, 1)


def _nothing_lost(evening: Evening, phones: int) -> Line:
    """Every note that was answered is on the wall, and nobody saw a fault; how late the last one was seen there."""
    latest = max(evening.took["let through, on the wall"], default=float("inf"))
    sound = not evening.faults and evening.answered.keys() <= evening.on_wall
    return Line.limit(_lossless(phones), latest, GIVE_UP_SECONDS, name=_LATEST, sound=sound)


def _lossless(phones: int) -> str:
    return f"hall of {phones} telephones, no fault, nothing lost; the slowest on the wall"


def main() -> int:
    """0 when every promise was kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phones", type=int, default=PHONES)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--full", action="store_true")
    asked = parser.parse_args()
    kept = True
    for phones in [asked.phones, *([MANY] if asked.full else [])]:
        lines, good = told(measured(phones, asked.seconds), phones)
        kept = kept and good
        sys.stdout.write("\n".join(lines) + "\n")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
