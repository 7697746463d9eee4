"""拠点 out of the store. The scope is in every query: what one may not see is not fetched, counted or searched."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import CTE, Connection, and_, exists, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from layers.errors import NotFound
from layers.place.choosing import Wish
from layers.place.plan_lens import Lens
from layers.place.plan_table import member
from layers.place.services import ServicePoint
from layers.place.spelling import fold, words
from layers.place.traits import traits
from layers.provenance import Source
from layers.store import amendments, schema, scope, spots
from layers.store.contents import OWN
from layers.store.spots import Box
from layers.trust.audience import Viewer
from layers.vocabulary import audiences, fields, kinds

# So many are asked for by their ids; of more, everything is read at once.
_FEW = 200
SEARCHED = ("venue", "address", "activity", "organization", "zone")

# SQLite takes no more than some thousands of parameters.
_AT_ONCE = 1_000


class Places:
    """The places that one viewer may know of."""

    def __init__(self, connection: Connection, viewer: Viewer, lens: Callable[[], Lens] = Lens) -> None:
        """A desk of a Unit; ``lens`` gives the city's plan when it is needed."""
        self._connection = connection
        self._viewer = viewer
        self._lens = lens

    def read(
        self,
        *,
        kinds: Collection[str] | None = None,
        text: str = "",
        zone_id: str = "",
        wish: Wish | None = None,
        bbox: Box | None = None,
    ) -> list[ServicePoint]:
        """Places by kind, words, zone, wish and box ``(west, south, east, north)``; by kind, reading and id."""
        points = self._points(scope.visible(self._viewer), kinds=kinds, zone_id=zone_id, bbox=bbox)
        wanted = [point for point in points if _matches(point, text)] if text.strip() else points
        if wish is not None:
            lens = self._lens()
            wanted = [point for point in wanted if _fits(point, wish, lens)]
        return wanted

    def these(self, ids: Sequence[str]) -> list[ServicePoint]:
        """These places in this order, as far as this viewer may know of them."""
        found: dict[str, ServicePoint] = {}
        for start in range(0, len(ids), _AT_ONCE):
            part = ids[start : start + _AT_ONCE]
            found |= {point.id: point for point in self._points(self._among(part), ids=part)}
        return [found[name] for name in ids if name in found]

    def one(self, point_id: str) -> ServicePoint:
        """One place; ``NotFound("place.not_found")`` alike for what is not there and what is not for this viewer."""
        found = self._points(self._among([point_id]), ids=[point_id])
        if not found:
            raise NotFound("place.not_found")
        return found[0]

    def _among(self, ids: Sequence[str]) -> CTE:
        points = schema.service_point
        return scope.visible(self._viewer, points.c.import_id.in_(scope.in_use()), points.c.id.in_(ids))

    def as_its_group_reads_it(self, point_id: str) -> ServicePoint:
        """A place of the register with what is for everybody alone: what its own group is asked about."""
        found = self._points(scope.own(), ids=[point_id])
        if not found:
            raise NotFound("place.not_found")
        return found[0]

    def as_their_groups_read_them(self, kinds: Collection[str]) -> list[ServicePoint]:
        """The same for all places of some kinds: what a sheet that goes by post may say."""
        return self._points(scope.own(), kinds=kinds)

    def counts(self) -> dict[str, int]:
        """How many places of each kind."""
        seen = scope.visible(self._viewer)
        points = schema.service_point
        rows = self._connection.execute(
            select(points.c.kind, func.count().label("n"))
            .join(seen, and_(seen.c.import_id == points.c.import_id, seen.c.id == points.c.id))
            .group_by(points.c.kind)
        )
        found: dict[str, int] = {row.kind: row.n for row in rows}
        for kind, was in self._renamed(seen):
            found[was], found[kind] = found[was] - 1, found.get(kind, 0) + 1
        return {kind: found[kind] for kind in kinds() if found.get(kind)}

    def _renamed(self, seen: CTE) -> list[tuple[str, str]]:
        """``(kind, the list's kind)`` of every place whose kind somebody has corrected."""
        corrected, points = amendments.renamed_kinds(self._connection, seen), schema.service_point
        query = (
            select(points.c.id, points.c.kind)
            .join(seen, and_(seen.c.import_id == points.c.import_id, seen.c.id == points.c.id))
            .where(points.c.id.in_(list(corrected)))
        )
        return [(corrected[row.id], row.kind) for row in self._connection.execute(query)] if corrected else []

    def preview(self, dataset_id: str) -> list[ServicePoint]:
        """「住民にはこう見えます」: a dataset as everybody would see it once released."""
        self._viewer.require("release")
        return self._points(scope.preview(dataset_id))

    def waiting(self) -> list[ServicePoint]:
        """Places of the register that no address and no person has put on the map yet, or that have moved since."""
        self._viewer.require("import")
        return self._points(scope.visible(self._viewer), such=spots.waiting())

    def at_venue(self, venue_id: str) -> list[ServicePoint]:
        """Places at one address."""
        return self._points(scope.visible(self._viewer, schema.service_point.c.venue_id == venue_id))

    def beside(self, point: ServicePoint) -> dict[str, list[ServicePoint]]:
        """What else this viewer knows at its ``venue``, of its ``service`` elsewhere and of its ``organization``.

        What hides where it meets or who runs it is not found by that.
        """
        points = schema.service_point
        keys = {
            "venue": (points.c.venue_id, point.venue_id, ("address", "venue")),
            "service": (points.c.service_id, point.service_id, ()),
            "organization": (points.c.organization_id, point.organization_id, ("organization",)),
        }
        told: dict[str, list[ServicePoint]] = {}
        known = {point.id}
        for name, (column, value, needed) in keys.items():
            if not value or (needed and not any(fact in point.facts for fact in needed)):
                continue
            found = self._points(scope.visible(self._viewer, column == value))
            told[name] = [
                one
                for one in found
                if one.id not in known and (not needed or any(fact in one.facts for fact in needed))
            ]
            known |= {one.id for one in told[name]}
        return told

    def _points(
        self,
        seen: CTE,
        *,
        kinds: Collection[str] | None = None,
        zone_id: str = "",
        bbox: Box | None = None,
        ids: Sequence[str] | None = None,
        such: ColumnElement[bool] | None = None,
    ) -> list[ServicePoint]:
        points, spot, made, hand = schema.service_point, schema.position, schema.imports, schema.placement
        query = (
            select(points, seen.c.released, made.c.title, made.c.publisher, made.c.licence, made.c.source_date)
            .add_columns(made.c.dataset)
            .add_columns(spot.c.geom, spot.c.how, spot.c.metres)
            .add_columns(hand.c.id.label("hand"), hand.c.geom.label("hand_geom"))
            .add_columns(hand.c.how.label("hand_how"), hand.c.metres.label("hand_metres"))
            .join(seen, and_(seen.c.import_id == points.c.import_id, seen.c.id == points.c.id))
            .join(made, made.c.id == points.c.import_id)
            .outerjoin(hand, and_(spots.held(), scope.position_is_visible(seen)))
            .outerjoin(
                spot,
                and_(spot.c.import_id == points.c.import_id, spot.c.id == points.c.id, scope.position_is_visible(seen)),
            )
        )
        if such is not None:
            query = query.where(such)
        if kinds is not None:
            renamed = list(amendments.renamed_kinds(self._connection, seen))
            query = query.where(or_(points.c.kind.in_(list(kinds)), points.c.id.in_(renamed)))
        if ids is not None:
            query = query.where(points.c.import_id.in_(scope.in_use()), points.c.id.in_(ids))
        if zone_id:
            held = schema.point_zone
            query = query.where(exists().where(held.c.point_id == points.c.id, held.c.zone_id == zone_id))
        if bbox is not None:
            query = query.where(spots.inside(self._connection.dialect.name, bbox))
        rows = self._connection.execute(query).all()
        few = ids if ids is not None or len(rows) > _FEW else [row.id for row in rows]
        facts, zones = self._facts(seen, few), self._zones(few)
        corrected = amendments.visible(self._connection, seen, ids[0] if ids and len(ids) == 1 else "")
        told = {row.id: amendments.laid_over(facts[row.import_id, row.id], corrected.get(row.id, {})) for row in rows}
        found = [_point(row, told[row.id], zones[row.id]) for row in rows]
        return sorted((one for one in found if kinds is None or one.kind in kinds), key=_order)

    def _facts(self, seen: CTE, ids: Sequence[str] | None) -> dict[tuple[int, str], dict[str, Any]]:
        facts = schema.fact
        query = (
            select(facts.c.import_id, facts.c.id, facts.c.field, facts.c.value)
            .join(seen, and_(seen.c.import_id == facts.c.import_id, seen.c.id == facts.c.id))
            .where(scope.fact_is_visible(seen))
        )
        if ids is not None:
            query = query.where(facts.c.import_id.in_(scope.in_use()), facts.c.id.in_(ids))
        found: dict[tuple[int, str], dict[str, Any]] = defaultdict(dict)
        for row in self._connection.execute(query):
            found[row.import_id, row.id][row.field] = row.value
        return found

    def _zones(self, ids: Sequence[str] | None) -> dict[str, dict[str, tuple[str, ...]]]:
        held, shapes, named = schema.point_zone, schema.zone_shape, schema.zone
        query = (
            select(held.c.point_id, shapes.c.kind, named.c.name)
            .join(shapes, shapes.c.zone_id == held.c.zone_id)
            .join(named, and_(named.c.id == held.c.zone_id))
            .where(named.c.import_id.in_(scope.editions(self._viewer, "zones")))
            .order_by(shapes.c.fiscal_year, named.c.ordinal)
        )
        if ids is not None:
            query = query.where(held.c.point_id.in_(ids))
        found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        for row in self._connection.execute(query):
            names = found[row.point_id].get(row.kind, ())
            if row.name not in names:
                found[row.point_id][row.kind] = (*names, row.name)
        return found


def _point(row: Any, facts: dict[str, Any], zones: dict[str, tuple[str, ...]]) -> ServicePoint:  # noqa: ANN401
    by_rank = {audience.rank: audience.code for audience in audiences().values()}
    geom, how, metres = (row.geom, row.how, row.metres) if row.hand is None else _by_hand(row)
    return ServicePoint(
        id=row.id,
        kind=facts.get("kind", row.kind),
        name=facts.get("name", row.name),
        lonlat=None if geom is None else (geom.x, geom.y),
        how=how or "",
        metres=metres,
        facts={name: facts[name] for name in fields() if name in facts},
        own=facts.get(OWN, {}),
        audience=by_rank[row.audience_rank],
        zones=zones,
        service_id=row.service_id,
        dataset=row.dataset,
        venue_id=row.venue_id if "address" in facts or "venue" in facts else "",
        organization_id=row.organization_id,
        released=bool(row.released),
        source=Source(title=row.title, publisher=row.publisher, licence=row.licence, date=row.source_date),
    )


def _by_hand(row: Any) -> tuple[Any, str, int | None]:  # noqa: ANN401
    return row.hand_geom, row.hand_how, row.hand_metres


def _order(point: ServicePoint) -> tuple[int, str, str]:
    return (list(kinds()).index(point.kind), fold(point.name), point.id)


def heap(name: str, facts: Mapping[str, Any]) -> str:
    """The folded words of a place through which a search looks."""
    return fold(" ".join([name, *(str(facts.get(field, "")) for field in SEARCHED)]))


def _matches(point: ServicePoint, text: str) -> bool:
    there = heap(point.name, point.facts)
    return all(word in there for word in words(text))


def _fits(point: ServicePoint, wish: Wish, lens: Lens) -> bool:
    told = traits(point.kind, point.facts, point.own, lens.of(member(point)))
    return wish.takes(wish.judge(told)[0])
