"""The land of the city: lies below everything, since there is no other map underneath."""

from collections.abc import Sequence

from shapely.geometry.base import BaseGeometry

from layers.catalog import geojson
from layers.catalog.layer import FeatureCollection, Legend, LegendEntry, StyleRule, Wants, collection, feature
from layers.catalog.look import Look


class CityBorder:
    """市区町村の範囲."""

    id = "city_border"
    label = "市の範囲"
    wants: Wants = "outline"
    order = 0

    def draw(self, rows: Sequence[BaseGeometry], look: Look) -> FeatureCollection:
        """One feature per border; the source simplifies coasts, which the legend says."""
        drawn = [
            feature(geojson.area(shape), {"fill": look.land, "line": look.border})
            for shape in rows
            if not geojson.is_point(shape)
        ]
        return collection(drawn, self.legend(rows, look), [])

    def style(self, look: Look) -> list[StyleRule]:
        """Land, and its border."""
        return [
            {"id": "land", "type": "fill", "paint": {"fill-color": ["get", "fill"], "fill-antialias": False}},
            {
                "id": "border",
                "type": "line",
                "layout": {"line-join": "round"},
                "paint": {"line-color": ["get", "line"], "line-width": 1.5 * look.icon_scale},
            },
        ]

    def legend(self, rows: Sequence[BaseGeometry], look: Look) -> Legend:
        """One line."""
        entries = (LegendEntry(label="市の範囲", colour=look.land, shape="area"),) if rows else ()
        return Legend(title="", entries=entries)


LAYER = CityBorder()
