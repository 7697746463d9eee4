"""Small networks for the tests of walking."""

import numpy as np

from layers.access.ends import Ends
from layers.access.network import WalkNetwork


def network(edges, nodes, *, heights=None, marks=None, plane=None):
    """``edges``: (tail, head, metres); nodes stand on a line, 100 m apart, unless placed."""
    plane = np.array([[100.0 * i, 0.0] for i in range(nodes)] if plane is None else plane, dtype=float)
    tails, heads, metres = (np.array(column) for column in zip(*edges, strict=True)) if edges else ([], [], [])
    return WalkNetwork(
        nodes_lonlat=np.column_stack([134 + plane[:, 0] / 91_000, 34.3 + plane[:, 1] / 111_000]),
        nodes_plane=plane,
        heights=np.array([0.0] * nodes if heights is None else heights, dtype=np.float32),
        tails=np.array(tails, dtype=np.int32),
        heads=np.array(heads, dtype=np.int32),
        lengths=np.array(metres, dtype=np.float32),
        marks=np.array([0] * len(edges) if marks is None else marks, dtype=np.uint8),
        plane_srid=6672,
    )


def both(edges):
    """Each street walked either way."""
    return [*edges, *((head, tail, metres) for tail, head, metres in edges)]


def ends(nodes, legs=None):
    """Points tied to these nodes (-1: to none)."""
    nodes = np.array(nodes, dtype=np.int32)
    metres = np.zeros(len(nodes)) if legs is None else np.array(legs, dtype=float)
    return Ends(nodes=nodes, leg_metres=np.where(nodes < 0, np.nan, metres))
