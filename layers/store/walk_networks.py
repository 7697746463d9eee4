"""The desk of walking networks: the newest in force, read once per process and kept by its fingerprint.

A network comes by an import like any list, so undoing that import brings back the network before it.
"""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, select

from layers.access.network import WalkNetwork
from layers.intake.contract import Batch, Content, Document, Record
from layers.provenance import Source
from layers.store import schema, scope
from layers.store.imports import Imports
from layers.store.network_block import network as unpacked
from layers.trust.audience import Viewer

CONTENT: Content = "walk_network"
# One in use, and one for whoever still computes with that before it.
_KEPT = 2
_held: OrderedDict[str, WalkNetwork] = OrderedDict()
_guard = threading.Lock()


class WalkNetworks:
    """徒歩網."""

    def __init__(self, connection: Connection, viewer: Viewer, imports: Imports) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer
        self._imports = imports

    def keep(self, network: WalkNetwork, *, name: str = "walk_network", facts: Mapping[str, Any] | None = None) -> str:
        """Put a network in force that comes from no file of its own; the id of its import."""
        record = Record(key=CONTENT, cell="", values={"name": name, "network": network, **(facts or {})})
        source = network.sources[0] if network.sources else Source(title=name)
        batch = Batch(content=CONTENT, importer=CONTENT, records=(record,), source=source)
        digest = hashlib.sha256(network.fingerprint.encode()).hexdigest()
        made = self._imports.stage(batch, Document(name=name, folder="", sha256=digest, format=CONTENT))
        self._imports.publish(made, release=True)
        return made

    def fingerprint(self) -> str:
        """Of the network in force; "" where there is none."""
        found = self._newest(schema.walk_network.c.fingerprint)
        return str(found.fingerprint) if found else ""

    def report(self) -> Mapping[str, Any]:
        """What was said of it when it was taken in; empty where there is none."""
        found = self._newest(schema.walk_network.c.facts)
        return dict(found.facts) if found else {}

    def newest(self) -> WalkNetwork | None:
        """The network in force, the same object for all who ask in this process; None where there is none."""
        fingerprint = self.fingerprint()
        if not fingerprint:
            return None
        with _guard:
            if fingerprint in _held:
                _held.move_to_end(fingerprint)
                return _held[fingerprint]
            found = self._newest(schema.walk_network.c.arrays, schema.walk_network.c.import_id)
            if found is None:
                return None
            read = _credited(unpacked(found.arrays), self._source(found.import_id))
            _held[fingerprint] = read
            while len(_held) > _KEPT:
                _held.popitem(last=False)
            return read

    def _newest(self, *columns: Any) -> Any:  # noqa: ANN401 - SQLAlchemy's own columns and rows
        table = schema.walk_network
        seen = table.c.import_id.in_(scope.editions(self._viewer, CONTENT))
        query = select(*columns).where(seen).order_by(table.c.import_id.desc()).limit(1)
        return self._connection.execute(query).first()

    def _source(self, import_id: int) -> Source:
        made = schema.imports
        columns = (made.c.title, made.c.publisher, made.c.licence, made.c.source_date)
        row = self._connection.execute(select(*columns).where(made.c.id == import_id)).one()
        return Source(title=row.title, publisher=row.publisher, licence=row.licence, date=row.source_date)


def _credited(network: WalkNetwork, said: Source) -> WalkNetwork:
    """The 出典 of the import before what the file said of itself, and what else was used (heights) after it."""
    own = replace(said, **{name: value for name, value in asdict(said).items() if value})
    return replace(network, sources=(own, *network.sources[1:]))
