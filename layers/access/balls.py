"""Ball: everything that can be walked to from one node within a time, and the way to each of its nodes."""

from dataclasses import dataclass

import numpy as np

from layers.access.boundary import limit_ticks
from layers.access.graph import PER_SECOND, Floats, Graph, Ints, in_metres, in_seconds
from layers.access.kernels import engine


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Ball:
    """``nodes`` ascend; ``slots``: the slot of ``graph`` by which each was come to, -1 where the walk begins."""

    graph: Graph
    cutoff_seconds: float
    nodes: Ints
    seconds: Floats
    metres: Floats
    slots: Ints

    @property
    def before(self) -> Ints:
        """The edge of the network by which each node was come to, -1 where the walk begins."""
        return np.where(self.slots < 0, -1, self.graph.edges[self.slots]).astype(np.int32)

    def row(self, node: int) -> int:
        """Where a node of the network stands here, -1 where it was not reached."""
        at = int(np.searchsorted(self.nodes, node))
        return at if at < len(self.nodes) and self.nodes[at] == node else -1

    def way(self, node: int) -> Ints:
        """The slots from the beginning to a node that was reached, in the order of the walk."""
        slots, row = [], self.row(node)
        while self.slots[row] >= 0:
            slots.append(int(self.slots[row]))
            row = self.row(int(np.searchsorted(self.graph.indptr, slots[-1], side="right")) - 1)
        return np.array(slots[::-1], dtype=np.int32)


def isochrone(graph: Graph, node: int, start_seconds: float, cutoff_seconds: float, *, goal: int = -1) -> Ball:
    """Everything within the cutoff; with a ``goal`` the search ends as soon as the way there is certain."""
    start = int(np.rint(start_seconds * PER_SECOND))
    nodes, told = engine(len(graph)).ball(graph, node, start, limit_ticks(cutoff_seconds), goal)
    order = np.argsort(nodes)
    ticks, spans, slots = (column[order] for column in told)
    return Ball(
        graph=graph,
        cutoff_seconds=cutoff_seconds,
        nodes=nodes[order],
        seconds=in_seconds(ticks),
        metres=in_metres(spans),
        slots=slots,
    )
