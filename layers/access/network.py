"""WalkNetwork 徒歩網: junctions and directed walkable edges of a city and its surroundings, as read-only arrays.

Edges are directed as their source says; lengths are the source's own where it has them, else metres along the line.
A missing height makes its edges flat, which flatters hills: the number of such nodes is part of the network.
"""

import hashlib
from dataclasses import dataclass, field, fields
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from layers.provenance import Source

STEPS = 1


@dataclass(frozen=True, kw_only=True, slots=False, eq=False)
class WalkNetwork:
    """``n`` nodes and ``m`` directed edges.

    ``nodes_lonlat`` (n, 2) in degrees, ``nodes_plane`` (n, 2) in metres of ``plane_srid`` (x east, y north),
    ``heights`` (n,) in metres, NaN where unknown; ``tails`` and ``heads`` (m,) count into the nodes;
    ``lengths`` (m,) in metres; ``marks`` (m,) are bits (``STEPS``: 階段).
    ``node_ids``: the source's own names of the nodes; ``street_of`` (m,) counts into ``streets``,
    the names of roads (-1: none).
    """

    nodes_lonlat: NDArray[np.float64]
    nodes_plane: NDArray[np.float64]
    heights: NDArray[np.float32]
    tails: NDArray[np.int32]
    heads: NDArray[np.int32]
    lengths: NDArray[np.float32]
    marks: NDArray[np.uint8]
    plane_srid: int
    node_ids: tuple[str, ...] = ()
    street_of: NDArray[np.int32] = field(default_factory=lambda: np.empty(0, dtype=np.int32))
    streets: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()

    def __post_init__(self) -> None:
        """One copy serves all threads of a process, so nobody may write into it."""
        for one in fields(self):
            held = getattr(self, one.name)
            if isinstance(held, np.ndarray):
                held.setflags(write=False)

    def __len__(self) -> int:
        """How many nodes."""
        return len(self.nodes_plane)

    @property
    def without_height(self) -> int:
        """How many nodes have no height."""
        return int(np.isnan(self.heights).sum())

    @cached_property
    def rises(self) -> NDArray[np.float32]:
        """Metres climbed along each edge (negative: descended); 0 where a height is unknown."""
        climbed = self.heights[self.heads] - self.heights[self.tails]
        flat: NDArray[np.float32] = np.nan_to_num(climbed, nan=0.0).astype(np.float32)
        return flat

    @cached_property
    def fingerprint(self) -> str:
        """What results are kept under: equal for equal networks, whoever built them."""
        digest = hashlib.sha256(str(self.plane_srid).encode())
        for held in (self.nodes_lonlat, self.heights, self.tails, self.heads, self.lengths, self.marks):
            digest.update(np.ascontiguousarray(held).tobytes())
        return digest.hexdigest()
