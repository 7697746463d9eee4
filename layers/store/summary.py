"""The city in one document: what `ibashomap summary --json` prints. Equal on every provider."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, func, select

from layers.store import schema, scope, spots
from layers.store.areas import Areas
from layers.store.imports import Imports
from layers.store.zones import Zones
from layers.trust.audience import OPERATOR
from layers.vocabulary import kinds


def summary(connection: Connection, areas: Areas, zones: Zones, imports: Imports) -> dict[str, Any]:
    """Counts of the register; the keys are a contract."""
    towns = areas.towns()
    ages = [town.age65plus for town in towns if town.age65plus is not None]
    codes, parts = areas.counts()
    return {
        "service_points": _points(connection),
        "small_areas": codes,
        "small_area_parts": parts,
        "residents": sum(town.people for town in towns),
        "age65plus": sum(ages) if towns and len(ages) == len(towns) else None,
        "zones": {kind.id: [asdict(row) for row in zones.counts(kind.id)] for kind in zones.kinds() if kind.known},
        "review_queue": _unplaced(connection),
        "sources": [asdict(source) for source in dict.fromkeys(row.source for row in imports.in_force())],
    }


def _points(connection: Connection) -> dict[str, int]:
    points = schema.service_point
    live = points.c.import_id.in_(scope.editions(OPERATOR, "places"))
    query = select(points.c.kind, func.count().label("n")).where(live).group_by(points.c.kind)
    found = {row.kind: row.n for row in connection.execute(query)}
    return {kind: found[kind] for kind in kinds() if kind in found}


def _unplaced(connection: Connection) -> int:
    points = schema.service_point
    live = points.c.import_id.in_(scope.editions(OPERATOR, "places"))
    query = select(func.count()).select_from(points).where(live, spots.waiting())
    return int(connection.execute(query).scalar_one())
