"""The one place that knows SQLAlchemy: a store is opened by URL, work is done in a Unit."""

from layers.store.engine import Store
from layers.store.unit import Unit

__all__ = ["Store", "Unit"]
