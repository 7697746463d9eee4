"""The ground of a ball: what lies beside the streets that can be walked within the time, as polygons for the map."""

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from layers.access.balls import Ball
from layers.access.boundary import GRACE_METRES, GRACE_SECONDS
from layers.access.network import WalkNetwork
from layers.geo.shapes import to_lonlat

BESIDE_METRES = 40.0
_YARD_SQUARE_METRES = 5_000.0
_TOLERANCE_METRES = 5.0
_CORNERS = 2


def isochrone_shape(
    network: WalkNetwork, ball: Ball, *, stretch_metres: float = 0.0, beside_metres: float = BESIDE_METRES
) -> BaseGeometry:
    """Polygons in lon/lat: every street as far as time and stretch last, with the strip beside it; small yards filled.

    What was not walked is not inside: the far bank of a river without a bridge stays outside.
    """
    pieces = np.asarray(shapely.linestrings(_walked(network, ball, stretch_metres or np.inf)))
    start = shapely.MultiPoint(network.nodes_plane[ball.nodes[ball.slots < 0]])
    walked = shapely.MultiLineString(pieces.tolist()).buffer(beside_metres, quad_segs=_CORNERS)
    ground = walked.union(start.buffer(beside_metres)).simplify(_TOLERANCE_METRES)
    return to_lonlat(_without_yards(ground), plane_srid=network.plane_srid)


def _walked(network: WalkNetwork, ball: Ball, stretch_metres: float) -> NDArray[np.float64]:
    """(pieces, 2, 2) from the tail of each edge as far as what is left of time and stretch, in plane metres."""
    graph = ball.graph
    first, past = graph.indptr[ball.nodes].astype(np.int64), graph.indptr[ball.nodes + 1]
    row = np.repeat(np.arange(len(ball.nodes)), past - first)
    slots = np.arange(len(row)) + np.repeat(first - (np.cumsum(past - first) - (past - first)), past - first)
    left = (ball.cutoff_seconds - ball.seconds[row] + GRACE_SECONDS) / np.maximum(graph.seconds[slots], GRACE_SECONDS)
    more = (stretch_metres - ball.metres[row] + GRACE_METRES) / np.maximum(graph.metres[slots], GRACE_METRES)
    share = np.clip(np.minimum(left, more), 0.0, 1.0)[:, None]
    begin, end = network.nodes_plane[ball.nodes[row]], network.nodes_plane[graph.heads[slots]]
    return np.stack([begin, begin + share * (end - begin)], axis=1)


def _without_yards(ground: BaseGeometry) -> BaseGeometry:
    """Holes that nobody could draw, filled."""
    kept = [
        shapely.Polygon(
            part.exterior, [ring for ring in part.interiors if shapely.Polygon(ring).area > _YARD_SQUARE_METRES]
        )
        for part in shapely.get_parts(ground)
    ]
    return shapely.MultiPolygon(kept)
