"""Where a place lies: as a person has put it, while it is still at that address; else as its list or gazetteer says."""

from sqlalchemy import CompoundSelect, and_, exists, or_, select
from sqlalchemy.sql.elements import ColumnElement

from layers.store import schema
from layers.store.shapes import in_box

Box = tuple[float, float, float, float]
# ``how`` of a place that a person has taken off the map: it meets nowhere in particular.
NOWHERE = "nowhere"
NOW, PAST, UNDONE = "now", "past", "undone"


def held() -> ColumnElement[bool]:
    """The hand-made position that goes with a row of ``service_point``."""
    points, hand = schema.service_point, schema.placement
    return and_(hand.c.point_id == points.c.id, hand.c.state == NOW, hand.c.venue_id == points.c.venue_id)


def moved() -> ColumnElement[bool]:
    """Whether a row of ``service_point`` was put on the map by hand at another address than it has now."""
    points, hand = schema.service_point, schema.placement
    there = and_(hand.c.point_id == points.c.id, hand.c.state == NOW, hand.c.venue_id != points.c.venue_id)
    return exists().where(there).correlate(points)


def inside(dialect: str, box: Box) -> ColumnElement[bool]:
    """Rows that lie in the box; ``service_point`` is joined with ``placement`` (by ``held``) and ``position``."""
    hand, spot = schema.placement, schema.position
    return or_(and_(hand.c.id.is_(None), in_box(dialect, spot, box)), in_box(dialect, hand, box))


def all_of(editions: ColumnElement[bool]) -> CompoundSelect[tuple[str, object]]:
    """``(id, geom)`` of every place of some editions (a condition on ``service_point.import_id``)."""
    points, hand, spot = schema.service_point, schema.placement, schema.position
    same = and_(spot.c.import_id == points.c.import_id, spot.c.id == points.c.id)
    by_hand = select(points.c.id, hand.c.geom).join(hand, held()).where(editions, hand.c.geom.is_not(None))
    given = select(points.c.id, spot.c.geom).join(spot, same).where(editions, ~exists().where(held()).correlate(points))
    return by_hand.union_all(given)


def waiting() -> ColumnElement[bool]:
    """Whether a row of ``service_point`` has no position yet, or has moved since a person put it on the map."""
    points, spot = schema.service_point, schema.position
    given = exists().where(spot.c.import_id == points.c.import_id, spot.c.id == points.c.id).correlate(points)
    return or_(moved(), and_(~given, ~exists().where(held()).correlate(points)))
