"""場所を決める: the desk where people put places on the map whose address does not say where they are."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import shapely
from shapely import Point
from sqlalchemy import Connection, Row, and_, insert, select, update

from layers.city import City
from layers.errors import Refused
from layers.place.services import ServicePoint
from layers.place.spelling import fold
from layers.place.whereabouts import Candidate, Placing, Waiting, in_japan
from layers.store import audit, membership, schema, scope, spots
from layers.store.areas import Areas
from layers.store.gazetteer_answers import Answered, Asked, unplaced, write
from layers.store.places import Places
from layers.trust.audience import Viewer

# Nothing was tried: the list was read before there was a gazetteer to ask.
_NOT_TRIED = "not_tried"
_MOVED = "moved"
_MOST_ALIKE = 3
# What was only put somewhere for the time being helps nobody else.
_ROUGH = ("town", spots.NOWHERE)


class Placings:
    """Positions put by hand, for those who may take lists in."""

    def __init__(
        self, connection: Connection, viewer: Viewer, city: Callable[[], City], areas: Areas, places: Places
    ) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer
        self._city = city
        self._areas = areas
        self._places = places

    # --- reading -----------------------------------------------------------------------------------------------

    def queue(self) -> list[Waiting]:
        """Every place of the register that waits, in the order of the list."""
        self._viewer.require("import")
        points = self._places.waiting()
        doubts, before = self._doubts(), self._before()
        return [_waiting(point, doubts.get(point.id), before.get(point.id, ())) for point in points]

    def one(self, point_id: str) -> Waiting:
        """One place, whether it waits or not, with all that might be meant and all that was decided."""
        self._viewer.require("import")
        point = self._places.one(point_id)
        found = _waiting(point, self._doubts(point_id).get(point_id), self._before(point_id).get(point_id, ()))
        alike = self._same_place(point)
        return Waiting(
            point=found.point,
            reason=found.reason,
            candidates=(*alike, *found.candidates),
            moved_from=found.moved_from,
            history=found.history,
        )

    def has_gazetteer(self) -> bool:
        """Whether addresses could be asked at all."""
        table = schema.town_point
        wanted = select(table.c.id).where(table.c.import_id.in_(scope.editions(self._viewer, "towns"))).limit(1)
        return self._connection.execute(wanted).first() is not None

    def outside(self, lonlat: tuple[float, float]) -> bool:
        """Whether a position lies beyond the border of the city; False where no border is known."""
        border = self._areas.outline()
        return bool(border) and not any(shapely.intersects(piece, Point(lonlat)) for piece in border)

    # --- acts --------------------------------------------------------------------------------------------------

    def place(
        self, point_id: str, lonlat: tuple[float, float] | None, *, how: str = "hand", metres: int | None = None
    ) -> None:
        """Put a place there; ``None``: it meets nowhere in particular. It holds until undone or moved by its list."""
        self._viewer.require("import")
        if lonlat is not None and not in_japan(*lonlat):
            raise Refused("placing.outside_japan", lat=lonlat[1], lon=lonlat[0])
        point = self._places.one(point_id)
        self._supersede(point_id)
        self._connection.execute(
            insert(schema.placement).values(
                point_id=point_id,
                state=spots.NOW,
                how=spots.NOWHERE if lonlat is None else how,
                metres=metres,
                geom=None if lonlat is None else Point(lonlat),
                venue_id=self._venue(point_id),
                address=str(point.facts.get("address", "")),
                placed_by=self._viewer.name,
                placed_at=audit.now(),
            )
        )
        self._done("place", point_id)

    def undo(self, point_id: str) -> None:
        """Take the last decision back: what was decided before it holds again."""
        self._viewer.require("import")
        self._places.one(point_id)
        hand = schema.placement
        mine = hand.c.point_id == point_id
        now = self._connection.execute(select(hand.c.id).where(mine, hand.c.state == spots.NOW)).scalar()
        if now is None:
            raise Refused("placing.nothing")
        gone = {"state": spots.UNDONE, "undone_by": self._viewer.name, "undone_at": audit.now()}
        self._connection.execute(update(hand).where(hand.c.id == now).values(gone))
        past = select(hand.c.id).where(mine, hand.c.state == spots.PAST).order_by(hand.c.id.desc()).limit(1)
        before = self._connection.execute(past).scalar()
        if before is not None:
            self._connection.execute(update(hand).where(hand.c.id == before).values(state=spots.NOW))
        self._done("place.undo", point_id)

    def _supersede(self, point_id: str) -> None:
        hand = schema.placement
        now = and_(hand.c.point_id == point_id, hand.c.state == spots.NOW)
        self._connection.execute(update(hand).where(now).values(state=spots.PAST))

    def _done(self, act: str, target: str) -> None:
        audit.write(self._connection, self._viewer, act, target)
        audit.bump(self._connection)
        membership.rebuild(self._connection, "places", self._city())

    def unplaced(self) -> list[Asked]:
        """Addresses that may be asked again because a gazetteer has come in."""
        return unplaced(self._connection, self._viewer)

    def answer(self, answers: Iterable[Answered]) -> int:
        """Keep what the gazetteer said; how many places have found their position."""
        return write(self._connection, self._viewer, answers, self._city())

    # --- parts -------------------------------------------------------------------------------------------------

    def _venue(self, point_id: str) -> str:
        points = schema.service_point
        live = points.c.import_id.in_(scope.editions(self._viewer, "places"))
        return str(self._connection.execute(select(points.c.venue_id).where(points.c.id == point_id, live)).scalar())

    def _doubts(self, point_id: str = "") -> dict[str, Row[Any]]:
        table = schema.doubt
        query = select(table).where(table.c.import_id.in_(scope.editions(self._viewer, "places")))
        query = query.where(table.c.id == point_id) if point_id else query
        return {row.id: row for row in self._connection.execute(query)}

    def _before(self, point_id: str = "") -> dict[str, tuple[Placing, ...]]:
        """Decisions by place, the newest first."""
        hand = schema.placement
        query = select(hand).order_by(hand.c.id.desc())
        query = query.where(hand.c.point_id == point_id) if point_id else query
        found: dict[str, tuple[Placing, ...]] = {}
        for row in self._connection.execute(query):
            found[row.point_id] = (*found.get(row.point_id, ()), _placing(row))
        return found

    def _same_place(self, point: ServicePoint) -> list[Candidate]:
        """Other places of the register at the same address or in the same hall that have their position."""
        venue = self._venue(point.id)
        alike = {"same": self._places.at_venue(venue) if venue else [], "hall": self._in_the_hall(point)}
        found: dict[str, Candidate] = {}
        for precision, places in alike.items():
            for one in places:
                if one.id != point.id and one.lonlat is not None and one.how not in _ROUGH:
                    found.setdefault(
                        one.id, Candidate(label=one.name, precision=precision, lonlat=one.lonlat, metres=one.metres)
                    )
        surest = sorted(found.values(), key=lambda one: (one.metres or 0, one.precision != "hall"))
        return list({one.lonlat: one for one in reversed(surest)}.values())[::-1][:_MOST_ALIKE]

    def _in_the_hall(self, point: ServicePoint) -> list[ServicePoint]:
        """Places that bear the name of its hall, or meet in a hall of this name."""
        hall = fold(str(point.facts.get("venue", "")))
        if not hall:
            return []
        return [
            one
            for one in self._places.read(text=str(point.facts["venue"]))
            if hall in (fold(one.name), fold(str(one.facts.get("venue", ""))))
        ]


def _waiting(point: ServicePoint, doubt: Row[Any] | None, history: Sequence[Placing]) -> Waiting:
    held = next((one for one in history if one.state == spots.NOW), None)
    settled = held is not None and point.how == held.how and point.lonlat == held.lonlat
    moved_from = held.address if held is not None and not settled else ""
    stays = () if held is None or settled or held.lonlat is None else (_as_before(held, held.lonlat),)
    return Waiting(
        point=point,
        reason=_reason(point, doubt, settled=settled, moved=held is not None and not settled),
        candidates=(*stays, *map(_candidate, doubt.candidates if doubt else ())),
        moved_from=moved_from,
        history=tuple(history),
    )


def _reason(point: ServicePoint, doubt: Row[Any] | None, *, settled: bool, moved: bool) -> str:
    if settled or (point.lonlat is not None and not moved):
        return ""
    if moved:
        return _MOVED
    return str(doubt.reason) if doubt else _NOT_TRIED


def _as_before(held: Placing, lonlat: tuple[float, float]) -> Candidate:
    """Only the spelling of the address has changed: it may stay where a person has put it."""
    return Candidate(label=held.address, precision="before", lonlat=lonlat, metres=held.metres)


def _candidate(told: dict[str, Any]) -> Candidate:
    return Candidate(
        label=told["label"],
        precision=told["precision"],
        town=told["town"],
        metres=told["metres"],
        lonlat=(told["lon"], told["lat"]),
    )


def _placing(row: Row[Any]) -> Placing:
    return Placing(
        state=row.state,
        how=row.how,
        metres=row.metres,
        lonlat=None if row.geom is None else (row.geom.x, row.geom.y),
        address=row.address,
        placed_by=row.placed_by,
        placed_at=row.placed_at,
        undone_by=row.undone_by or "",
    )
