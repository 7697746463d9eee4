"""川・鉄道・道路: the grey ground that people find their way by, below zones and places."""

from collections.abc import Sequence

from layers.catalog import geojson
from layers.catalog.layer import FeatureCollection, Legend, LegendEntry, StyleRule, Wants, collection, feature
from layers.catalog.look import Look
from layers.place.ground import BaseLine

# By kind: name, colour on light ground, colour on dark ground, width of what is main.
_LINES = {
    "river": ("川", "#8DB6CB", "#2F5C78", 3.0),
    "railway": ("鉄道", "#6F6A75", "#8B8694", 2.5),
    "road": ("道路", "#C9C2B4", "#4A5560", 2.5),
}


class BaseLines:
    """国土数値情報 W05・N02・N01, as far as they have been taken in."""

    id = "base_lines"
    label = "川・鉄道・道路"
    wants: Wants = "lines"
    order = 15

    def draw(self, rows: Sequence[BaseLine], look: Look) -> FeatureCollection:
        """One feature per stretch with its colour and width."""
        drawn = []
        for row in rows:
            width = _LINES[row.kind][3] * (1.0 if row.main else 0.5) * look.icon_scale
            told = {"id": row.id, "kind": row.kind, "name": row.name, "line": _colour(row.kind, look), "width": width}
            drawn.append(feature(geojson.area(row.geometry), told))
        return collection(drawn, self.legend(rows, look), (row.source.credit() for row in rows))

    def style(self, look: Look) -> list[StyleRule]:
        """Lines, dashed for railways so that they are told apart in grey."""
        railway = ["==", ["get", "kind"], "railway"]
        rules: list[StyleRule] = []
        for name, wanted in (("base-line", ["!=", ["get", "kind"], "railway"]), ("base-railway", railway)):
            paint = {"line-color": ["get", "line"], "line-width": ["get", "width"]}
            dash = {"line-dasharray": [3, 1.5]} if wanted is railway else {}
            joins = {"line-join": "round"}
            rules.append({"id": name, "type": "line", "filter": wanted, "layout": joins, "paint": {**paint, **dash}})
        names: StyleRule = {
            "id": "base-name",
            "type": "symbol",
            "minzoom": 13,
            "filter": ["!=", ["get", "name"], ""],
            "layout": {
                "symbol-placement": "line",
                "symbol-spacing": 400,
                "text-field": ["get", "name"],
                "text-size": look.text_size - 3,
            },
            "paint": {"text-color": look.text, "text-halo-color": look.halo, "text-halo-width": 2},
        }
        return [*rules, names]

    def legend(self, rows: Sequence[BaseLine], look: Look) -> Legend:
        """One line for each kind that is there."""
        there = {row.kind for row in rows}
        entries = [
            LegendEntry(label=label, colour=_colour(kind, look), shape="dashed" if kind == "railway" else "line")
            for kind, (label, *_) in _LINES.items()
            if kind in there
        ]
        return Legend(title="", entries=tuple(entries))


def _colour(kind: str, look: Look) -> str:
    _, light, dark, _ = _LINES[kind]
    return dark if look.theme == "projector" else light


LAYER = BaseLines()
