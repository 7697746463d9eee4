"""徒歩網: any file that its reader has understood as a network of streets to walk on, and tables of edges with lines.

A network is one record: half a million edges as rows with a cell each would say nothing that anybody could look at.
"""

import numpy as np

from etl.refusal import other_form
from etl.walkways import edge_table, edges
from etl.walkways.facts import facts
from etl.walkways.plane import on_plane
from layers.access.network import WalkNetwork
from layers.errors import Refused
from layers.intake.contract import Batch, Document, Features, Finding, Hints, Record

_SURE = 0.99
KEY = "walk_network"


class WalkNetworks:
    """Streets to walk on, from OpenStreetMap, OSMnx or a table of edges."""

    id = "walk_network"
    label = "歩く道のネットワーク（OpenStreetMap・OSMnx）"

    def fits(self, document: Document, hints: Hints) -> float:  # noqa: ARG002 - the form alone decides
        """Sure where the reader found a network, or the columns of one stand beside lines."""
        return _SURE if document.network is not None or _drawn(document.features) else 0.0

    def read(self, document: Document, hints: Hints) -> Batch:
        """One record: the network in the plane of the city, with what is to be said of it."""
        try:
            network = _network(document)
        except Refused as fault:
            finding = Finding(level="error", code=fault.code, params=fault.params)
            return Batch(content="walk_network", importer=self.id, records=(), findings=(finding,))
        if network is None:
            return other_form("walk_network", self)
        if hints.city is not None:
            network = on_plane(network, hints.city.plane_srid)
        told = facts(network)
        findings = [Finding(level="info", code="walk.taken", params=told)]
        if told["without_height"]:
            findings.append(Finding(level="info", code="walk.without_height", params=told))
        values = {"name": self.label, "network": network, **told}
        return Batch(
            content="walk_network",
            importer=self.id,
            records=(Record(key=KEY, cell="", values=values),),
            findings=findings,
            as_of=network.sources[0].date if network.sources else "",
            source=network.sources[0] if network.sources else None,
        )


def _network(document: Document) -> WalkNetwork | None:
    if document.network is not None or not _drawn(document.features) or document.features is None:
        return document.network
    features = document.features
    columns = {name: [row.get(name) for row in features.attributes] for name in features.columns}
    lines = np.array(features.geometries, dtype=object)
    return edges.network(edge_table.edges(edge_table.EdgeTable(edges=columns, lines=lines))[0])


def _drawn(features: Features | None) -> bool:
    if features is None or edge_table.ends_of(features.columns) is None:
        return False
    shape = next((one for one in features.geometries if one is not None), None)
    return shape is not None and "Line" in shape.geom_type


IMPORTER = WalkNetworks()
