"""Ends: points (homes, places) tied to the network, with what could not be tied told apart and never dropped."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from layers.access.network import WalkNetwork
from layers.access.straight import nearest_straight

SNAP_METRES = 250.0
NOWHERE = -1


@dataclass(frozen=True, kw_only=True, eq=False)
class Ends:
    """``nodes`` (k,) count into the network, ``NOWHERE`` beyond the limit; ``leg_metres`` (k,) straight to the node."""

    nodes: NDArray[np.int32]
    leg_metres: NDArray[np.float64]

    def __len__(self) -> int:
        """How many points."""
        return len(self.nodes)

    @property
    def tied(self) -> NDArray[np.bool_]:
        """Which points the network reaches."""
        found: NDArray[np.bool_] = self.nodes != NOWHERE
        return found


def snap(network: WalkNetwork, points_plane: NDArray[np.float64], *, within_metres: float = SNAP_METRES) -> Ends:
    """Each point (k, 2) to its nearest node in plane metres, of any component, ``<=`` the limit."""
    nodes = np.full(len(points_plane), NOWHERE, dtype=np.int32)
    metres = np.full(len(points_plane), np.nan)
    known = np.isfinite(points_plane).all(axis=1) if len(points_plane) else np.zeros(0, dtype=bool)
    if known.any() and len(network):
        far, near = nearest_straight(points_plane[known], network.nodes_plane)
        reached = far <= within_metres
        rows = np.flatnonzero(known)[reached]
        nodes[rows], metres[rows] = near[reached], far[reached]
    return Ends(nodes=nodes, leg_metres=metres)
