"""保存 of more places than a request can hold: asked for like a print, written by the worker, fetched by who asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from layers.place.choosing import Wish
from layers.place.services import ServicePoint
from layers.store import audit
from layers.store.jobs import Job
from layers.store.own_work import OwnWork
from layers.trust.audience import EVERYBODY, Viewer
from layers.vocabulary import kinds

if TYPE_CHECKING:
    from layers.store.unit import Unit

JOB = "save"
# Each may hold a hundred thousand places.
_KEPT = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class SaveOrder:
    """Which places, in which form (``code``); ``inside``: as the one who asks may see them, else as everybody."""

    code: str
    name: str
    inside: bool = False
    kinds: tuple[str, ...] = ()
    words: str = ""
    zone: str = ""
    wish: Wish | None = None

    def as_json(self) -> dict[str, Any]:
        """For the queue of work."""
        told = {"code": self.code, "name": self.name, "inside": self.inside, "kinds": list(self.kinds)}
        return {**told, "words": self.words, "zone": self.zone, "wish": self.wish.as_json() if self.wish else None}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "SaveOrder":
        """Out of the queue; what is no kind is left out."""
        return cls(
            code=str(told["code"]),
            name=str(told["name"]),
            inside=told["inside"] is True,
            kinds=tuple(kind for kind in kinds() if kind in told["kinds"]),
            words=str(told["words"]),
            zone=str(told["zone"]),
            wish=Wish.from_json(told["wish"]) if told["wish"] else None,
        )


class Savings:
    """The desk where large files are asked for."""

    def __init__(self, connection: Connection, viewer: Viewer, unit_of: Callable[[Viewer], "Unit"]) -> None:
        """A desk of a Unit; ``unit_of``: the same transaction as somebody else sees it."""
        self._connection = connection
        self._viewer = viewer
        self._unit_of = unit_of
        self._work = OwnWork(viewer, unit_of, kind=JOB, most_kept=_KEPT)

    def ask(self, order: SaveOrder) -> str:
        """Put it in the queue; ``NotAllowed`` for somebody whom we do not know."""
        job = self._work.ask({"order": order.as_json(), "name": order.name})
        # Never what was looked for: words of a search may be somebody's name.
        audit.write(self._connection, self._viewer, "save.ask", f"{order.code}/{'staff' if order.inside else 'public'}")
        return job

    def places(self, order: SaveOrder) -> list[ServicePoint]:
        """The places of an order, as far as its readers may see them."""
        unit = self._unit_of(self._viewer if order.inside else EVERYBODY)
        return unit.places.read(kinds=order.kinds or None, text=order.words, zone_id=order.zone, wish=order.wish)

    def one(self, job_id: str) -> Job:
        """What this viewer has asked for; ``NotFound("job.not_found")`` for all else."""
        return self._work.one(job_id)

    def cancel(self, job_id: str) -> None:
        """Stop it."""
        self._work.cancel(job_id)

    def file(self, job_id: str) -> tuple[str, bytes]:
        """``(name, bytes)``; ``NotFound("upload.not_found")`` once it is forgotten."""
        return self._work.file(job_id)

    def keep(self, order: SaveOrder, content: bytes, *, rows: int) -> str:
        """Keep the file; that the staff's has been made is written down, as for small ones."""
        if order.inside:
            audit.write(self._connection, self._viewer, "save", f"{order.code} {rows}")
        return self._work.keep(order.name, content)
