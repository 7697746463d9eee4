"""会場: the desk where hall files are made, and where what comes back from a hall is taken in. The staff's alone."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, insert, select

from layers.drawing.order import Order
from layers.drawing.stock import Stock
from layers.errors import NotFound, Refused
from layers.hall import file, result
from layers.hall.content import HallContent
from layers.hall.ground import layers_of
from layers.hall.sealing import CityKeys, new_keys
from layers.place.services import ServicePoint
from layers.store import audit
from layers.store.past import Past
from layers.store.schema_halls import hall_file, hall_result
from layers.trust.audience import EVERYBODY, Viewer
from layers.wording import sentence
from layers.workshop.board import Board, Note
from layers.workshop.carrying import carried
from layers.workshop.clashes import Clash, clashes
from layers.workshop.moves import Move
from layers.workshop.talks import Talk

if TYPE_CHECKING:
    from layers.store.unit import Unit

ACT = "confirm"


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """A package that was taken in. ``new``: how many moves were not known before; the second time it is 0."""

    id: str
    talk: str
    meeting: str
    closed_at: str
    moves: int
    new: int
    people: int
    who: str
    at: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceSaid:
    """Words of the hall on a listed place; ``changed``: what has been changed here since the hall file was made."""

    place: ServicePoint
    notes: tuple[Note, ...]
    changed: tuple[str, ...]


class Halls:
    """The desk."""

    def __init__(self, connection: Connection, viewer: Viewer, unit_of: Callable[[Viewer], "Unit"]) -> None:
        """A desk of a Unit; ``unit_of``: the same transaction as somebody else sees it."""
        self._connection = connection
        self._viewer = viewer
        self._unit_of = unit_of

    def make(self, talk_id: str, number: int) -> tuple[str, bytes]:
        """「会場用ファイルを作る」: its name and its bytes. It holds what everybody may see, and nothing of persons."""
        self._viewer.require(ACT)
        unit = self._unit_of(self._viewer)
        talk = unit.talks.one(talk_id)
        laptop, city = new_keys()
        made = file.HallFile(id=secrets.token_hex(8), content=self._content(talk, number), keys=laptop)
        row = {
            "id": made.id,
            "talk_id": int(talk_id),
            "meeting": made.content.meeting.id,
            "verify": city.verify.hex(),
            "open_with": city.open_with.hex(),
            "journal_end": _end(unit.talks.moves(talk_id)),
            "made_by": self._viewer.name,
            "made_at": audit.now(),
        }
        self._connection.execute(insert(hall_file).values(row))
        audit.write(self._connection, self._viewer, "hall.make", f"{talk_id}/{number}")
        return f"{talk.zone}_{number}_{made.content.meeting.name}{file.SUFFIX}", file.write(made)

    def take(self, talk_id: str, package: bytes) -> Taken:
        """Take in what came back; the same package once more changes nothing.

        ``Refused("hall.not_ours")`` for a package of another server or talk, ``"hall.result_broken"`` for one that is
        not as the laptop wrote it.
        """
        self._viewer.require(ACT)
        unit = self._unit_of(self._viewer)
        talk = unit.talks.one(talk_id)
        told = result.read(package, lambda hall_id: self._keys(hall_id, talk))
        if told.talk != talk.id:
            raise Refused("hall.not_ours")
        before = _end(unit.talks.moves(talk_id))
        receipt = unit.talks.append(talk.id, told.moves)
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
        if receipt.new or not self._has(told):
            self._connection.execute(insert(hall_result).values(row))
        audit.write(self._connection, self._viewer, "hall.take", f"{talk_id}/{told.meeting}")
        return self.taken(talk_id)[0]

    def taken(self, talk_id: str) -> list[Taken]:
        """What came back for a talk, the newest first."""
        talk = self._unit_of(self._viewer).talks.one(talk_id)
        made, back = hall_file, hall_result
        query = select(back, made.c.talk_id, made.c.meeting).join(made, made.c.id == back.c.hall_id)
        rows = self._connection.execute(query.where(made.c.talk_id == int(talk.id)).order_by(back.c.id.desc()))
        return [
            Taken(
                id=str(row.id),
                talk=talk.id,
                meeting=row.meeting,
                closed_at=row.closed_at,
                moves=row.moves,
                new=row.new,
                people=row.people,
                who=row.taken_by,
                at=row.taken_at,
            )
            for row in rows
        ]

    def clashes(self, talk_id: str) -> list[Clash]:
        """What was written on one thing by two sides — here, and in each hall — since the first open hall file."""
        unit = self._unit_of(self._viewer)
        talk = unit.talks.one(talk_id)
        made, back = hall_file, hall_result
        query = select(back.c.from_seq, back.c.to_seq, made.c.journal_end).join(made, made.c.id == back.c.hall_id)
        rows = self._connection.execute(query.where(made.c.talk_id == int(talk.id))).all()
        sides: dict[int, list[Move]] = {}
        began = min((row.journal_end for row in rows), default=0)
        for seq, move in unit.talks.moves(talk_id, began):
            side = next((row.from_seq for row in rows if row.from_seq < seq <= row.to_seq), -1)
            sides.setdefault(side, []).append(move)
        found = (clashes(one, other) for one, other in combinations(sides.values(), 2))
        return [clash for some in found for clash in some]

    def said_of_places(self, talk_id: str, meeting: str) -> list[PlaceSaid]:
        """The notes on listed places of one evening, beside what was changed on those places meanwhile."""
        unit = self._unit_of(self._viewer)
        talk = unit.talks.one(talk_id)
        began = self._went_out(talk)
        by_place: dict[str, list[Note]] = {}
        for note in unit.talks.board(talk_id).shown():
            if note.place and note.meeting == meeting:
                by_place.setdefault(note.place, []).append(note)
        there = {place.id: place for place in unit.places.these(list(by_place))}
        return [
            PlaceSaid(
                place=there[key],
                notes=tuple(notes),
                changed=_changed(unit.past, key, began.made_at) if began is not None else (),
            )
            for key, notes in by_place.items()
            if key in there
        ]

    def ground(self, talk_id: str) -> dict[str, Any]:
        """The public ground of a talk's zone, as a hall file holds it: for what is printed at the city's server."""
        talk = self._unit_of(self._viewer).talks.one(talk_id)
        everybody = self._unit_of(EVERYBODY)
        return layers_of(self._stock(everybody, talk), everybody.ground.lines())

    # --- inside ------------------------------------------------------------------------------------------------

    def _content(self, talk: Talk, number: int) -> HallContent:
        board: Board = self._unit_of(self._viewer).talks.board(talk.id)
        everybody = self._unit_of(EVERYBODY)
        city = everybody.city()
        stock = self._stock(everybody, talk)
        meeting = talk.meeting(number)
        return HallContent(
            talk=talk.id,
            talk_name=talk.name,
            zone=talk.zone,
            meeting=meeting,
            city=city.name,
            purpose=talk.purpose,
            terms=dict(city.terms),
            layers=_chosen(layers_of(stock, everybody.ground.lines()), meeting.layers),
            moves=carried(board),
            numbers=_numbers(everybody, talk),
            credits=tuple(dict.fromkeys(source.credit() for source in stock.ground_sources)),
            made_at=audit.now(),
        )

    def _stock(self, everybody: "Unit", talk: Talk) -> Stock:
        zones = [zone for zone in everybody.zones.read(talk.zone_kind) if zone.name == talk.zone]
        order = Order(print_id="hall", zone=zones[0].id if zones else "", chosen={})
        return everybody.prints.stock(order)

    def _keys(self, hall_id: str, talk: Talk) -> CityKeys:
        query = select(hall_file).where(hall_file.c.id == hall_id, hall_file.c.talk_id == int(talk.id))
        row = self._connection.execute(query).first()
        if row is None:
            raise Refused("hall.not_ours")
        return CityKeys(verify=bytes.fromhex(row.verify), open_with=bytes.fromhex(row.open_with))

    def _has(self, told: result.HallResult) -> bool:
        query = select(hall_result.c.id).where(hall_result.c.hall_id == told.hall)
        return self._connection.execute(query).first() is not None

    def _went_out(self, talk: Talk) -> "_Made | None":
        query = select(hall_file.c.journal_end, hall_file.c.made_at).where(hall_file.c.talk_id == int(talk.id))
        row = self._connection.execute(query.order_by(hall_file.c.made_at.desc())).first()
        return None if row is None else _Made(journal_end=row.journal_end, made_at=row.made_at)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Made:
    journal_end: int
    made_at: str


def _chosen(ground: dict[str, Any], wanted: Sequence[str]) -> dict[str, Any]:
    """What the evening asks for; the zone itself always, and all where it asks for nothing."""
    asked = {"zone", *(name for name in wanted if name in ground)}
    return {name: one for name, one in ground.items() if name in asked or len(asked) == 1}


def _end(moves: Sequence[tuple[int, Move]]) -> int:
    return max((seq for seq, _ in moves), default=0)


def _changed(past: Past, point_id: str, moment: str) -> tuple[str, ...]:
    try:
        return tuple(one.field for one in past.changes(point_id, moment))
    except NotFound:
        return ()


def _numbers(everybody: "Unit", talk: Talk) -> tuple[str, ...]:
    for row in everybody.zones.counts(talk.zone_kind):
        if row.name == talk.zone:
            told = {"people": f"{row.residents:,}", "places": f"{row.service_points:,}"}
            aged = [] if row.age65plus is None else [sentence("hall.aged", {"people": f"{row.age65plus:,}"})]
            return (sentence("hall.residents", told), *aged, sentence("hall.places", told))
    return ()
