"""Numbers in rings at their spots; where many stand close, aside with a line that crosses no other ring."""

import math
from collections.abc import Iterator, Mapping

import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from layers.drawing import pen
from layers.drawing.boxes import Box
from layers.drawing.pen import Piece, Words
from layers.drawing.room import Room

Spot = tuple[float, float]
_HIGH, _SIDE = 1.25, 0.3
_DOT = 0.2
_HERE = 0.01
_DIRECTIONS = 16
_RINGS = (1.1, 1.7, 2.4, 3.2, 4.2, 5.4, 6.8)


def numbered(spots: Mapping[int, Spot], room: Room, size: float) -> list[Piece]:
    """What stands at the very same spot shares a ring; what finds no room is a dot alone. Lines lie below all rings."""
    together: dict[Spot, list[int]] = {}
    for number, (x, y) in spots.items():
        together.setdefault((round(x, 1), round(y, 1)), []).append(number)
    dots = {spot: Box.around(spot, 2 * _DOT * size, 2 * _DOT * size) for spot in together}
    leads: list[Piece] = []
    rings: list[Piece] = []
    taken: list[BaseGeometry] = []
    for spot, numbers in together.items():
        words = Words(lines=("・".join(map(str, numbers)),), size=size, bold=True)
        wide, high = max(_HIGH * size, words.width + 2 * _SIDE * size), _HIGH * size
        others = [dot for other, dot in dots.items() if other != spot]
        free = [box for box in _places(spot, wide, high) if room.is_free(box)]
        bare = (box for box in free if not any(box.overlaps(dot) for dot in others))
        found = next((box for box in bare if _is_clear(box, spot, taken)), free[0] if free else None)
        if found is None or not _is_at(found, spot):
            leads.append(_dot(spot, size))
        if found is None:
            continue
        room.take(found)
        taken.append(_area(found))
        if not _is_at(found, spot):
            lead = LineString([spot, found.centre])
            leads += pen.line(lead, 0.3, "#000000")
            taken.append(lead)
        rings += [_ring(found), words.drawn(found.centre, "#000000")]
    return [*leads, *rings]


def _places(spot: Spot, wide: float, high: float) -> Iterator[Box]:
    """At the spot, then around it, ever farther."""
    yield Box.around(spot, wide, high)
    for ring in _RINGS:
        for step in range(_DIRECTIONS):
            angle = 2 * math.pi * step / _DIRECTIONS
            yield Box.around(
                (spot[0] + ring * wide * math.cos(angle), spot[1] + ring * high * math.sin(angle)), wide, high
            )


def _is_clear(box: Box, spot: Spot, taken: list[BaseGeometry]) -> bool:
    """Whether neither the ring nor the line to it lies on a ring or a line that is there already."""
    own = [_area(box), LineString([spot, box.centre])]
    return not any(shapely.intersects(one, taken).any() for one in own)


def _is_at(box: Box, spot: Spot) -> bool:
    return math.dist(box.centre, spot) < _HERE


def _area(box: Box) -> BaseGeometry:
    return shapely.box(box.x, box.y, box.right, box.bottom)


def _ring(box: Box) -> Piece:
    style = 'fill="#FFFFFF" stroke="#000000" stroke-width="0.35"'
    size = (
        f'x="{box.x:.2f}" y="{box.y:.2f}" width="{box.width:.2f}" height="{box.height:.2f}" rx="{box.height / 2:.2f}"'
    )
    return Piece(f"<rect {size} {style}/>", box)


def _dot(spot: Spot, size: float) -> Piece:
    box = Box.around(spot, 2 * _DOT * size, 2 * _DOT * size)
    return Piece(f'<circle cx="{spot[0]:.2f}" cy="{spot[1]:.2f}" r="{_DOT * size:.2f}"/>', box)
