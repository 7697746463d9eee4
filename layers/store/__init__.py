"""The one place that knows SQLAlchemy: a store is opened by URL, work is done in a Unit.

Both are loaded when they are first asked for: a laptop in a hall that comes back after a fall needs neither.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from layers.store.engine import Store
    from layers.store.unit import Unit

__all__ = ["Store", "Unit"]
_HOME = {"Store": "layers.store.engine", "Unit": "layers.store.unit"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whichever was asked for
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME[name]), name)
