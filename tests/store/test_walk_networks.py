"""徒歩網 in the store: kept whole, read once, undone like any list."""

import io

import numpy as np
import pytest

from layers.access.network import STEPS, WalkNetwork
from layers.errors import LayersError
from layers.provenance import Source
from layers.store import Store, network_block
from layers.trust.audience import OPERATOR


def triangle(height: float = 0.0) -> WalkNetwork:
    """Three junctions, four directed edges, one of them steps."""
    return WalkNetwork(
        nodes_lonlat=np.array([(134.0, 34.3), (134.001, 34.3), (134.0, 34.301)]),
        nodes_plane=np.array([(0.0, 0.0), (90.0, 0.0), (0.0, 110.0)]),
        heights=np.array([height, np.nan, 2.0], dtype=np.float32),
        tails=np.array([0, 1, 1, 2], dtype=np.int32),
        heads=np.array([1, 0, 2, 0], dtype=np.int32),
        lengths=np.array([90.0, 90.0, 150.0, 110.0], dtype=np.float32),
        marks=np.array([0, 0, STEPS, 0], dtype=np.uint8),
        plane_srid=6672,
        node_ids=("101", "n/2", "三"),
        street_of=np.array([0, 0, -1, -1], dtype=np.int32),
        streets=("坂の道",),
        sources=(Source(title="OpenStreetMap", licence="ODbL"), Source(title="標高タイル")),
    )


def same(one: WalkNetwork, other: WalkNetwork) -> bool:
    """Everything, not the fingerprint alone."""
    arrays = ("nodes_lonlat", "nodes_plane", "heights", "tails", "heads", "lengths", "marks", "street_of")
    return all(np.array_equal(getattr(one, name), getattr(other, name), equal_nan=name == "heights") for name in arrays)


def test_a_network_comes_back_as_it_was_kept(store: Store) -> None:
    with store.reading() as unit:
        assert (unit.walk_networks.newest(), unit.walk_networks.fingerprint()) == (None, "")
    kept = triangle()
    with store.writing(OPERATOR) as unit:
        unit.walk_networks.keep(kept, facts={"nodes": 3})
    with store.reading() as unit:
        found = unit.walk_networks.newest()
        assert found is not None
        assert same(found, kept)
        assert (found.node_ids, found.streets, found.plane_srid) == (kept.node_ids, kept.streets, 6672)
        assert [one.title for one in found.sources] == ["OpenStreetMap", "標高タイル"]
        assert unit.walk_networks.fingerprint() == kept.fingerprint
        assert unit.walk_networks.report() == {"nodes": 3}
        assert unit.walk_networks.newest() is found
    with pytest.raises(ValueError, match="read-only"):
        found.lengths[0] = 1.0


def test_undoing_brings_back_the_network_before(store: Store) -> None:
    for height in (1.0, 2.0):
        with store.writing(OPERATOR) as unit:
            unit.walk_networks.keep(triangle(height))
    with store.writing(OPERATOR) as unit:
        assert unit.walk_networks.fingerprint() == triangle(2.0).fingerprint
        unit.imports.undo()
    with store.reading() as unit:
        found = unit.walk_networks.newest()
        assert found is not None
        assert found.heights[0] == 1.0
    with store.writing(OPERATOR) as unit:
        unit.imports.undo()
    with store.reading() as unit:
        assert unit.walk_networks.newest() is None


def test_a_block_that_is_none_is_told() -> None:
    whole = network_block.block(triangle())
    for broken in (b"", b"PK\x03\x04", whole[: len(whole) // 2], whole.replace(b"lengths", b"lenghts")):
        with pytest.raises(LayersError, match=r"walk\.broken"):
            network_block.network(broken)


def test_pickles_in_a_block_are_not_opened() -> None:
    file = io.BytesIO()
    np.savez_compressed(file, head=np.array([{"a": 1}], dtype=object))
    with pytest.raises(LayersError, match=r"walk\.broken"):
        network_block.network(file.getvalue())
