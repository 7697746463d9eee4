"""The streets of 架空のまち: a grid so regular that every walk can be done by hand.

Junctions (i, j), i and j from 0 to 12, stand every 0.0025° from the south-west corner of ``tests.town``; the middle of
area (column, row) is junction (2 + 4·column, 2 + 4·row). A street between neighbours is told to be 240 m long from
west to east and 300 m from south to north. So at 60 m/min (``level60``; others where it is flat) a walk takes
**4 min a step east or west and 5 min a step north or south**, whichever way round. Except:

* steps: between (2, 3) and (2, 4). 西一 (2, 2) → 西二 (2, 6): 20 min, 1,200 m; without steps 28 min, 1,680 m.
* one-way: from (4, 2) to (5, 2) only. 西一 (2, 2) → 中一 (6, 2): 16 min, 960 m; back: 26 min, 1,560 m.
* river: between i = 8 and i = 9, with one bridge at j = 0. 中一 (6, 2) → 東一 (10, 2): 36 min, 2,160 m.
  中二 (6, 6) → 東二 (10, 6): 76 min, 4,560 m; with the footbridge of ``FOOTBRIDGE`` (240 m, not built): 16 min, 960 m.
* hill: the middle of 西三 (2, 10) lies 30 m high, everything else 0 m. Uphill by Tobler at 60 m/min:
  from (2, 9) 300 m / 60 / exp(-3.5 · (0.10 + 0.05 - 0.05)) = 7.0953 min, from (1, 10) 240 m: 6.1953 min;
  downhill to (2, 9) exactly 5 min (10 % down is walked like the flat), to (1, 10) 4.3658 min.
  Wheels (``tobler_both``) at 50 m/min: (2, 9) ⇄ (2, 10) 8.5144 min both ways.
* height unknown: (12, 12).
* 島: two junctions 100 m apart, east of the town, with no way to anywhere else.

The text of ``osm_text`` is the same town as OpenStreetMap would have it: no lengths (metres along the line are about
230 and 277), no heights; the footbridge, a motorway and a private way stand in it as what nobody may walk on.
"""

import numpy as np

from etl.walkways.plane import in_plane
from layers.access.network import STEPS, WalkNetwork
from layers.provenance import Source
from tests.town import SOUTH_WEST

SIDE = 13
SPACING = 0.0025
EAST_METRES, NORTH_METRES = 240.0, 300.0
STEPS_AT = ((2, 3), (2, 4))
ONE_WAY = ((4, 2), (5, 2))
RIVER_AFTER = 8
BRIDGE_ROW = 0
FOOTBRIDGE = ((8, 6), (9, 6))
HILL, HILL_METRES = (2, 10), 30.0
NO_HEIGHT = (12, 12)
ISLAND_LONLAT = ((134.0340, 34.3020), (134.0340, 34.3029))
ISLAND_METRES = 100.0
PLANE_SRID = 6672
SOURCE = Source(title="架空のまちの道", publisher="架空市", licence="CC BY 4.0", date="2026-04-01")

Spot = tuple[int, int]


def node(i: int, j: int) -> int:
    """The number of a junction in the network; 169 and 170 are the island's."""
    return j * SIDE + i


def node_id(i: int, j: int) -> str:
    """What the source calls it: (4, 2) is "1204"."""
    return str(1000 + 100 * j + i)


def lonlat(i: int, j: int) -> tuple[float, float]:
    """Where it stands."""
    return round(SOUTH_WEST[0] + SPACING * i, 6), round(SOUTH_WEST[1] + SPACING * j, 6)


def middle(column: int, row: int) -> Spot:
    """The junction in the middle of an area, where its place stands."""
    return 2 + 4 * column, 2 + 4 * row


def stretches() -> list[tuple[Spot, Spot, float, str]]:
    """Every street between neighbours once: ends, metres and name; the missing bridges are not among them."""
    found = []
    for j in range(SIDE):
        for i in range(SIDE):
            if i + 1 < SIDE and (i != RIVER_AFTER or j == BRIDGE_ROW):
                found.append(((i, j), (i + 1, j), EAST_METRES, f"東西{j}番通り"))
            if j + 1 < SIDE:
                found.append(((i, j), (i, j + 1), NORTH_METRES, f"南北{i}番通り"))
    return found


def streets(*, footbridge: bool = False) -> WalkNetwork:
    """The network; with the footbridge built where asked for."""
    rows: list[tuple[int, int, float, int, str]] = []
    built = [*stretches(), *([(*FOOTBRIDGE, EAST_METRES, "歩道橋")] if footbridge else [])]
    for start, end, metres, name in built:
        mark = STEPS if (start, end) == STEPS_AT else 0
        rows.append((node(*start), node(*end), metres, mark, name))
        if (start, end) != ONE_WAY:
            rows.append((node(*end), node(*start), metres, mark, name))
    island = SIDE * SIDE
    rows += [(island, island + 1, ISLAND_METRES, 0, "島の道"), (island + 1, island, ISLAND_METRES, 0, "島の道")]
    spots = [(i, j) for j in range(SIDE) for i in range(SIDE)]
    heights = np.zeros(island + 2, dtype=np.float32)
    heights[node(*HILL)] = HILL_METRES
    heights[node(*NO_HEIGHT)] = np.nan
    places = np.array([*(lonlat(*spot) for spot in spots), *ISLAND_LONLAT])
    names = list(dict.fromkeys(row[4] for row in rows))
    return WalkNetwork(
        nodes_lonlat=places,
        nodes_plane=in_plane(places, PLANE_SRID),
        heights=heights,
        tails=np.array([row[0] for row in rows], dtype=np.int32),
        heads=np.array([row[1] for row in rows], dtype=np.int32),
        lengths=np.array([row[2] for row in rows], dtype=np.float32),
        marks=np.array([row[3] for row in rows], dtype=np.uint8),
        plane_srid=PLANE_SRID,
        node_ids=(*(node_id(*spot) for spot in spots), "9001", "9002"),
        street_of=np.array([names.index(row[4]) for row in rows], dtype=np.int32),
        streets=tuple(names),
        sources=(SOURCE,),
    )


def osm_text() -> str:
    """The same town as a file of OpenStreetMap, each whole street as one way."""
    lines = ["<?xml version='1.0' encoding='UTF-8'?>", '<osm version="0.6" generator="tests">']
    spots = [(i, j) for j in range(SIDE) for i in range(SIDE)]
    lines += [_node(node_id(*spot), *lonlat(*spot)) for spot in spots]
    lines += [_node(name, *spot) for name, spot in zip(("9001", "9002"), ISLAND_LONLAT, strict=True)]
    ways = [*_whole_streets(), ([*_ids((10, 2), (12, 2))], {"highway": "motorway"})]
    ways += [(list(_ids(*FOOTBRIDGE)), {"highway": "footway", "access": "private", "bridge": "yes"})]
    ways += [(["9001", "9002"], {"highway": "path", "name": "島の道"})]
    ways += [(list(_ids((9, 3), (8, 4))), {"railway": "rail"}), (list(_ids((8, 0), (8, 12))), {"waterway": "river"})]
    for number, (nodes, tags) in enumerate(ways, start=1):
        lines.append(f'<way id="{number}" version="1">')
        lines += [f'<nd ref="{one}"/>' for one in nodes]
        lines += [f'<tag k="{key}" v="{value}"/>' for key, value in tags.items()]
        lines.append("</way>")
    return "\n".join([*lines, "</osm>", ""])


def _node(name: str, lon: float, lat: float) -> str:
    return f'<node id="{name}" version="1" lon="{lon}" lat="{lat}"/>'


def _ids(*spots: Spot) -> list[str]:
    return [node_id(*spot) for spot in spots]


def _whole_streets() -> list[tuple[list[str], dict[str, str]]]:
    """Streets as long as they go without a change of their tags."""
    found: list[tuple[list[str], dict[str, str]]] = []
    for start, end, _, name in stretches():
        tags = {"highway": "residential", "name": name}
        if (start, end) == STEPS_AT:
            tags["highway"] = "steps"
        if (start, end) == ONE_WAY:
            tags["oneway:foot"] = "yes"
        last = next((one for one in found if one[1] == tags and one[0][-1] == node_id(*start)), None)
        if last is None:
            found.append((_ids(start, end), tags))
        else:
            last[0].append(node_id(*end))
    return found
