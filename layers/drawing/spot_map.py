"""Numbered spots on the ground of a zone, for a sheet in large print: zone, towns, lines of the ground, numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry import MultiPoint, Polygon, shape
from shapely.geometry.base import BaseGeometry

from layers.drawing import measure, pen
from layers.drawing.boxes import Box
from layers.drawing.frame import Frame, fitted
from layers.drawing.ground import Ground, drawn
from layers.drawing.ink import BLACK
from layers.drawing.names import town_names
from layers.drawing.numbered_spots import numbered
from layers.drawing.room import Room
from layers.geo.shapes import to_plane

_LETTERS = 5.2
_AROUND_METRES = 250.0
_METRES_PER_MINUTE = 60.0
_INSIDE = 3.0


@dataclass(frozen=True, kw_only=True, slots=True)
class HomeGround:
    """GeoJSON geometries in lon/lat, as a hall file holds them; all may be empty."""

    zone: Sequence[Mapping[str, Any]] = ()
    towns: Sequence[tuple[str, Mapping[str, Any]]] = ()
    lines: Sequence[Mapping[str, Any]] = ()

    @classmethod
    def of(cls, layers: Mapping[str, Any]) -> "HomeGround":
        """Out of the layers of a hall file, each a FeatureCollection by its name."""

        def drawn(name: str) -> list[tuple[str, Mapping[str, Any]]]:
            found = layers.get(name, {}).get("features", [])
            return [(str(one["properties"].get("name", "")), one["geometry"]) for one in found if one.get("geometry")]

        lines, zone = ([told for _, told in drawn(name)] for name in ("lines", "zone"))
        return cls(zone=zone, towns=drawn("areas"), lines=lines)


def svg(spots: Mapping[int, tuple[float, float]], ground: HomeGround, box: Box, *, size: float = _LETTERS) -> bytes:
    """The map within ``box``; ``spots``: number → lon/lat; ``size`` of its numbers. b"" where there is nothing to draw.

    All in millimetres.
    """
    frame = _frame(spots, ground, box)
    if frame is None:
        return b""
    edge = shapely.box(box.x, box.y, box.right, box.bottom)

    def placed(told: Mapping[str, Any]) -> BaseGeometry:
        moved = frame.on_paper(to_plane(shape(dict(told)), plane_srid=frame.plane_srid))
        return shapely.intersection(shapely.make_valid(moved), edge)

    land = Ground(
        frame=frame,
        ink=BLACK,
        stroke=1.0,
        city=None,
        towns=tuple((name, one) for name, told in ground.towns if not (one := placed(told)).is_empty),
        zones=(),
        own=shapely.union_all([placed(one) for one in ground.zone]) if ground.zone else None,
    )
    bars = measure.bars(frame, (box.x + _INSIDE, box.bottom - _INSIDE), _METRES_PER_MINUTE, BLACK, size=0.7 * size)
    room = Room(box.shrunk(1.0), [bars[0].box])
    numbers = numbered({number: frame.spot(spot) for number, spot in spots.items()}, room, size)
    names, _ = town_names(land, room, size=0.65 * size)
    pieces = [
        *drawn(land),
        *(piece for told in ground.lines for piece in pen.line(placed(told), 0.3, "#808080")),
        *(name.drawn(BLACK.town_text, BLACK) for name in names),
        *bars,
        *numbers,
        pen.rectangle(box, stroke=BLACK.text, width=0.5),
    ]
    return pen.sheet(pieces, Box(box.x - 0.3, box.y - 0.3, box.width + 0.6, box.height + 0.6))


def _frame(spots: Mapping[int, tuple[float, float]], ground: HomeGround, box: Box) -> Frame | None:
    shapes = [shape(dict(one)) for one in ground.zone] or [shape(dict(told)) for _, told in ground.towns]
    if not shapes and not spots:
        return None
    points = MultiPoint(list(spots.values()))
    lon = (points if spots else shapes[0]).centroid.x
    srid = _srid(lon)
    known = [to_plane(one, plane_srid=srid) for one in shapes]
    # A spot in the next zone is shown too, but a slip of a hundred kilometres does not shrink the map to nothing.
    around = shapely.buffer(to_plane(points, plane_srid=srid), _AROUND_METRES) if spots else Polygon()
    whole = shapely.union_all([shapely.make_valid(one) for one in known]) if known else around
    near = shapely.intersection(around, shapely.buffer(whole, 2000.0))
    west, south, east, north = shapely.union(whole, near).bounds
    return fitted((west, south, east, north), box, plane_srid=srid, rim=6.0)


def _srid(lon: float) -> int:
    """JGD2011 / UTM by its strip: one code for the whole country, metres good to 0.04 %."""
    return 6688 + min(max(int((lon + 180) // 6) + 1, 51), 55) - 51
