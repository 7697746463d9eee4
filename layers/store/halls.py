"""会場: the desk where hall files are made. What comes back from them is taken in next door. The staff's alone."""

import secrets
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, insert

from layers.drawing.order import Order
from layers.drawing.stock import Stock
from layers.hall import file
from layers.hall.content import HallContent
from layers.hall.ground import layers_of
from layers.hall.sealing import new_keys
from layers.place.services import ServicePoint
from layers.store import audit
from layers.store.schema_halls import hall_file
from layers.trust.audience import EVERYBODY, Viewer
from layers.wording import sentence
from layers.workshop.carrying import carried
from layers.workshop.talks import Talk

if TYPE_CHECKING:
    from layers.store.unit import Unit

ACT = "confirm"


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
            "journal_end": max((seq for seq, _ in unit.talks.moves(talk_id)), default=0),
            "made_by": self._viewer.name,
            "made_at": audit.now(),
        }
        self._connection.execute(insert(hall_file).values(row))
        audit.write(self._connection, self._viewer, "hall.make", f"{talk_id}/{number}")
        return f"{talk.zone}_{number}_{made.content.meeting.name}{file.SUFFIX}", file.write(made)

    def ground(self, talk_id: str) -> dict[str, Any]:
        """The public ground of a talk's zone, as a hall file holds it: for what is printed at the city's server."""
        talk = self._unit_of(self._viewer).talks.one(talk_id)
        everybody = self._unit_of(EVERYBODY)
        return layers_of(self._stock(everybody, talk), everybody.ground.lines())

    def places(self, ids: Sequence[str]) -> list[ServicePoint]:
        """Of these places those that everybody may know of: a hall would have taken them along."""
        return self._unit_of(EVERYBODY).places.these(ids)

    # --- inside ------------------------------------------------------------------------------------------------

    def _content(self, talk: Talk, number: int) -> HallContent:
        board = self._unit_of(self._viewer).talks.board(talk.id)
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
            # As sentences alone: the file tells nobody who has raised a hand, nor who has ticked.
            moves=carried(board, self._unit_of(self._viewer).raised_hands.allowed(talk.id)),
            numbers=_numbers(everybody, talk),
            credits=tuple(dict.fromkeys(source.credit() for source in stock.ground_sources)),
            made_at=audit.now(),
        )

    def _stock(self, everybody: "Unit", talk: Talk) -> Stock:
        zones = [zone for zone in everybody.zones.read(talk.zone_kind) if zone.name == talk.zone]
        order = Order(print_id="hall", zone=zones[0].id if zones else "", chosen={})
        return everybody.prints.stock(order)


def _chosen(ground: dict[str, Any], wanted: Sequence[str]) -> dict[str, Any]:
    """What the evening asks for; the zone itself always, and all where it asks for nothing."""
    asked = {"zone", *(name for name in wanted if name in ground)}
    return {name: one for name, one in ground.items() if name in asked or len(asked) == 1}


def _numbers(everybody: "Unit", talk: Talk) -> tuple[str, ...]:
    for row in everybody.zones.counts(talk.zone_kind):
        if row.name == talk.zone:
            told = {"people": f"{row.residents:,}", "places": f"{row.service_points:,}"}
            aged = [] if row.age65plus is None else [sentence("hall.aged", {"people": f"{row.age65plus:,}"})]
            return (sentence("hall.residents", told), *aged, sentence("hall.places", told))
    return ()
