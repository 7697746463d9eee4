"""地域ビジョン that were opened to everybody: one edition of a talk is in force at a time.

The one desk of the workshop that somebody unknown may read; nothing stands in it but what was opened.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, insert, select, update

from layers.errors import NotFound, Refused
from layers.store import audit, turns
from layers.store.schema_talk import raised_hand, talk, vision_edition
from layers.trust.audience import Viewer
from layers.trust.naming import Allowed
from layers.workshop.opened import Opened
from layers.workshop.talks import Talk

ACT = "release"
_LONGEST_ID = 9


@dataclass(frozen=True, kw_only=True, slots=True)
class Edition:
    """One that is in force."""

    id: str
    talk_id: str
    zone_kind: str
    zone: str
    day: str
    opened: Opened


class Visions:
    """The desk."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer

    def all(self, zone_kind: str = "", zone: str = "") -> list[Edition]:
        """Those in force, the newest first; of one zone, where one is named."""
        table = vision_edition
        query = self._in_force().order_by(table.c.id.desc())
        if zone:
            query = query.where(table.c.zone_kind == zone_kind, table.c.zone == zone)
        return [self._edition(row) for row in self._connection.execute(query)]

    def one(self, edition_id: str) -> Edition:
        """One in force; ``NotFound("vision.not_found")`` for what never was, and for what was taken back."""
        row = self._connection.execute(self._in_force().where(vision_edition.c.id == _number(edition_id))).first()
        if row is None:
            raise NotFound("vision.not_found")
        return self._edition(row)

    def of(self, talk_id: str) -> Edition | None:
        """That of a talk."""
        row = self._connection.execute(self._in_force().where(vision_edition.c.talk_id == _number(talk_id))).first()
        return None if row is None else self._edition(row)

    def release(self, there: Talk, told: Opened) -> str:
        """Open it to everybody in place of what was opened before: the id of the edition."""
        self._viewer.require(ACT)
        turns.talk(self._connection, there.id)
        if there.taken_back:
            raise Refused("talk.taken_back")
        if not told.strands:
            raise Refused("vision.nothing_to_open")
        self._withdraw(there.id)
        row = {"talk_id": _number(there.id), "zone_kind": there.zone_kind, "zone": there.zone, "body": told.to_json()}
        row |= {"released_by": self._viewer.name, "released_at": audit.now()}
        made = self._connection.execute(insert(vision_edition).values(row)).inserted_primary_key
        audit.write(self._connection, self._viewer, "vision.release", there.id)
        return str(made[0] if made else "")

    def take_back(self, talk_id: str) -> None:
        """It is nobody's to read any more; ``NotFound`` where nothing is open."""
        self._viewer.require(ACT)
        turns.talk(self._connection, talk_id)
        if not self._withdraw(talk_id):
            raise NotFound("vision.not_found")
        audit.write(self._connection, self._viewer, "vision.take_back", talk_id)

    def _withdraw(self, talk_id: str) -> int:
        table = vision_edition
        query = update(table).where(table.c.talk_id == _number(talk_id), table.c.undone_at.is_(None))
        return self._connection.execute(query.values(undone_by=self._viewer.name, undone_at=audit.now())).rowcount

    def _in_force(self) -> Any:  # noqa: ANN401 - a Select of one table
        table = vision_edition
        holds = and_(talk.c.id == table.c.talk_id, talk.c.undone_at.is_(None))
        return select(table).join(talk, holds).where(table.c.undone_at.is_(None))

    def _edition(self, row: Row[Any]) -> Edition:
        return Edition(
            id=str(row.id),
            talk_id=str(row.talk_id),
            zone_kind=row.zone_kind,
            zone=row.zone,
            day=row.released_at[:10],
            opened=Opened.from_json(row.body).named_by(self._allowed(row.talk_id)),
        )

    def _allowed(self, talk_id: int) -> Allowed:
        """Whose names may be read now: the cards themselves are read by nobody."""
        query = select(raised_hand.c.name).where(raised_hand.c.talk_id == talk_id, raised_hand.c.may_name.is_(True))
        return Allowed.of([name for (name,) in self._connection.execute(query)])


def _number(name: str) -> int:
    """The number that an id stands for; -1, which nothing has, for what is none."""
    return int(name) if name.isdecimal() and name.isascii() and len(name) <= _LONGEST_ID else -1
