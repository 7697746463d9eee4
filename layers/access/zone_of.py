"""Which zone holds which of very many points: compiled where that is worth its loading, else by the zones' index.

Both give the same answer: a point on a border belongs to the zone, and the first of several zones is told.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from layers.access import kernels
from layers.access.kernels.borders import UNSURE, first_by_rays
from layers.place.zone_index import ZoneIndex

Numbers = NDArray[np.int64]
Plane = NDArray[np.float64]

_POLYGON, _MULTI = 3, 6
# Points that the index finds while scipy does one step of its searches.
_POINTS_A_STEP = 4


def zone_of(polygons: Sequence[BaseGeometry | None], xy: NDArray[Any]) -> Numbers:
    """The first of ``polygons`` that each of ``n`` points (shape ``(n, 2)``, any one plane) touches, −1 where none."""
    zones = np.array(polygons, dtype=object)
    points = np.ascontiguousarray(xy, dtype=float).reshape(-1, 2)
    compiled = kernels.engine(len(points) // _POINTS_A_STEP).__name__.endswith("compiled")
    kinds = set(np.unique(shapely.get_type_id(zones)).tolist()) - {-1}
    if not compiled or not len(points) or not kinds or kinds - {_POLYGON, _MULTI}:
        return ZoneIndex(polygons).locate(points)
    found = first_by_rays(zones, points)
    unsure = np.flatnonzero(found == UNSURE)
    if unsure.size:
        found[unsure] = _one_by_one(zones, points[unsure])
    return found


def _one_by_one(zones: NDArray[Any], points: Plane) -> Numbers:
    """The same for few points, as exactly as the library has it."""
    index, found = shapely.STRtree(zones).query(shapely.points(points), predicate="intersects")
    first = np.full(len(points), len(zones), dtype=np.int64)
    np.minimum.at(first, index, found)
    return np.where(first == len(zones), -1, first)
