"""Addresses asked again when a gazetteer comes in: positions for the editions in force, and what stays in doubt."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from shapely import Point
from sqlalchemy import Connection, and_, delete, exists, insert, select

from layers.city import City
from layers.store import audit, membership, schema
from layers.trust.audience import Viewer


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One place of one edition that has no position yet."""

    import_id: int
    point_id: str
    address: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """The same with a position (``how``, ``metres``), or with the doubt that is left."""

    asked: Asked
    lonlat: tuple[float, float] | None = None
    how: str = ""
    metres: int | None = None
    doubt: dict[str, Any] | None = None


def unplaced(connection: Connection, viewer: Viewer) -> list[Asked]:
    """Every place of the register and of the residents' map whose list and address have given no position."""
    viewer.require("import")
    points, spot, told, sets = schema.service_point, schema.position, schema.fact, schema.dataset
    live = select(sets.c.current_import).where(sets.c.current_import.is_not(None))
    live_too = select(sets.c.public_import).where(sets.c.public_import.is_not(None))
    given = exists().where(spot.c.import_id == points.c.import_id, spot.c.id == points.c.id).correlate(points)
    written = and_(told.c.import_id == points.c.import_id, told.c.id == points.c.id, told.c.field == "address")
    rows = connection.execute(
        select(points.c.import_id, points.c.id, told.c.value)
        .join(told, written)
        .where(points.c.import_id.in_(live.union(live_too)), ~given)
        .order_by(points.c.import_id, points.c.ordinal)
    )
    return [Asked(import_id=row.import_id, point_id=row.id, address=str(row.value)) for row in rows]


def write(connection: Connection, viewer: Viewer, answers: Iterable[Answered], city: City) -> int:
    """Keep the answers; how many places have found their position. What people have put by hand stays as it is."""
    viewer.require("import")
    points, found = schema.service_point, 0
    for one in answers:
        here = {"import_id": one.asked.import_id, "id": one.asked.point_id}
        doubt = schema.doubt
        connection.execute(delete(doubt).where(doubt.c.import_id == here["import_id"], doubt.c.id == here["id"]))
        if one.lonlat is None:
            connection.execute(insert(doubt).values(**here, **(one.doubt or {})))
            continue
        mine = and_(points.c.import_id == here["import_id"], points.c.id == here["id"])
        rank = connection.execute(select(points.c.position_rank).where(mine)).scalar_one()
        row = {"audience_rank": rank, "how": one.how, "metres": one.metres, "geom": Point(one.lonlat)}
        connection.execute(insert(schema.position).values(**here, **row))
        found += 1
    if found:
        audit.write(connection, viewer, "locate", str(found))
        audit.bump(connection)
        membership.rebuild(connection, "places", city)
    return found
