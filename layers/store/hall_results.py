"""会場の結果: the desk where packages that come back from a hall are taken in. The staff's alone.

One hall file may be opened on several laptops, and each may send packages again and again: a later one holds all that
an earlier one held. In whatever order they come, the talk is the same afterwards.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, insert, select

from layers.errors import NotFound, Refused
from layers.hall import result
from layers.hall.sealing import CityKeys
from layers.place.services import ServicePoint
from layers.store import audit, turns
from layers.store.past import Past
from layers.store.schema_halls import hall_file, hall_result
from layers.trust.audience import Viewer
from layers.workshop.board import Note
from layers.workshop.clashes import Arrival, Clash, clashes
from layers.workshop.talks import Talk

if TYPE_CHECKING:
    from layers.store.unit import Unit

ACT = "confirm"
# What a package was to those that had been taken in before.
FIRST, BESIDE, MORE, AGAIN, OLDER, NOTHING_NEW = "first", "beside", "more", "again", "older", "nothing_new"


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """A package that was taken in. ``new``: how many moves were not known before.

    ``hall``: the hall file that it answers. ``how``: told by ``take`` alone, one of the words above.
    """

    id: str
    hall: str
    talk: str
    meeting: str
    closed_at: str
    moves: int
    new: int
    people: int
    who: str
    at: str
    how: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceSaid:
    """Words of the hall on a listed place; ``changed``: what has been changed here since the hall file was made."""

    place: ServicePoint
    notes: tuple[Note, ...]
    changed: tuple[str, ...]


class HallResults:
    """The desk."""

    def __init__(self, connection: Connection, viewer: Viewer, unit_of: Callable[[Viewer], "Unit"]) -> None:
        """A desk of a Unit; ``unit_of``: the same transaction as somebody else sees it."""
        self._connection = connection
        self._viewer = viewer
        self._unit_of = unit_of

    def take(self, talk_id: str, package: bytes) -> Taken:
        """Take in what came back; what is known already changes nothing, and ``how`` says so.

        ``Refused("hall.not_ours")`` for a package of another server, ``"hall.of_other_talk"`` for one of another talk,
        ``"hall.result_broken"`` for one that is not as the laptop wrote it.
        """
        self._viewer.require(ACT)
        unit = self._unit_of(self._viewer)
        talk = unit.talks.one(talk_id)
        told = result.read(package, lambda hall_id: self._keys(hall_id, talk))
        if told.talk != talk.id:
            raise Refused("hall.not_ours")
        # Nobody writes between what stood there and what this package brings.
        turns.talk(self._connection, talk_id)
        held = self.taken(talk_id)
        before = max((seq for seq, _ in unit.talks.moves(talk_id)), default=0)
        receipt = unit.talks.append(talk.id, told.moves)
        audit.write(self._connection, self._viewer, "hall.take", f"{talk_id}/{told.meeting}")
        how, known = _how(told, len(receipt.new), held)
        if known is not None:
            return replace(known, how=how)
        row = {
            "hall_id": told.hall,
            "closed_at": told.closed_at,
            "from_seq": before,
            "to_seq": receipt.seq,
            "moves": len(told.moves),
            "new": len(receipt.new),
            "people": told.people,
            "taken_by": self._viewer.name,
            "taken_at": audit.now(),
        }
        key = self._connection.execute(insert(hall_result).values(row)).inserted_primary_key
        taken = next(one for one in self.taken(talk_id) if key and one.id == str(key[0]))
        return replace(taken, how=how)

    def taken(self, talk_id: str) -> list[Taken]:
        """What came back for a talk, the newest first."""
        talk = self._unit_of(self._viewer).talks.one(talk_id)
        return [
            Taken(
                id=str(row.id),
                hall=row.hall_id,
                talk=talk.id,
                meeting=row.meeting,
                closed_at=row.closed_at,
                moves=row.moves,
                new=row.new,
                people=row.people,
                who=row.taken_by,
                at=row.taken_at,
            )
            for row in reversed(self._rows(talk))
        ]

    def clashes(self, talk_id: str) -> list[Clash]:
        """What was written on one thing by two sides — here, and on each laptop — that did not know of each other."""
        unit = self._unit_of(self._viewer)
        talk = unit.talks.one(talk_id)
        rows = self._rows(talk)
        return clashes(unit.talks.moves(talk_id), _arrivals(rows)) if rows else []

    def said_of_places(self, talk_id: str, meeting: str) -> list[PlaceSaid]:
        """The notes on listed places of one evening, beside what was changed on those places meanwhile."""
        unit = self._unit_of(self._viewer)
        talk = unit.talks.one(talk_id)
        went_out = self._went_out(talk, meeting)
        by_place: dict[str, list[Note]] = {}
        for note in unit.talks.board(talk_id).shown():
            if note.place and note.meeting == meeting:
                by_place.setdefault(note.place, []).append(note)
        there = {place.id: place for place in unit.places.these(list(by_place))}
        return [
            PlaceSaid(
                place=there[key],
                notes=tuple(notes),
                changed=_changed(unit.past, key, went_out) if went_out else (),
            )
            for key, notes in by_place.items()
            if key in there
        ]

    # --- inside ------------------------------------------------------------------------------------------------

    def _rows(self, talk: Talk) -> Sequence[Row[Any]]:
        """Packages in the order in which they came."""
        made, back = hall_file, hall_result
        columns = (back, made.c.meeting, made.c.journal_end, made.c.made_at)
        query = select(*columns).join(made, made.c.id == back.c.hall_id).where(made.c.talk_id == int(talk.id))
        return self._connection.execute(query.order_by(back.c.id)).all()

    def _keys(self, hall_id: str, talk: Talk) -> CityKeys:
        row = self._connection.execute(select(hall_file).where(hall_file.c.id == hall_id)).first()
        if row is None:
            raise Refused("hall.not_ours")
        if row.talk_id != int(talk.id):
            raise Refused("hall.of_other_talk", name=self._unit_of(self._viewer).talks.one(str(row.talk_id)).name)
        return CityKeys(verify=bytes.fromhex(row.verify), open_with=bytes.fromhex(row.open_with))

    def _went_out(self, talk: Talk, meeting: str) -> str:
        """When the ground of this evening was made: of the files that came back the oldest, else the newest of all."""
        came_back = [row.made_at for row in self._rows(talk) if row.meeting == meeting]
        if came_back:
            return str(min(came_back))
        query = select(hall_file.c.made_at).where(hall_file.c.talk_id == int(talk.id), hall_file.c.meeting == meeting)
        return str(max(self._connection.execute(query).scalars(), default=""))


def _how(told: result.HallResult, new: int, held: Sequence[Taken]) -> tuple[str, Taken | None]:
    """What a package is to those before it; and which of them says it all, if it brings nothing."""
    own = [one for one in held if one.hall == told.hall]
    if new or not own:
        beside = any(one.meeting == told.meeting for one in held)
        return (MORE if own else BESIDE if beside else FIRST), None
    same = [one for one in own if one.closed_at == told.closed_at]
    if same:
        return AGAIN, same[0]
    newest = max(own, key=lambda one: one.closed_at)
    return (OLDER if told.closed_at < newest.closed_at else NOTHING_NEW), newest


def _arrivals(rows: Sequence[Row[Any]]) -> list[Arrival]:
    """Packages by laptop: a later one of the same holds all of its earlier ones, and of no other of the same file."""
    held: dict[tuple[str, int], int] = {}
    found = []
    for row in rows:
        number = next(
            (n for (hall, n), moves in held.items() if hall == row.hall_id and moves == row.moves - row.new), -1
        )
        number = len(held) if number < 0 else number
        held[row.hall_id, number] = row.moves
        side = f"{row.hall_id}/{number}"
        found.append(Arrival(side=side, saw=row.journal_end, start=row.from_seq, end=row.to_seq))
    return found


def _changed(past: Past, point_id: str, moment: str) -> tuple[str, ...]:
    try:
        return tuple(one.field for one in past.changes(point_id, moment))
    except NotFound:
        return ()
