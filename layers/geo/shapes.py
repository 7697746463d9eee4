"""Areas: repaired with the reason said, united, and measured in the plane (平面直角座標系), never in degrees."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer
from pyproj.enums import TransformDirection
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

LONLAT_SRID = 6668


@dataclass(frozen=True, kw_only=True, slots=True)
class Repair:
    """A geometry that can be computed with; ``reason`` (GEOS words and the spot) is empty where nothing was wrong."""

    geometry: BaseGeometry
    reason: str = ""


def repaired(geometry: BaseGeometry) -> Repair:
    """The same area as valid polygons: lines and points that a repair leaves over are no area and fall away."""
    if shapely.is_valid(geometry):
        return Repair(geometry=geometry)
    return Repair(geometry=only_polygons(shapely.make_valid(geometry)), reason=shapely.is_valid_reason(geometry))


def only_polygons(geometry: BaseGeometry) -> BaseGeometry:
    """The polygonal part of any geometry (an empty MultiPolygon where there is none)."""
    flat = [piece for part in shapely.get_parts(geometry) for piece in shapely.get_parts(part)]
    polygons = [piece for piece in flat if isinstance(piece, Polygon) and not piece.is_empty]
    return polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)


def union(geometries: list[BaseGeometry]) -> BaseGeometry:
    """One area out of many; invalid ones are repaired first."""
    return only_polygons(shapely.union_all([repaired(one).geometry for one in geometries]))


@cache
def to_plane_transformer(plane_srid: int) -> Transformer:
    """The transformer lon/lat → (east, north) metres of a 平面直角座標系; made once, as making it is slow."""
    return Transformer.from_crs(LONLAT_SRID, plane_srid, always_xy=True)


def to_plane(geometry_lonlat: BaseGeometry, *, plane_srid: int) -> BaseGeometry:
    """The geometry in plane metres."""
    transformer = to_plane_transformer(plane_srid)

    def moved(points: NDArray[np.float64]) -> NDArray[np.float64]:
        east, north = transformer.transform(points[:, 0], points[:, 1])
        return np.column_stack([east, north])

    return shapely.transform(geometry_lonlat, moved)


def to_lonlat(geometry_plane: BaseGeometry, *, plane_srid: int) -> BaseGeometry:
    """The way back: a geometry in plane metres in degrees."""
    transformer = to_plane_transformer(plane_srid)

    def moved(points: NDArray[np.float64]) -> NDArray[np.float64]:
        lon, lat = transformer.transform(points[:, 0], points[:, 1], direction=TransformDirection.INVERSE)
        return np.column_stack([lon, lat])

    return shapely.transform(geometry_plane, moved)


def area_square_metres(geometry_lonlat: BaseGeometry, *, plane_srid: int) -> float:
    """Area in square metres."""
    return float(to_plane(geometry_lonlat, plane_srid=plane_srid).area)


def length_metres(geometry_lonlat: BaseGeometry, *, plane_srid: int) -> float:
    """Length of a line, or of the outline of an area, in metres."""
    return float(to_plane(geometry_lonlat, plane_srid=plane_srid).length)


def share_inside(area_lonlat: BaseGeometry, other_lonlat: BaseGeometry, *, plane_srid: int) -> float:
    """Which share (0 … 1) of the first area lies inside the other; 0 for an area without extent."""
    area_plane = repaired(to_plane(area_lonlat, plane_srid=plane_srid)).geometry
    if not area_plane.area:
        return 0.0
    other_plane = repaired(to_plane(other_lonlat, plane_srid=plane_srid)).geometry
    return float(shapely.intersection(area_plane, other_plane).area / area_plane.area)
