"""Geometry → GeoJSON as browsers need it: lon/lat rounded to the metre for areas, to the decimetre for points."""

import json
from collections.abc import Iterable
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

AREA_DIGITS = 5
POINT_DIGITS = 6
# About a metre: far below what a screen shows, and a third of the bytes of a cadastral outline.
_SIMPLIFY_DEGREES = 0.00001


def area(geometry: BaseGeometry) -> dict[str, Any]:
    """A polygon or line, thinned to about a metre."""
    thin = shapely.simplify(geometry, _SIMPLIFY_DEGREES, preserve_topology=True)
    rounded = shapely.transform(thin, lambda xy: xy.round(AREA_DIGITS))
    made: dict[str, Any] = json.loads(shapely.to_geojson(rounded))
    return made


def point(lonlat: tuple[float, float]) -> dict[str, Any]:
    """A point."""
    return {"type": "Point", "coordinates": [round(lonlat[0], POINT_DIGITS), round(lonlat[1], POINT_DIGITS)]}


def label_spot(geometry: BaseGeometry) -> dict[str, Any]:
    """Where the name of an area stands: surely inside its largest part."""
    parts = getattr(geometry, "geoms", [geometry])
    spot = max(parts, key=lambda part: part.area).representative_point()
    return point((spot.x, spot.y))


def is_point(geometry: BaseGeometry) -> bool:
    """Whether only a point is known of an area."""
    return geometry.geom_type in ("Point", "MultiPoint")


def centre(geometries: Iterable[BaseGeometry]) -> tuple[float, float] | None:
    """The middle of the common bounding box, or None when there is nothing."""
    shapes = [shape for shape in geometries if not shape.is_empty]
    if not shapes:
        return None
    west, south, east, north = shapely.total_bounds(shapes)
    return (float(west + east) / 2, float(south + north) / 2)
