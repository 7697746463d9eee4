"""Streets of 架空のまち: every area has five by five corners 100 m apart, and so have neighbours across a border.

Corner ``(x, y)`` counts from the south-west, 0 … 14 each way; area ``(column, row)`` holds the corners 5·column …
5·column + 4. Its place stands at its middle corner, so every way is a number of blocks of 100 m.
"""

from collections.abc import Collection

import numpy as np
from pyproj import Transformer

from layers.access.network import WalkNetwork
from layers.provenance import Source
from tests.town import SOUTH_WEST

SIDE = 15
BLOCK_METRES = 100.0
PLANE_SRID = 6672
_STEP = 0.002
SOURCE = Source(title="架空市の道", publisher="架空市", licence="CC BY 4.0", date="2026-04-01")


def corner(x: int, y: int) -> int:
    """The node at a corner."""
    return x * SIDE + y


def lonlat(x: int, y: int) -> tuple[float, float]:
    """Where a corner is."""
    return SOUTH_WEST[0] + 0.001 + _STEP * x, SOUTH_WEST[1] + 0.001 + _STEP * y


def network(
    *, closed: Collection[tuple[int, int]] = (), hill_metres: float = 0.0, block_metres: float = BLOCK_METRES
) -> WalkNetwork:
    """All streets both ways, without those between ``closed`` pairs of nodes; heights rise by so much a block north."""
    corners = np.array([lonlat(x, y) for x in range(SIDE) for y in range(SIDE)])
    east = [(corner(x, y), corner(x + 1, y)) for x in range(SIDE - 1) for y in range(SIDE)]
    north = [(corner(x, y), corner(x, y + 1)) for x in range(SIDE) for y in range(SIDE - 1)]
    streets = [pair for pair in (*east, *north) if pair not in closed and pair[::-1] not in closed]
    edges = np.array([pair for one in streets for pair in (one, one[::-1])], dtype=np.int32)
    transformer = Transformer.from_crs(6668, PLANE_SRID, always_xy=True)
    return WalkNetwork(
        nodes_lonlat=corners,
        nodes_plane=np.column_stack(transformer.transform(corners[:, 0], corners[:, 1])),
        heights=np.array([y * hill_metres for _ in range(SIDE) for y in range(SIDE)], dtype=np.float32),
        tails=edges[:, 0].copy(),
        heads=edges[:, 1].copy(),
        lengths=np.full(len(edges), block_metres, dtype=np.float32),
        marks=np.zeros(len(edges), dtype=np.uint8),
        plane_srid=PLANE_SRID,
        sources=(SOURCE,),
    )
