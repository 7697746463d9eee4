"""What follows from an edition: where zones lie and which places lie in them.

Computed anew inside the transaction of each publish and undo, so that no reader ever sees places and zones that do
not belong together.
"""

from collections.abc import Sequence
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry
from sqlalchemy import Connection, Row, and_, delete, insert, select

from layers.city import City
from layers.geo.shapes import share_inside, union
from layers.place.small_areas import AreaPiece
from layers.place.zone_index import ZoneIndex
from layers.place.zones import Member, Zone, assign
from layers.store import schema, scope, spots
from layers.store.areas import Areas
from layers.trust.audience import OPERATOR

# A town belongs wholly to a drawn zone from this share of its ground on: borders of two sources never agree exactly.
WHOLLY = 0.95
TOUCHES = 0.05
_MATTERS = frozenset({"places", "zones", "small_areas", "population"})


def rebuild(connection: Connection, content: str, city: City) -> None:
    """Bring zone shapes and memberships up to the editions in force; nothing for contents that move neither."""
    if content not in _MATTERS:
        return
    if content != "places":
        _rebuild_shapes(connection, city)
    _rebuild_points(connection)


def rebuild_one(connection: Connection, point_id: str) -> None:
    """Bring one place up to its zones: it was put there, moved or taken away, and no other was."""
    _rebuild_points(connection, point_id)


def _rebuild_shapes(connection: Connection, city: City) -> None:
    connection.execute(delete(schema.zone_shape))
    areas = Areas(connection, OPERATOR)
    pieces, towns = areas.pieces(), areas.towns()
    by_code: dict[str, list[BaseGeometry]] = {}
    for piece in pieces:
        if piece.geometry is not None and piece.boundary != "point":
            by_code.setdefault(piece.key_code, []).append(piece.geometry)
    codes_of = {town.name: town.key_codes for town in towns}
    rows = []
    for row in _zones(connection):
        zone = _zone(row, pieces, city)
        shape = row.geom
        if shape is None:
            held = assign(towns, [zone]).owner
            ground = [shape for town in held for code in codes_of[town] for shape in by_code.get(code, [])]
            shape = union(ground) if ground else None
        rows.append(
            {
                "zone_id": row.id,
                "kind": row.kind,
                "fiscal_year": row.fiscal_year,
                "members": [{"town": member.town, "part": member.part} for member in zone.members],
                "geom": shape,
            }
        )
    if rows:
        connection.execute(insert(schema.zone_shape), rows)


def _rebuild_points(connection: Connection, point_id: str = "") -> None:
    """Every place, or one alone."""
    held, points_ = schema.point_zone, schema.service_point
    connection.execute(delete(held).where(held.c.point_id == point_id) if point_id else delete(held))
    shapes = connection.execute(select(schema.zone_shape).where(schema.zone_shape.c.geom.is_not(None))).all()
    sets = schema.dataset
    live = (
        select(sets.c.current_import)
        .where(sets.c.current_import.is_not(None))
        .union(select(sets.c.public_import).where(sets.c.public_import.is_not(None)))
    )
    which = points_.c.import_id.in_(live)
    wanted = and_(which, points_.c.id == point_id) if point_id else which
    points = connection.execute(spots.all_of(wanted)).all()
    if not shapes or not points:
        return
    places_lonlat = shapely.get_coordinates([row.geom for row in points])
    hits = zip(*ZoneIndex([row.geom for row in shapes]).locate_all(places_lonlat), strict=True)
    pairs = {(points[point].id, shapes[zone].zone_id) for point, zone in hits}
    if pairs:
        connection.execute(
            insert(schema.point_zone), [{"point_id": point, "zone_id": zone} for point, zone in sorted(pairs)]
        )


def _zones(connection: Connection) -> Sequence[Row[Any]]:
    table = schema.zone
    live = table.c.import_id.in_(scope.editions(OPERATOR, "zones"))
    rows = connection.execute(select(table).where(live).order_by(table.c.import_id, table.c.ordinal)).all()
    # Two lists may tell of one zone (its towns, its border): the newest speaks, as wherever zones are read.
    return list({row.id: row for row in rows}.values())


def _zone(row: Row[Any], pieces: Sequence[AreaPiece], city: City) -> Zone:
    members = tuple(Member(town=one["town"], part=bool(one.get("part"))) for one in row.members)
    if not members and row.geom is not None:
        members = drawn_members(row.geom, pieces, city)
    return Zone(id=row.id, kind=row.kind, fiscal_year=row.fiscal_year, name=row.name, members=members)


def drawn_members(shape: BaseGeometry, pieces: Sequence[AreaPiece], city: City) -> tuple[Member, ...]:
    """The areas (by KEY_CODE) that a drawn zone holds, wholly or in part, by the share of their ground."""
    shapely.prepare(shape)
    held: dict[str, list[float]] = {}
    for piece in pieces:
        if piece.geometry is not None and shape.intersects(piece.geometry):
            held.setdefault(piece.key_code, []).append(_share(piece.geometry, shape, city.plane_srid))
    members = []
    for code, shares in held.items():
        whole = min(shares) >= WHOLLY and len(shares) == sum(piece.key_code == code for piece in pieces)
        if whole or max(shares) >= TOUCHES:
            members.append(Member(town=code, part=not whole))
    return tuple(members)


def _share(ground: BaseGeometry, shape: BaseGeometry, plane_srid: int) -> float:
    """A census that knows only a point per area: the point speaks for the whole."""
    return share_inside(ground, shape, plane_srid=plane_srid) if ground.area else 1.0
