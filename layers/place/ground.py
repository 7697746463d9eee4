"""BaseLine 川・鉄道・道路: what people find their way by on a map that has no other map underneath."""

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from layers.provenance import Source

KINDS = ("river", "railway", "road")


@dataclass(frozen=True, kw_only=True, slots=True)
class BaseLine:
    """One stretch. ``main``: 幹線 (expressways, national roads, 新幹線・JR, rivers with a name)."""

    id: str
    kind: str
    name: str
    main: bool
    geometry: BaseGeometry
    source: Source
