"""Ground: what a map shows under its places. Each layer is one function of ``LAYERS``; a further layer adds one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry

from layers.drawing import pen
from layers.drawing.frame import Frame
from layers.drawing.ink import Ink
from layers.drawing.pen import Piece
from layers.drawing.stock import Stock, areas_of, city_ground, is_area
from layers.geo.shapes import only_polygons, repaired

_DOTS_APART = 3.2
_DOT = 0.36
_GAP = 0.1


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """The ground of one frame in millimetres of its paper, cut at the frame; ``stroke``: 1 on A4, more on walls."""

    frame: Frame
    ink: Ink
    stroke: float
    city: BaseGeometry | None
    towns: tuple[tuple[str, BaseGeometry], ...]
    zones: tuple[tuple[str, BaseGeometry], ...]
    own: BaseGeometry | None

    @property
    def edge(self) -> Polygon:
        """The frame as an area."""
        inside = self.frame.box
        return box(inside.x, inside.y, inside.right, inside.bottom)


def ground(stock: Stock, frame: Frame, ink: Ink, *, stroke: float = 1.0) -> Ground:
    """What of the stock lies in the frame."""
    edge = box(frame.box.x, frame.box.y, frame.box.right, frame.box.bottom)
    shown = box(*frame.ground_plane)

    def cut(geometry_plane: BaseGeometry, *, whole: bool = True) -> BaseGeometry:
        if not shapely.intersects(geometry_plane, shown):
            return Polygon()
        moved = repaired(frame.on_paper(geometry_plane)).geometry
        return only_polygons(shapely.intersection(_closed(moved) if whole else moved, edge))

    def shape(geometry_lonlat: BaseGeometry | None, *, whole: bool = True) -> BaseGeometry:
        return cut(stock.plane(geometry_lonlat), whole=whole) if is_area(geometry_lonlat) else Polygon()

    city = city_ground(stock)
    own = shape(stock.zone.geometry) if stock.zone is not None else Polygon()
    towns = ((piece.name, shape(piece.geometry, whole=False)) for piece in stock.pieces)
    zones = ((zone.name, shape(zone.geometry)) for zone in stock.zones if not _is(zone, stock))
    return Ground(
        frame=frame,
        ink=ink,
        stroke=stroke,
        city=None if city is None else cut(city),
        towns=tuple((name, part) for name, part in towns if not part.is_empty),
        zones=tuple((name, part) for name, part in zones if not part.is_empty),
        own=None if own.is_empty else own,
    )


def drawn(ground: Ground) -> list[Piece]:
    """All layers, the lowest first."""
    return [piece for layer in LAYERS for piece in layer(ground)]


def outside(ground: Ground) -> Iterable[Piece]:
    """Sea and neighbours: a tint, or dots that a fax keeps."""
    yield pen.rectangle(ground.frame.box, fill=ground.ink.outside)
    if ground.city is None:
        yield pen.rectangle(ground.frame.box, fill=ground.ink.land)
        return
    if ground.ink.dotted:
        yield from pen.dots(_dots(ground), _DOT * ground.stroke, ground.ink.thin)
    yield from pen.area(ground.city, ground.ink.land)


def zone_ground(ground: Ground) -> Iterable[Piece]:
    """The ground of the zone stands out from the rest of the city."""
    if ground.own is not None:
        yield from pen.area(ground.own, ground.ink.zone_land)


def town_lines(ground: Ground) -> Iterable[Piece]:
    """町丁: each border once, however many towns share it."""
    borders = _borders([shape for _, shape in ground.towns], ground.edge)
    dash = (1.6 * ground.stroke, 1.0 * ground.stroke)
    yield from pen.line(borders, 0.25 * ground.stroke, ground.ink.thin, dash=dash)


def city_border(ground: Ground) -> Iterable[Piece]:
    """市の範囲."""
    if ground.city is not None:
        yield from pen.line(_borders([ground.city], ground.edge), 0.5 * ground.stroke, ground.ink.bold)


def zone_lines(ground: Ground) -> Iterable[Piece]:
    """圏域: the zone of the map bold, its neighbours thin."""
    bold = _borders([ground.own] if ground.own is not None else [], ground.edge)
    other = _borders([shape for _, shape in ground.zones], ground.edge)
    broad = ground.own is None
    yield from pen.line(other, (0.9 if broad else 0.45) * ground.stroke, ground.ink.bold)
    yield from pen.line(bold, 2.2 * ground.stroke, ground.ink.halo)
    yield from pen.line(bold, 1.2 * ground.stroke, ground.ink.bold)


Layer = Callable[[Ground], Iterable[Piece]]
LAYERS: tuple[Layer, ...] = (outside, zone_ground, town_lines, city_border, zone_lines)


def _is(zone: object, stock: Stock) -> bool:
    return stock.zone is not None and getattr(zone, "id", "") == stock.zone.id


def _closed(area_mm: BaseGeometry) -> BaseGeometry:
    """Without the gaps between towns that only a computer sees: they would be drawn as borders."""
    wider = shapely.buffer(area_mm, _GAP, join_style="mitre")
    return shapely.buffer(wider, -_GAP, join_style="mitre")


def _borders(shapes: list[BaseGeometry], edge: Polygon) -> BaseGeometry:
    """The borders of areas that were cut at the frame, without the cuts."""
    lines = shapely.union_all([shapely.boundary(shape) for shape in areas_of(shapes)])
    return shapely.difference(lines, shapely.buffer(edge.exterior, 0.02)) if not lines.is_empty else lines


def _dots(ground: Ground) -> NDArray[np.float64]:
    """Staggered rows over the whole frame; those on the ground of the city are left out."""
    inside, apart = ground.frame.box, _DOTS_APART * ground.stroke
    columns = np.arange(inside.x + apart / 2, inside.right, apart)
    rows = np.arange(inside.y + apart / 2, inside.bottom, apart / 2)
    x, y = np.meshgrid(columns, rows)
    x[1::2] += apart / 2
    spots = np.column_stack([x.ravel(), y.ravel()])
    spots = spots[spots[:, 0] < inside.right]
    return spots if ground.city is None else spots[~shapely.contains_xy(ground.city, spots)]
