"""Work that everybody who is known may give to the worker; it and its file are for the one who asked alone."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from layers.errors import NotAllowed, NotFound
from layers.store.jobs import Job
from layers.trust.audience import Viewer
from layers.vocabulary import roles

if TYPE_CHECKING:
    from layers.store.unit import Unit

_LONGEST_ID = 18


class OwnWork:
    """Jobs of one ``kind``, whose results name their file among the uploads under the kind."""

    def __init__(self, viewer: Viewer, unit_of: Callable[[Viewer], "Unit"], *, kind: str, most_kept: int) -> None:
        """Part of a desk; ``unit_of``: the same transaction as somebody else sees it; ``most_kept`` files stay."""
        self._viewer = viewer
        self._unit_of = unit_of
        self._kind = kind
        self._most_kept = most_kept

    def ask(self, arguments: Mapping[str, Any]) -> str:
        """Put it in the queue; ``NotAllowed`` for somebody whom we do not know."""
        if not self._viewer.signed_in:
            raise NotAllowed("role.not_enough", role=roles()[self._viewer.role].label)
        asker = {"role": self._viewer.role, "zones": list(self._viewer.zones)}
        return self._elevated.jobs.ask(self._kind, {**arguments, "viewer": asker})

    def one(self, job_id: str) -> Job:
        """What this viewer has asked for; ``NotFound("job.not_found")`` for all else."""
        found = self._elevated.jobs.one(job_id if len(job_id) <= _LONGEST_ID else "")
        if found.kind != self._kind or not self._viewer.signed_in or found.asked_by != self._viewer.name:
            raise NotFound("job.not_found")
        return found

    def cancel(self, job_id: str) -> None:
        """Stop what one has asked for oneself."""
        self._elevated.jobs.cancel(self.one(job_id).id)

    def file(self, job_id: str) -> tuple[str, bytes]:
        """``(name, bytes)`` of what came of it; ``NotFound("upload.not_found")`` once it is forgotten."""
        job = self.one(job_id)
        if self._kind not in job.result:
            raise NotFound("job.not_found")
        return self._elevated.uploads.kept(job.result[self._kind])

    def keep(self, name: str, content: bytes) -> str:
        """Keep what the worker has made; older ones make room."""
        for old in self._elevated.jobs.done(self._kind)[self._most_kept :]:
            self._elevated.uploads.forget(old.result[self._kind])
        return self._elevated.uploads.keep(name, content)

    @property
    def _elevated(self) -> "Unit":
        """Jobs and uploads ask for the right to import; who asks has none, and is asked here for what he needs."""
        return self._unit_of(Viewer(name=self._viewer.name, role="admin"))


def asker(job: Job) -> Viewer:
    """Who asked, as he was when he asked."""
    told = job.arguments["viewer"]
    return Viewer(name=job.asked_by, role=str(told["role"]), zones=tuple(told["zones"]))
