"""Tables of edges, row by row: whose length counts, where nodes lie, ids as text, and rows that say nothing."""

import numpy as np
import pytest
from shapely import LineString, MultiLineString, Point

from etl.walkways import edges as network_of
from etl.walkways.edge_table import EdgeTable, edges, ends_of
from layers.errors import Refused

A, B, C = (134.0, 34.3), (134.001, 34.3), (134.002, 34.3)
AB, BC = LineString([A, B]), LineString([B, (134.0015, 34.3005), C])


def table(**columns: list) -> EdgeTable:
    lines = columns.pop("lines", [AB, BC])
    return EdgeTable(edges={"u": [1, 2], "v": [2, 3], **columns}, lines=np.array(lines, dtype=object))


def network(**columns: list):
    return network_of.network(edges(table(**columns))[0])


def test_the_length_of_the_source_counts_else_that_of_the_line() -> None:
    told = network(length=[100.0, None])
    assert told.lengths[0] == 100.0
    # 92 m straight, but the line makes a detour to the north: twice √(46² + 55²) m.
    assert told.lengths[1] == pytest.approx(2 * (45.98**2 + 55.46**2) ** 0.5, abs=0.1)
    assert network().lengths[0] == pytest.approx(92.0, abs=0.1)


@pytest.mark.parametrize("ids", [[1, 2, 3], [1.0, 2.0, 3.0], ["1", " 2", "3"]])
def test_ids_are_text_however_they_are_written(ids: list) -> None:
    assert network(u=ids[:2], v=ids[1:]).node_ids == ("1", "2", "3")


def test_edges_stay_as_directed_unless_each_stands_once() -> None:
    assert len(network().tails) == 2
    both = network(**{"from": [1, 2], "to": [2, 3]})
    assert sorted(zip(both.tails.tolist(), both.heads.tolist(), strict=True)) == [(0, 1), (1, 0), (1, 2), (2, 1)]


def test_where_lines_disagree_most_of_them_are_right() -> None:
    """A line of several pieces that begins elsewhere, against two that meet in B."""
    lines = [AB, BC, MultiLineString([[(134.5, 34.5), (134.5, 34.6)], [B, A]])]
    found = network(u=[1, 2, 2], v=[2, 3, 1], lines=lines)
    assert found.nodes_lonlat[1] == pytest.approx(B)


def test_nodes_of_a_table_of_their_own_go_before_the_ends_of_lines() -> None:
    plain = table()
    told = EdgeTable(
        edges=plain.edges,
        lines=plain.lines,
        nodes={"osmid": [3, 2, 1], "elevation": ["9.5", None, 7]},
        points=np.array([Point(134.9, 34.9), Point(*B), Point(*A)], dtype=object),
    )
    found = network_of.network(edges(told)[0])
    assert found.nodes_lonlat[2] == pytest.approx((134.9, 34.9))
    assert found.heights.tolist()[::2] == [7.0, 9.5]
    assert np.isnan(found.heights[1])


def test_streets_and_steps() -> None:
    found = network(name=["坂の道", None], highway=["['footway', 'steps']", "residential"])
    assert (found.streets, found.street_of.tolist(), found.marks.tolist()) == (("坂の道",), [0, -1], [1, 0])


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"u": [None, 2]}, "walk.unnamed"),
        ({"v": [float("nan"), 3]}, "walk.unnamed"),
        ({"lines": [None, None]}, "walk.positions"),
        ({"lines": [AB, LineString([B, (999.0, 34.0)])]}, "walk.positions"),
        ({"length": [-1.0, 5.0]}, "walk.lengths"),
        ({"length": [1e9, 5.0]}, "walk.lengths"),
        ({"u": [], "v": [], "lines": []}, "walk.no_edges"),
    ],
)
def test_what_nobody_can_walk_on_is_refused(columns: dict[str, list], code: str) -> None:
    with pytest.raises(Refused) as fault:
        network(**columns)
    assert fault.value.code == code


@pytest.mark.parametrize(
    ("columns", "ends"),
    [
        (["U", "V", "geom"], ("U", "V")),
        (["from", "to", "length"], ("from", "to")),
        (["source", "target", "highway"], ("source", "target")),
        (["from", "to", "路線名"], None),
        (["u"], None),
    ],
)
def test_lines_of_buses_are_no_network(columns: list[str], ends: tuple[str, str] | None) -> None:
    assert ends_of(columns) == ends
