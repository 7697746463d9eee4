"""概略境界: areas that are known only as points get the ground that lies nearer to their point than to any other.

Voronoi cells cut by the border of the city. They are no real borders and are labelled so wherever they are drawn.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPoint
from shapely.geometry.base import BaseGeometry

from layers.geo.shapes import only_polygons, repaired, union
from layers.place.small_areas import AreaPiece, areas_by_code

# Without a border, the outermost cells end about so far beyond the outermost points (degrees; about a kilometre).
_BEYOND = 0.01


def grounds(pieces: Sequence[AreaPiece], outline: Sequence[BaseGeometry]) -> tuple[dict[str, BaseGeometry], str]:
    """The ground of each KEY_CODE in lon/lat, and whose borders they are: ``exact`` or ``approximate``.

    Where no area has a polygon, all get cells; an area that is a point among polygons keeps its point.
    """
    by_code = {
        code: [part.geometry for part in parts if part.geometry is not None and not part.geometry.is_empty]
        for code, parts in areas_by_code(pieces).items()
    }
    drawn = any(shape.area > 0 for shapes in by_code.values() for shape in shapes)
    if drawn:
        exact = all(piece.boundary == "exact" for piece in pieces if piece.geometry is not None and piece.geometry.area)
        return {code: _one(shapes) for code, shapes in by_code.items() if shapes}, "exact" if exact else "approximate"
    return _cells(by_code, outline), "approximate"


def _one(shapes: Sequence[BaseGeometry]) -> BaseGeometry:
    areas = [shape for shape in shapes if shape.area > 0]
    if not areas:
        return shapes[0]
    return repaired(areas[0]).geometry if len(areas) == 1 else union(areas)


def _cells(by_code: Mapping[str, Sequence[BaseGeometry]], outline: Sequence[BaseGeometry]) -> dict[str, BaseGeometry]:
    spots = [
        (code, *shapely.get_coordinates(point)[0].tolist()) for code, points in by_code.items() for point in points
    ]
    if not spots:
        return {}
    # Degrees of longitude are shorter than those of latitude: nearness is judged where both are equal.
    squeeze = float(np.cos(np.radians(np.mean([lat for _, _, lat in spots]))))
    places, which = np.unique([(lon * squeeze, lat) for _, lon, lat in spots], axis=0, return_inverse=True)
    border = _border(places, outline, squeeze)
    parts: dict[str, list[BaseGeometry]] = {}
    pieces = _voronoi(places, border)
    taken: set[int] = set()
    for (code, _, _), place in zip(spots, which.tolist(), strict=True):
        # Of two areas at one point, the first has the ground: people of the other stand at the point.
        found = parts.setdefault(code, [])
        if place not in taken:
            taken.add(place)
            found.append(pieces[place])
    return {code: _stretched(union(found), squeeze) for code, found in parts.items() if found}


def _voronoi(places: NDArray[np.float64], border: BaseGeometry) -> list[BaseGeometry]:
    if len(places) == 1:
        return [border]
    made = shapely.voronoi_polygons(MultiPoint(places), extend_to=border, ordered=True)
    cut = shapely.intersection(np.array(shapely.get_parts(made)), border)
    return [only_polygons(piece) for piece in cut]


def _border(places: NDArray[np.float64], outline: Sequence[BaseGeometry], squeeze: float) -> BaseGeometry:
    if outline:
        return shapely.transform(union(list(outline)), lambda points: points * (squeeze, 1.0))
    return shapely.buffer(shapely.convex_hull(MultiPoint(places)), _BEYOND)


def _stretched(shape: BaseGeometry, squeeze: float) -> BaseGeometry:
    found: BaseGeometry = shapely.transform(shape, lambda points: points / (squeeze, 1.0))
    return found
