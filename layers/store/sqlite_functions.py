"""The ST_* that our queries and triggers use, for a plain SQLite, answered by shapely: nothing but pip.

Blobs are SpatiaLite's own (header, envelope, WKB body, end mark), so that SpatiaLite and QGIS read the file.
Layout: https://www.gaia-gis.it/gaia-sins/BLOB-Geometry.html
"""

import sqlite3
import struct
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

_HEAD = struct.Struct("<BBi4dB")
_BODY = 39
_LITTLE_ENDIAN = 1


def to_blob(shape: BaseGeometry, srid: int) -> bytes:
    """A shape as a SpatiaLite blob."""
    box = shape.bounds if not shape.is_empty else (0.0, 0.0, 0.0, 0.0)
    body: bytes = shapely.to_wkb(shape, byte_order=_LITTLE_ENDIAN)
    return _HEAD.pack(0, _LITTLE_ENDIAN, srid, *box, 0x7C) + body[1:] + b"\xfe"


@lru_cache(4096)
def from_blob(blob: bytes) -> BaseGeometry:
    """The shape in a SpatiaLite blob."""
    return shapely.from_wkb(_body(blob))


def _from_wkb(wkb: bytes, srid: int) -> bytes:
    return to_blob(shapely.from_wkb(wkb), srid)


def _from_wkt(wkt: str, srid: int) -> bytes:
    return to_blob(shapely.from_wkt(wkt), srid)


def _body(blob: bytes) -> bytes:
    return b"\x01" + blob[_BODY:-1]


def _box(blob: bytes) -> tuple[float, float, float, float]:
    return struct.unpack_from("<4d", blob, 6)


def corner(blob: bytes) -> tuple[float, float]:
    """Lon and lat of the south-western end of a shape: all of a point."""
    lon, lat, _, _ = _box(blob)
    return lon, lat


def _intersects(one: bytes, other: bytes) -> int:
    a, b = _box(one), _box(other)
    apart = a[0] > b[2] or b[0] > a[2] or a[1] > b[3] or b[1] > a[3]
    return 0 if apart else int(shapely.intersects(from_blob(one), from_blob(other)))


def _strict(function: Callable[..., Any]) -> Callable[..., Any]:
    """SQL's habit: NULL in, NULL out."""
    return lambda *given: None if any(value is None for value in given) else function(*given)


def _functions() -> dict[tuple[str, int], Callable[..., Any]]:
    table: dict[tuple[str, int], Callable[..., Any]] = {
        ("GeomFromWKB", 2): _from_wkb,
        ("ST_GeomFromText", 2): _from_wkt,
        ("AsBinary", 1): _body,
        ("ST_Intersects", 2): _intersects,
    }
    for index, name in enumerate(("MbrMinX", "MbrMinY", "MbrMaxX", "MbrMaxY")):
        table[name, 1] = lambda blob, index=index: _box(blob)[index]
    return table


def register(connection: sqlite3.Connection) -> None:
    """Teach one connection the functions that our queries and triggers use."""
    for (name, arity), function in _functions().items():
        connection.create_function(name, arity, _strict(function), deterministic=True)
