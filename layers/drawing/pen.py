"""Pen: pieces of SVG in millimetres. Each piece knows its box, so that a sheet takes only what lies on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from layers.drawing import letters
from layers.drawing.boxes import Box
from layers.drawing.typeset import FAMILY

# Thinner lines are lost by a fax.
THINNEST = 0.25
_FINE = 0.05


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing drawn."""

    svg: str
    box: Box
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """Lines of words: ``anchor`` is where they stand (start, middle, end), ``at`` the middle of their height."""

    lines: tuple[str, ...]
    size: float
    bold: bool = False
    anchor: str = "middle"
    leading: float = 1.15

    @property
    def width(self) -> float:
        """Of the longest line."""
        return max(letters.width(line, self.size, bold=self.bold) for line in self.lines)

    @property
    def height(self) -> float:
        """Of all lines."""
        return self.size * (1 + self.leading * (len(self.lines) - 1))

    def box(self, at: tuple[float, float]) -> Box:
        """The room that they take."""
        x = at[0] - {"start": 0.0, "middle": self.width / 2, "end": self.width}[self.anchor]
        return Box(x, at[1] - self.height / 2, self.width, self.height)

    def drawn(self, at: tuple[float, float], colour: str, halo: str = "", *, halo_width: float = 0.0) -> Piece:
        """The words with a rim of ``halo`` that keeps lines away from them."""
        top = at[1] - self.height / 2 + letters.ASCENT * self.size
        style = f'font-family="{FAMILY}" font-size="{self.size:.3f}" text-anchor="{self.anchor}" fill="{colour}"'
        style += ' font-weight="700"' if self.bold else ""
        if halo:
            style += f' paint-order="stroke" stroke="{halo}" stroke-width="{2 * (halo_width or self.size * 0.14):.3f}"'
            style += ' stroke-linejoin="round"'
        rows = "".join(
            f'<text x="{at[0]:.3f}" y="{top + self.leading * self.size * number:.3f}">{escape(line)}</text>'
            for number, line in enumerate(self.lines)
        )
        return Piece(f"<g {style}>{rows}</g>", self.box(at), "".join(self.lines))


def area(geometry_mm: BaseGeometry, fill: str) -> list[Piece]:
    """A filled area."""
    return _path(geometry_mm, f'fill="{fill}" fill-rule="evenodd"')


def line(geometry_mm: BaseGeometry, width: float, colour: str, *, dash: Sequence[float] = ()) -> list[Piece]:
    """A line, or the outline of an area, never thinner than a fax can tell."""
    dashes = f' stroke-dasharray="{" ".join(f"{step:g}" for step in dash)}"' if dash else ""
    ends = 'stroke-linecap="round" stroke-linejoin="round"'
    return _path(geometry_mm, f'fill="none" stroke="{colour}" stroke-width="{max(width, THINNEST):g}" {ends}{dashes}')


def dots(spots: NDArray[np.float64], width: float, colour: str) -> list[Piece]:
    """Many round dots as one path of lines without length."""
    if not len(spots):
        return []
    (west, north), (east, south) = spots.min(axis=0), spots.max(axis=0)
    steps = "".join(f"M{x:.1f} {y:.1f}h0" for x, y in spots)
    style = f'fill="none" stroke="{colour}" stroke-width="{width:g}" stroke-linecap="round"'
    box = Box(float(west), float(north), float(east - west), float(south - north))
    return [Piece(f'<path d="{steps}" {style}/>', box)]


def rectangle(box: Box, *, fill: str = "none", stroke: str = "", width: float = THINNEST) -> Piece:
    """A box as it is."""
    rim = f' stroke="{stroke}" stroke-width="{width:g}"' if stroke else ""
    size = f'x="{box.x:.3f}" y="{box.y:.3f}" width="{box.width:.3f}" height="{box.height:.3f}"'
    return Piece(f'<rect {size} fill="{fill}"{rim}/>', box)


def sheet(pieces: Iterable[Piece], box: Box) -> bytes:
    """The pieces that touch the box as one SVG of its size; what reaches over its edge is cut there."""
    edges = f"{box.x:g} {box.y:g} {box.width:g} {box.height:g}"
    size = f'width="{box.width:g}mm" height="{box.height:g}mm" viewBox="{edges}"'
    inside = "".join(piece.svg for piece in pieces if piece.box.overlaps(box))
    cut = f'<clipPath id="cut">{rectangle(box).svg}</clipPath>'
    head = f'<svg xmlns="{_NAMESPACE}" {size}><defs>{cut}</defs><g clip-path="url(#cut)">'
    return f"{head}{inside}</g></svg>".encode()


_NAMESPACE = "http://www.w3.org/2000/svg"


def _path(geometry_mm: BaseGeometry, style: str) -> list[Piece]:
    thin = shapely.simplify(geometry_mm, _FINE)
    if thin.is_empty:
        return []
    west, north, east, south = (float(edge) for edge in thin.bounds)
    steps = "".join(_steps(part) for part in _lines(thin))
    return [Piece(f'<path d="{steps}" {style}/>', Box(west, north, max(east - west, 0.01), max(south - north, 0.01)))]


def _lines(geometry: BaseGeometry) -> list[tuple[BaseGeometry, bool]]:
    found: list[tuple[BaseGeometry, bool]] = []
    for part in shapely.get_parts(geometry):
        if part.geom_type == "Polygon":
            found += [(part.exterior, True), *((ring, True) for ring in part.interiors)]
        elif part.geom_type in ("LineString", "LinearRing"):
            found.append((part, part.is_ring))
        elif part.geom_type not in ("Point", "MultiPoint"):
            found += _lines(part)
    return found


def _steps(part: tuple[BaseGeometry, bool]) -> str:
    geometry, closed = part
    points = shapely.get_coordinates(geometry)[: -1 if closed else None]
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points) + ("Z" if closed else "")
