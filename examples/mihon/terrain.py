"""Sea in the south, hills in the north, one river, one railway; heights; and the bend from the plane to lon/lat.

The town lies in the open water of a bay, so that nobody takes it for a real one.
"""

import math
from collections.abc import Iterable
from functools import cache

from pyproj import Transformer
from shapely import LineString, Point, Polygon, segmentize
from shapely.ops import unary_union

COAST = [
    (0, 640), (480, 540), (880, 650), (1300, 570), (1420, 760), (1900, 780), (2010, 580), (2250, 540),
    (2290, 190), (2990, 170), (3030, 530), (3600, 480), (4100, 560), (4460, 560), (4800, 500), (4830, 260),
    (6060, 240), (6100, 530), (6700, 620), (7300, 520), (7800, 640), (8350, 600),
]  # fmt: skip
INLAND = [(8480, 2400), (8420, 4500), (8050, 6000), (7900, 6950), (6300, 7500), (4650, 7250), (2400, 7500),
          (800, 6850), (180, 5000), (60, 2400)]  # fmt: skip
ISLET = Polygon([(1600, 150), (1690, 110), (1820, 140), (1850, 240), (1740, 300), (1620, 260)])
MAINLAND = Polygon(COAST + INLAND)
LAND = unary_union([MAINLAND, ISLET])
RIVER = LineString([(4640, 7500), (4580, 6700), (4380, 5900), (4420, 5100), (4180, 4400), (4260, 3500), (4330, 2800),
                    (4230, 2200), (4200, 1400), (4290, 800), (4270, 200)])  # fmt: skip
RAILWAY = LineString([(-400, 2240), (1500, 2330), (3000, 2290), (4200, 2260), (5500, 2350), (7000, 2290), (8900, 2360)])
ESTUARY = LineString([(4230, 2200), (4200, 1400), (4290, 800), (4270, 200)]).buffer(75, cap_style="flat")
WATER = unary_union([RIVER.buffer(28), ESTUARY])

# name, height of the crossing line on the straight plane
BRIDGES = (("みほん大橋", 1180), ("中央橋", 2700), ("桜木橋", 3880), ("奥山橋", 5550))
CROSSINGS = (
    ("松原踏切", 820), ("栄町踏切", 1750), ("みほん駅地下道", 2760), ("みはま跨線橋", 3600),
    ("千鳥踏切", 5080), ("新田踏切", 6420), ("入江地下道", 7560),
)  # fmt: skip
STATIONS = (("みほん駅", 2760), ("東みほん駅", 5560))

_SOUTH_WEST_LONLAT = (135.035, 34.43)


def river_x(y: float) -> float:
    """Where the river is at this height of the plane."""
    for (x1, y1), (x2, y2) in zip(RIVER.coords, RIVER.coords[1:], strict=False):
        if y2 <= y <= y1:
            return float(x1 + (x2 - x1) * (y1 - y) / (y1 - y2))
    return float(RIVER.coords[-1][0])


def height_metres(x: float, y: float) -> float:
    """標高: a plain that rises slowly, then hills up to about 350 m, cut by the valley of the river."""
    plain = 1.2 + max(0.0, y - 600) * 0.0052
    share = min(1.0, max(0.0, (y - 3900) / 3300))
    slope = share * share * (3 - 2 * share)
    ridge = 0.76 + 0.17 * math.sin(x / 690 + 0.6) + 0.1 * math.sin((x + 1.7 * y) / 610)
    valley = 1 - 0.72 * math.exp(-(((x - river_x(y)) / 620) ** 2))
    return round(max(0.0, plain + 340 * slope * ridge * valley), 2)


def bend(x: float, y: float) -> tuple[float, float]:
    """The smooth warp that turns the straight plane into a grown town; it keeps neighbours neighbours."""
    east = 130 * math.sin(y / 525 + 0.7) + 45 * math.sin((x + y) / 290)
    north = 110 * math.sin(x / 620 + 0.3) + 40 * math.sin((x - y) / 310 + 1)
    return x + east, y + north


@cache
def _to_lonlat() -> Transformer:
    return Transformer.from_crs(6673, 6668, always_xy=True)


@cache
def _origin_plane() -> tuple[float, float]:
    back = Transformer.from_crs(6668, 6673, always_xy=True)
    east, north = back.transform(*_SOUTH_WEST_LONLAT)
    return round(east), round(north)


def plane(x: float, y: float) -> tuple[float, float]:
    """East and north in metres of 平面直角座標系 第V系."""
    east, north = _origin_plane()
    bent = bend(x, y)
    return bent[0] + east, bent[1] + north


def lonlat(x: float, y: float) -> tuple[float, float]:
    """Degrees (JGD2011), nine decimals: shared corners stay shared."""
    lon, lat = _to_lonlat().transform(*plane(x, y))
    return round(lon, 9), round(lat, 9)


def line_lonlat(line: LineString) -> LineString:
    """A line of the straight plane as it runs on the map."""
    return LineString(many_lonlat(segmentize(line, 50).coords))


def many_lonlat(points: Iterable[tuple[float, ...]]) -> list[tuple[float, float]]:
    """``lonlat`` of many points at once."""
    spots = [plane(point[0], point[1]) for point in points]
    lons, lats = _to_lonlat().transform([spot[0] for spot in spots], [spot[1] for spot in spots])
    return [(round(lon, 9), round(lat, 9)) for lon, lat in zip(lons, lats, strict=True)]


def on_land(x: float, y: float) -> bool:
    """Whether a point is dry and inside the town."""
    spot = Point(x, y)
    return bool(MAINLAND.contains(spot)) and not WATER.contains(spot)
