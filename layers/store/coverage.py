"""Coverage out of the store: what a question is answered from, in the scope of its audience, and answers kept before.

A public answer is gathered as everybody sees the register: what only the staff know is never fetched for it, so no
difference between two public answers can tell of it. Private homes are counted for the staff alone.
"""

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, func, insert, select, true, update
from sqlalchemy.sql.elements import ColumnElement

from layers import clock
from layers.access.answer import Answer
from layers.access.definitions import Definition, definition
from layers.access.documents import from_document, to_document
from layers.access.grounds import Ground, ZoneKind, fingerprint, zone_kind
from layers.access.people import Residents
from layers.access.question import Question
from layers.errors import NotAllowed, Refused
from layers.place.services import ServicePoint
from layers.provenance import Source
from layers.store import audit, schema
from layers.store.coverage_people import people, projected_years
from layers.store.jobs import Job
from layers.store.own_work import OwnWork
from layers.store.residents import tells_ages
from layers.store.schema_coverage import coverage_answer
from layers.trust.audience import Viewer, viewer_of
from layers.vocabulary import audiences, rank, roles

if TYPE_CHECKING:
    from layers.store.unit import Unit

JOB = "coverage"
_MOST_KEPT, _MOST_OF_ONE = 100, 3
_LACKING = ("coverage.no_ages", "coverage.no_network", "coverage.no_people", "coverage.no_projection")
_RECENT_DAYS = 30
_HOMES_FROM = "staff"


class Coverage:
    """The desk of coverage."""

    def __init__(self, connection: Connection, viewer: Viewer, as_seen_by: "Callable[[Viewer], Unit]") -> None:
        """A desk of a Unit; ``as_seen_by`` gives the desks of another scope in the same transaction."""
        self._connection = connection
        self._viewer = viewer
        self._as_seen_by = as_seen_by
        self._work = OwnWork(viewer, as_seen_by, kind=JOB, most_kept=0)

    def ready(self) -> bool:
        """Whether there is a network of streets to walk on."""
        return bool(self._as_seen_by(self._viewer).walk_networks.fingerprint())

    def tells_ages(self) -> bool:
        """Whether people can be asked about by age, be it by the shares of another source."""
        return tells_ages(self._connection, self._viewer)

    def years(self) -> list[int]:
        """For which coming years there is an estimate of the people."""
        known = projected_years(self._connection, self._viewer)
        return [year for year in known if year > clock.today().year]

    def ask(self, question: Question) -> str:
        """Put the calculation in the queue of the worker; the job's id. For everybody who is known."""
        self._scope(question)
        return self._work.ask({"question": question.to_json()})

    def job(self, job_id: str) -> Job:
        """A calculation that this viewer has asked for; ``NotFound("job.not_found")`` for all others."""
        return self._work.one(job_id)

    def cancel(self, job_id: str) -> None:
        """Stop one's own."""
        self._work.cancel(job_id)

    def gather(self, question: Question) -> Ground:
        """Everything that the question is answered from, as its audience may know it.

        ``Refused("coverage.no_network")`` before `walk build`; ``NotAllowed("coverage.audience")`` for an audience
        that the viewer is not one of.
        """
        seen = self._as_seen_by(self._scope(question))
        network = seen.walk_networks.newest()
        if network is None:
            raise Refused("coverage.no_network")
        what = definition(question.service)
        lived = people(self._connection, seen.viewer, network, question.people, year=question.year)
        places, beside = self._places(seen, question, what)
        sources = (*lived.sources, *network.sources, *(point.source for point in places))
        return Ground(
            network=network,
            residents=lived.residents,
            demand=lived.demand,
            places=places,
            beside=beside,
            zones=_zones(seen, lived.residents),
            shapes=lived.shapes,
            sources=tuple(source for source in dict.fromkeys(sources) if source != Source(title="")),
            today=clock.today(),
            people_print=lived.print,
        )

    def others(self, question: Question, codes: Collection[str], ids: Sequence[str]) -> list[ServicePoint]:
        """Places of any kind, by kind or by id, as the audience of the question may know them: candidates."""
        seen = self._as_seen_by(self._scope(question))
        of_kind = seen.places.read(kinds=codes) if codes else []
        points = {point.id: point for point in (*of_kind, *seen.places.these(ids))}
        if rank(question.audience) >= rank(_HOMES_FROM):
            return list(points.values())
        homes = self._homes(list(points))
        return [point for name, point in points.items() if name not in homes]

    def kept(self, question: Question, ground: Ground | None = None) -> Answer | None:
        """The answer that was computed before from the very same inputs.

        None where it has to be computed, and where it cannot be (no streets, no people, no ages).
        """
        try:
            print_now = self._print(question, ground or self.gather(question))
        except Refused as lacking:
            if lacking.code not in _LACKING:
                raise
            return None
        table = coverage_answer
        row = self._connection.execute(select(table.c.answer).where(table.c.fingerprint == print_now)).first()
        return from_document(row.answer) if row else None

    def made_at(self, answer: Answer) -> str:
        """When an answer that is kept was computed."""
        table = coverage_answer
        query = select(table.c.made_at).where(table.c.fingerprint == answer.fingerprint)
        return str(self._connection.execute(query).scalar() or "")

    def made_before(self, question: Question) -> str:
        """When this question was answered last, of what was asked lately; it may stand on what is no longer so."""
        table = coverage_answer
        asked = (table.c.asked == self._key(question)) & (table.c.asked_at >= audit.ago(_RECENT_DAYS))
        return str(self._connection.execute(select(func.max(table.c.made_at)).where(asked)).scalar() or "")

    def keep(self, answer: Answer, *, asked: bool = True) -> None:
        """Keep it for whoever asks next; the answers nobody has asked for longest are let go.

        ``asked`` False: it was computed anew, not asked for, and grows no younger by that.
        """
        table, now, key = coverage_answer, audit.now(), self._key(answer.question)
        same, known = table.c.asked == key, table.c.fingerprint == answer.fingerprint
        before = self._connection.execute(select(func.max(table.c.asked_at)).where(same)).scalar()
        at = now if asked else before or now
        if self._connection.execute(select(table.c.id).where(known)).first() is not None:
            self._connection.execute(update(table).where(known).values(asked_at=at))
            return
        row = {
            "fingerprint": answer.fingerprint,
            "question": answer.question.to_json(),
            "asked": key,
            "scope": "・".join(self._scope(answer.question).zones),
            "answer": to_document(answer),
            "made_at": now,
            "asked_at": at,
        }
        self._connection.execute(insert(table).values(row))
        self._leave(same, _MOST_OF_ONE, table.c.made_at)
        self._leave(true(), _MOST_KEPT, table.c.asked_at)

    def _leave(self, such: ColumnElement[bool], most: int, by: ColumnElement[str]) -> None:
        """Let go all but the newest of such answers."""
        table = coverage_answer
        newest = select(table.c.id).where(such).order_by(by.desc(), table.c.id.desc()).limit(most)
        self._connection.execute(delete(table).where(such, table.c.id.not_in(newest)))

    def newest(self) -> int:
        """Changes with every answer that is kept: what shows answers is not kept longer than they are."""
        return int(self._connection.execute(select(func.max(coverage_answer.c.id))).scalar() or 0)

    def recent(self) -> list[Question]:
        """What was asked lately by audiences alone, each once, the last first: what is worth computing anew."""
        table = coverage_answer
        lately = (table.c.asked_at >= audit.ago(_RECENT_DAYS)) & (table.c.scope == "")
        rows = self._connection.execute(select(table.c.question).where(lately).order_by(table.c.asked_at.desc()))
        return list(dict.fromkeys(Question.from_json(row.question) for row in rows))

    def _print(self, question: Question, ground: Ground) -> str:
        return fingerprint(question, ground, definition=repr(definition(question.service)))

    def _scope(self, question: Question) -> Viewer:
        """Who reads the register for this question: the audience as such, or 地域の協力者 with their own zones."""
        if question.audience not in audiences():
            raise Refused("audience.unknown", given=question.audience, known="・".join(audiences()))
        if rank(question.audience) > self._viewer.rank:
            raise NotAllowed("coverage.audience", audience=audiences()[question.audience].label)
        own = roles()[self._viewer.role].audience == question.audience
        return self._viewer if own and self._viewer.zones else viewer_of(question.audience)

    def _key(self, question: Question) -> str:
        told = (question.to_json(), self._scope(question).zones)
        return hashlib.sha256(repr(told).encode()).hexdigest()

    def _places(
        self, seen: "Unit", question: Question, what: Definition
    ) -> tuple[tuple[ServicePoint, ...], tuple[ServicePoint, ...]]:
        points = seen.places.read(kinds=[*what.kinds, *what.here])
        if rank(question.audience) < rank(_HOMES_FROM):
            homes = self._homes([point.id for point in points])
            points = [point for point in points if point.id not in homes]
        found = tuple(point for point in points if point.kind in what.kinds)
        beside = tuple(
            replace(point, facts={}, own={}) for point in points if point.kind in what.here and point.lonlat is not None
        )
        return found, beside

    def _homes(self, ids: Collection[str]) -> set[str]:
        table = schema.service_point
        query = select(table.c.id).where(table.c.private_home)
        return set(self._connection.execute(query).scalars()) & set(ids)


def _zones(seen: "Unit", residents: Residents) -> dict[str, ZoneKind]:
    return {
        kind.id: zone_kind(residents, seen.zones.read(kind.id), kind.name) for kind in seen.zones.kinds() if kind.known
    }
