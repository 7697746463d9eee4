"""What the docstring of the test town's streets says is so: by scipy, which knows nothing of this programme."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components, dijkstra

from layers.access.network import WalkNetwork
from layers.access.walkers import walker
from tests import town_streets as town


def minutes(network: WalkNetwork, who: str, start: town.Spot, end: town.Spot) -> float:
    seconds = walker(who).seconds(network)
    passable = np.isfinite(seconds)
    shape = (len(network), len(network))
    graph = csr_matrix((seconds[passable], (network.tails[passable], network.heads[passable])), shape=shape)
    return dijkstra(graph, indices=town.node(*start))[town.node(*end)] / 60


@pytest.mark.parametrize(
    ("who", "start", "end", "told"),
    [
        ("level60", (2, 2), (2, 6), 20),
        ("level60", (2, 2), (6, 2), 16),
        ("level60", (6, 2), (2, 2), 26),
        ("level60", (6, 2), (10, 2), 36),
        ("level60", (6, 6), (10, 6), 76),
        ("wheelchair", (2, 2), (2, 6), 1680 / 50),
        ("older75", (2, 9), (2, 10), 7.0953),
        ("older75", (1, 10), (2, 10), 6.1953),
        ("older75", (2, 10), (2, 9), 5),
        ("older75", (2, 10), (1, 10), 4.3658),
        ("wheelchair", (2, 9), (2, 10), 8.5144),
        ("wheelchair", (2, 10), (2, 9), 8.5144),
    ],
)
def test_walks_take_what_is_told(who: str, start: town.Spot, end: town.Spot, told: float) -> None:
    assert minutes(town.streets(), who, start, end) == pytest.approx(told, abs=1e-4)


def test_the_footbridge_makes_the_difference() -> None:
    assert minutes(town.streets(footbridge=True), "level60", (6, 6), (10, 6)) == pytest.approx(16)


def test_the_island_is_its_own() -> None:
    network = town.streets()
    links = csr_matrix((network.lengths, (network.tails, network.heads)), shape=(len(network), len(network)))
    count, piece = connected_components(links, directed=True, connection="strong")
    assert (count, np.bincount(piece).tolist()) == (2, [169, 2])
    assert network.without_height == 1
