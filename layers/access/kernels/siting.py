"""The moves and the bound of siting, loaded when the first question is asked: numba takes its time."""

from functools import cache
from importlib import import_module
from types import ModuleType

import numpy as np

from layers.access import kernels


@cache
def moves() -> ModuleType:
    """``open_place``, ``greedy``, ``interchange``."""
    kernels.keep_in()
    return import_module("layers.access.kernels.siting_moves")


@cache
def bounds() -> ModuleType:
    """``dual``."""
    kernels.keep_in()
    return import_module("layers.access.kernels.siting_dual")


def warm() -> None:
    """One place and one demand point through every loop, with the types of real ones."""
    starts, one, gain = np.array([0, 1]), np.zeros(1, np.int32), np.ones(1)
    rows = (starts, one, gain, starts, one, gain, np.zeros(1, np.int64), gain.copy())
    yes, count, best, margin = np.ones(1, bool), np.zeros(1, np.int32), np.zeros(1), np.ones(1)
    state = (~yes, count, best, margin, np.zeros(1))
    chosen = moves().greedy(1, 0.0, *rows, yes, *state)
    moves().interchange(chosen, 1, 0.0, *rows, yes, *state)
    flat = (starts, one, gain, np.zeros(1, np.int64), gain.copy(), np.zeros(1))
    bounds().dual(1, 2, 0.0, 1.0, *flat, gain / 2, np.zeros(1, np.int8), ~yes, chosen)
