"""What can be printed: one file per kind of print, found by walking this package; adding a file adds a print.

A print gets rows already cut to its readers and holds no clock: the same stock gives the same pages.
"""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from typing import Protocol

from layers.drawing.choices import Choice, Printed
from layers.drawing.stock import Stock
from layers.errors import NotFound

Step = Callable[[float], None]


class Print(Protocol):
    """A kind of print. ``at_once``: small enough for an answer to anybody; the others are work for the worker."""

    id: str
    label: str
    about: str
    order: int
    at_once: bool
    choices: tuple[Choice, ...]

    def make(self, stock: Stock, chosen: Mapping[str, str], step: Step) -> Printed:
        """The whole file; ``step`` is told how far it is (0 … 1) and may end the work."""
        ...


@cache
def prints() -> dict[str, Print]:
    """All kinds by id, in the order of the page."""
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    found: list[Print] = [module.PRINT for module in modules]
    return {one.id: one for one in sorted(found, key=lambda one: (one.order, one.id))}


def get(print_id: str) -> Print:
    """The kind with this id; ``NotFound("print.not_found")`` for any other word."""
    found = prints().get(print_id)
    if found is None:
        raise NotFound("print.not_found")
    return found
