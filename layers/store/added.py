"""場所を加える: the desk of places that no list holds; each can be taken back and brought again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from shapely import Point
from sqlalchemy import Connection, Row, insert, select, update

from layers.city import City
from layers.errors import NotFound, Refused
from layers.intake.contents import faults
from layers.intake.contract import Record
from layers.place.alike_gatherings import Alike, alike
from layers.place.same import Entry, judge
from layers.place.services import ServicePoint
from layers.place.whereabouts import in_japan
from layers.store import audit, hand_list, turns
from layers.store.places import Places
from layers.store.schema_added import addition
from layers.store.twins import entry_of
from layers.trust.audience import Viewer
from layers.vocabulary import fields, kinds

# How a position put by the one who added the place is known: the spot itself, or somewhere within its 町丁.
_BY_HAND, _IN_TOWN = "hand", "town"
_BESIDE_FACTS = ("name", "kind", "private_home")
_LONGEST_KEY = 80


@dataclass(frozen=True, kw_only=True, slots=True)
class Addition:
    """Who added a place and when; ``undone_at``: it was taken back; ``talk``, ``note``: what it came from, if any."""

    point_id: str
    key: str
    name: str
    kind: str
    added_by: str
    added_at: str
    undone_by: str = ""
    undone_at: str = ""
    talk: str = ""
    note: str = ""


class Added:
    """The desk of places added by hand: they stand in a list of their own, 「手で加えた場所」."""

    def __init__(self, connection: Connection, viewer: Viewer, city: Callable[[], City], places: Places) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer
        self._city = city
        self._places = places

    def add(
        self,
        facts: Mapping[str, Any],
        lonlat: tuple[float, float] | None = None,
        *,
        key: str = "",
        metres: int | None = None,
        audiences: Mapping[str, str] | None = None,
    ) -> str:
        """Write a place into the register; its id. The staff alone sees it until the list is put on residents' map.

        ``facts``: ``name``, ``kind`` and the fields of the vocabulary. ``key``: made once by the sender; what comes
        twice under one key is one place. ``metres``: the position is that of its town, so far off it may be.
        ``audiences`` narrows fields.
        """
        self._viewer.require("confirm")
        turns.editions(self._connection)
        key = key[:_LONGEST_KEY] or str(uuid4())
        known = self._row(addition.c.key == key)
        if known is not None:
            return str(known.point_id)
        told = {name: value for name, value in facts.items() if value not in (None, "")}
        _check(told, lonlat)
        if lonlat is not None:
            told |= {"precision": _BY_HAND} if metres is None else {"precision": _IN_TOWN, "metres": metres}
        point_id = hand_list.id_of(self._city(), key)
        row: dict[str, Any] = {
            "key": key,
            "point_id": point_id,
            "facts": told,
            "audiences": dict(audiences or {}),
            "lon": lonlat[0] if lonlat else None,
            "lat": lonlat[1] if lonlat else None,
            "added_by": self._viewer.name,
            "added_at": audit.now(),
        }
        self._connection.execute(insert(addition).values(row))
        self._put(row)
        self._done("add", point_id)
        return point_id

    def came_from(self, point_id: str, talk: str, note: str) -> None:
        """The note of a 話し合い that told of this place; the first one stays."""
        self._viewer.require("confirm")
        mine = (addition.c.point_id == point_id) & addition.c.talk_id.is_(None)
        self._connection.execute(update(addition).where(mine).values(talk_id=int(talk), note=note))

    def of_notes(self, talk: str) -> dict[str, str]:
        """Note → the place that came from it, of a 話し合い; one that was taken back leaves its note free again."""
        self._viewer.require("confirm")
        there = (addition.c.talk_id == int(talk)) & addition.c.undone_at.is_(None)
        return {row.note: row.point_id for row in self._connection.execute(select(addition).where(there))}

    def take_back(self, point_id: str) -> None:
        """取り消す: the register no longer holds it; residents see it until the list is put on their map again."""
        self._viewer.require("confirm")
        turns.editions(self._connection)
        if self._one(point_id).undone_at:
            raise NotFound("place.not_found")
        hand_list.take(self._connection, self._city(), point_id, who=self._viewer.name)
        self._mark(point_id, undone_by=self._viewer.name, undone_at=audit.now())
        self._done("add.undo", point_id)

    def bring_again(self, point_id: str) -> None:
        """The taking back was a mistake: the place stands there as it was added, with all its corrections."""
        self._viewer.require("confirm")
        turns.editions(self._connection)
        row = self._one(point_id)
        if not row.undone_at:
            raise NotFound("place.not_found")
        self._put(row._asdict())
        self._mark(point_id, undone_by=None, undone_at=None)
        self._done("add.again", point_id)

    def of(self, point_id: str) -> Addition | None:
        """Who added this place; ``None`` for a place of another list."""
        self._viewer.require("confirm")
        row = self._row(addition.c.point_id == point_id)
        return None if row is None else _addition(row)

    def recent(self, limit: int = 50, *, kind: str = "") -> list[Addition]:
        """The newest first, those taken back too."""
        self._viewer.require("confirm")
        rows = self._connection.execute(select(addition).order_by(addition.c.id.desc()))
        found = [_addition(row) for row in rows]
        return [one for one in found if kind in ("", one.kind)][:limit]

    def alike(self, facts: Mapping[str, Any]) -> list[ServicePoint]:
        """「同じ場所かもしれません」: places of the register that may be the one that is about to be added."""
        self._viewer.require("confirm")
        new = entry_of(str(facts.get("name", "")), facts)
        found = [(judge(new, _entry(point)), point) for point in self._places.read()]
        likely = [(told, point) for told, point in found if told.same]
        return [point for told, point in sorted(likely, key=lambda one: (-one[0].name, one[1].id))]

    def gatherings_alike(self, facts: Mapping[str, Any], *, key: str, today: date) -> list[Alike]:
        """ふだんの集まり that may be the one about to be added; what is sent twice under one key is no question."""
        self._viewer.require("confirm")
        if key and self._row(addition.c.key == key[:_LONGEST_KEY]) is not None:
            return []
        return alike(facts, self._places.read(kinds=(str(facts["kind"]),)), today)

    def _put(self, row: Mapping[str, Any]) -> None:
        spot = None if row["lon"] is None else Point(row["lon"], row["lat"])
        record = Record(key=row["key"], cell="", values=row["facts"], geometry=spot, audiences=row["audiences"])
        if not hand_list.holds(self._connection, row["point_id"]):
            hand_list.put(self._connection, self._city(), record, who=self._viewer.name)

    def _row(self, which: Any) -> Row[Any] | None:  # noqa: ANN401 - SQLAlchemy's condition
        return self._connection.execute(select(addition).where(which)).first()

    def _one(self, point_id: str) -> Row[Any]:
        row = self._row(addition.c.point_id == point_id)
        if row is None:
            raise NotFound("place.not_found")
        return row

    def _mark(self, point_id: str, **told: str | None) -> None:
        self._connection.execute(update(addition).where(addition.c.point_id == point_id).values(told))

    def _done(self, act: str, target: str) -> None:
        audit.write(self._connection, self._viewer, act, target)
        audit.bump(self._connection)


def _check(told: Mapping[str, Any], lonlat: tuple[float, float] | None) -> None:
    unknown = [name for name in told if name not in fields() and name not in _BESIDE_FACTS]
    missing = [name for name in ("name", "kind") if not str(told.get(name, "")).strip()]
    strange = ["kind"] if told.get("kind") not in kinds() else []
    wrong = list(dict.fromkeys([*unknown, *missing, *strange, *faults("places", dict(told))]))
    if wrong:
        raise Refused("amendment.field", fields=wrong)
    if lonlat is not None and not in_japan(*lonlat):
        raise Refused("placing.outside_japan", lat=lonlat[1], lon=lonlat[0])


def _entry(point: ServicePoint) -> Entry:
    return entry_of(point.name, point.facts)


def _addition(row: Row[Any]) -> Addition:
    return Addition(
        point_id=row.point_id,
        key=row.key,
        name=str(row.facts["name"]),
        kind=str(row.facts["kind"]),
        added_by=row.added_by,
        added_at=row.added_at,
        undone_by=row.undone_by or "",
        undone_at=row.undone_at or "",
        talk="" if row.talk_id is None else str(row.talk_id),
        note=row.note,
    )
