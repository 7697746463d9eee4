"""Marks: the numbered symbols of a map. Places of one look at one spot share a symbol, as one hall is one point.

Where symbols would lie on each other the later one moves aside and a thin line leads to its spot.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shapely.geometry import LineString

from layers.drawing import pen
from layers.drawing.boxes import Box
from layers.drawing.faces import Face, faces
from layers.drawing.frame import Frame
from layers.drawing.ink import Ink
from layers.drawing.pen import Piece, Words
from layers.drawing.room import Room
from layers.place.services import ServicePoint

_RINGS = 4
_DIRECTIONS = 12
_GAP = 0.4
_SAME_SPOT = 0.5


@dataclass(frozen=True, kw_only=True, slots=True)
class Numbered:
    """A place with the number it has on the map and in the list."""

    number: int
    place: ServicePoint


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A symbol with the numbers that stand beside it; ``spot`` is where it belongs, ``symbol`` where it stands."""

    numbers: tuple[int, ...]
    places: tuple[ServicePoint, ...]
    face: Face
    spot: tuple[float, float]
    symbol: Box
    figures: Box

    @property
    def is_aside(self) -> bool:
        """Whether a line has to lead to its spot."""
        return math.dist(self.spot, self.symbol.centre) > 0.1

    @property
    def boxes(self) -> tuple[Box, Box]:
        """What it takes."""
        return (self.symbol, self.figures)


@dataclass(frozen=True, kw_only=True, slots=True)
class Marks:
    """``placed`` with symbol and number; ``dots``: spots too crowded for more than a dot."""

    placed: tuple[Mark, ...]
    dots: tuple[tuple[tuple[float, float], tuple[int, ...]], ...]
    outside: tuple[int, ...]


def numbered(places: Sequence[ServicePoint]) -> tuple[Numbered, ...]:
    """Numbers from 1 in the order given."""
    return tuple(Numbered(number=number, place=place) for number, place in enumerate(places, 1))


def marks(rows: Sequence[Numbered], frame: Frame, room: Room, *, size: float, letters: float) -> Marks:
    """Where the symbols stand; ``room`` learns of every box that is taken."""
    known = faces(row.place.kind for row in rows)
    placed: list[Mark] = []
    dots: list[tuple[tuple[float, float], tuple[int, ...]]] = []
    outside: list[int] = []
    for face, spot, group in _groups(rows, known, frame):
        numbers = tuple(row.number for row in group)
        if not frame.box.shrunk(_GAP).holds(Box.around(spot, 0, 0)):
            outside += numbers
            continue
        found = _free(spot, Words(lines=(ranges(numbers),), size=letters, bold=True), size, room)
        if found is None:
            dots.append((spot, numbers))
            continue
        places = tuple(row.place for row in group)
        placed.append(
            Mark(numbers=numbers, places=places, face=face, spot=spot, symbol=found[0], figures=found[1]),
        )
    return Marks(placed=tuple(placed), dots=tuple(dots), outside=tuple(outside))


def drawn(found: Marks, ink: Ink, *, stroke: float, letters: float) -> list[Piece]:
    """Lines and dots first, so that no symbol is crossed."""
    pieces: list[Piece] = []
    for mark in found.placed:
        if mark.is_aside:
            pieces += pen.line(LineString([mark.spot, mark.symbol.centre]), 0.25 * stroke, ink.text)
            pieces.append(_dot(mark.spot, stroke, ink))
    pieces += [_dot(spot, stroke, ink) for spot, _ in found.dots]
    for mark in found.placed:
        pieces.append(mark.face.drawn(mark.symbol.centre, mark.symbol.width, ink))
    for mark in found.placed:
        words = Words(lines=(ranges(mark.numbers),), size=letters, bold=True)
        pieces.append(words.drawn(mark.figures.centre, ink.text, ink.halo))
    return pieces


def ranges(numbers: Sequence[int]) -> str:
    """「3–5・9」."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "・".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _groups(
    rows: Sequence[Numbered], known: dict[str, Face], frame: Frame
) -> Iterator[tuple[Face, tuple[float, float], list[Numbered]]]:
    found: dict[tuple[Face, int, int], tuple[tuple[float, float], list[Numbered]]] = {}
    for row in rows:
        if row.place.lonlat is None:
            continue
        spot = frame.spot(row.place.lonlat)
        key = (known[row.place.kind], round(spot[0] / _SAME_SPOT), round(spot[1] / _SAME_SPOT))
        found.setdefault(key, (spot, []))[1].append(row)
    for (face, _, _), (spot, group) in found.items():
        yield face, spot, group


def _free(spot: tuple[float, float], words: Words, size: float, room: Room) -> tuple[Box, Box] | None:
    """The nearest free place for a symbol and its figures, which stand at its right, left, below or above."""
    for centre in _around(spot, size):
        symbol = Box.around(centre, size, size)
        if not room.is_free(symbol):
            continue
        for figures in _beside(symbol, words):
            if room.is_free(figures):
                room.take(symbol)
                room.take(figures)
                return symbol, figures
    return None


def _around(spot: tuple[float, float], size: float) -> Iterator[tuple[float, float]]:
    yield spot
    for ring in range(1, _RINGS + 1):
        reach = size * (0.55 + 0.65 * ring)
        steps = _DIRECTIONS + 4 * (ring - 1)
        for step in range(steps):
            turn = 2 * math.pi * step / steps
            yield (spot[0] + reach * math.cos(turn), spot[1] + reach * math.sin(turn))


def _beside(symbol: Box, words: Words) -> Iterator[Box]:
    width, height = words.width, words.height
    x, y = symbol.centre
    yield Box.around((symbol.right + _GAP + width / 2, y), width, height)
    yield Box.around((symbol.x - _GAP - width / 2, y), width, height)
    yield Box.around((x, symbol.bottom + height / 2), width, height)
    yield Box.around((x, symbol.y - height / 2), width, height)


def _dot(spot: tuple[float, float], stroke: float, ink: Ink) -> Piece:
    radius = 0.5 * stroke
    style = f'fill="{ink.text}" stroke="{ink.halo}" stroke-width="{0.25 * stroke:g}"'
    return Piece(
        f'<circle cx="{spot[0]:.3f}" cy="{spot[1]:.3f}" r="{radius:g}" {style}/>',
        Box.around(spot, 2 * radius, 2 * radius),
    )
