"""The A3 sheets of all zones of a kind as one file: asked for like a print, fetched by the one who asked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from layers.errors import NotFound
from layers.profile.profile import ZoneProfile
from layers.store import audit
from layers.store.jobs import Job
from layers.store.own_work import OwnWork
from layers.trust.audience import EVERYBODY, Viewer

if TYPE_CHECKING:
    from layers.store.unit import Unit

JOB = "profile_sheets"
# Each holds two sheets of every zone.
_KEPT = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetsOrder:
    """All zones of a kind; ``name`` as the page calls the work."""

    kind: str
    name: str

    def as_json(self) -> dict[str, Any]:
        """For the queue of work."""
        return {"kind": self.kind, "name": self.name}


class ProfileSheets:
    """The desk where the sheets of a whole kind are asked for; they hold what everybody may see, whoever asks."""

    def __init__(self, connection: Connection, viewer: Viewer, unit_of: Callable[[Viewer], "Unit"]) -> None:
        """A desk of a Unit; ``unit_of``: the same transaction as somebody else sees it."""
        self._connection = connection
        self._viewer = viewer
        self._unit_of = unit_of
        self._work = OwnWork(viewer, unit_of, kind=JOB, most_kept=_KEPT)

    def ask(self, kind: str) -> str:
        """Put it in the queue; ``NotFound("zone.not_found")`` for a kind that has no zones."""
        named = {one.id: one.name for one in self._unit_of(EVERYBODY).zones.kinds() if one.known}
        if kind not in named:
            raise NotFound("zone.not_found")
        job = self._work.ask(SheetsOrder(kind=kind, name=named[kind]).as_json())
        audit.write(self._connection, self._viewer, "profile_sheets.ask", kind)
        return job

    def profiles(self, kind: str) -> list[ZoneProfile]:
        """What stands on the sheets, zone after zone."""
        return self._unit_of(EVERYBODY).profiles.all_of(kind)

    def one(self, job_id: str) -> Job:
        """What this viewer has asked for; ``NotFound("job.not_found")`` for all else."""
        return self._work.one(job_id)

    def cancel(self, job_id: str) -> None:
        """Stop it."""
        self._work.cancel(job_id)

    def file(self, job_id: str) -> tuple[str, bytes]:
        """``(name, bytes)``; ``NotFound("upload.not_found")`` once it is forgotten."""
        return self._work.file(job_id)

    def keep(self, name: str, content: bytes) -> str:
        """Keep the file; older ones make room."""
        return self._work.keep(name, content)
