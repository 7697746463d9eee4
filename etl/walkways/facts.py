"""What is said of a network when it is taken in: streets, pieces, steps, and what it lacks."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from layers.access.network import STEPS, WalkNetwork


def facts(network: WalkNetwork) -> Mapping[str, Any]:
    """Counts for the report of an import; ``kilometres`` counts what is walked both ways once."""
    pieces, main = _pieces(network)
    return {
        "nodes": len(network),
        "edges": len(network.tails),
        "kilometres": round(_street_metres(network) / 1000, 1),
        "steps": int(((network.marks & STEPS) != 0).sum()),
        "pieces": pieces,
        "apart": len(network) - main,
        "without_height": network.without_height,
    }


def _pieces(network: WalkNetwork) -> tuple[int, int]:
    """How many pieces, walked in either direction, and how many nodes the largest has."""
    size = len(network)
    links = coo_matrix((np.ones(len(network.tails), dtype=np.int8), (network.tails, network.heads)), shape=(size, size))
    count, piece_of = connected_components(links, directed=False)
    return int(count), int(np.bincount(piece_of).max()) if size else 0


def _street_metres(network: WalkNetwork) -> float:
    """Metres of streets: of an edge and its way back, one is counted."""
    tails, heads = network.tails, network.heads
    low, high, onwards = np.minimum(tails, heads), np.maximum(tails, heads), tails <= heads
    keys = np.rec.fromarrays([low, high, np.round(network.lengths, 1)])
    _, where, counts = np.unique(keys, return_inverse=True, return_counts=True)
    # A loop is its own way back.
    there = np.bincount(where, weights=onwards / (1 + (tails == heads)), minlength=len(counts))
    # So many times as it stands in its fuller direction.
    times = np.ceil(np.maximum(there, counts - there))
    shared = times / counts
    return float((network.lengths * shared[where]).sum())
