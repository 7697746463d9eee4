"""配置案 out of the store: candidates of any kind in the scope of the question's audience, and answers kept before.

For those who work here alone: the exact figures of small towns are in it.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select, update

from layers.access.grounds import Ground
from layers.access.siting.answered import SitingAnswer
from layers.access.siting.asked import SitingQuestion
from layers.access.siting.places import print_of
from layers.errors import Refused
from layers.place.services import ServicePoint
from layers.store import audit
from layers.store.coverage import Coverage
from layers.store.jobs import Job
from layers.store.own_work import OwnWork
from layers.store.schema_siting import siting_answer
from layers.trust.audience import Viewer
from layers.vocabulary import kinds

if TYPE_CHECKING:
    from collections.abc import Callable

    from layers.store.unit import Unit

JOB, ACT = "siting", "confirm"
_MOST_KEPT = 100


@dataclass(frozen=True, kw_only=True, eq=False)
class Gathered:
    """All that a siting is computed from."""

    ground: Ground
    candidates: tuple[ServicePoint, ...]


class Sitings:
    """The desk of 配置案."""

    def __init__(self, connection: Connection, viewer: Viewer, as_seen_by: "Callable[[Viewer], Unit]") -> None:
        """A desk of a Unit; ``as_seen_by`` gives the desks of another scope in the same transaction."""
        self._connection = connection
        self._viewer = viewer
        self._coverage = Coverage(connection, viewer, as_seen_by)
        self._work = OwnWork(viewer, as_seen_by, kind=JOB, most_kept=0)

    def ask(self, asked: SitingQuestion) -> str:
        """Put the calculation in the queue of the worker; the job's id."""
        self._viewer.require(ACT)
        return self._work.ask({"question": asked.to_json()})

    def job(self, job_id: str) -> Job:
        """A calculation that this viewer has asked for; ``NotFound("job.not_found")`` for all others."""
        return self._work.one(job_id)

    def cancel(self, job_id: str) -> None:
        """Stop one's own."""
        self._work.cancel(job_id)

    def gather(self, asked: SitingQuestion) -> Gathered:
        """The ground of the question and its candidates, both as its audience may know them."""
        self._viewer.require(ACT)
        codes = [one for one in asked.candidates if one in kinds()]
        ids = [one for one in (*asked.candidates, *asked.fixed) if one not in kinds()]
        known = self._coverage.others(asked.coverage, codes, ids)
        missing = set(ids) - {point.id for point in known}
        if missing:
            raise Refused("siting.candidate", place=min(missing))
        ground = self._coverage.gather(asked.coverage)
        return Gathered(ground=ground, candidates=tuple(sorted(known, key=lambda point: point.id)))

    def kept(self, asked: SitingQuestion, gathered: Gathered | None = None) -> SitingAnswer | None:
        """The answer that was computed before from the very same inputs; None where it has to be computed."""
        found = gathered or self.gather(asked)
        table = siting_answer
        under = table.c.fingerprint == print_of(asked, found.ground, found.candidates)
        row = self._connection.execute(select(table.c.answer).where(under)).first()
        return SitingAnswer.from_document(row.answer) if row else None

    def keep(self, answer: SitingAnswer) -> None:
        """Keep it for whoever asks next; those nobody has asked for longest are let go."""
        self._viewer.require(ACT)
        table, now = siting_answer, audit.now()
        same = table.c.fingerprint == answer.fingerprint
        if self._connection.execute(update(table).where(same).values(asked_at=now)).rowcount:
            return
        row = {
            "fingerprint": answer.fingerprint,
            "question": answer.question.to_json(),
            "answer": answer.to_document(),
            "made_at": now,
            "asked_at": now,
        }
        self._connection.execute(insert(table).values(row))
        newest = select(table.c.id).order_by(table.c.asked_at.desc(), table.c.id.desc()).limit(_MOST_KEPT)
        self._connection.execute(delete(table).where(table.c.id.not_in(newest)))
