"""OSMnx's own files, written by OSMnx: GraphML and GeoPackage, in degrees and projected, directed and not."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from shapely import LineString

from etl.read.child import read_limited
from etl.read.document import read
from layers.access.network import STEPS, WalkNetwork

nx = pytest.importorskip("networkx")
ox = pytest.importorskip("osmnx")

SIDE = 4
LON, LAT, STEP = 134.3, 34.3, 0.003


def graph() -> Any:
    """A small grid, each street bent in its middle; every edge both ways but one, one of them partly steps."""
    made = nx.MultiDiGraph(crs="epsg:4326")
    spots = {100 + 10 * j + i: (LON + i * STEP, LAT + j * STEP) for i in range(SIDE) for j in range(SIDE)}
    for name, (x, y) in spots.items():
        made.add_node(name, x=x, y=y, street_count=4, elevation=float(name - 100))
    for name, (x, y) in spots.items():
        for other in (name + 1, name + 10):
            if other in spots:
                end = spots[other]
                line = LineString([(x, y), ((x + end[0]) / 2 + 0.0001, (y + end[1]) / 2), end])
                facts = {"osmid": [5, 6], "length": 300.0 + name, "name": "中央通り", "oneway": name == 100}
                facts["highway"] = ["steps", "footway"] if name == 111 else "footway"
                made.add_edge(name, other, reversed=False, geometry=line, **facts)
                if name != 100:
                    made.add_edge(other, name, reversed=True, geometry=line.reverse(), **facts)
    return made


WRITERS: dict[str, Callable[[Any, Path], None]] = {
    "plain.graphml": ox.save_graphml,
    "projected.graphml": lambda made, path: ox.save_graphml(ox.project_graph(made), path),
    "plain.gpkg": lambda made, path: ox.save_graph_geopackage(made, path, directed=True),
    "projected.gpkg": lambda made, path: ox.save_graph_geopackage(ox.project_graph(made), path, directed=True),
}


def network(path: Path) -> WalkNetwork:
    document = read_limited(path)
    assert [one.code for one in document.findings] == []
    assert document.network is not None
    return document.network


@pytest.mark.parametrize("name", WRITERS)
def test_what_osmnx_writes_is_read(tmp_path: Path, name: str) -> None:
    made = graph()
    WRITERS[name](made, tmp_path / name)
    found = network(tmp_path / name)
    told = sorted((str(u), str(v), round(facts["length"], 1)) for u, v, facts in made.edges(data=True))
    names = found.node_ids
    read_ = zip(found.tails, found.heads, found.lengths, strict=True)
    assert sorted((names[a], names[b], round(float(metres), 1)) for a, b, metres in read_) == told
    for row, one in enumerate(names):
        facts = made.nodes[int(one)]
        assert found.nodes_lonlat[row] == pytest.approx((facts["x"], facts["y"]), abs=1e-7)
        assert found.heights[row] == facts["elevation"]
    assert (found.marks == STEPS).sum() == 4
    assert found.streets == ("中央通り",)


def test_each_street_once_is_walked_both_ways(tmp_path: Path) -> None:
    """OSMnx's default for GeoPackage; GraphML says it by its own word."""
    made = graph()
    ox.save_graph_geopackage(made, tmp_path / "once.gpkg")
    plain = nx.Graph()
    for name in (1, 2, 3):
        plain.add_node(name, x=LON + name * STEP, y=LAT)
    plain.add_edges_from([(1, 2), (2, 3)])
    nx.write_graphml(plain, tmp_path / "once.graphml")
    assert len(network(tmp_path / "once.gpkg").tails) == 2 * 2 * SIDE * (SIDE - 1)
    small = network(tmp_path / "once.graphml")
    names = small.node_ids
    ends = {(names[a], names[b]) for a, b in zip(small.tails, small.heads, strict=True)}
    assert ends == {("1", "2"), ("2", "1"), ("2", "3"), ("3", "2")}
    assert np.allclose(small.lengths, 276.2, atol=0.2)


HEAD = '<?xml version="1.0"?>'
KEYS = '<key id="x" for="node" attr.name="x"/><key id="y" for="node" attr.name="y"/>'
LAUGHS = f'{HEAD}<!DOCTYPE graphml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><graphml><graph>&b;</graph></graphml>'
OUTSIDE = f'{HEAD}<!DOCTYPE graphml [<!ENTITY f SYSTEM "file:///etc/passwd">]><graphml><graph>&f;</graph></graphml>'
NODES = '<node id="1"><data key="x">134</data><data key="y">34</data></node>'
LOST = f'{HEAD}<graphml>{KEYS}<graph>{NODES}<edge source="1" target="2"/></graph></graphml>'
WORDS = LOST.replace(">34<", ">north<")
UNNAMED = LOST.replace('target="2"', "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (LAUGHS, "walk.xml"),
        (OUTSIDE, "walk.xml"),
        (LOST[:-30], "walk.xml"),
        (f"{HEAD}<graphml><graph/></graphml>", "walk.no_edges"),
        (LOST, "walk.positions"),
        (WORDS, "walk.positions"),
        (UNNAMED, "walk.unnamed"),
    ],
)
def test_what_is_broken_or_hostile_is_refused(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "a.graphml"
    path.write_text(text, encoding="utf-8")
    document = read(path)
    assert [one.code for one in document.findings] == [code]
    assert document.network is None
