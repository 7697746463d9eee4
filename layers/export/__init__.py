"""Where places leave the house: one file per format, found by walking this package.

What comes in has been stripped for its audience by the store; a format adds nothing, hides nothing, and holds no
clock: the same places give the same bytes.
"""

import importlib
import pkgutil
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Protocol, cast

from layers.errors import Refused
from layers.place.services import ServicePoint
from layers.place.sheet import Value


class Format(Protocol):
    """A module of this package."""

    FORMAT: str
    LABEL: str
    MEDIA_TYPE: str

    @staticmethod
    def write(points: Sequence[ServicePoint]) -> bytes:
        """The whole file."""
        ...


@cache
def formats() -> dict[str, Format]:
    """All formats by their code."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    modules = [cast("Format", importlib.import_module(f"{__name__}.{name}")) for name in names]
    return {module.FORMAT: module for module in modules}


def write(code: str, points: Sequence[ServicePoint]) -> bytes:
    """The places as one file, sorted by id; ``Refused("export.format_unknown")`` for any other word."""
    known = formats()
    if code not in known:
        raise Refused("export.format_unknown", given=code, known=", ".join(known))
    return known[code].write(sorted(points, key=lambda point: point.id))


def write_table(code: str, title: str, rows: Iterable[Sequence[Value]]) -> bytes:
    """Any rows, the first of them headings, as a ``csv`` or ``xlsx`` file; ``Refused`` for any other word."""
    ways = {name: made.table for name, made in formats().items() if hasattr(made, "table")}
    if code not in ways:
        raise Refused("export.format_unknown", given=code, known=", ".join(ways))
    return cast("bytes", ways[code](title, rows))
