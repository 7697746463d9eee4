"""Medians of a thing done several times, and the line that sets two of them side by side."""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from math import inf, isnan, nan
from typing import Self

MET, MISSED, NOT_RUN = "met", "NOT MET", "not run"
FULL = "make bench-full"


def median(times: int, act: Callable[[], object]) -> float:
    """Seconds: the median of ``times`` runs, nothing warmed up beforehand."""
    return _median(times, act, time.perf_counter)


def cpu_median(times: int, act: Callable[[], object]) -> float:
    """The same in seconds that this process and its ended children have computed, whatever else the machine does."""
    return _median(times, act, _computed)


def _computed() -> float:
    return sum(os.times()[:4])


def _median(times: int, act: Callable[[], object], clock: Callable[[], float]) -> float:
    took = []
    for _ in range(times):
        began = clock()
        act()
        took.append(clock() - began)
    return statistics.median(took)


def side_by_side(times: int, *acts: Callable[[], object]) -> list[float]:
    """Medians of several acts, round by round in turn, so that what else the machine does falls on all of them alike.

    The first round is not counted where there are more. With IBASHOMAP_BENCH_CPU=1 in seconds computed, those of all
    threads added up: on a machine that others use too, time on the wall says little.
    """
    took: list[list[float]] = [[] for _ in acts]
    now = time.process_time if os.environ.get("IBASHOMAP_BENCH_CPU") else time.perf_counter
    for _ in range(times + (times > 1)):
        for kept, act in zip(took, acts, strict=True):
            began = now()
            act()
            kept.append(now() - began)
    return [statistics.median(kept[times > 1 :]) for kept in took]


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One job: our seconds, the other's, how many times faster we are.

    ``least``: how many times faster we mean to be at least (0: nothing was promised); ``sound``: what was promised
    besides time holds; ``why``: nothing was measured, and why.
    """

    job: str
    ours: float
    other_name: str
    other: float
    least: float = 0.0
    sound: bool = True
    why: str = ""

    @classmethod
    def limit(cls, job: str, took: float, most: float, *, name: str = "the limit", sound: bool = True) -> Self:
        """So many seconds were promised and no other tool is asked."""
        return cls(job=job, ours=took, other_name=name, other=most, least=1, sound=sound)

    @classmethod
    def not_run(cls, job: str, other_name: str, why: str, least: float = 0.0) -> Self:
        """A line of the table that this run does not measure."""
        return cls(job=job, ours=nan, other_name=other_name, other=nan, least=least, why=why)

    @staticmethod
    def heading() -> str:
        """The names of the columns."""
        return f"{'job':<76} {'ours s':>9} {'other s':>9} {'ratio':>7} {'at least':>8}  {'':<7}  beside"

    @property
    def verdict(self) -> str:
        """Whether what was promised is kept; "" where nothing was, or there was nothing to compare."""
        if self.why:
            return NOT_RUN
        if not self.least:
            return ""
        return MET if self.sound and self.ratio >= self.least else MISSED

    @property
    def ratio(self) -> float:
        """How many times faster we are; endless where no clock saw us work."""
        return self.other / self.ours if self.ours else inf

    def __str__(self) -> str:
        """The columns."""
        # Four figures of what takes a thousandth of a second, three of the rest.
        ours, other = (_told(one, f"{one:>9.3f}" if one >= 0.1 else f"{one:>9.6f}") for one in (self.ours, self.other))
        ratio = _told(self.ours, f"{self.ratio:>6.3g}×")
        least = f"{self.least:>7g}×" if self.least else " " * 8
        beside = f"{self.other_name} ({self.why})" if self.why else self.other_name
        return f"{self.job:<76} {ours:>9} {other:>9} {ratio:>7} {least}  {self.verdict:<7}  {beside}"


def _told(value: float, text: str) -> str:
    return "–" if isnan(value) else text
