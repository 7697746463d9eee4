"""小地域: the land cut into 町丁 that share their borders exactly, with the river and the railway as borders."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

import shapely
from shapely import LineString, MultiPoint, Point, Polygon

from .plan import CODE5, PIECES, SHARED, TOWNS, WATER_NAME, Town, centres, zone_of_district
from .terrain import ESTUARY, LAND, RAILWAY, RIVER, many_lonlat

_KANJI = "〇一二三四五六七八九"
_WIDE = "０１２３４５６７８９"
_WATER_TOWN = Town(name=WATER_NAME, kana="", x=0, y=0, chome=0, kind="water", district="")


@dataclass(frozen=True, kw_only=True, slots=True)
class SmallArea:
    """町丁: ``parts`` are its pieces on the straight plane, the first holds the people."""

    key_code: str
    town: Town
    chome: int
    parts: tuple[Polygon, ...] = field(repr=False)

    @property
    def census_name(self) -> str:
        """As the census prints it: 「みはま町１丁目」."""
        return self.town.name + (f"{_WIDE[self.chome]}丁目" if self.chome else "")

    @property
    def name(self) -> str:
        """As the city prints it: 「みはま町一丁目」; the register writes 竹ヶ鼻町 where the census has 竹ケ鼻町."""
        spelled = self.town.name.replace("竹ケ", "竹ヶ")
        return spelled + (f"{_KANJI[self.chome]}丁目" if self.chome else "")

    @property
    def water(self) -> bool:
        """Whether this is a 水面調査区."""
        return self.town.kind == "water"

    @property
    def district(self) -> str:
        """Its 地区, the first one where it lies in two."""
        return self.town.district

    @property
    def second_district(self) -> str:
        """The other 地区 of a town that lies in two, else empty."""
        return SHARED.get((self.town.name, self.chome), "")

    @property
    def zone(self) -> str:
        """Its 生活圏域."""
        return zone_of_district(self.district)


@dataclass(frozen=True, slots=True)
class _Seed:
    key: str
    piece: int
    spot: Point


def _key_code(number: int, chome: int) -> str:
    return f"{CODE5}{number * 10:04d}" + (f"{chome:02d}" if chome else "")


def _seeds() -> tuple[list[_Seed], dict[str, tuple[Town, int]]]:
    seeds: list[_Seed] = []
    owners: dict[str, tuple[Town, int]] = {}
    for number, town in enumerate(TOWNS, start=1):
        for chome, x, y in centres(town):
            key = _key_code(number, chome)
            owners[key] = town, chome
            spots = [(x, y), *PIECES.get((town.name, chome), ())]
            seeds.extend(_Seed(key, piece, Point(spot)) for piece, spot in enumerate(spots))
    return seeds, owners


def _borders(seeds: list[_Seed]) -> list[LineString]:
    """All border lines cut at each other, with points every 60 m so that the bend can curve them."""
    frame = [LAND.boundary, RIVER.intersection(LAND), RAILWAY.intersection(LAND)]
    regions = shapely.get_parts(shapely.polygonize(shapely.get_parts(shapely.unary_union(frame, grid_size=0.01))))
    inner = []
    for region in regions:
        spots = MultiPoint([seed.spot for seed in seeds if region.contains(seed.spot)])
        if len(spots.geoms) > 1:
            edges = shapely.voronoi_polygons(spots, extend_to=region, only_edges=True)
            inner.append(edges.intersection(region))
    lines = shapely.unary_union([*frame, *inner, ESTUARY.boundary.intersection(LAND)], grid_size=0.01)
    return [shapely.segmentize(line, 60) for line in shapely.get_parts(shapely.line_merge(lines))]


def _owner(face: Polygon, seeds: list[_Seed]) -> tuple[str, int]:
    """The seed whose cell a face is; a face cut off by river or railway goes to the nearest seed on its own side."""
    spot = face.representative_point()
    if ESTUARY.contains(spot):
        return f"{CODE5}9010", 0
    best = min(seeds, key=lambda seed: (_blocked(spot, seed.spot), spot.distance(seed.spot), seed.key))
    return best.key, best.piece


def _blocked(one: Point, other: Point) -> bool:
    way = LineString([one, other])
    return bool(way.crosses(RIVER) or way.crosses(RAILWAY))


@cache
def small_areas() -> tuple[SmallArea, ...]:
    """All 町丁 in the order of their KEY_CODE, the water last."""
    seeds, owners = _seeds()
    owners[f"{CODE5}9010"] = _WATER_TOWN, 0
    faces: dict[str, dict[int, list[Polygon]]] = defaultdict(lambda: defaultdict(list))
    for face in shapely.get_parts(shapely.polygonize(_borders(seeds))):
        if not LAND.contains(face.representative_point()):
            continue
        key, piece = _owner(face, seeds)
        faces[key][piece].append(face)
    return tuple(
        SmallArea(
            key_code=key,
            town=owners[key][0],
            chome=owners[key][1],
            parts=tuple(_joined(pieces[number]) for number in sorted(pieces)),
        )
        for key, pieces in sorted(faces.items())
    )


def _joined(faces: list[Polygon]) -> Polygon:
    whole = shapely.get_parts(shapely.coverage_union_all(faces))
    if len(whole) != 1:
        raise ValueError(f"a piece of a town fell apart: {[round(part.area) for part in whole]}")
    return Polygon(whole[0])


def inhabited() -> tuple[SmallArea, ...]:
    """The 町丁 on land."""
    return tuple(area for area in small_areas() if not area.water)


def polygon_lonlat(polygon: Polygon) -> Polygon:
    """A piece as it lies on the map; corners shared with a neighbour stay shared."""
    return Polygon(many_lonlat(polygon.exterior.coords), [many_lonlat(ring.coords) for ring in polygon.interiors])
