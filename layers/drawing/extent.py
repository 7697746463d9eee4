"""Extent: how much ground a map has to show, in plane metres."""

import shapely
from shapely.geometry import MultiPoint, box
from shapely.geometry.base import BaseGeometry

from layers.drawing.frame import Bounds
from layers.drawing.stock import Stock, city_ground, is_area
from layers.errors import Refused

# Around places whose zone has no borders: as far as one walks in some minutes.
_AROUND_METRES = 300.0
_LEAST_METRES = 200.0


def extent_plane(stock: Stock) -> Bounds:
    """The box asked for, the zone, or the whole city; where none has a border, what lies around the places.

    Raises:
        Refused: ``print.no_ground`` where nothing is known that could be drawn.
    """
    ground = _ground(stock)
    if ground is None or ground.is_empty:
        raise Refused("print.no_ground", name=stock.name)
    west, south, east, north = (float(edge) for edge in ground.bounds)
    lacking_x, lacking_y = max(0.0, _LEAST_METRES - (east - west)), max(0.0, _LEAST_METRES - (north - south))
    return (west - lacking_x / 2, south - lacking_y / 2, east + lacking_x / 2, north + lacking_y / 2)


def _ground(stock: Stock) -> BaseGeometry | None:
    if stock.box_lonlat is not None:
        return stock.plane(box(*stock.box_lonlat))
    if stock.zone is None:
        known = city_ground(stock)
        return _around(stock) if known is None else known
    if is_area(stock.zone.geometry):
        return stock.plane(stock.zone.geometry)
    return _around(stock) or city_ground(stock)


def _around(stock: Stock) -> BaseGeometry | None:
    spots = [place.lonlat for place in stock.places if place.lonlat is not None]
    return shapely.buffer(stock.plane(MultiPoint(spots)), _AROUND_METRES) if spots else None
