"""OpenStreetMap (.osm.pbf, .osm): ways that are walked on, split where they meet, as edges.

Nothing is believed of the order of a file: ways are read first, then the nodes that they need.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import osmium
from numpy.typing import NDArray

from etl.walkways.edges import OSM, Edges
from etl.walkways.split import Chains, Pieces, split
from etl.walkways.walkable import Way, blocks, walked
from layers.errors import Refused

MOST_POINTS = 40_000_000


@dataclass
class _Ways:
    """Ways as they are met: how each is walked, its name, its nodes one behind the other."""

    how: list[Way] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)
    nodes: list[NDArray[np.int64]] = field(default_factory=list)
    points: int = 0


def edges(path: Path, format_: str) -> Edges:
    """The edges; ``format_`` is pbf or osm. ``Refused`` where nobody can walk anywhere."""
    ways = _ways(_objects(path, format_, osmium.osm.WAY, "highway"))
    if not ways.nodes:
        raise Refused("walk.no_edges")
    wanted = np.unique(np.concatenate(ways.nodes))
    lonlat = _positions(path, format_, wanted)
    closed = _closed(_objects(path, format_, osmium.osm.NODE, "barrier"))
    numbers = [np.searchsorted(wanted, one) for one in ways.nodes]
    found = split(Chains(lonlat=lonlat, chains=numbers, closed=np.isin(wanted, closed)))
    return replace(_edges(ways, wanted, found), sources=(replace(OSM, date=_day(path, format_)),))


def _day(path: Path, format_: str) -> str:
    """The day of the map, where its header tells it."""
    with osmium.io.Reader(osmium.io.File(str(path), format_)) as reader:
        told = reader.header().get("osmosis_replication_timestamp", "")[:10]
    try:
        return date.fromisoformat(told).isoformat()
    except ValueError:
        return ""


def _objects(path: Path, format_: str, kind: Any, key: str) -> Iterator[Any]:  # noqa: ANN401 - pyosmium's own
    # Told which format it is, the library does not follow what the name of the file says.
    objects = osmium.FileProcessor(osmium.io.File(str(path), format_), kind)
    return iter(objects.with_filter(osmium.filter.KeyFilter(key)))


def _ways(objects: Iterable[Any]) -> _Ways:
    ways = _Ways()
    for one in objects:
        tags = dict(one.tags)
        how = walked(tags)
        if how is None or len(one.nodes) < 2:
            continue
        ways.how.append(how)
        ways.names.append(tags.get("name") or tags.get("ref"))
        ways.nodes.append(np.array([node.ref for node in one.nodes], dtype=np.int64))
        ways.points += len(ways.nodes[-1])
        if ways.points > MOST_POINTS:
            raise Refused("walk.too_many", edges=ways.points, most=MOST_POINTS)
    return ways


def _positions(path: Path, format_: str, wanted: NDArray[np.int64]) -> NDArray[np.float64]:
    """Lon and lat (n, 2) of these nodes, NaN where the file does not hold them (extracts cut ways off)."""
    lonlat = np.full((len(wanted), 2), np.nan)
    nodes: Any = osmium.FileProcessor(osmium.io.File(str(path), format_), osmium.osm.NODE)
    if wanted[0] >= 0:
        # The filter of the library knows no ids below zero, which drawings of one's own have.
        nodes = nodes.with_filter(osmium.filter.IdFilter(wanted.tolist()))
    row_of = {int(name): row for row, name in enumerate(wanted)}
    for one in nodes:
        row, spot = row_of.get(one.id), one.location
        if row is not None and spot.valid():
            lonlat[row] = spot.lon, spot.lat
    return lonlat


def _closed(objects: Iterable[Any]) -> NDArray[np.int64]:
    return np.array([one.id for one in objects if blocks(dict(one.tags))], dtype=np.int64)


def _edges(ways: _Ways, ids: NDArray[np.int64], found: Pieces) -> Edges:
    """The pieces in the directions in which their ways are walked."""
    onwards = np.array([one.onwards for one in ways.how])[found.way_of]
    backwards = np.array([one.backwards for one in ways.how])[found.way_of]
    marks = np.array([one.marks for one in ways.how], dtype=np.uint8)[found.way_of]
    order = np.concatenate([np.flatnonzero(onwards), np.flatnonzero(backwards)])
    there = int(onwards.sum())
    names = [ways.names[number] for number in found.way_of[order]]
    told = zip(ids[found.points].tolist(), found.copy.tolist(), strict=True)
    return Edges(
        nodes_lonlat=found.lonlat,
        tails=np.concatenate([found.tails[order[:there]], found.heads[order[there:]]]),
        heads=np.concatenate([found.heads[order[:there]], found.tails[order[there:]]]),
        lengths=found.lengths[order],
        heights=np.full(len(found.points), np.nan, dtype=np.float32),
        marks=marks[order],
        node_ids=[f"{one}/{copy}" if copy else str(one) for one, copy in told],
        names=names,
    )
