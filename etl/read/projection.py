"""Any reference system → lon/lat in EPSG:6668. WGS84 and JGD2000 are taken as equal to it (centimetres to a metre)."""

from collections.abc import Sequence
from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError, ProjError
from shapely.geometry.base import BaseGeometry

from etl.read.reading import unreadable

LONLAT = "EPSG:6668"
_EQUAL_DATUMS = ("WGS 84", "World Geodetic System 1984", "Japanese Geodetic Datum", "JGD", "WGS_1984", "D_JGD")


def to_lonlat(geometries: Sequence[BaseGeometry | None], crs: str | None) -> list[BaseGeometry | None]:
    """The geometries in degrees; ``Unreadable("vector.crs_missing")`` where nothing tells what the numbers are."""
    present = [one for one in geometries if one is not None and not one.is_empty]
    if not present:
        return list(geometries)
    if not crs:
        return _as_degrees(geometries, present)
    try:
        system = CRS.from_user_input(crs)
        if system.is_geographic and _equal(system):
            return _as_degrees(geometries, present)
        turn = Transformer.from_crs(system, LONLAT, always_xy=True)
        return [one if one is None else _turned(one, turn) for one in geometries]
    except (CRSError, ProjError) as fault:
        raise unreadable("vector.crs_unknown", crs=crs[:80]) from fault


@cache
def _from_tokyo() -> Transformer:
    return Transformer.from_crs("EPSG:4301", LONLAT, always_xy=True)


def lonlat_of_tokyo(lon: float, lat: float) -> tuple[float, float]:
    """A point of the old Japanese datum (日本測地系) in that of today, right to some metres."""
    turned = _from_tokyo().transform(lon, lat)
    return round(turned[0], 6), round(turned[1], 6)


def _equal(system: CRS) -> bool:
    datum = system.datum.name if system.datum else ""
    return any(name in datum for name in _EQUAL_DATUMS)


def _as_degrees(geometries: Sequence[BaseGeometry | None], present: list[BaseGeometry]) -> list[BaseGeometry | None]:
    west, south, east, north = shapely.total_bounds(present)
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise unreadable("vector.crs_missing", west=f"{west:.0f}", south=f"{south:.0f}")
    return list(geometries)


def _turned(geometry: BaseGeometry, turn: Transformer) -> BaseGeometry:
    def both(corners: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(turn.transform(corners[:, 0], corners[:, 1]))

    turned: BaseGeometry = shapely.transform(geometry, both)
    return turned
