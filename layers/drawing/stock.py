"""Stock: everything that a print may show, already cut to its readers: a print leaves out, it never adds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeGuard

from shapely.geometry.base import BaseGeometry

from layers.city import City
from layers.geo.shapes import to_plane, union
from layers.place.services import ServicePoint
from layers.place.small_areas import AreaPiece
from layers.place.zones import Zone
from layers.provenance import Source

PUBLIC, STAFF = "public", "staff"
LonLatBox = tuple[float, float, float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Stock:
    """``edition``: public, or staff with what the asking viewer may see besides; telephones are public in both.

    ``zone`` and ``box_lonlat`` say what the map is of (neither: the whole city); ``zones`` are those of one system.
    """

    city: City
    edition: str
    places: tuple[ServicePoint, ...]
    today: date
    zone: Zone | None = None
    box_lonlat: LonLatBox | None = None
    system: str = ""
    zones: tuple[Zone, ...] = ()
    pieces: tuple[AreaPiece, ...] = ()
    outline: tuple[BaseGeometry, ...] = ()
    ground_sources: tuple[Source, ...] = ()

    @property
    def name(self) -> str:
        """What the print is of."""
        return self.zone.name if self.zone else self.city.name

    def plane(self, geometry_lonlat: BaseGeometry) -> BaseGeometry:
        """In metres of the city's 平面直角座標系."""
        return to_plane(geometry_lonlat, plane_srid=self.city.plane_srid)

    @property
    def approximate(self) -> bool:
        """Whether some border of a town is only about right."""
        return any(piece.boundary == "approximate" for piece in self.pieces)


def is_area(geometry: BaseGeometry | None) -> TypeGuard[BaseGeometry]:
    """Whether there is ground to draw."""
    return geometry is not None and not geometry.is_empty and geometry.geom_type in ("Polygon", "MultiPolygon")


def areas_of(geometries: Iterable[BaseGeometry | None]) -> list[BaseGeometry]:
    """Those that are ground."""
    return [one for one in geometries if is_area(one)]


def city_ground(stock: Stock) -> BaseGeometry | None:
    """The city in plane metres: by its border, else as all its towns or zones together."""
    for shapes in (stock.outline, [p.geometry for p in stock.pieces], [z.geometry for z in stock.zones]):
        found = areas_of(shapes)
        if found:
            return stock.plane(union(found))
    return None
