"""Footbridges 歩道橋 that somebody imagines: two directed edges each, straight between two junctions, without steps.

Junctions stay as they are, so nobody is tied anew; a height at both ends makes the bridge as steep as its ends are.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from layers.access.graph import Graph, Roads, graph, turned
from layers.access.network import WalkNetwork
from layers.access.walkers import Walker

# Longer than any of a town: whoever draws one has pressed the wrong spot.
LONGEST_METRES = 500.0

Pair = tuple[int, int]


def bridged(network: WalkNetwork, pairs: Sequence[Pair]) -> WalkNetwork:
    """The network with these bridges really built: what an answer about them is checked against."""
    new = _alone(network, pairs)
    streets = np.full(len(new.tails), -1, dtype=np.int32) if len(network.street_of) else network.street_of
    return replace(
        network,
        tails=np.concatenate([network.tails, new.tails]),
        heads=np.concatenate([network.heads, new.heads]),
        lengths=np.concatenate([network.lengths, new.lengths]),
        marks=np.concatenate([network.marks, new.marks]),
        street_of=np.concatenate([network.street_of, streets]) if len(network.street_of) else streets,
    )


def with_bridges(roads: Roads, network: WalkNetwork, pairs: Sequence[Pair], walker: Walker) -> Roads:
    """The roads over the bridged network, made from those there are: a few edges put in, nothing computed anew."""
    new = _alone(network, pairs)
    more = graph(new.tails, new.heads, walker.seconds(new), new.lengths, nodes=len(network))
    first = len(network.tails)
    return Roads(
        forward=_put_in(roads.forward, more, first=first), backward=_put_in(roads.backward, turned(more), first=first)
    )


def _alone(network: WalkNetwork, pairs: Sequence[Pair]) -> WalkNetwork:
    """Nothing but the bridges, between the junctions of the network."""
    ends = np.array(pairs, dtype=np.int32).reshape(-1, 2)
    tails, heads = np.concatenate([ends[:, 0], ends[:, 1]]), np.concatenate([ends[:, 1], ends[:, 0]])
    return replace(
        network,
        tails=tails,
        heads=heads,
        lengths=_straight(network, tails, heads),
        marks=np.zeros(len(tails), dtype=np.uint8),
        street_of=np.empty(0, dtype=np.int32),
    )


def _straight(network: WalkNetwork, tails: NDArray[np.int32], heads: NDArray[np.int32]) -> NDArray[np.float32]:
    across = network.nodes_plane[heads] - network.nodes_plane[tails]
    return np.hypot(across[:, 0], across[:, 1]).astype(np.float32)


def _put_in(held: Graph, more: Graph, *, first: int) -> Graph:
    """New edges after the old ones of each node, numbered from ``first``."""
    at = held.indptr[more.tails + 1]
    return replace(
        held,
        indptr=held.indptr + more.indptr,
        heads=np.insert(held.heads, at, more.heads),
        ticks=np.insert(held.ticks, at, more.ticks),
        spans=np.insert(held.spans, at, more.spans),
        edges=np.insert(held.edges, at, more.edges + np.int32(first)),
        longest=max(held.longest, more.longest),
    )
