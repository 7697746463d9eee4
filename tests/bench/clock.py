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


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One job: our seconds, the other's, how many times faster we are."""

    job: str
    ours: float
    other_name: str
    other: float

    @staticmethod
    def heading() -> str:
        """The names of the columns."""
        return f"{'job':<62} {'ours s':>9} {'other s':>9} {'ratio':>7}  other"

    def __str__(self) -> str:
        """The columns."""
        ratio = self.other / self.ours
        return f"{self.job:<62} {self.ours:>9.3f} {self.other:>9.3f} {ratio:>6.2g}×  {self.other_name}"
