"""手をあげた人: who wrote on a card what they want to do, and how they may be reached. Persons: the staff's alone.

Typed only on the city's server, never in a hall file, never in the log; deleted for good when they ask.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, literal, select, update

from layers.errors import NotFound, Refused
from layers.store import audit
from layers.store.schema_talk import raised_hand
from layers.trust.audience import Viewer
from layers.trust.naming import Allowed
from layers.vocabulary import rank

ACT = "confirm"
LONGEST = 200
_LONGEST_ID = 9


@dataclass(frozen=True, kw_only=True, slots=True)
class RaisedHand:
    """One card. ``note``: the number of the 付箋 it goes with; ``may_name``: the name may stand in the vision."""

    name: str
    contact: str
    wish: str
    talk_id: str
    id: str = ""
    note: str = ""
    may_contact: bool = False
    may_name: bool = False
    made_by: str = ""
    made_at: str = ""


class RaisedHands:
    """The desk."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer

    def of(self, talk_id: str) -> list[RaisedHand]:
        """The cards of a talk, in the order in which they were typed."""
        query = select(raised_hand).where(raised_hand.c.talk_id == _number(talk_id), self._inside())
        return [_hand(row) for row in self._connection.execute(query.order_by(raised_hand.c.id))]

    def one(self, hand_id: str) -> RaisedHand:
        """One card; ``NotFound("raised_hand.not_found")``."""
        query = select(raised_hand).where(raised_hand.c.id == _number(hand_id), self._inside())
        row = self._connection.execute(query).first()
        if row is None:
            raise NotFound("raised_hand.not_found")
        return _hand(row)

    def allowed(self, talk_id: str) -> Allowed:
        """Whose names may stand in the sentences of the vision: who ticked so on their card."""
        return Allowed.of([hand.name for hand in self.of(talk_id) if hand.may_name])

    def keep(self, hand: RaisedHand) -> str:
        """A new card (without id), or one written anew: its id. Who may not be contacted has no contact kept."""
        self._viewer.require(ACT)
        row = _row(hand)
        if hand.id:
            self.one(hand.id)
            self._connection.execute(update(raised_hand).where(raised_hand.c.id == _number(hand.id)).values(row))
            made = hand.id
        else:
            by = {"talk_id": _number(hand.talk_id), "made_by": self._viewer.name, "made_at": audit.now()}
            key = self._connection.execute(insert(raised_hand).values(row | by)).inserted_primary_key
            made = str(key[0] if key else "")
        audit.write(self._connection, self._viewer, "raised_hand.keep", made)
        return made

    def forget(self, hand_id: str) -> None:
        """They have asked: nothing of the card is kept, and it cannot be brought again."""
        self._viewer.require(ACT)
        self.one(hand_id)
        self._connection.execute(delete(raised_hand).where(raised_hand.c.id == _number(hand_id)))
        audit.write(self._connection, self._viewer, "raised_hand.forget", hand_id)

    def _inside(self) -> ColumnElement[bool]:
        return literal(self._viewer.rank) >= rank("staff")


def _row(hand: RaisedHand) -> dict[str, Any]:
    words = {name: " ".join(getattr(hand, name).split()) for name in ("name", "contact", "wish", "note")}
    if not words["name"] or any(len(word) > LONGEST for word in words.values()):
        raise Refused("raised_hand.name", longest=LONGEST)
    if not hand.may_contact:
        words["contact"] = ""
    return words | {"may_contact": hand.may_contact, "may_name": hand.may_name}


def _number(name: str) -> int:
    return int(name) if name.isdecimal() and name.isascii() and len(name) <= _LONGEST_ID else -1


def _hand(row: Row[Any]) -> RaisedHand:
    return RaisedHand(
        id=str(row.id),
        talk_id=str(row.talk_id),
        name=row.name,
        contact=row.contact,
        wish=row.wish,
        note=row.note,
        may_contact=row.may_contact,
        may_name=row.may_name,
        made_by=row.made_by,
        made_at=row.made_at,
    )
