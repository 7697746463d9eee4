"""Job: long work that a request only asks for. The worker takes them one by one and can be watched and stopped."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from layers.errors import NotFound
from layers.store import audit, schema
from layers.trust.audience import Viewer

_OPEN = ("waiting", "running")
# What a job shows of a file that was not taken, so that somebody can say what it is.
_QUESTION = ("asks", "readings", "recipe", "sheets")
_ASKING = ("check_and_stage", "read_again")
_STALE_SECONDS = 60.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """One piece of work: ``state`` waiting | running | done | failed | cancelled | interrupted, ``progress`` 0 … 1."""

    id: str
    kind: str
    arguments: Mapping[str, Any]
    state: str
    progress: float
    message: str
    result: Mapping[str, Any]
    asked_by: str
    asked_at: str

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen."""
        return self.state not in _OPEN


class Jobs:
    """The desk of jobs."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer

    def ask(self, kind: str, arguments: Mapping[str, Any]) -> str:
        """Put a job in the queue."""
        self._viewer.require("import")
        row = {
            "kind": kind,
            "arguments": dict(arguments),
            "state": "waiting",
            "progress": 0.0,
            "message": "job.waiting",
            "result": {},
            "asked_by": self._viewer.name,
            "asked_at": audit.now(),
        }
        made = self._connection.execute(insert(schema.job).values(row))
        return str(made.inserted_primary_key.id)  # type: ignore[union-attr]

    def one(self, job_id: str) -> Job:
        """A job by id; ``NotFound("job.not_found")``."""
        self._viewer.require("import")
        number = int(job_id) if job_id.isdecimal() else -1
        row = self._connection.execute(select(schema.job).where(schema.job.c.id == number)).first()
        if row is None:
            raise NotFound("job.not_found")
        return _job(row)

    def done(self, kind: str) -> list[Job]:
        """The jobs of a kind that came to their end, the newest first."""
        self._viewer.require("import")
        table = schema.job
        query = select(table).where(table.c.kind == kind, table.c.state == "done").order_by(table.c.id.desc())
        return [_job(row) for row in self._connection.execute(query)]

    def asking(self) -> list[Job]:
        """The jobs whose question nobody has answered yet, the newest first; an answer at work is no question."""
        self._viewer.require("import")
        table = schema.job
        asks = table.c.result["asks"].as_string().is_not(None)
        wanted = table.c.kind.in_(_ASKING) & (asks | table.c.state.in_(_OPEN))
        rows = self._connection.execute(select(table).where(wanted).order_by(table.c.id.desc())).all()
        answered = {str(row.arguments.get("answers", "")) for row in rows}
        return [_job(row) for row in rows if row.result.get("asks") and str(row.id) not in answered]

    def cancel(self, job_id: str) -> None:
        """Ask a job to stop; what it had begun is dropped whole."""
        self._viewer.require("import")
        self._set(job_id, state="cancelled", message="job.cancelled", ended_at=audit.now())

    def waiting(self) -> bool:
        """Whether there is anything to take: a look that does not lock out writers."""
        table = schema.job
        return self._connection.execute(select(table.c.id).where(table.c.state == "waiting")).first() is not None

    def take(self) -> Job | None:
        """The oldest waiting job, now running; None when there is nothing to do."""
        table = schema.job
        oldest = select(table).where(table.c.state == "waiting").order_by(table.c.id).limit(1)
        row = self._connection.execute(oldest.with_for_update(skip_locked=True)).first()
        if row is None:
            return None
        self._set(str(row.id), state="running", message="job.running", beat=time.time())
        return _job(row)

    def tell(self, job_id: str, progress: float, message: str) -> bool:
        """Say how far it is; False when somebody has cancelled it meanwhile."""
        return self._set(job_id, progress=progress, message=message, beat=time.time())

    def end(self, job_id: str, state: str, message: str, result: Mapping[str, Any]) -> None:
        """It is over: done or failed."""
        self._set(job_id, state=state, message=message, result=dict(result), ended_at=audit.now(), progress=1.0)

    def interrupt_running(self, *, all_of_them: bool = False) -> int:
        """Mark jobs whose worker is gone as 中断: they have changed nothing. At a worker's start: all of them."""
        table = schema.job
        gone = table.c.state == "running"
        if not all_of_them:
            gone = gone & (table.c.beat < time.time() - _STALE_SECONDS)
        done = self._connection.execute(
            update(table).where(gone).values(state="interrupted", message="job.interrupted", ended_at=audit.now())
        )
        return int(done.rowcount)

    def forget_questions(self, job_id: str) -> None:
        """Drop what was shown of a file to ask for something, in this job and in those whose answer led to it."""
        seen: set[str] = set()
        while job_id and job_id not in seen:
            seen.add(job_id)
            row = self._connection.execute(select(schema.job).where(schema.job.c.id == int(job_id))).first()
            if row is None:
                return
            self._without_question(row)
            job_id = str(row.arguments.get("answers", ""))

    def forget_old_questions(self, days: int) -> None:
        """The same for every job that is older than so many days."""
        table = schema.job
        old = (table.c.asked_at < audit.ago(days)) & table.c.kind.in_(_ASKING)
        for row in self._connection.execute(select(table).where(old)).all():
            self._without_question(row)

    def _without_question(self, row: Row[Any]) -> None:
        kept = {key: value for key, value in row.result.items() if key not in _QUESTION}
        if kept != row.result:
            self._connection.execute(update(schema.job).where(schema.job.c.id == row.id).values(result=kept))

    def _set(self, job_id: str, **values: Any) -> bool:  # noqa: ANN401 - columns of the table
        table = schema.job
        open_one = (table.c.id == int(job_id)) & table.c.state.in_(_OPEN)
        return bool(self._connection.execute(update(table).where(open_one).values(**values)).rowcount)


def _job(row: Row[Any]) -> Job:
    return Job(
        id=str(row.id),
        kind=row.kind,
        arguments=row.arguments,
        state=row.state,
        progress=row.progress,
        message=row.message,
        result=row.result,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
    )
