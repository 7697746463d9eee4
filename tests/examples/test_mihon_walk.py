"""The walking network of 架空の「みほん市」: one piece that falls apart without its bridges and crossings."""

from collections import defaultdict

import pyogrio
import pytest
import shapely

from layers.city import find

CITY, _ = find("mihon")


@pytest.fixture(scope="module")
def walk(mihon):
    path = mihon / "walk" / "mihon_walk.gpkg"
    return pyogrio.read_dataframe(path, layer="nodes"), pyogrio.read_dataframe(path, layer="edges")


def pieces(edges) -> dict[int, int]:
    """The connected piece (its least node) of each node."""
    links = defaultdict(set)
    for u, v in zip(edges.u, edges.v, strict=True):
        links[u].add(v)
        links[v].add(u)
    piece: dict[int, int] = {}
    for start in sorted(links):
        todo = [] if start in piece else [start]
        while todo:
            here = todo.pop()
            if here not in piece:
                piece[here] = start
                todo.extend(links[here])
    return piece


def test_streets_have_the_form_of_a_walking_network(walk):
    nodes, edges = walk
    assert list(edges.columns[:9]) == ["u", "v", "key", "osmid", "highway", "name", "length", "z_u", "z_v"]
    heights = nodes.set_index("id").height
    assert heights.between(0, 350).all()
    assert heights.max() > 250
    assert (heights[edges.u].to_numpy() == edges.z_u).all()
    assert (heights[edges.v].to_numpy() == edges.z_v).all()
    assert set(zip(edges.u, edges.v, strict=True)) == set(zip(edges.v, edges.u, strict=True))
    assert (edges.highway == "steps").sum() >= 10
    measured = edges.to_crs(CITY.plane_srid).length
    assert (measured - edges["length"]).abs().max() < 0.1
    assert set(pieces(edges).values()) == {1}


def test_streets_cross_rails_and_river_only_at_crossings(walk, terrain):
    _, edges = walk
    crossings = {name for name, _ in (*terrain.BRIDGES, *terrain.CROSSINGS)}
    for barrier in (terrain.RAILWAY, terrain.RIVER):
        across = edges[edges.geometry.crosses(terrain.line_lonlat(barrier))]
        assert len(across) >= 8
        assert set(across.name) <= crossings
    assert set(edges.name.dropna()) == crossings


def test_without_the_crossings_the_town_falls_apart_into_its_quarters(walk, terrain):
    nodes, edges = walk
    piece = pieces(edges[edges.name.isna()])
    spots = nodes.set_index("id").geometry.to_crs(CITY.plane_srid)
    found = {}
    for quarter, (x, y) in {"SW": (2000, 1700), "SE": (6500, 1700), "NW": (2500, 3000), "NE": (6500, 3000)}.items():
        found[quarter] = piece[spots.distance(shapely.Point(terrain.plane(x, y))).idxmin()]
    assert len(set(found.values())) == 4
