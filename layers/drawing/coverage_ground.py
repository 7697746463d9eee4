"""The ground of an answer as SVG for paper: four tints of grey with lines of 45° that a copier and a fax keep."""

from math import cos, radians

import shapely
from shapely.geometry.base import BaseGeometry

from layers.access.painted import PaintedArea, Painting
from layers.catalog.classes import class_of
from layers.catalog.walk_words import SHARE_LABELS, SHARES

_WIDE, _HIGH = 90.0, 70.0
# Tint, and how far apart the lines stand (0: none).
_LOOKS = (("#FFFFFF", 0.0), ("#F2F2F2", 3.2), ("#DADADA", 2.0), ("#B8B8B8", 1.2))
LEGEND = tuple({"label": label, "step": step} for step, label in enumerate(SHARE_LABELS))
_TOLERANCE = 0.1


def svg(painting: Painting) -> str:
    """The areas within 90 × 70 mm; "" where none has a border."""
    areas = [area for area in painting.areas if area.geometry.area > 0]
    if not areas:
        return ""
    west, south, east, north = shapely.total_bounds([area.geometry for area in areas]).tolist()
    # Degrees of longitude are shorter than those of latitude.
    squeeze = cos(radians((south + north) / 2))
    scale = min(_WIDE / ((east - west) * squeeze), _HIGH / (north - south))

    def to_paper(shape: BaseGeometry) -> BaseGeometry:
        moved = shapely.transform(shape, lambda xy: (xy - (west, north)) * (squeeze * scale, -scale))
        return shapely.simplify(moved, _TOLERANCE)

    drawn = "".join(_area(area, to_paper(area.geometry)) for area in areas)
    wide, high = (east - west) * squeeze * scale, (north - south) * scale
    view = f'viewBox="-0.5 -0.5 {wide + 1:.2f} {high + 1:.2f}" width="{wide + 1:.2f}mm" height="{high + 1:.2f}mm"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {view}>{_patterns()}{drawn}</svg>'


def swatch(step: int) -> str:
    """A small box of one class, for the legend."""
    box = f'<rect width="9" height="5" {_fill(step)} stroke="#000" stroke-width="0.3"/>'
    view = 'viewBox="-0.3 -0.3 9.6 5.6" width="9.6mm" height="5.6mm"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {view}>{_patterns()}{box}</svg>'


def _area(area: PaintedArea, shape: BaseGeometry) -> str:
    step = class_of(area.share or 0.0, SHARES) if area.people else 0
    rings = (ring for part in shapely.get_parts(shape) if part.area for ring in (part.exterior, *part.interiors))
    path = "".join("M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in shapely.get_coordinates(ring)) + "Z" for ring in rings)
    return f'<path d="{path}" fill-rule="evenodd" {_fill(step)} stroke="#000" stroke-width="0.25"/>'


def _fill(step: int) -> str:
    return f'fill="url(#class{step})"'


def _patterns() -> str:
    return "<defs>" + "".join(_pattern(step, *look) for step, look in enumerate(_LOOKS)) + "</defs>"


def _pattern(step: int, tint: str, apart: float) -> str:
    side = apart or 4.0
    line = f'<path d="M0 0V{side}" stroke="#000" stroke-width="0.3"/>' if apart else ""
    ground = f'<rect width="{side}" height="{side}" fill="{tint}"/>'
    turned = f'width="{side}" height="{side}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"'
    return f'<pattern id="class{step}" {turned}>{ground}{line}</pattern>'
