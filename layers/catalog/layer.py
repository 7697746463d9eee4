"""MapLayer: what a layer wants from the store, how it is drawn and styled, and what its legend says.

Drawings are GeoJSON with every style value baked in: whoever shows them needs no rules of its own. A layer sees
only rows that the store has already cut to the viewer; it can leave out, never add.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from layers.catalog.look import Look

Wants = Literal["places", "zones", "shading", "outline", "lines", "facts", "plan", "coverage", "reach"]
FeatureCollection = dict[str, Any]
StyleRule = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class LegendEntry:
    """One line of the legend: a colour or symbol, and what it means in words."""

    label: str
    colour: str = ""
    shape: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Legend:
    """The legend of one drawing; ``note`` says what must be known in the same breath (概略境界, missing ages)."""

    title: str
    entries: tuple[LegendEntry, ...] = ()
    note: str = ""

    def told(self) -> dict[str, Any]:
        """As whoever draws it reads it."""
        entries = [{"label": e.label, "colour": e.colour, "shape": e.shape} for e in self.entries]
        return {"title": self.title, "note": self.note, "entries": entries}


class MapLayer(Protocol):
    """One file per layer: a module with ``LAYER``, an object of this shape. ``order``: low numbers lie below."""

    id: str
    label: str
    wants: Wants
    order: int

    def draw(self, rows: Any, look: Look) -> FeatureCollection:  # noqa: ANN401 - each layer names its own rows
        """The rows as GeoJSON in lon/lat, with ``legend`` and ``credits`` as further members."""
        ...

    def style(self, look: Look) -> list[StyleRule]:
        """MapLibre style layers without ``source``: they read the baked values of ``draw`` and no glyph server."""
        ...

    def legend(self, rows: Any, look: Look) -> Legend:  # noqa: ANN401
        """What the drawing of these rows means."""
        ...


def collection(features: Iterable[Mapping[str, Any]], legend: Legend, credit_lines: Iterable[str]) -> FeatureCollection:
    """A FeatureCollection that carries its legend and the credits of its sources (each once, in order)."""
    return {
        "type": "FeatureCollection",
        "features": list(features),
        "legend": legend.told(),
        "credits": list(dict.fromkeys(line for line in credit_lines if line)),
    }


def feature(geometry: Mapping[str, Any] | None, properties: Mapping[str, Any], feature_id: str = "") -> dict[str, Any]:
    """One GeoJSON feature; the id stands in the properties too, where MapLibre can filter by it."""
    made: dict[str, Any] = {"type": "Feature", "geometry": geometry, "properties": dict(properties)}
    return {**made, "id": feature_id} if feature_id else made
