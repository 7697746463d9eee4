"""Walking networks among the formats: what ``etl/walkways`` understood of a file, or why it could not."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from etl.read.reading import Reading, unreadable
from etl.walkways import edge_table, edges
from etl.walkways import graphml as walkways_graphml
from etl.walkways import osm as walkways_osm
from etl.walkways.edge_table import EdgeTable
from etl.walkways.edges import Edges
from layers.errors import Refused
from layers.intake.contract import Finding


def of_table(format_: str, table: EdgeTable) -> Reading:
    """A network out of tables of edges and nodes."""
    return _told(format_, lambda: edge_table.edges(table))


def osm(path: Path) -> Reading:
    """OpenStreetMap as XML."""
    return _told("osm", lambda: (walkways_osm.edges(path, "osm"), 0))


def pbf(path: Path) -> Reading:
    """OpenStreetMap as Protocolbuffer."""
    return _told("pbf", lambda: (walkways_osm.edges(path, "pbf"), 0))


def graphml(path: Path) -> Reading:
    """GraphML of OSMnx or networkx."""

    def read() -> tuple[Edges, int]:
        table, both_ways = walkways_graphml.table(path)
        found, turned = edge_table.edges(table)
        return replace(found, both_ways=both_ways), turned

    return _told("graphml", read)


def _told(format_: str, read: Callable[[], tuple[Edges, int]]) -> Reading:
    try:
        found, turned = read()
        network = edges.network(found)
    except Refused as fault:
        raise unreadable(fault.code, **fault.params) from fault
    findings = [Finding(level="info", code="walk.turned", params={"count": turned})] if turned else []
    return Reading(format=format_, network=network, findings=findings)
