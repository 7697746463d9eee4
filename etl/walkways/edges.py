"""Edges → WalkNetwork: names of nodes become numbers, ends that nobody knows and lengths that are none are told.

Every source ends here, so that what makes a network valid is said once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod

from etl.walkways.plane import in_plane, nearest_plane
from layers.access.network import WalkNetwork
from layers.errors import Refused
from layers.provenance import Source

MOST_EDGES = 8_000_000
_GEOD = Geod(ellps="GRS80")
# What no street is long: an edge over the sea between two regions is a mistake of its file.
_LONGEST_METRES = 100_000.0
OSM = Source(
    title="OpenStreetMap", publisher="© OpenStreetMap contributors", licence="Open Database License (ODbL) 1.0"
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Edges:
    """What a source tells: ``tails`` and ``heads`` (m,) count into the nodes; NaN = not told.

    ``both_ways``: each edge is walked in both directions and stands in its source once.
    """

    nodes_lonlat: NDArray[np.float64]
    tails: NDArray[np.int32]
    heads: NDArray[np.int32]
    lengths: NDArray[np.float64]
    heights: NDArray[np.float32]
    marks: NDArray[np.uint8]
    node_ids: Sequence[str]
    names: Sequence[str | None]
    both_ways: bool = False
    sources: tuple[Source, ...] = field(default=(OSM,))


def network(edges: Edges) -> WalkNetwork:
    """The network; ``Refused("walk.…")`` where the file is none."""
    if not len(edges.tails):
        raise Refused("walk.no_edges")
    if len(edges.tails) > MOST_EDGES:
        raise Refused("walk.too_many", edges=len(edges.tails), most=MOST_EDGES)
    _check_positions(edges.nodes_lonlat)
    lengths = _lengths(edges)
    tails, heads, marks = edges.tails, edges.heads, edges.marks
    streets, street_of = _streets(edges.names)
    if edges.both_ways:
        tails, heads = np.concatenate([tails, heads]), np.concatenate([heads, tails])
        lengths, marks, street_of = (np.concatenate([one, one]) for one in (lengths, marks, street_of))
    srid = nearest_plane(edges.nodes_lonlat)
    return WalkNetwork(
        nodes_lonlat=np.ascontiguousarray(edges.nodes_lonlat, dtype=np.float64),
        nodes_plane=in_plane(edges.nodes_lonlat, srid),
        heights=edges.heights.astype(np.float32),
        tails=tails.astype(np.int32),
        heads=heads.astype(np.int32),
        lengths=lengths.astype(np.float32),
        marks=marks.astype(np.uint8),
        plane_srid=srid,
        node_ids=tuple(edges.node_ids),
        street_of=street_of.astype(np.int32),
        streets=streets,
        sources=edges.sources,
    )


def metres_between(start: NDArray[np.float64], end: NDArray[np.float64]) -> NDArray[np.float64]:
    """Geodesic metres from each point (n, 2) to its counterpart."""
    found: NDArray[np.float64] = _GEOD.inv(start[:, 0], start[:, 1], end[:, 0], end[:, 1])[2]
    return found


def metres_along(lonlat: NDArray[np.float64], line_of: NDArray[np.int64], lines: int) -> NDArray[np.float64]:
    """Geodesic metres of each line; ``line_of`` says to which line each point of ``lonlat`` belongs, in order."""
    follows = line_of[1:] == line_of[:-1]
    start, end = lonlat[:-1][follows], lonlat[1:][follows]
    if not len(start):
        return np.zeros(lines)
    metres = metres_between(start, end)
    found: NDArray[np.float64] = np.bincount(line_of[1:][follows], weights=metres, minlength=lines).astype(np.float64)
    return found


def _check_positions(lonlat: NDArray[np.float64]) -> None:
    ok = np.isfinite(lonlat).all(axis=1) & (np.abs(lonlat[:, 0]) <= 180) & (np.abs(lonlat[:, 1]) <= 90)
    if not ok.all():
        raise Refused("walk.positions", count=int((~ok).sum()))


def _lengths(edges: Edges) -> NDArray[np.float64]:
    """The source's own, else straight between the nodes."""
    told = edges.lengths.astype(np.float64)
    missing = ~np.isfinite(told)
    if missing.any():
        start, end = edges.nodes_lonlat[edges.tails[missing]], edges.nodes_lonlat[edges.heads[missing]]
        told[missing] = metres_between(start, end)
    wrong = (told < 0) | (told > _LONGEST_METRES)
    if wrong.any():
        raise Refused("walk.lengths", count=int(wrong.sum()), longest=int(_LONGEST_METRES // 1000))
    return told


def _streets(names: Sequence[str | None]) -> tuple[tuple[str, ...], NDArray[np.int32]]:
    numbers: dict[str, int] = {}
    found = (numbers.setdefault(name, len(numbers)) if name else -1 for name in names)
    of = np.fromiter(found, dtype=np.int32, count=len(names))
    return tuple(numbers), of
