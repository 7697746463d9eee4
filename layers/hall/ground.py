"""The ground that goes into a hall file: the zone, its towns, rivers, roads, and its public places with next dates."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from layers.catalog import geojson
from layers.drawing.listing import text
from layers.drawing.stock import Stock, is_area
from layers.place.ground import BaseLine
from layers.place.meeting_days import dates
from layers.place.schedule_text import read
from layers.place.services import ServicePoint
from layers.vocabulary import kinds

_AHEAD = timedelta(days=60)
_NEXT = 3
# Around places whose zone has no border: about three hundred metres.
_AROUND_DEGREES = 0.003
# A town that only touches the border of the zone is not in it.
_LEAST_SHARE = 0.02

Feature = dict[str, Any]


def layers_of(stock: Stock, lines: Sequence[BaseLine]) -> dict[str, Any]:
    """GeoJSON in lon/lat by name: zone, areas, lines, places. ``stock`` is the public edition of one zone."""
    zone = stock.zone.geometry if stock.zone is not None and is_area(stock.zone.geometry) else None
    around = zone if zone is not None else _around(stock.places)
    return {
        "zone": _collection([_feature(stock.name, zone)] if zone is not None else []),
        "areas": _collection(_areas(stock, zone)),
        "lines": _collection(_lines(lines, around)),
        "places": _collection(_place(place, stock.today) for place in stock.places),
    }


def _areas(stock: Stock, zone: BaseGeometry | None) -> list[Feature]:
    names = {member.town for member in stock.zone.members} if stock.zone is not None else set[str]()
    inside = []
    for piece in stock.pieces:
        area = piece.geometry
        if area is None or not is_area(area):
            continue
        share = zone.intersection(area).area / area.area if zone is not None and area.area else 0.0
        if share > _LEAST_SHARE or piece.name in names or piece.key_code in names:
            inside.append(_feature(piece.name, area))
    return inside


def _lines(lines: Iterable[BaseLine], around: BaseGeometry | None) -> list[Feature]:
    if around is None:
        return []
    box = shapely.box(*shapely.buffer(around, _AROUND_DEGREES).bounds)
    cut = ((line, line.geometry.intersection(box)) for line in lines if line.geometry.intersects(box))
    return [
        {"type": "Feature", "properties": {"name": line.name, "kind": line.kind}, "geometry": geojson.area(part)}
        for line, part in cut
        if not part.is_empty and part.geom_type in ("LineString", "MultiLineString")
    ]


def _place(place: ServicePoint, today: date) -> Feature:
    when = text(place.facts.get("schedule"))
    schedule = read(when, near=today).schedule if when else None
    days = () if schedule is None else dates(schedule, today, today + _AHEAD)
    told = {
        "id": place.id,
        "name": place.name,
        "kind": kinds()[place.kind].label,
        "colour": kinds()[place.kind].colour,
        "when": when,
        "next": [day.day.isoformat() for day in days[:_NEXT]],
    }
    spot = None if place.lonlat is None else geojson.point(place.lonlat)
    return {"type": "Feature", "properties": told, "geometry": spot}


def _around(places: Iterable[ServicePoint]) -> BaseGeometry | None:
    spots = [place.lonlat for place in places if place.lonlat is not None]
    return shapely.MultiPoint(spots) if spots else None


def _feature(name: str, area: BaseGeometry) -> Feature:
    return {"type": "Feature", "properties": {"name": name}, "geometry": geojson.area(area)}


def _collection(features: Iterable[Feature]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}
