"""宇部's walking network as the city gets it: whole, in its pieces, its contradicting heights told apart."""

from pathlib import Path

import numpy as np
import pytest

from etl.read.child import read_limited
from etl.run import understand
from layers.city import find

pytestmark = pytest.mark.realdata


def test_the_network_is_whole_and_its_faults_are_told(real_data: Path) -> None:
    reading = understand(real_data / "ube" / "ube_walk.gpkg", find("ube")[0], by=read_limited)
    assert reading.batch is not None
    assert reading.importer == "walk_network"
    (record,) = reading.batch.records
    told = {name: record.values[name] for name in ("nodes", "edges", "pieces", "apart")}
    assert told == {"nodes": 10_403, "edges": 30_750, "pieces": 6, "apart": 16}
    # 2,049.4 km of directed edges; every street is there both ways.
    assert record.values["kilometres"] == pytest.approx(1_024.7, abs=0.1)
    network = record.values["network"]
    assert network.lengths.sum(dtype=np.float64) == pytest.approx(2_049_420.8, abs=1)
    assert network.plane_srid == 6671
    # 38 rows tell no height where they begin; of most of their junctions another row tells it.
    assert record.values["without_height"] == 12
    codes = {one.code: one.params for one in reading.findings}
    assert codes["walk.turned"]["count"] > 7_000
    assert network.sources[0].licence.startswith("Open Database License")


def test_what_goes_up_comes_down(real_data: Path) -> None:
    """As the rows stand, 98 % of the streets would go uphill both ways."""
    reading = understand(real_data / "ube" / "ube_walk.gpkg")
    assert reading.batch is not None
    network = reading.batch.records[0].values["network"]
    climbed = {}
    for tail, head, metres in zip(network.tails.tolist(), network.heads.tolist(), network.rises.tolist(), strict=True):
        climbed[tail, head] = metres
    assert all(climbed[head, tail] == pytest.approx(-metres) for (tail, head), metres in climbed.items())
    grades = np.abs(network.rises) / np.maximum(network.lengths, 1)
    assert np.percentile(grades, 99) < 0.15
