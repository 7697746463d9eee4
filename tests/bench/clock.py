"""Medians of a thing done several times, and the line that sets two of them side by side."""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


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

    ``least``: how many times faster we mean to be at least (0: nothing was promised).
    """

    job: str
    ours: float
    other_name: str
    other: float
    least: float = 0.0

    @staticmethod
    def heading() -> str:
        """The names of the columns."""
        return f"{'job':<62} {'ours s':>9} {'other s':>9} {'ratio':>7}  other; at least"

    def __str__(self) -> str:
        """The columns."""
        ratio = self.other / self.ours
        # Four figures of what takes a thousandth of a second, three of the rest.
        ours, other = (f"{one:>9.3f}" if one >= 0.1 else f"{one:>9.6f}" for one in (self.ours, self.other))
        told = f"; {self.least:g}×: {'met' if ratio >= self.least else 'NOT MET'}" if self.least else ""
        return f"{self.job:<62} {ours} {other} {ratio:>6.3g}×  {self.other_name}{told}"
