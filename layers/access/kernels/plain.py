"""The engine without numba: scipy's Dijkstra on the same whole numbers, so its answers are the same to the last bit.

Slower, and its memory grows with the city; whole numbers below 2**53 stay exact as the floats that scipy takes.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from layers.access.graph import FAR, Graph, Ints, Roads
from layers.access.kernels.points import Bounds, Points

Doubles = NDArray[np.float64]
# From so many points on the nearest spots are looked for in an order, on both cores, by cells of so many a side.
_FEW, _THREADS, _CELLS = 10_000, 2, 256
# A tree's distances may differ in their last bits from those of the same points by another way.
_ROUNDED = 1e-9


def nearest(graph: Graph, nodes: Ints, starts: Ints, limit: int) -> tuple[Ints, Ints]:
    """Ticks from the nearest of ``nodes`` to every node, and which it is, the lowest among equally near ones."""
    sites = np.flatnonzero((nodes >= 0) & (starts <= limit))
    # Time and number in one figure: the smallest is the nearest, and of equally near ones the lowest.
    many = max(len(nodes), 1)
    hub = csr_array(
        (
            np.concatenate([graph.ticks * float(many), starts[sites] * float(many) + sites]),
            np.concatenate([graph.heads, nodes[sites]]),
            np.concatenate([graph.indptr, [graph.indptr[-1] + len(sites)]]),
        ),
        shape=(len(graph) + 1, len(graph) + 1),
    )
    far = _far(hub, len(graph), limit * float(many) + many - 1)[:-1]
    ticks, site = np.full(len(graph), FAR, np.int32), np.full(len(graph), -1, np.int32)
    near = np.isfinite(far)
    ticks[near], site[near] = far[near] // many, far[near] % many
    return ticks, site


def k_nearest(graph: Graph, nodes: Ints, starts: Ints, few: int, limit: int) -> tuple[Ints, Ints]:
    """The same for the nearest few, (n, few): each site adds itself to the lists of all."""
    ticks = np.full((len(graph), few), FAR, np.int32)
    sites = np.full((len(graph), few), -1, np.int32)
    for number in np.flatnonzero((nodes >= 0) & (starts <= limit)):
        far, _ = _ways(graph, int(nodes[number]), int(starts[number]), limit, with_spans=False)
        times = np.column_stack([ticks, np.where(np.isfinite(far), far, FAR).astype(np.int32)])
        owners = np.column_stack([sites, np.where(np.isfinite(far), number, -1).astype(np.int32)])
        order = np.argsort(times, axis=1, kind="stable")[:, :few]
        ticks, sites = np.take_along_axis(times, order, 1), np.take_along_axis(owners, order, 1)
    return ticks, sites


def ball(graph: Graph, node: int, start: int, limit: int, _goal: int = -1) -> tuple[Ints, Ints]:
    """Nodes within ``limit``, and (3, nodes) their ticks, spans and the slot of the edge that they are come by."""
    far, long = _ways(graph, node, start, limit)
    nodes = np.flatnonzero(np.isfinite(far)).astype(np.int32)
    came = np.full(len(graph), -1, np.int32)
    quick, tails = _quick(graph, far)
    least = quick[long[tails[quick]] + graph.spans[quick] == long[graph.heads[quick]]]
    # Ways of no time and no length could lead round in a circle: scipy's tree over these edges alone cannot.
    tree = csr_array(
        (np.ones(len(least)), graph.heads[least], _rows(tails[least], len(graph))), shape=(len(graph), len(graph))
    )
    before = dijkstra(tree, indices=np.array([node]), return_predecessors=True, unweighted=True)[1][0]
    chosen = least[before[graph.heads[least]] == tails[least]]
    came[graph.heads[chosen]] = chosen
    return nodes, np.stack([far[nodes], long[nodes], came[nodes]]).astype(np.int32)


def spread(graph: Graph, nodes: Ints, starts: Ints, homes: Points, limit: int) -> tuple[Any, Ints, Ints]:
    """Whom each site reaches one way: counts by site, homes, ticks."""
    rows, told = [], []
    for node, start in zip(nodes, starts, strict=True):
        far, _ = _at_homes(graph, homes, (node, start, 0), limit, with_spans=False)
        rows.append(np.flatnonzero(far <= limit))
        told.append(far[rows[-1]])
    return _joined(rows, told)


def round_trips(roads: Roads, sites: Points, homes: Points, bounds: Bounds) -> tuple[Any, Ints, Ints]:
    """Whom each site serves both ways: counts by site, homes, (pairs, 4) ticks out and back, spans out and back."""
    rows, told = [], []
    for site in zip(sites.nodes, sites.ticks, sites.spans, strict=True):
        out, out_spans = _at_homes(roads.backward, homes, site, bounds.limit)
        back, back_spans = _at_homes(roads.forward, homes, site, bounds.limit)
        served = np.maximum(out, back) <= bounds.limit
        if bounds.most >= 0:
            served &= np.maximum(out_spans, back_spans) <= bounds.most
        rows.append(np.flatnonzero(served))
        told.append(np.column_stack([out, back, out_spans, back_spans])[served])
    return _joined(rows, told, width=4)


def best_trips(roads: Roads, sites: Points, homes: Points, bounds: Bounds) -> Ints:
    """Of each home (homes, 3): the site with the shortest worse way, ticks out, ticks back (-1, ``FAR``, ``FAR``)."""
    counts, served, told = round_trips(roads, sites, homes, bounds)
    best = np.full((len(homes.nodes), 3), FAR, np.int32)
    best[:, 0] = -1
    worse = told[:, :2].max(axis=1, initial=0).astype(np.float32)
    number = np.repeat(np.arange(len(counts)), counts)
    order = np.lexsort((number, worse, served))
    first = order[np.concatenate([[True], np.diff(served[order]) > 0])] if len(order) else order
    best[served[first]] = np.column_stack([number[first], told[first, 0], told[first, 1]])
    return best


def _at_homes(
    graph: Graph, homes: Points, site: tuple[int, int, int], limit: int, *, with_spans: bool = True
) -> tuple[Doubles, Doubles]:
    """Ticks and spans between one site and every home, legs included; infinite beyond the limit."""
    node, start, span = site
    nowhere = np.full(len(homes.nodes), np.inf)
    if node < 0 or start > limit:
        return nowhere, nowhere
    far, long = _ways(graph, int(node), int(start), limit, with_spans=with_spans)
    tied = homes.nodes >= 0
    ticks = np.where(tied, far[homes.nodes] + homes.ticks, np.inf)
    return ticks, np.where(tied, long[homes.nodes] + homes.spans + span, np.inf)


def _ways(graph: Graph, node: int, start: int, limit: int, *, with_spans: bool = True) -> tuple[Doubles, Doubles]:
    """Ticks to every node, and the spans of the shortest among the quickest ways (else zeros)."""
    far = np.full(len(graph), np.inf)
    if start <= limit:
        far = start + _far(_matrix(graph, graph.ticks), node, limit - start)
    if not with_spans:
        return far, np.zeros(len(graph))
    quick, tails = _quick(graph, far)
    spans = csr_array(
        (graph.spans[quick].astype(np.float64), graph.heads[quick], _rows(tails[quick], len(graph))),
        shape=(len(graph), len(graph)),
    )
    return far, _far(spans, node)


def _far(matrix: Any, node: int, limit: float = np.inf) -> Doubles:  # noqa: ANN401 - as below
    far: Doubles = dijkstra(matrix, indices=np.array([node]), limit=limit)[0]
    return far


def _quick(graph: Graph, far: Doubles) -> tuple[NDArray[np.intp], Ints]:
    """The slots of edges that lie on a quickest way, and the tails of all."""
    tails = graph.tails
    with np.errstate(invalid="ignore"):
        on = np.isfinite(far[tails]) & (far[tails] + graph.ticks == far[graph.heads])
    return np.flatnonzero(on), tails


def _matrix(graph: Graph, values: Ints) -> Any:  # noqa: ANN401 - scipy's own type has no public name
    return csr_array((values.astype(np.float64), graph.heads, graph.indptr), shape=(len(graph), len(graph)))


def _rows(sorted_tails: Ints, nodes: int) -> Ints:
    return np.concatenate([[0], np.cumsum(np.bincount(sorted_tails, minlength=nodes))]).astype(np.int32)


def _joined(rows: list[Any], told: list[Any], width: int = 0) -> tuple[Any, Ints, Ints]:
    shape = (0, width) if width else (0,)
    counts = np.array([len(row) for row in rows], dtype=np.int64)
    found = np.concatenate([np.zeros(0, np.int32), *rows]).astype(np.int32)
    return counts, found, np.concatenate([np.zeros(shape), *told]).astype(np.int32)


def straight(points: Doubles, spots: Doubles) -> tuple[Doubles, NDArray[np.intp]]:
    """The square of the metres from each point to its nearest spot, and which; the first among equally near ones."""
    tree = cKDTree(spots)
    # Points of one cell go down the same branches, which are then still at hand: more than twice as fast.
    order = _by_cell(points) if len(points) > _FEW else np.arange(len(points))
    told = tree.query(points[order], k=2, workers=_THREADS if len(points) > _FEW else 1)
    far, near = np.asarray(told[0]), np.asarray(told[1])
    spot = np.empty(len(points), dtype=np.intp)
    spot[order] = near[:, 0]
    for row in order[far[:, 1] <= far[:, 0] * (1 + _ROUNDED)].tolist():
        spot[row] = _first(points[row], spots, tree)
    return _squares(points, spots[spot]), spot


def _first(point: Doubles, spots: Doubles, tree: cKDTree) -> int:
    """The first of the nearest, where several are as near as a tree can tell."""
    near = np.sort(tree.query_ball_point(point, tree.query(point)[0] * (1 + _ROUNDED)))
    return int(near[_squares(point[None], spots[near]).argmin()])


def _squares(points: Doubles, spots: Doubles) -> Doubles:
    along, across = (spots - points).T
    squares: Doubles = along * along + across * across
    return squares


def _by_cell(points: Doubles) -> NDArray[np.intp]:
    low = points.min(axis=0)
    side = np.maximum(points.max(axis=0) - low, 1e-9)
    east, north = ((points - low) / side * (_CELLS - 1)).astype(np.int32).T
    return np.argsort(east * _CELLS + north, kind="stable")
