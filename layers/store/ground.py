"""The ground out of the store: the lines of the whole country may be in it, those around the city are drawn."""

import shapely
from sqlalchemy import Connection, select

from layers.place.ground import KINDS, BaseLine
from layers.provenance import Source
from layers.store import schema, scope
from layers.store.areas import Areas
from layers.store.shapes import in_box
from layers.store.spots import Box
from layers.trust.audience import Viewer

# About two kilometres: what lies just beyond the border leads into the city.
_AROUND_DEGREES = 0.02


class Ground:
    """Rivers, railways and roads."""

    def __init__(self, connection: Connection, viewer: Viewer, areas: Areas) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer
        self._areas = areas

    def lines(self) -> list[BaseLine]:
        """Those in and around the city, rivers below roads; none where the city has no border."""
        box = self._box()
        if box is None:
            return []
        lines, made = schema.base_line, schema.imports
        query = (
            select(lines, made.c.title, made.c.publisher, made.c.licence, made.c.source_date)
            .join(made, made.c.id == lines.c.import_id)
            .where(lines.c.import_id.in_(scope.editions(self._viewer, "lines")))
            .where(in_box(self._connection.dialect.name, lines, box))
            .order_by(lines.c.import_id, lines.c.id)
        )
        found = [
            BaseLine(
                id=row.id,
                kind=row.kind,
                name=row.name,
                main=row.main,
                geometry=row.geom,
                source=Source(title=row.title, publisher=row.publisher, licence=row.licence, date=row.source_date),
            )
            for row in self._connection.execute(query)
        ]
        return sorted(found, key=lambda line: KINDS.index(line.kind))

    def _box(self) -> Box | None:
        outline = self._areas.outline()
        if not outline:
            return None
        west, south, east, north = shapely.total_bounds(outline).tolist()
        around = _AROUND_DEGREES
        return west - around, south - around, east + around, north + around
