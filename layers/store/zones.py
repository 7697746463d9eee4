"""圏域 out of the store, and the desk where towns are assigned to them. One edition per kind and 年度."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select

from layers.city import City
from layers.errors import NotFound, Refused
from layers.intake.contract import Batch, Document, Record
from layers.place.zones import Assignment, Member, Zone, ZoneCount, assign, count
from layers.provenance import Source
from layers.store import schema, scope
from layers.store.areas import Areas
from layers.store.imports import Imports
from layers.store.shapes import SRID, in_box
from layers.trust.audience import Viewer

DESK = "zone_desk"


@dataclass(frozen=True, kw_only=True, slots=True)
class ZoneSystem:
    """圏域の種類 with what is known of it: ``expected`` zones by the plan, ``known`` by the lists read so far."""

    id: str
    name: str
    tier: int
    fiscal_years: tuple[int, ...]
    expected: int | None
    known: int


class Zones:
    """The desk of zones."""

    def __init__(
        self, connection: Connection, viewer: Viewer, city: Callable[[], City], areas: Areas, imports: Imports
    ) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer
        self._city = city
        self._areas = areas
        self._imports = imports

    def kinds(self) -> list[ZoneSystem]:
        """The kinds of the city's file, then any that only a list knows; with the 年度 that can be opened."""
        table = schema.zone
        query = (
            select(table.c.kind, table.c.fiscal_year, func.count(func.distinct(table.c.id)).label("zones"))
            .where(self._in_force())
            .group_by(table.c.kind, table.c.fiscal_year)
            .order_by(table.c.fiscal_year.desc())
        )
        known: dict[str, list[Row[Any]]] = {}
        for row in self._connection.execute(query):
            known.setdefault(row.kind, []).append(row)
        planned = {kind.id: kind for kind in self._city().zone_kinds}
        systems = []
        for name in [*planned, *(kind for kind in known if kind not in planned)]:
            plan, rows = planned.get(name), known.get(name, [])
            systems.append(
                ZoneSystem(
                    id=name,
                    name=plan.name if plan else name,
                    tier=plan.tier if plan else 2,
                    fiscal_years=tuple(row.fiscal_year for row in rows),
                    expected=(plan.expected_count or len(plan.zones) or None) if plan else None,
                    known=rows[0].zones if rows else 0,
                )
            )
        return systems

    def read(self, kind: str, fiscal_year: int | None = None) -> list[Zone]:
        """The zones of a kind in one 年度, the newest unless given, in the order of their list."""
        table, shapes = schema.zone, schema.zone_shape
        year = self._newest(kind) if fiscal_year is None else fiscal_year
        query = (
            select(table.c.id, table.c.kind, table.c.fiscal_year, table.c.name, table.c.members)
            .add_columns(shapes.c.members.label("derived"), shapes.c.geom)
            .outerjoin(shapes, shapes.c.zone_id == table.c.id)
            .where(self._in_force(), table.c.kind == kind, table.c.fiscal_year == year)
            .order_by(table.c.import_id.desc(), table.c.ordinal)
        )
        found: dict[str, Zone] = {}
        for row in self._connection.execute(query):
            found.setdefault(row.id, _zone(row))
        return list(found.values())

    def one(self, zone_id: str) -> Zone:
        """One zone; ``NotFound("zone.not_found")``."""
        table = schema.zone
        row = self._connection.execute(
            select(table.c.kind, table.c.fiscal_year).where(self._in_force(), table.c.id == zone_id)
        ).first()
        if row is None:
            raise NotFound("zone.not_found")
        return next(zone for zone in self.read(row.kind, row.fiscal_year) if zone.id == zone_id)

    def at(self, lon: float, lat: float) -> dict[str, tuple[Zone, ...]]:
        """All zones over a point, by kind, in the newest 年度 of each kind; a point on a border lies in both."""
        shapes = schema.zone_shape
        spot = func.ST_GeomFromText(f"POINT({lon!r} {lat!r})", SRID)
        query = select(shapes.c.zone_id, shapes.c.kind, shapes.c.fiscal_year).where(
            in_box(self._connection.dialect.name, shapes, (lon, lat, lon, lat)),
            func.ST_Intersects(shapes.c.geom, spot),
        )
        found: dict[str, tuple[Zone, ...]] = {}
        for kind, ids in _by_kind(self._connection.execute(query).all()).items():
            zones = tuple(zone for zone in self.read(kind) if zone.id in ids)
            if zones:
                found[kind] = zones
        return found

    def counts(self, kind: str, fiscal_year: int | None = None) -> list[ZoneCount]:
        """Residents, 65+ and places of every zone, and 未割当: a kind always sums to the city."""
        zones = self.read(kind, fiscal_year)
        seen, held, points = scope.visible(self._viewer), schema.point_zone, schema.service_point
        query = select(points.c.id, held.c.zone_id).join(
            seen, and_(seen.c.import_id == points.c.import_id, seen.c.id == points.c.id)
        )
        homes: dict[str, list[str]] = {}
        names = {zone.id: zone.name for zone in zones}
        for point, zone in self._connection.execute(query.outerjoin(held, held.c.point_id == points.c.id)):
            homes.setdefault(point, []).extend([names[zone]] if zone in names else [])
        inside = Counter(name for found in homes.values() for name in found)
        outside = sum(not found for found in homes.values())
        return count(self._areas.towns(), zones, points=inside, outside=outside)

    def assignment(self, kind: str, fiscal_year: int | None = None) -> Assignment:
        """Which towns are in which zone, and which are uncovered, doubly or partly covered."""
        return assign(self._areas.towns(), self.read(kind, fiscal_year))

    def save(self, kind: str, fiscal_year: int, zones: Mapping[str, Sequence[Member]]) -> str:
        """Take a new assignment: an import of its own, published at once and undone like any other."""
        self._viewer.require("zones")
        if not zones or not all(name.strip() for name in zones):
            raise Refused("zones.empty")
        records = [_record(kind, fiscal_year, name, members) for name, members in zones.items()]
        told = json.dumps([dict(record.values) for record in records], ensure_ascii=False, sort_keys=True)
        title = f"{self._name(kind)} {fiscal_year}"
        source = Source(title=title, publisher=self._city().name, date="")
        batch = Batch(content="zones", importer=DESK, records=records, source=source)
        digest = hashlib.sha256(told.encode()).hexdigest()
        document = Document(name=title, folder="", sha256=digest, format="desk")
        staged = self._imports.stage(batch, document, dataset=f"zones/{DESK}/{kind}/{fiscal_year}")
        self._imports.publish(staged, release=True)
        return staged

    def _name(self, kind: str) -> str:
        plan = self._city().zone_kind(kind)
        return plan.name if plan else kind

    def _newest(self, kind: str) -> int:
        table = schema.zone
        newest = select(func.max(table.c.fiscal_year)).where(self._in_force(), table.c.kind == kind)
        return int(self._connection.execute(newest).scalar() or 0)

    def _in_force(self) -> Any:  # noqa: ANN401 - a clause
        return schema.zone.c.import_id.in_(scope.editions(self._viewer, "zones"))


def _zone(row: Row[Any]) -> Zone:
    told = row.derived if row.derived is not None else row.members
    members = tuple(Member(town=one["town"], part=bool(one.get("part"))) for one in told)
    return Zone(
        id=row.id,
        kind=row.kind,
        fiscal_year=row.fiscal_year,
        name=row.name,
        members=members,
        geometry=row.geom,
    )


def _record(kind: str, fiscal_year: int, name: str, members: Sequence[Member]) -> Record:
    towns = [{"town": member.town, "part": member.part} for member in members]
    values = {"kind": kind, "fiscal_year": fiscal_year, "name": name, "members": towns}
    return Record(key=f"{kind}/{fiscal_year}/{name}", cell="", values=values)


def _by_kind(rows: Sequence[Any]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row.kind, set()).add(row.zone_id)
    return found
