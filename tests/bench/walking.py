"""Nearest place of every junction, isochrone and sparse OD on made cities, beside scipy, networkx and the OSMnx recipe.

Every answer is held against scipy's before it is measured. What would take longer than a minute is measured on a part
of the places and multiplied, as its name says; a tool that cannot do a size is not run there. The other tools have the
network as its file has it, nodes in the order of chance: to put them in a better one is a part of what we do. Where
scipy could be given our order, a line of its own says what that makes of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import networkx as nx
import numpy as np
from numba import njit
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from layers.access import kernels
from layers.access.boundary import limit_ticks
from layers.access.ends import Ends
from layers.access.graph import PER_SECOND, Graph, Roads, roads
from layers.access.network import WalkNetwork
from layers.access.travel import isochrone, nearest, tied
from tests.bench import grid_network
from tests.bench.clock import FULL, Line, side_by_side
from tests.bench.grid_network import WALKER, some_nodes

CUTOFF, LONG = 900.0, 1800.0
BALL = "the limit 0.2 ms"
PART = 20
# From here on networkx is asked in the full run alone, and nowhere where its graph would take more than 4 GB: so many
# bytes a junction were measured of a graph of 106,000 (one edge between two nodes; several, as OSMnx has it).
LARGE, MOST_BYTES = 150_000, 4 * 2**30
ONE_EDGE, SEVERAL_EDGES = 1_680, 2_320
SIZES = ((20_000, 200, 5_000), (100_000, 200, 5_000), (500_000, 2_000, 50_000))
LARGEST = (2_000_000, 20_000, 500_000)


@dataclass(frozen=True, kw_only=True, eq=False)
class Case:
    """A network with places and homes on its nodes."""

    name: str
    roads: Roads
    sites: np.ndarray
    homes: np.ndarray
    file: "FileOrder"

    @property
    def there(self) -> Graph:
        """From a place, who comes to it."""
        return self.roads.backward

    def nearest(self) -> tuple[np.ndarray, np.ndarray]:
        """Ours: the nearest place of every node."""
        return nearest(self.there, self.sites, np.zeros(len(self.sites), dtype=np.float32), CUTOFF)

    @cached_property
    def tied_homes(self) -> Ends:
        """Looked up by node once, as a city's are."""
        return Ends(nodes=self.homes, leg_metres=np.zeros(len(self.homes)))

    def pairs(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Ours: whom each place reaches."""
        legs = np.zeros(len(self.sites), dtype=np.int32)
        homes = tied(self.tied_homes, WALKER, self.there)
        return kernels.engine().spread(self.there, self.sites, legs, homes, limit_ticks(CUTOFF))


def measure(times: int, *, full: bool = False) -> Iterator[Line]:
    """All sizes; the largest only where there is time."""
    kernels.warm()
    balls = []
    for nodes, sites, homes in (*SIZES, LARGEST) if full else SIZES:
        for line in lines_of(made(nodes, sites, homes), times, full=full):
            if line.other_name == BALL:
                balls.append(line.ours)
            yield line
        grid_network.city.cache_clear()
        grid_network.packed_city.cache_clear()
    job = f"isochrone of 30 min, {nodes // 1000:,}k nodes"
    yield Line(job=job, ours=balls[-1], other_name="twice that of 20k (stretch)", other=2 * balls[0], least=1)
    if not full:
        yield from _left_out()


def _left_out() -> Iterator[Line]:
    """What is promised of the largest network."""
    name = _name(LARGEST[0])
    job = f"nearest of {LARGEST[1]:,} places, {name} nodes, 15 min"
    yield Line.not_run(job, "scipy, min_only", FULL, 2)
    yield Line.not_run(f"isochrone of 30 min from one node of {name}", BALL, FULL, 1)
    yield Line.not_run(f"OD {name} x {LARGEST[1]:,} x {LARGEST[2]:,}", "0.3 s (stretch)", FULL, 1)


@dataclass(frozen=True, kw_only=True, eq=False)
class FileOrder:
    """The same as the others have it: the edges turned round, and where its places and homes stand."""

    there: Graph
    sites: np.ndarray
    homes: np.ndarray


def made(nodes: int, sites: int, homes: int) -> Case:
    """A city of the grid."""
    return case(_name(nodes), grid_network.city(nodes), grid_network.packed_city(nodes), sites, homes)


def _name(nodes: int) -> str:
    return f"{nodes // 1000:,}k"


def case(name: str, source: WalkNetwork, packed: WalkNetwork, sites: int, homes: int) -> Case:
    """Places and homes of chance on its nodes, the same ones in both orders."""
    order, known = _order(packed), _order(source)
    number = np.empty(len(source), dtype=np.int32)
    number[order] = known
    here = some_nodes(packed, sites, 2), some_nodes(packed, homes, 3)
    return Case(
        name=name,
        roads=roads(packed, WALKER),
        sites=here[0],
        homes=here[1],
        file=FileOrder(there=roads(source, WALKER).backward, sites=number[here[0]], homes=number[here[1]]),
    )


def _order(network: WalkNetwork) -> np.ndarray:
    """Nodes by where they stand: what both orders have in common."""
    return np.lexsort((network.nodes_plane[:, 1], network.nodes_plane[:, 0]))


def lines_of(one: Case, times: int, *, full: bool = False) -> Iterator[Line]:
    """The rows of one network."""
    yield from _nearest(one, times, full=full)
    yield from _isochrone(one, times)
    yield from _pairs(one, times, full=full)


def _why_not(one: Case, bytes_a_node: int, *, full: bool) -> str:
    """Why networkx is not asked; "" where it is."""
    if len(one.there) * bytes_a_node > MOST_BYTES:
        return "over 4 GB"
    return "" if full or len(one.there) < LARGE else FULL


def _nearest(one: Case, times: int, *, full: bool) -> Iterator[Line]:
    matrix, other = _matrix(one.there), _matrix(one.file.there)
    found, expected = one.nearest()[0], dijkstra(matrix, indices=one.sites, min_only=True, limit=CUTOFF)
    _equal(found, expected)
    job = f"nearest of {len(one.sites):,} places, {one.name} nodes, 15 min"
    ours, order, scipy = side_by_side(
        times,
        one.nearest,
        lambda: dijkstra(matrix, indices=one.sites, min_only=True, limit=CUTOFF),
        lambda: dijkstra(other, indices=one.file.sites, min_only=True, limit=CUTOFF),
    )
    yield Line(job=job, ours=ours, other_name="scipy, min_only", other=scipy, least=2)
    yield Line(job=job, ours=ours, other_name="scipy, min_only, our order of nodes", other=order)
    yield _at_once(one, job, times, full=full)
    yield _recipe(one, job, times, full=full)
    floor = np.full(len(one.there), np.inf, dtype=np.float32)
    seconds, indptr, heads = one.there.seconds, one.there.indptr, one.there.heads
    ours, once = side_by_side(times, one.nearest, lambda: _pass(indptr, heads, seconds, floor))
    least = 1 if 500_000 <= len(one.there) < 1_000_000 else 0
    yield Line(job=job, ours=ours, other_name="5 passes over the edges (stretch)", other=5 * once, least=least)


def _at_once(one: Case, job: str, times: int, *, full: bool) -> Line:
    name, why = "networkx multi-source", _why_not(one, ONE_EDGE, full=full)
    if why:
        return Line.not_run(job, name, why)
    graph, sources = _networkx(one.file.there, nx.DiGraph()), set(one.file.sites.tolist())
    ours, other = side_by_side(
        times,
        one.nearest,
        lambda: nx.multi_source_dijkstra_path_length(graph, sources, cutoff=CUTOFF, weight="weight"),
    )
    return Line(job=job, ours=ours, other_name=name, other=other, least=50 if _promised(one) else 0)


def _recipe(one: Case, job: str, times: int, *, full: bool) -> Line:
    parts = len(one.sites) / PART
    name, why = f"ego_graph a place, {PART} x {parts:.0f}", _why_not(one, SEVERAL_EDGES, full=full)
    if why:
        return Line.not_run(job, name, why)
    graph = _networkx(one.file.there, nx.MultiDiGraph())
    ours, other = side_by_side(times, one.nearest, lambda: _ego_graphs(graph, one.file.sites[:PART]))
    return Line(job=job, ours=ours, other_name=name, other=other * parts, least=400 if _promised(one) else 0)


def _by_loop(one: Case, job: str, times: int, *, full: bool) -> Line:
    parts = len(one.sites) / PART
    name, why = f"networkx loop, {PART} x {parts:.0f}", _why_not(one, ONE_EDGE, full=full)
    if why:
        return Line.not_run(job, name, why)
    graph = _networkx(one.file.there, nx.DiGraph())
    ours, other = side_by_side(times, one.pairs, lambda: _loop(graph, one.file.sites[:PART]))
    return Line(job=job, ours=ours, other_name=name, other=other * parts, least=60 if _promised(one) else 0)


def _promised(one: Case) -> bool:
    """Bars beside networkx are set at a hundred thousand nodes."""
    return 100_000 <= len(one.there) < LARGE


def _isochrone(one: Case, times: int) -> Iterator[Line]:
    """Two hundred origins, one after the other; the median is told."""
    chosen = np.random.default_rng(9).choice(len(one.there), 200).tolist()
    matrix, graph = _matrix(one.roads.forward), one.roads.forward
    ball = isochrone(graph, chosen[0], 0.0, LONG)
    reached = np.full(len(graph), np.inf, dtype=np.float32)
    reached[ball.nodes] = ball.seconds
    _equal(reached, dijkstra(matrix, indices=[chosen[0]], limit=LONG)[0])
    job = f"isochrone of 30 min from one node of {one.name}"
    engine, ticks = kernels.engine(), limit_ticks(LONG)
    compute = side_by_side(1, *((lambda node=node: engine.ball(graph, node, 0, ticks)) for node in chosen))
    whole = side_by_side(1, *((lambda node=node: isochrone(graph, node, 0.0, LONG)) for node in chosen))
    scipy = side_by_side(times, lambda: dijkstra(matrix, indices=[chosen[1]], limit=LONG))[0]
    yield Line(job=job, ours=float(np.median(compute)), other_name=BALL, other=0.0002, least=1)
    yield Line(job=f"{job}, told", ours=float(np.median(whole)), other_name="scipy, limit", other=scipy)


def _pairs(one: Case, times: int, *, full: bool) -> Iterator[Line]:
    """scipy and networkx do a part of the places: scipy's rows are as long as the city is large."""
    matrix, other = _matrix(one.there), _matrix(one.file.there)
    counts, served, ticks = one.pairs()
    expected = dijkstra(matrix, indices=one.sites[:PART], limit=CUTOFF)[:, one.homes]
    rows, homes = np.nonzero(np.isfinite(expected))
    first = int(counts[:PART].sum())
    if homes.tolist() != served[:first].tolist():
        raise AssertionError("other pairs than scipy's")
    _equal((ticks[:first] / PER_SECOND).astype(np.float32), expected[rows, homes])
    job = f"OD {one.name} x {len(one.sites):,} x {len(one.homes):,}, {len(served):,} pairs"
    parts = len(one.sites) / PART
    ours, order, scipy = side_by_side(
        times,
        one.pairs,
        lambda: dijkstra(matrix, indices=one.sites[:PART], limit=CUTOFF)[:, one.homes],
        lambda: dijkstra(other, indices=one.file.sites[:PART], limit=CUTOFF)[:, one.file.homes],
    )
    least, name = 100 if 500_000 <= len(one.there) < 1_000_000 else 0, f"{PART} x {parts:.0f}"
    yield Line(job=job, ours=ours, other_name=f"scipy, {name}", other=scipy * parts, least=least)
    yield Line(job=job, ours=ours, other_name=f"scipy, our order, {name}", other=order * parts)
    yield _by_loop(one, job, times, full=full)
    if len(served) > 1_000_000:
        yield Line(job=job, ours=ours, other_name="0.3 s (stretch)", other=0.3, least=1)


def _loop(graph: nx.DiGraph, sites: np.ndarray) -> None:
    for site in sites.tolist():
        nx.single_source_dijkstra_path_length(graph, site, cutoff=CUTOFF, weight="weight")


def _ego_graphs(graph: nx.DiGraph, sites: np.ndarray) -> None:
    """What the tutorials of OSMnx do for the ground around a place."""
    for site in sites.tolist():
        nx.ego_graph(graph, site, radius=CUTOFF, distance="weight")


def _matrix(graph: Graph) -> csr_array:
    """As scipy wants it; the same packed order of nodes as ours, which helps it too."""
    return csr_array((graph.seconds.astype(np.float64), graph.heads, graph.indptr), shape=(len(graph), len(graph)))


def _networkx(graph: Graph, built: nx.DiGraph) -> nx.DiGraph:
    built.add_weighted_edges_from(zip(graph.tails.tolist(), graph.heads.tolist(), graph.seconds.tolist(), strict=True))
    return built


@njit(cache=True, nogil=True)
def _pass(indptr, heads, seconds, times):
    """One look at every edge and both its ends: no search can do with less."""
    for node in range(indptr.size - 1):
        for edge in range(indptr[node], indptr[node + 1]):
            then = times[node] + seconds[edge]
            times[heads[edge]] = min(times[heads[edge]], then)


def _equal(ours: np.ndarray, scipy: np.ndarray) -> None:
    """The same set to the edge of the grace, the same times to a hundredth of a second."""
    near, come = np.isfinite(scipy), np.isfinite(ours)
    if (near & ~come).any() or np.abs(ours[near] - scipy[near]).max(initial=0) > 0.01:
        raise AssertionError("other times than scipy's")
    if np.count_nonzero(come & ~near) > 1 + len(ours) // 10_000:
        raise AssertionError("other nodes than scipy's")
