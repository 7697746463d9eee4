"""The part of a network that a city needs: the city and what lies around it, because people walk over borders."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from layers.access.network import WalkNetwork
from layers.geo.shapes import to_plane, union

AROUND_METRES = 2_000.0


def cut(network: WalkNetwork, border_lonlat: Sequence[BaseGeometry], around: float = AROUND_METRES) -> WalkNetwork:
    """Nodes up to ``around`` metres beyond the border, and the edges between them; all of it without a border.

    A street that leaves and comes back beyond the buffer is lost: nobody's walk of an hour is changed by it as long
    as the buffer is half of that walk or more. Small pieces stay: whoever lives there stands on them.
    """
    if not border_lonlat:
        return network
    ground = to_plane(union(list(border_lonlat)), plane_srid=network.plane_srid).buffer(around, quad_segs=4)
    shapely.prepare(ground)
    inside = shapely.contains_xy(ground, network.nodes_plane[:, 0], network.nodes_plane[:, 1])
    return network if inside.all() else part(network, inside)


def part(network: WalkNetwork, nodes: NDArray[np.bool_]) -> WalkNetwork:
    """The network of these nodes alone, in the same order."""
    number = np.cumsum(nodes, dtype=np.int64) - 1
    edges = nodes[network.tails] & nodes[network.heads]
    return replace(
        network,
        nodes_lonlat=network.nodes_lonlat[nodes],
        nodes_plane=network.nodes_plane[nodes],
        heights=network.heights[nodes],
        tails=number[network.tails[edges]].astype(np.int32),
        heads=number[network.heads[edges]].astype(np.int32),
        lengths=network.lengths[edges],
        marks=network.marks[edges],
        street_of=network.street_of[edges] if len(network.street_of) else network.street_of,
        node_ids=tuple(name for name, kept in zip(network.node_ids, nodes, strict=True) if kept),
    )
