"""The real streets of 宇部: the same sets, minutes and metres as scipy's own Dijkstra, there and back, for each walker.

scipy is given the network by hand, edge by edge as floating numbers: nothing of our graphs, units or searches.
"""

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from etl.importers.walk_network import IMPORTER
from etl.read.document import read
from layers.access.ends import snap
from layers.access.network import WalkNetwork
from layers.access.packing import packed
from layers.access.travel import best, isochrone, nearest, pair, reach, roads
from layers.access.walkers import walker
from layers.city import find
from layers.intake.contract import Hints

pytestmark = pytest.mark.realdata
SITES, HOMES, CUTOFF = 12, 400, 900.0
WALKERS = ("older75", "wheelchair", "adult")


@cache
def streets(folder: Path) -> WalkNetwork:
    """Packed as building does."""
    return packed(of_the_file(folder))


def of_the_file(folder: Path) -> WalkNetwork:
    """As the importer takes them."""
    city = find("ube")[0]
    document = read(folder / "ube" / "ube_walk.gpkg")
    taken = IMPORTER.read(document, Hints(city=city, listing=city.listing(document.path)))
    network: WalkNetwork = taken.records[0].values["network"]
    return network


def quickest(net: WalkNetwork, who: str, *, back: bool) -> csr_array:
    """The quickest of doubled edges, as scipy wants them."""
    seconds = walker(who).seconds(net).astype(float)
    pairs = (net.heads, net.tails) if back else (net.tails, net.heads)
    least: dict[tuple[int, int], float] = {}
    for tail, head, second in zip(*(one.tolist() for one in pairs), seconds.tolist(), strict=True):
        if np.isfinite(second):
            least[tail, head] = min(second, least.get((tail, head), np.inf))
    ends = np.array(list(least))
    return csr_array((np.array(list(least.values())), (ends[:, 0], ends[:, 1])), shape=(len(net), len(net)))


def points(net: WalkNetwork, count: int, seed: int) -> np.ndarray:
    """Points of chance beside the streets."""
    chance = np.random.default_rng(seed)
    return net.nodes_plane[chance.choice(len(net), count)] + chance.uniform(-60, 60, (count, 2))


def test_the_network_is_whole(real_data: Path):
    net = streets(real_data)
    assert (len(net), len(net.tails)) == (10_403, 30_750)


@pytest.mark.parametrize("who", WALKERS)
def test_balls_and_nearest_equal_scipy_in_both_directions(real_data: Path, who: str):
    net = streets(real_data)
    made = roads(net, walker(who))
    nodes = np.random.default_rng(7).choice(len(net), SITES, replace=False).astype(np.int32)
    for back, graph in ((False, made.forward), (True, made.backward)):
        matrix = quickest(net, who, back=back)
        for node in nodes.tolist():
            far = dijkstra(matrix, indices=[node])[0]
            ball = isochrone(graph, node, 0.0, CUTOFF)
            assert ball.nodes.tolist() == np.flatnonzero(far <= CUTOFF).tolist()
            assert np.abs(ball.seconds - far[ball.nodes]).max() <= 0.01
        seconds, site = nearest(graph, nodes, np.zeros(SITES, dtype=np.float32), CUTOFF)
        far = dijkstra(matrix, indices=nodes)
        assert (np.isfinite(seconds) == (far.min(axis=0) <= CUTOFF)).all()
        come = np.isfinite(seconds)
        assert np.abs(seconds[come] - far.min(axis=0)[come]).max() <= 0.01
        assert np.abs(seconds[come] - far[site[come], np.flatnonzero(come)]).max() <= 0.01


@pytest.mark.parametrize("who", WALKERS)
def test_reach_equals_scipy_with_legs_and_stretch(real_data: Path, who: str):
    net, one = streets(real_data), walker(who)
    sites, homes = snap(net, points(net, SITES, 1)), snap(net, points(net, HOMES, 2))
    assert sites.tied.all()
    found = reach(roads(net, one), sites, homes, one, CUTOFF)
    there, back = (dijkstra(quickest(net, who, back=way), indices=sites.nodes)[:, homes.nodes] for way in (True, False))
    legs = one.leg_seconds(sites.leg_metres)[:, None] + one.leg_seconds(homes.leg_metres)[None, :]
    out, home = there + legs, back + legs
    kept = np.maximum(out, home) <= CUTOFF
    pairs = set(zip(found.sites.tolist(), found.homes.tolist(), strict=True))
    assert pairs <= set(zip(*(side.tolist() for side in np.nonzero(kept)), strict=True))
    at = found.sites, found.homes
    assert np.abs(found.out_seconds - out[at]).max() <= 0.01
    assert np.abs(found.back_seconds - home[at]).max() <= 0.01
    # What time allows and we leave out has too long a stretch, as the trip along its edges says.
    for site, dwelling in zip(*np.nonzero(kept), strict=True):
        a, b = (
            type(sites)(nodes=e.nodes[[i]], leg_metres=e.leg_metres[[i]]) for e, i in ((sites, site), (homes, dwelling))
        )
        assert ((site, dwelling) in pairs) == (pair(net, one, b, a).reached and pair(net, one, a, b).reached)
    nearest_of = best(roads(net, one), sites, homes, one, CUTOFF)
    worse = np.full((SITES, HOMES), np.inf)
    worse[at] = found.worse
    assert (nearest_of.worse == worse.min(axis=0)).all()


@pytest.mark.parametrize("who", WALKERS)
def test_a_trip_is_as_long_as_its_edges(real_data: Path, who: str):
    net, one = streets(real_data), walker(who)
    seconds, matrix = one.seconds(net).astype(float), quickest(net, who, back=False)
    ends = snap(net, points(net, 12, 3))
    for row in range(0, 12, 2):
        a, b = (type(ends)(nodes=ends.nodes[[i]], leg_metres=ends.leg_metres[[i]]) for i in (row, row + 1))
        trip, far = pair(net, one, a, b), dijkstra(matrix, indices=[a.nodes[0]])[0, b.nodes[0]]
        if not np.isfinite(far):
            assert trip.seconds == np.inf
            continue
        legs = np.concatenate([a.leg_metres, b.leg_metres])
        assert trip.seconds == pytest.approx(far + one.leg_seconds(legs).sum(), abs=0.01)
        assert trip.seconds == pytest.approx(seconds[trip.edges].sum() + one.leg_seconds(legs).sum(), abs=0.01)
        assert trip.metres == pytest.approx(net.lengths[trip.edges].sum(dtype=float) + legs.sum())
        assert (net.heads[trip.edges[:-1]] == net.tails[trip.edges[1:]]).all()
