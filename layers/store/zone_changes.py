"""What became of the places of a zone since a day, as everybody may know it: from lists, corrections and additions.

For the sheet that an evening of 話し合い opens with; nothing stands in it that the residents' map does not show.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import shapely
from sqlalchemy import Connection, Row, and_, select

from layers.place.services import ServicePoint
from layers.place.zones import Zone
from layers.store import hand_list, schema, schema_confirmation
from layers.store.schema_added import addition
from layers.trust.audience import EVERYBODY, Viewer
from layers.vocabulary import fields
from layers.workshop.changed import ALTERED, CLOSED, OPENED, PlaceChange

if TYPE_CHECKING:
    from layers.store.unit import Unit

# Of these the day of confirmation speaks, not the place.
_UNSAID = ("confirmed_on", "confirmed_by", "confirmed_how", "missing_since")
_OVER = "closed"


class ZoneChanges:
    """The desk."""

    def __init__(self, connection: Connection, viewer: Viewer, unit_of: Callable[[Viewer], "Unit"]) -> None:
        """A desk of a Unit; ``unit_of``: the same transaction as somebody else sees it."""
        self._connection = connection
        self._viewer = viewer
        self._unit_of = unit_of

    def since(self, zone_kind: str, zone_name: str, day: str) -> list[PlaceChange]:
        """Places of the zone that are new, altered or gone since the start of that day; one line each."""
        self._viewer.require("confirm")
        unit = self._unit_of(EVERYBODY)
        zone = next((one for one in unit.zones.read(zone_kind) if one.name == zone_name), None)
        if zone is None or not day:
            return []
        return self._all({one.id: one for one in unit.places.read(zone_id=zone.id)}, zone, day)

    def of_city(self, day: str) -> list[PlaceChange]:
        """The same of the whole city."""
        self._viewer.require("confirm")
        return self._all({one.id: one for one in self._unit_of(EVERYBODY).places.read()}, None, day) if day else []

    def _all(self, there: dict[str, ServicePoint], zone: Zone | None, day: str) -> list[PlaceChange]:
        found: dict[str, PlaceChange] = {}
        for one in (*self._corrected(there, day), *self._listed(there, zone, day), *self._added(there, day)):
            known = found.get(one.id)
            found[one.id] = one if known is None or one.what != ALTERED else _joined(known, one)
        return list(found.values())

    def _corrected(self, there: dict[str, ServicePoint], day: str) -> Iterator[PlaceChange]:
        acts, rows = schema_confirmation.amendment_act, schema_confirmation.amendment
        holds = and_(acts.c.undone_at.is_(None), acts.c.released_at.is_not(None), acts.c.at >= day)
        query = select(acts.c.point_id, acts.c.at, rows.c.field).join(rows, rows.c.act_id == acts.c.id).where(holds)
        for row in self._connection.execute(query.order_by(acts.c.id)):
            place = there.get(row.point_id)
            if place is not None:
                yield from _altered(place, [row.field], row.at)

    def _listed(self, there: dict[str, ServicePoint], zone: Zone | None, day: str) -> Iterator[PlaceChange]:
        made, sets = schema.imports, schema.dataset
        released = and_(made.c.state == "published", made.c.published_at >= day, made.c.id <= sets.c.public_import)
        # The first edition of a list opens no place: it only tells of them for the first time.
        later = and_(made.c.previous_import.is_not(None), made.c.dataset != hand_list.DATASET)
        query = select(made).join(sets, sets.c.id == made.c.dataset).where(released, later, sets.c.content == "places")
        for row in self._connection.execute(query.order_by(made.c.id)):
            for change in row.differences.get("changes", ()):
                place = there.get(change["id"])
                if place is not None and change["kind"] == "changed":
                    yield from _altered(place, change["fields"], row.published_at)
                elif place is not None and change["kind"] == "new":
                    yield _line(place, OPENED, row.published_at)
                elif place is None and change["kind"] == "gone":
                    yield from self._gone(row, change["id"], zone)

    def _gone(self, edition: Row[Any], point_id: str, zone: Zone | None) -> Iterator[PlaceChange]:
        """What everybody could see in this zone before that edition; ``zone`` None: in the city."""
        points, spots = schema.service_point, schema.position
        before = edition.previous_import
        query = (
            select(points.c.name, spots.c.geom)
            .join(spots, and_(spots.c.import_id == points.c.import_id, spots.c.id == points.c.id))
            .where(points.c.import_id == before, points.c.id == point_id)
            .where(points.c.audience_rank == 0, spots.c.audience_rank == 0)
        )
        row = self._connection.execute(query).first()
        if row is not None and (zone is None or _within(zone, row.geom)):
            yield PlaceChange(id=point_id, name=row.name, what=CLOSED, day=edition.published_at[:10])

    def _added(self, there: dict[str, ServicePoint], day: str) -> Iterator[PlaceChange]:
        now = and_(addition.c.undone_at.is_(None), addition.c.added_at >= day)
        for row in self._connection.execute(select(addition.c.point_id, addition.c.added_at).where(now)):
            place = there.get(row.point_id)
            if place is not None:
                yield _line(place, OPENED, row.added_at)


def _within(zone: Zone, spot: shapely.Geometry) -> bool:
    return zone.geometry is not None and bool(shapely.intersects(zone.geometry, spot))


def _line(place: ServicePoint, what: str, at: str, names: tuple[str, ...] = ()) -> PlaceChange:
    return PlaceChange(id=place.id, name=place.name, what=what, day=at[:10], fields=names)


def _altered(place: ServicePoint, names: Any, at: str) -> Iterator[PlaceChange]:  # noqa: ANN401 - names in any form
    """Only facts that everybody may read of this place now; a place that has ended is closed."""
    if place.facts.get("status") == _OVER:
        yield _line(place, CLOSED, at)
        return
    known = {"name": "name", "kind": "kind", "position": "position", **{name: name for name in fields()}}
    open_ = {"name", "kind", *place.facts, *(("position",) if place.lonlat is not None else ())}
    told = tuple(name for name in known if name in set(names) & open_ and name not in _UNSAID)
    if told:
        yield _line(place, ALTERED, at, told)


def _joined(known: PlaceChange, one: PlaceChange) -> PlaceChange:
    if known.what != ALTERED:
        return known
    names = tuple(dict.fromkeys((*known.fields, *one.fields)))
    return PlaceChange(id=one.id, name=one.name, what=ALTERED, day=max(known.day, one.day), fields=names)
