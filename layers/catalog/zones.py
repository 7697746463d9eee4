"""圏域: outlines of every zone system with names in a halo; the chosen system is bold, the others thin."""

from collections.abc import Sequence

from layers.catalog import geojson
from layers.catalog.layer import FeatureCollection, Legend, LegendEntry, StyleRule, Wants, collection, feature
from layers.catalog.look import Look
from layers.place.zones import Zone

# Where a name may stand, as MapLibre tells it: on its spot, else beside it (in letters). A long name would leave its
# zone, so that it gives way less or not at all.
_HERE = ["center", [0, 0]]
_NEAR = [*_HERE, "bottom", [0, -1], "top", [0, 1]]
_ROUND = [
    *_NEAR, "left", [1.2, 0], "right", [-1.2, 0],
    "bottom-left", [1, -1], "bottom-right", [-1, -1], "top-left", [1, 1], "top-right", [-1, 1],
]  # fmt: skip
_LETTERS = ["length", ["get", "name"]]
_SPOTS = [
    "case",
    ["<=", _LETTERS, 4],
    ["literal", _ROUND],
    ["<=", _LETTERS, 7],
    ["literal", _NEAR],
    ["literal", _HERE],
]


class Zones:
    """圏域の線と名前. The page swaps ``chosen`` in the filters for the id of the bold zone system."""

    id = "zones"
    label = "圏域"
    wants: Wants = "zones"
    order = 20

    def draw(self, rows: Sequence[Zone], look: Look) -> FeatureCollection:
        """An outline and a spot for the name, per zone that has a shape."""
        drawn = []
        for zone in rows:
            if zone.geometry is None or zone.geometry.is_empty or geojson.is_point(zone.geometry):
                continue
            words = {"id": zone.id, "system": zone.kind, "name": zone.name}
            drawn.append(feature(geojson.area(zone.geometry), {**words, "part": "outline"}))
            drawn.append(feature(geojson.label_spot(zone.geometry), {**words, "part": "name"}))
        return collection(drawn, self.legend(rows, look), [])

    def style(self, look: Look) -> list[StyleRule]:
        """Thin lines of all systems, a casing and a 3 px line for the chosen one, its names."""
        outline = ["==", ["get", "part"], "outline"]
        chosen = ["==", ["get", "system"], "chosen"]
        width = 3 * look.icon_scale
        joins = {"line-join": "round"}
        return [
            {
                "id": "zone-thin",
                "type": "line",
                "filter": ["all", outline, ["!=", ["get", "system"], "chosen"]],
                "layout": joins,
                "paint": {"line-color": look.thin, "line-width": look.icon_scale, "line-dasharray": [3, 2]},
            },
            {
                "id": "zone-casing",
                "type": "line",
                "filter": ["all", outline, chosen],
                "layout": joins,
                "paint": {"line-color": look.halo, "line-width": width + 3, "line-opacity": 0.8},
            },
            {
                "id": "zone-bold",
                "type": "line",
                "filter": ["all", outline, chosen],
                "layout": joins,
                "paint": {"line-color": look.outline, "line-width": width},
            },
            {
                "id": "zone-name",
                "metadata": {"above": "all"},
                "type": "symbol",
                "filter": ["all", ["==", ["get", "part"], "name"], chosen],
                "layout": {
                    "text-field": ["get", "name"],
                    "text-font": ["Bold"],
                    "text-size": look.text_size + 2,
                    "text-letter-spacing": 0.08,
                    "text-max-width": 7,
                    "text-padding": 1,
                    # Beside symbols and counts of groups where there is room: both are placed before. Never gone.
                    "text-variable-anchor-offset": _SPOTS,
                    "text-allow-overlap": True,
                },
                "paint": {"text-color": look.outline, "text-halo-color": look.halo, "text-halo-width": 2.5},
            },
        ]

    def legend(self, rows: Sequence[Zone], look: Look) -> Legend:
        """The bold line, and how many zones have no shape to draw."""
        if not rows:
            return Legend(title="")
        entries = (
            LegendEntry(label="選んだ圏域", colour=look.outline, shape="line"),
            LegendEntry(label="ほかの圏域", colour=look.thin, shape="dashed"),
        )
        missing = sum(zone.geometry is None for zone in rows)
        note = f"形の分からない圏域が{missing}あります（一覧には出ます）。" if missing else ""
        return Legend(title="圏域", entries=entries, note=note)


LAYER = Zones()
