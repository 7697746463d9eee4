"""Walker 歩く人: base speed, what a slope does to it, steps, and the longest unbroken stretch, as data."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from layers.access.network import STEPS, WalkNetwork
from layers.errors import Refused

_TOML = Path(__file__).with_name("walkers.toml")
_SECONDS = 60.0
# Steeper than any walked street; errors of heights over short edges go further and would stop a walker for good.
_STEEPEST = 0.6


@dataclass(frozen=True, kw_only=True, slots=True)
class Walker:
    """``metres_per_minute`` on the flat; ``stretch_metres`` 0: no limit; ``leg``: the way to the junction counts."""

    id: str
    label: str
    metres_per_minute: float
    slope: str
    stretch_metres: float
    refuses_steps: bool
    leg: bool

    def seconds(self, network: WalkNetwork) -> NDArray[np.float32]:
        """Seconds along each edge in its own direction, (m,) float32; infinite where this walker cannot go."""
        share = _SLOPES[self.slope](_grades(network))
        found = network.lengths.astype(np.float64) * (_SECONDS / self.metres_per_minute) / share
        if self.refuses_steps:
            found[(network.marks & STEPS) != 0] = np.inf
        return found.astype(np.float32)

    def leg_seconds(self, metres: NDArray[np.float64]) -> NDArray[np.float64]:
        """Seconds for the straight way between a point and its junction, at the flat speed."""
        return metres * (_SECONDS / self.metres_per_minute if self.leg else 0.0)


@cache
def walkers() -> Mapping[str, Walker]:
    """All walkers by id, in the order of the file."""
    return {
        name: Walker(
            id=name,
            label=told["label"],
            metres_per_minute=float(told["speed"]),
            slope=told["slope"],
            stretch_metres=float(told["stretch"]),
            refuses_steps=told["steps"] == "refused",
            leg=bool(told["leg"]),
        )
        for name, told in tomllib.loads(_TOML.read_text(encoding="utf-8")).items()
    }


def walker(walker_id: str) -> Walker:
    """One by its id; ``Refused("walker.unknown")``."""
    found = walkers().get(walker_id)
    if found is None:
        raise Refused("walker.unknown", walker=walker_id, known="・".join(walkers()))
    return found


def _grades(network: WalkNetwork) -> NDArray[np.float64]:
    """Rise over length of each edge, within what streets can have."""
    lengths = np.maximum(network.lengths.astype(np.float64), 1e-9)
    return np.clip(network.rises / lengths, -_STEEPEST, _STEEPEST)


def _none(grades: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.ones_like(grades)


def _tobler(grades: NDArray[np.float64]) -> NDArray[np.float64]:
    """Share of the flat speed: ``exp(-3.5 |S + 0.05|) / exp(-3.5 · 0.05)`` (Tobler 1993, scaled to 1 on the flat)."""
    found: NDArray[np.float64] = np.exp(-3.5 * (np.abs(grades + 0.05) - 0.05))
    return found


def _tobler_both(grades: NDArray[np.float64]) -> NDArray[np.float64]:
    """Downhill costs what uphill costs: wheels have to be held back (``exp(-3.5 |S|)``)."""
    found: NDArray[np.float64] = np.exp(-3.5 * np.abs(grades))
    return found


_SLOPES: Mapping[str, Callable[[NDArray[np.float64]], NDArray[np.float64]]] = {
    "none": _none,
    "tobler": _tobler,
    "tobler_both": _tobler_both,
}
