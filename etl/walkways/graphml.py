"""GraphML of OSMnx and networkx: a graph of streets as a table of nodes and one of edges.

Read as it comes, without building the document; a file with a DTD or entities of its own is refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any
from xml.etree.ElementTree import Element, ParseError

import numpy as np
import shapely
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from etl.walkways.edge_table import EdgeTable
from layers.errors import Refused

_KEPT = frozenset({"length", "highway", "name", "geometry", "z_u", "z_v"})
_LONLAT = "EPSG:6668"


@dataclass
class _Graph:
    """What has been met so far: columns by name, each as long as there are nodes or edges."""

    keys: dict[str, tuple[str, str]] = field(default_factory=dict)
    nodes: list[dict[str, str]] = field(default_factory=list)
    edges: list[dict[str, str]] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    directed: bool = True


def table(path: Path) -> tuple[EdgeTable, bool]:
    """The tables, and whether each edge is walked both ways; ``Refused`` where the file is hostile or broken."""
    graph = _Graph()
    try:
        with path.open("rb") as file:
            for element in _elements(file):
                _take(graph, element)
    except (ParseError, DefusedXmlException) as fault:
        raise Refused("walk.xml", reason=type(fault).__name__) from fault
    if not graph.edges:
        raise Refused("walk.no_edges")
    crs = graph.facts.get("crs", "")
    lines = np.array([_shape(row.get("geometry")) for row in graph.edges], dtype=object)
    told = EdgeTable(
        edges={"u": _column(graph.edges, "source"), "v": _column(graph.edges, "target"), **_others(graph.edges)},
        lines=_turned(lines, crs),
        nodes={"id": _column(graph.nodes, "id"), "elevation": _column(graph.nodes, "elevation")},
        points=_points(graph.nodes, crs),
    )
    return told, not graph.directed


def _elements(file: IO[bytes]) -> Iterator[Element]:
    """Each node, edge, key and graph once it is whole; what was read is let go."""
    parents: list[Element] = []
    for event, element in ElementTree.iterparse(file, events=("start", "end"), forbid_dtd=True):
        if event == "start":
            parents.append(element)
            continue
        parents.pop()
        if _tag(element) in ("node", "edge", "key", "graph", "data"):
            if _tag(element) != "data" or (parents and _tag(parents[-1]) == "graph"):
                yield element
            if _tag(element) in ("node", "edge"):
                element.clear()
                if parents:
                    parents[-1].remove(element)


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _take(graph: _Graph, element: Element) -> None:
    kind = _tag(element)
    if kind == "key":
        graph.keys[element.get("id", "")] = (element.get("for", ""), element.get("attr.name", ""))
    elif kind == "node":
        graph.nodes.append({"id": element.get("id", ""), **_data(graph, element)})
    elif kind == "edge":
        ends = {"source": element.get("source", ""), "target": element.get("target", "")}
        graph.edges.append({**ends, **_data(graph, element, _KEPT)})
    elif kind == "data":
        graph.facts[_name(graph, element)] = element.text or ""
    else:
        graph.directed = element.get("edgedefault", "directed") != "undirected"


def _name(graph: _Graph, data: Element) -> str:
    key = data.get("key", "")
    return graph.keys.get(key, ("", key))[1]


def _data(graph: _Graph, element: Element, kept: frozenset[str] | None = None) -> dict[str, str]:
    told = ((_name(graph, one), (one.text or "").strip()) for one in element if _tag(one) == "data")
    return {name: text for name, text in told if text and (kept is None or name in kept)}


def _column(rows: list[dict[str, str]], name: str) -> list[str | None]:
    return [row.get(name) for row in rows]


def _others(rows: list[dict[str, str]]) -> dict[str, list[str | None]]:
    found = {name: _column(rows, name) for name in sorted(_KEPT - {"geometry"})}
    return {name: column for name, column in found.items() if any(column)}


def _shape(text: str | None) -> Any:  # noqa: ANN401 - a geometry or None
    return shapely.from_wkt(text, on_invalid="ignore") if text else None


def _points(nodes: list[dict[str, str]], crs: str) -> NDArray[np.object_]:
    """Where the nodes stand: ``lon`` and ``lat`` where OSMnx kept them beside projected ``x`` and ``y``."""
    names = ("lon", "lat") if nodes and {"lon", "lat"} <= nodes[0].keys() else ("x", "y")
    try:
        spots = np.array([[float(row.get(name, "nan")) for name in names] for row in nodes]).reshape(-1, 2)
    except ValueError as fault:
        raise Refused("walk.positions", count=len(nodes)) from fault
    points = np.array(shapely.points(spots), dtype=object)
    return points if names[0] == "lon" else _turned(points, crs)


def _turned(shapes: NDArray[np.object_], crs: str) -> NDArray[np.object_]:
    """In degrees; a graph that says nothing is in degrees."""
    if not crs:
        return shapes
    try:
        system = CRS.from_user_input(crs)
        if system.is_geographic:
            return shapes
        turn = Transformer.from_crs(system, _LONLAT, always_xy=True)
    except CRSError as fault:
        raise Refused("vector.crs_unknown", crs=crs[:80]) from fault

    def both(corners: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(turn.transform(corners[:, 0], corners[:, 1]))

    return np.array(shapely.transform(shapes, both), dtype=object)
