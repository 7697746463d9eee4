"""読めたもの: the places of one import as they were understood, whether anybody sees them yet or not."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from layers.store import schema, spots
from layers.store.contents import OWN
from layers.trust.audience import Viewer
from layers.vocabulary import audiences, fields


@dataclass(frozen=True, kw_only=True, slots=True)
class StagedPlace:
    """One place of an import; ``position`` is "given", "block" … or "" where it could not be located.

    ``own`` are the columns of its list that mean nothing to us: heading → text.
    """

    id: str
    cell: str
    name: str
    kind: str
    audience: str
    position: str
    facts: Mapping[str, Any]
    own: Mapping[str, str] = field(default_factory=dict)


class Staged:
    """The desk of what was read and not yet published."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer

    def cells(self, import_id: str) -> list[tuple[str, str]]:
        """``(id, cell)`` of every place of an import that this viewer may know of, in the order of its file."""
        self._viewer.require("import")
        points = schema.service_point
        mine = (points.c.import_id == int(import_id)) & (points.c.audience_rank <= self._viewer.rank)
        rows = self._connection.execute(select(points.c.id, points.c.cell).where(mine).order_by(points.c.ordinal))
        return [(row.id, row.cell) for row in rows]

    def places(self, import_id: str, ids: Collection[str]) -> list[StagedPlace]:
        """Some of the places, in the order of their file; facts beyond this viewer are not fetched."""
        self._viewer.require("import")
        points, spot = schema.service_point, schema.position
        at_spot = (spot.c.import_id == points.c.import_id) & (spot.c.id == points.c.id)
        query = (
            select(points, spot.c.how)
            .outerjoin(spot, at_spot)
            .where(points.c.import_id == int(import_id), points.c.id.in_(list(ids)))
            .where(points.c.audience_rank <= self._viewer.rank)
            .order_by(points.c.ordinal)
        )
        facts, by_hand = self._facts(import_id, ids), self._put_by_hand()
        by_rank = {audience.rank: audience.code for audience in audiences().values()}
        return [
            StagedPlace(
                id=row.id,
                cell=row.cell,
                name=row.name,
                kind=row.kind,
                audience=by_rank[row.audience_rank],
                position=row.how or ("hand" if row.id in by_hand else ""),
                own=facts.get(row.id, {}).get(OWN, {}),
                facts={name: facts[row.id][name] for name in fields() if name in facts.get(row.id, {})},
            )
            for row in self._connection.execute(query)
        ]

    def unplaced(self, import_id: str) -> int:
        """How many places of an import have no position, not even one that somebody has put by hand."""
        self._viewer.require("import")
        points, spot = schema.service_point, schema.position
        placed = select(spot.c.id).where(spot.c.import_id == int(import_id))
        query = select(points.c.id).where(points.c.import_id == int(import_id), points.c.id.not_in(placed))
        return len({row.id for row in self._connection.execute(query)} - self._put_by_hand())

    def _put_by_hand(self) -> set[str]:
        hand = schema.placement
        query = select(hand.c.point_id).where(hand.c.state == spots.NOW)
        return {row.point_id for row in self._connection.execute(query)}

    def _facts(self, import_id: str, ids: Collection[str]) -> dict[str, dict[str, Any]]:
        facts, found = schema.fact, dict[str, dict[str, Any]]()
        mine = (facts.c.import_id == int(import_id)) & facts.c.id.in_(list(ids))
        for row in self._connection.execute(select(facts).where(mine, facts.c.audience_rank <= self._viewer.rank)):
            found.setdefault(row.id, {})[row.field] = row.value
        return found
