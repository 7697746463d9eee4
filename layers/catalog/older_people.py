"""高齢者のくらし: small areas shaded by the share of people aged 75 and over, in at most five stated classes.

Where the source holds no ages all people are shaded, and the legend says so. Shares of fewer than ten people are
not shaded: they speak of single households.
"""

from typing import Any

from shapely.geometry.base import BaseGeometry

from layers.catalog import geojson
from layers.catalog.classes import SHARE_LIMITS, class_of, labels, quantile_limits
from layers.catalog.days import japanese_day
from layers.catalog.layer import FeatureCollection, Legend, LegendEntry, StyleRule, Wants, collection, feature
from layers.catalog.look import Look
from layers.geo.town_names import town_key
from layers.place.small_areas import ShadedArea, Shading

FEWEST_PEOPLE = 10
_ONLY_AREAS = ["!=", ["geometry-type"], "Point"]


class OlderPeople:
    """小地域 by 75+."""

    id = "older_people"
    label = "75歳以上の割合"
    wants: Wants = "shading"
    order = 10

    def draw(self, rows: Shading, look: Look) -> FeatureCollection:
        """One feature per small area that has a place on the map, with its colour and its words."""
        limits, unit = _limits(rows)
        drawn = [feature(_geometry(area.geometry), _properties(area, limits, unit, look)) for area in rows.areas]
        return collection(drawn, self.legend(rows, look), [rows.source.credit()] if rows.source else [])

    def style(self, look: Look) -> list[StyleRule]:
        """Areas filled, points as circles that grow with their people; names from zoom 14."""
        return [
            {
                "id": "area",
                "type": "fill",
                "filter": _ONLY_AREAS,
                "paint": {"fill-color": ["get", "fill"], "fill-opacity": 0.92},
            },
            {
                "id": "area-line",
                "type": "line",
                "filter": _ONLY_AREAS,
                "paint": {"line-color": look.halo, "line-opacity": 0.75, "line-width": 0.8},
            },
            {
                "id": "spot",
                "type": "circle",
                "filter": ["==", ["geometry-type"], "Point"],
                "paint": {
                    "circle-color": ["get", "fill"],
                    "circle-radius": ["interpolate", ["linear"], ["zoom"], 9, 3, 14, 14],
                    "circle-stroke-color": look.border,
                    "circle-stroke-width": 0.8,
                },
            },
            {
                "id": "area-name",
                "type": "symbol",
                "minzoom": 13.5,
                "layout": {"text-field": ["get", "name"], "text-size": look.text_size - 3, "text-padding": 6},
                "paint": {"text-color": look.text, "text-halo-color": look.halo, "text-halo-width": 1.5},
            },
        ]

    def legend(self, rows: Shading, look: Look) -> Legend:
        """Title with day, classes with their limits, and what is only approximate."""
        if not rows.areas:
            return Legend(title="")
        limits, unit = _limits(rows)
        entries = [
            LegendEntry(label=label, colour=look.ramp[step], shape="area")
            for step, label in enumerate(labels(limits, unit))
        ]
        if unit == "％":
            entries.append(LegendEntry(label="10人未満など（示しません）", colour=look.no_value, shape="area"))
        day = f"（{japanese_day(rows.as_of)}）" if rows.as_of else ""
        return Legend(title=f"{_title(unit)}{day}", entries=tuple(entries), note="".join(_notes(rows, unit)))


def share(area: ShadedArea) -> float | None:
    """75+ of a hundred people; None without ages, and where either number is small enough to point at somebody."""
    if area.age75plus is None or area.people < FEWEST_PEOPLE or 0 < area.age75plus < FEWEST_PEOPLE:
        return None
    return 100 * area.age75plus / area.people


def _limits(rows: Shading) -> tuple[tuple[float, ...], str]:
    if rows.measure == "age75plus":
        return SHARE_LIMITS, "％"
    return quantile_limits([float(area.people) for area in rows.areas if area.people]), "人"


def _title(unit: str) -> str:
    return "75歳以上の割合" if unit == "％" else "住んでいる人の数"


def _notes(rows: Shading, unit: str) -> list[str]:
    notes = []
    if unit == "人":
        notes.append("年齢別の人数がない資料のため、全員の人数でぬり分けています。")
    if any(area.boundary == "approximate" for area in rows.areas):
        notes.append("境界は概略境界（おおよその線）です。")
    if any(area.boundary == "point" for area in rows.areas):
        notes.append("境界のない町丁は、代表点を丸で示しています。")
    if rows.unplaced:
        people = sum(town.people for town in rows.unplaced)
        notes.append(f"地図に置けない町丁が{len(rows.unplaced)}（{people:,}人）あります。")
    return notes


def _geometry(geometry: BaseGeometry) -> dict[str, Any]:
    if geojson.is_point(geometry):
        return geojson.point((geometry.centroid.x, geometry.centroid.y))
    return geojson.area(geometry)


def _properties(area: ShadedArea, limits: tuple[float, ...], unit: str, look: Look) -> dict[str, Any]:
    value = share(area) if unit == "％" else float(area.people)
    words = "人数が少ないか、年齢が分かりません" if value is None else f"{value:,.1f}％" if unit == "％" else ""
    approximate = "（概略境界）" if area.boundary == "approximate" else ""
    return {
        "name": area.name,
        "towns": "|".join(town_key(name) for name in area.name.split("・")),
        "people": area.people,
        "text": f"{area.people:,}人{f'・75歳以上 {words}' if words else ''}{approximate}",
        "fill": look.no_value if value is None else look.ramp[class_of(value, limits)],
    }


LAYER = OlderPeople()
