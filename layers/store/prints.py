"""印刷: what a print may show, gathered for its readers, and the prints that people have asked for.

Everybody who is known may ask; a print is shown to the one who asked for it and to nobody else.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from layers import clock
from layers.drawing.order import Order
from layers.drawing.stock import STAFF, Stock
from layers.place.services import ServicePoint
from layers.place.traits import plan_columns
from layers.store import audit, schema
from layers.store.jobs import Job
from layers.store.own_work import OwnWork
from layers.store.scope import PERSONAL
from layers.trust.audience import EVERYBODY, HOME_FIELDS, Viewer

if TYPE_CHECKING:
    from layers.store.unit import Unit

JOB = "print"
_KEPT = 20


class Prints:
    """The desk where prints are asked for."""

    def __init__(self, connection: Connection, viewer: Viewer, unit_of: Callable[[Viewer], "Unit"]) -> None:
        """A desk of a Unit; ``unit_of``: the same transaction as somebody else sees it."""
        self._connection = connection
        self._viewer = viewer
        self._unit_of = unit_of
        self._work = OwnWork(viewer, unit_of, kind=JOB, most_kept=_KEPT)

    def stock(self, order: Order) -> Stock:
        """Everything of an order, cut to its readers: the public edition holds what everybody sees, whoever asks.

        The staff's edition holds what this viewer sees of places, but no person's name or number, and of a private
        home neither address nor position: paper goes astray.
        """
        staff = order.edition == STAFF and self._viewer.signed_in
        unit = self._unit_of(self._viewer if staff else EVERYBODY)
        zone = unit.zones.one(order.zone) if order.zone else None
        systems = {system.id: system for system in unit.zones.kinds() if system.known}
        shown = zone.kind if zone else next((one.id for one in systems.values() if one.tier == 2), "")
        box = None if zone else order.box_lonlat
        places = unit.places.read(kinds=order.kinds or None, text=order.words, zone_id=order.zone, bbox=box)
        return Stock(
            city=unit.city(),
            edition=order.edition if staff else "public",
            places=tuple(self._for_paper(unit, places) if staff else places),
            today=clock.today(),
            zone=zone,
            box_lonlat=box,
            system=systems[shown].name if shown in systems else "",
            zones=tuple(unit.zones.read(shown, zone.fiscal_year if zone else None)) if shown in systems else (),
            pieces=tuple(unit.areas.pieces()),
            outline=tuple(unit.areas.outline()),
            ground_sources=tuple(unit.areas.sources()),
        )

    def ask(self, order: Order, name: str) -> str:
        """Put an order in the queue of the worker; ``NotAllowed`` for somebody whom we do not know."""
        job = self._work.ask({"order": order.as_json(), "name": name})
        audit.write(self._connection, self._viewer, "print.ask", f"{order.print_id}/{order.edition}")
        return job

    def one(self, job_id: str) -> Job:
        """A print that this viewer has asked for; ``NotFound("job.not_found")`` for all others."""
        return self._work.one(job_id)

    def cancel(self, job_id: str) -> None:
        """Stop a print of one's own."""
        self._work.cancel(job_id)

    def file(self, job_id: str) -> tuple[str, bytes]:
        """``(name, bytes)`` of what was printed; ``NotFound("upload.not_found")`` once it is forgotten."""
        return self._work.file(job_id)

    def keep(self, name: str, content: bytes) -> str:
        """Keep what the worker has printed; older ones make room."""
        return self._work.keep(name, content)

    def _for_paper(self, unit: "Unit", places: list[ServicePoint]) -> list[ServicePoint]:
        codes = {place.kind for place in places}
        plain = {one.id: one for one in self._unit_of(EVERYBODY).places.read(kinds=codes)}
        plain |= {one.id: one for one in unit.places.as_their_groups_read_them(codes)}
        table = schema.service_point
        homes = set(self._connection.execute(select(table.c.id).where(table.c.private_home)).scalars())
        return [_for_paper(place, plain.get(place.id), home=place.id in homes) for place in places]


def _for_paper(place: ServicePoint, plain: ServicePoint | None, *, home: bool) -> ServicePoint:
    """Without what belongs to a person, but for what everybody may read of it."""
    held_back = {*PERSONAL, *(HOME_FIELDS if home else ())}
    open_facts: dict[str, Any] = dict(plain.facts) if plain else {}
    told = {name: value for name, value in place.facts.items() if name not in held_back or name in open_facts}
    facts = {name: open_facts[name] if name in held_back else value for name, value in told.items()}
    if not home:
        return replace(place, facts=facts, own=plan_columns(place.own))
    spot, how = (plain.lonlat, plain.how) if plain else (None, "")
    return replace(place, facts=facts, own=plan_columns(place.own), lonlat=spot, how=how)
