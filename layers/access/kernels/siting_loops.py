"""Which inner loops siting uses: compiled where numba is there, else the same in numpy."""

from importlib import import_module
from types import ModuleType


def _chosen() -> ModuleType:
    try:
        return import_module("layers.access.kernels.siting_rows")
    except ImportError:  # numba is missing
        return import_module("layers.access.kernels.siting_plain")


_LOOPS = _chosen()
jit = _LOOPS.jit
open_place, close_place, relief = _LOOPS.open_place, _LOOPS.close_place, _LOOPS.relief
offers, visit = _LOOPS.offers, _LOOPS.visit
