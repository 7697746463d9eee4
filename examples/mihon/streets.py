"""The streets: a bent grid in the plain and the estates, winding roads in the hills.

Water and rails are crossed at the bridges and crossings only.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import shapely
from shapely import LineString, MultiPolygon, Point, STRtree

from .plan import dice
from .terrain import BRIDGES, CROSSINGS, MAINLAND, RAILWAY, WATER, height_metres, river_x
from .towns import inhabited

STEP_EAST, STEP_NORTH = 118, 108
# How far the streets of a hamlet reach from its middle; in the plain below y = 3950 they are everywhere.
_REACH = {"hill": 330, "farm": 430, "oldestate": 460, "youngestate": 460, "suburb": 480, "industry": 600}
_PLAIN = 3950
_EMPTY = {("池之内", 0), ("沼田", 0), ("高畑", 0), ("港町", 1), ("みどりが丘", 5), ("みなと埠頭", 0)}
_HILL_ROADS = (
    ((3350, 4800), (2900, 5150), (2250, 4700), (1650, 4950), (950, 5000), (700, 4500), (430, 3980)),
    ((950, 5000), (1050, 5500), (1500, 6250), (2150, 6000), (2850, 5650), (3000, 6050), (3350, 6300)),
    ((3350, 6300), (3900, 5950), (4150, 5550)),
    ((4700, 5550), (5100, 5450), (5550, 5350)),
    ((4900, 5600), (4950, 6250), (5250, 6700), (6100, 6500), (7250, 6500), (7350, 5950), (7150, 5450)),
    ((7150, 5450), (6500, 5300), (6050, 5300)),
    ((7150, 5450), (7350, 4950), (7900, 4400), (7900, 4000)),
    ((3350, 4800), (3350, 4300), (3350, 3830)),
    ((5450, 4280), (5600, 4750), (5550, 5350)),
    ((700, 5650), (800, 5350), (950, 5000)),
)


@dataclass(frozen=True, slots=True)
class Street:
    """One stretch between two nodes, walked both ways."""

    u: int
    v: int
    highway: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes as (x, y, height) on the straight plane, and the stretches between them."""

    nodes: tuple[tuple[float, float, float], ...]
    streets: tuple[Street, ...]


class _Drawing:
    """The network while it is drawn; a stretch that would run through water or over the rails is not drawn."""

    def __init__(self) -> None:
        self.nodes: list[tuple[float, float]] = []
        self.streets: dict[tuple[int, int], tuple[str, str]] = {}
        self._barrier = shapely.union(WATER, RAILWAY)
        shapely.prepare(self._barrier)
        self._land = MAINLAND.buffer(-25)
        shapely.prepare(self._land)

    def dry(self, x: float, y: float) -> bool:
        spot = Point(x, y)
        return bool(self._land.contains(spot)) and not self._barrier.dwithin(spot, 22)

    def node(self, x: float, y: float) -> int:
        self.nodes.append((x, y))
        return len(self.nodes) - 1

    def street(self, u: int, v: int, highway: str, name: str = "", *, crossing: bool = False) -> None:
        line = LineString([self.nodes[u], self.nodes[v]])
        if u != v and (crossing or not self._barrier.intersects(line)) and self._land.contains(line):
            self.streets.setdefault((min(u, v), max(u, v)), (highway, name))

    def nearest(self, x: float, y: float, wanted: list[int]) -> int:
        return min(wanted, key=lambda one: (self.nodes[one][0] - x) ** 2 + (self.nodes[one][1] - y) ** 2)


def _built_up(x: float, y: float, hamlets: list[tuple[float, float, float]]) -> bool:
    return y < _PLAIN or any((x - hx) ** 2 + (y - hy) ** 2 < reach**2 for hx, hy, reach in hamlets)


def _hamlets() -> list[tuple[float, float, float]]:
    found: list[tuple[float, float, float]] = []
    for area in inhabited():
        for part in area.parts:
            spot = part.centroid
            if spot.y > _PLAIN - 300:
                found.append((spot.x, spot.y, _REACH.get(area.town.kind, 400)))
    return found


def _wide_blocks() -> MultiPolygon:
    """Fields, warehouses and an estate not yet built: every second street is missing there."""
    found = [area.parts[0] for area in inhabited() if (area.town.name, area.chome) in _EMPTY]
    wide = MultiPolygon(found)
    shapely.prepare(wide)
    return wide


def _grid(drawing: _Drawing) -> None:
    chance, hamlets, wide = dice("streets"), _hamlets(), _wide_blocks()
    at: dict[tuple[int, int], int] = {}
    for row in range(1, 70):
        for column in range(1, 73):
            x = column * STEP_EAST + chance.uniform(-19, 19) + (row % 2) * 12
            y = row * STEP_NORTH + chance.uniform(-17, 17)
            missing = chance.random() < 0.035 or (row % 2 == 1 and column % 2 == 0 and wide.contains(Point(x, y)))
            if not missing and drawing.dry(x, y) and _built_up(x, y, hamlets):
                at[column, row] = drawing.node(x, y)
    for (column, row), here in at.items():
        for other, main, gap in (((column + 1, row), row % 7 == 4, 0.09), ((column, row + 1), column % 8 == 3, 0.11)):
            broken = chance.random() < gap and not main
            if other in at and not broken:
                drawing.street(here, at[other], _highway(chance.random(), main=main))


def _highway(draw: float, *, main: bool) -> str:
    if main:
        return "tertiary"
    return "residential" if draw < 0.8 else "unclassified" if draw < 0.9 else "footway"


def _hill_roads(drawing: _Drawing) -> None:
    """Each road starts and ends in the nearest street, with a point every 140 m or so."""
    for road in _HILL_ROADS:
        grid = list(range(len(drawing.nodes)))
        line = shapely.segmentize(LineString(road), 150)
        spots = [(x, y) for x, y in line.coords if drawing.dry(x, y)]
        chain = [drawing.node(x, y) for x, y in spots]
        for one, other in pairwise(chain):
            drawing.street(one, other, "tertiary")
        for end in chain:
            near = drawing.nearest(*drawing.nodes[end], grid)
            if Point(drawing.nodes[near]).distance(Point(drawing.nodes[end])) < 170:
                drawing.street(end, near, "unclassified")


def _crossings(drawing: _Drawing) -> None:
    """The few places where water and rails can be crossed on foot."""
    everywhere = list(range(len(drawing.nodes)))
    for name, y in BRIDGES:
        x = river_x(y)
        west = [one for one in everywhere if drawing.nodes[one][0] < x]
        east = [one for one in everywhere if drawing.nodes[one][0] > x]
        ends = drawing.nearest(x - 90, y, west), drawing.nearest(x + 90, y, east)
        drawing.street(*ends, "secondary", name, crossing=True)
    for name, x in CROSSINGS:
        rail = RAILWAY.interpolate(RAILWAY.project(Point(x, 2300)))
        south = [one for one in everywhere if drawing.nodes[one][1] < rail.y - 20]
        north = [one for one in everywhere if drawing.nodes[one][1] > rail.y + 20]
        ends = drawing.nearest(x, rail.y - 50, south), drawing.nearest(x, rail.y + 50, north)
        drawing.street(*ends, "footway" if name.endswith("地下道") else "residential", name, crossing=True)


def _largest_piece(drawing: _Drawing) -> set[int]:
    links = defaultdict(set)
    for u, v in drawing.streets:
        links[u].add(v)
        links[v].add(u)
    unseen, best = set(links), set[int]()
    while unseen:
        piece, todo = set[int](), [min(unseen)]
        while todo:
            here = todo.pop()
            if here not in piece:
                piece.add(here)
                todo.extend(links[here] - piece)
        unseen -= piece
        best = max(best, piece, key=len)
    return best


def _steep(one: tuple[float, float, float], other: tuple[float, float, float]) -> bool:
    return abs(one[2] - other[2]) / max(1.0, Point(one).distance(Point(other))) > 0.19


@cache
def network() -> Network:
    """The walking network, one piece; a steep residential stretch is a flight of steps."""
    drawing = _Drawing()
    _grid(drawing)
    _hill_roads(drawing)
    _crossings(drawing)
    kept = sorted(_largest_piece(drawing))
    number = {old: new for new, old in enumerate(kept)}
    nodes = tuple((*drawing.nodes[old], height_metres(*drawing.nodes[old])) for old in kept)
    streets = []
    for (u, v), (highway, name) in sorted(drawing.streets.items()):
        if u in number and v in number:
            ends = number[u], number[v]
            steps = highway in {"residential", "footway"} and not name and _steep(nodes[ends[0]], nodes[ends[1]])
            streets.append(Street(*ends, "steps" if steps else highway, name))
    return Network(nodes, tuple(streets))


@cache
def node_tree() -> STRtree:
    """The nodes by place, for asking what lies near a street."""
    return STRtree([Point(x, y) for x, y, _ in network().nodes])
