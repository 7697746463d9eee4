"""A made city of streets: a grid of 50 m shaken out of shape, with hills, gaps, diagonals and one-way ways.

22 % of the streets are missing, 5 % of the blocks have a diagonal, 1 % of the streets are walked one way only; only
what hangs together both ways is kept, its nodes in the order of chance as a file has them. No hierarchy of roads and
edges of a minute: real streets have shorter ones.
"""

from functools import cache

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from layers.access.network import WalkNetwork
from layers.access.packing import packed
from layers.access.walkers import Walker

SPACING = 50.0
PLANE_SRID = 6672
# A metre a second on the flat, slopes by Tobler, no limit: what the speeds of other tools are measured with.
WALKER = Walker(
    id="bench",
    label="",
    metres_per_minute=60.0,
    slope="tobler",
    stretch_metres=0.0,
    refuses_steps=False,
    leg=False,
)


@cache
def city(nodes: int, seed: int = 1) -> WalkNetwork:
    """About so many nodes, in the order of a file."""
    chance = np.random.default_rng(seed)
    side = int(nodes**0.5 * 1.03) + 1
    across, up = np.meshgrid(np.arange(side), np.arange(side))
    plane = np.column_stack([across.ravel(), up.ravel()]) + chance.uniform(-0.3, 0.3, (side * side, 2))
    plane *= SPACING
    tails, heads = _streets(chance, side)
    lengths = np.hypot(*(plane[tails] - plane[heads]).T) * chance.uniform(1.0, 1.25, len(tails))
    both = chance.random(len(tails)) >= 0.01
    tails, heads = np.concatenate([tails, heads[both]]), np.concatenate([heads, tails[both]])
    lengths = np.concatenate([lengths, lengths[both]])
    kept = chance.permutation(_strong(tails, heads, side * side))
    number = np.full(side * side, -1)
    number[kept] = np.arange(len(kept))
    inside = np.flatnonzero((number[tails] >= 0) & (number[heads] >= 0))
    return WalkNetwork(
        nodes_lonlat=np.column_stack([134 + plane[kept, 0] / 91_000, 34 + plane[kept, 1] / 111_000]),
        nodes_plane=plane[kept],
        heights=_heights(chance, plane, side)[kept].astype(np.float32),
        tails=number[tails[inside]].astype(np.int32),
        heads=number[heads[inside]].astype(np.int32),
        lengths=lengths[inside].astype(np.float32),
        marks=np.zeros(len(inside), dtype=np.uint8),
        plane_srid=PLANE_SRID,
    )


@cache
def packed_city(nodes: int, seed: int = 1) -> WalkNetwork:
    """The same as building keeps it."""
    return packed(city(nodes, seed))


def some_nodes(network: WalkNetwork, count: int, seed: int) -> np.ndarray:
    """Nodes of chance, each once where there are enough."""
    chance = np.random.default_rng(seed)
    return chance.choice(len(network), count, replace=count > len(network)).astype(np.int32)


def _streets(chance: np.random.Generator, side: int) -> tuple[np.ndarray, np.ndarray]:
    at = np.arange(side * side).reshape(side, side)
    tails = np.concatenate([at[:, :-1].ravel(), at[:-1, :].ravel()])
    heads = np.concatenate([at[:, 1:].ravel(), at[1:, :].ravel()])
    kept = chance.random(len(tails)) > 0.22
    slanting = chance.random((side - 1) ** 2) < 0.05
    return (
        np.concatenate([tails[kept], at[:-1, :-1].ravel()[slanting]]),
        np.concatenate([heads[kept], at[1:, 1:].ravel()[slanting]]),
    )


def _heights(chance: np.random.Generator, plane: np.ndarray, side: int) -> np.ndarray:
    east, north = plane.T
    heights = 30 * np.sin(east / 900) * np.cos(north / 700) + 8 * np.sin(east / 170 + north / 230)
    # Single hills cost a pass over all nodes each: a region does with the waves.
    for _ in range(max(6, side // 25) if side < 600 else 0):
        top, wide, high = chance.uniform(0, side * SPACING, 2), chance.uniform(500, 1800), chance.uniform(20, 140)
        heights += high * np.exp(-((east - top[0]) ** 2 + (north - top[1]) ** 2) / (2 * wide * wide))
    return heights


def _strong(tails: np.ndarray, heads: np.ndarray, nodes: int) -> np.ndarray:
    matrix = csr_array((np.ones(len(tails), dtype=np.int8), (tails, heads)), shape=(nodes, nodes))
    label = connected_components(matrix, directed=True, connection="strong")[1]
    return np.flatnonzero(label == np.bincount(label).argmax())
