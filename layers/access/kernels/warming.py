"""Two nodes and an edge between them: enough to have every search loaded, and the loops of siting."""

from typing import Any

import numpy as np
from shapely import box

from layers.access.graph import Roads, graph, turned
from layers.access.kernels import siting
from layers.access.kernels.borders import first_by_rays
from layers.access.kernels.points import Bounds, Points, by_node


def every_search(engine: Any) -> None:  # noqa: ANN401 - one of two modules with the same functions
    """Call each once, with the types of a real one."""
    ends = np.array([0, 1], dtype=np.int32)
    ones = np.ones(2, dtype=np.float32)
    forward = graph(ends, ends[::-1].copy(), ones, ones, nodes=2)
    roads = Roads(forward=forward, backward=turned(forward))
    starts = np.zeros(2, dtype=np.int32)
    both = by_node(Points(nodes=ends, ticks=starts, spans=starts), nodes=2)
    bounds = Bounds(limit=1 << 20)
    engine.nearest(forward, ends, starts, bounds.limit)
    engine.k_nearest(forward, ends, starts, 1, bounds.limit)
    engine.ball(forward, 0, 0, bounds.limit)
    engine.spread(forward, ends, starts, both, bounds.limit)
    engine.round_trips(roads, both, both, bounds)
    engine.best_trips(roads, both, both, bounds)
    engine.straight(np.zeros((1, 2)), np.zeros((1, 2)))
    siting.warm()
    if engine.__name__.endswith("compiled"):
        first_by_rays(np.array([box(0, 0, 1, 1)]), np.array([[0.5, 0.5]]))
