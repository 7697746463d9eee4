"""Packing moves nodes and edges and changes nothing that anybody could ask."""

import numpy as np

from layers.access.packing import packed
from layers.access.travel import pair
from layers.access.walkers import walker
from tests.layers.access.streets import ends, network


def scattered():
    chance = np.random.default_rng(3)
    edges = [(int(a), int(b), float(m)) for a, b, m in chance.integers(1, 60, (200, 3))]
    made = network(edges, 60, plane=chance.uniform(0, 900, (60, 2)), heights=chance.uniform(0, 9, 60))
    object.__setattr__(made, "node_ids", tuple(f"n{i}" for i in range(60)))
    object.__setattr__(made, "streets", ("大通り", "中通り"))
    object.__setattr__(made, "street_of", np.arange(200, dtype=np.int32) % 3 - 1)
    return made


def told(one):
    """Every edge in the source's own names."""
    return sorted(
        (one.node_ids[tail], one.node_ids[head], metres, street, rise)
        for tail, head, metres, street, rise in zip(
            one.tails, one.heads, one.lengths, one.street_of, one.rises, strict=True
        )
    )


def test_nothing_is_lost():
    before = scattered()
    after = packed(before)
    assert told(after) == told(before)
    where = dict(zip(before.node_ids, before.nodes_lonlat.tolist(), strict=True))
    assert dict(zip(after.node_ids, after.nodes_lonlat.tolist(), strict=True)) == where
    start, goal = (after.node_ids.index(name) for name in ("n4", "n40"))
    walker_ = walker("adult")
    old, new = pair(before, walker_, ends([4]), ends([40])), pair(after, walker_, ends([start]), ends([goal]))
    assert (new.seconds, new.metres) == (old.seconds, old.metres)


def test_packing_again_changes_nothing():
    once = packed(scattered())
    assert packed(once).fingerprint == once.fingerprint
    assert (np.diff(once.tails) >= 0).all()


def test_neighbours_come_to_lie_beside_each_other():
    before = scattered()
    far = [np.abs(np.diff(one.nodes_plane, axis=0)).sum() for one in (before, packed(before))]
    assert far[1] < far[0] / 3


def test_an_empty_network_stays_empty():
    assert len(packed(network([], 0, plane=np.zeros((0, 2))))) == 0
