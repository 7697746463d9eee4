"""A small drawing of a zone: its outline and its places in the units of an SVG, north up."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from layers.profile.profile import Here

WIDTH = 480.0
_HIGHEST = 480.0
_MARGIN = 12.0
_FINE = 0.6


@dataclass(frozen=True, kw_only=True, slots=True)
class Sketch:
    """``paths``: the rings of the outline as SVG paths; ``dots``: x, y and kind of each place."""

    width: int
    height: int
    paths: tuple[str, ...]
    dots: tuple[tuple[float, float, str], ...]


def sketch(outline: BaseGeometry | None, places: Sequence[Here]) -> Sketch | None:
    """None where no border is known."""
    if outline is None or outline.is_empty:
        return None
    west, south, east, north = outline.bounds
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = min((WIDTH - 2 * _MARGIN) / ((east - west) * squeeze), (_HIGHEST - 2 * _MARGIN) / (north - south))

    def put(lon: float, lat: float) -> tuple[float, float]:
        return round(_MARGIN + (lon - west) * squeeze * scale, 1), round(_MARGIN + (north - lat) * scale, 1)

    plain = outline.simplify(_FINE / scale)
    dots = tuple((*put(*place.lonlat), place.kind) for place in places if place.lonlat)
    return Sketch(
        width=round((east - west) * squeeze * scale + 2 * _MARGIN),
        height=round((north - south) * scale + 2 * _MARGIN),
        paths=tuple(_path(put(*spot) for spot in ring) for ring in _rings(plain)),
        dots=dots,
    )


def _rings(outline: BaseGeometry) -> Iterable[list[tuple[float, float]]]:
    for part in shapely.get_parts(outline):
        for ring in (part.exterior, *part.interiors):
            yield [(float(x), float(y)) for x, y in ring.coords]


def _path(spots: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in spots) + "Z"
