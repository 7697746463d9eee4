"""マッピング調査: the desk of survey runs and of what was found. What speaks of a person never passes it.

A sentence that does is not written; the row holds what can be said of the place instead, knows no point, and waits
until somebody takes it in, writes another one or drops it. 地域の協力者 see what everybody sees.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from uuid import uuid4

import shapely
from shapely import Point
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, exists, insert, select, update

from layers.errors import NotFound, Refused
from layers.place.whereabouts import in_japan
from layers.store import audit
from layers.store.areas import Areas
from layers.store.schema_survey import survey_fact, survey_run
from layers.store.survey_photos import SurveyPhotos
from layers.store.survey_scope import number, there, visible
from layers.survey.facts import Noted, PlaceFact, SurveyRun, fact_kinds
from layers.trust.audience import Viewer
from layers.trust.persons import coarse, of_the_place, speaks_of_person
from layers.vocabulary import audiences, rank

_OWN = "staff"
_AT_ONCE = 500
_LONGEST_KEY, _LONGEST_TEXT, _LONGEST_WORD = 80, 500, 120


class Surveys:
    """The desk of 調査回 and 気づき; facts are the staff's until somebody opens one of them."""

    def __init__(self, connection: Connection, viewer: Viewer, areas: Callable[[], Areas]) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer
        self._areas = areas

    # --- reading -----------------------------------------------------------------------------------------------

    def runs(self) -> list[SurveyRun]:
        """The newest first: all for those who may write, else those of which something may be seen."""
        table = survey_run
        query = select(table).order_by(table.c.held_on.desc(), table.c.id.desc())
        if not self._inside:
            seen = exists().where(survey_fact.c.run_id == table.c.id, visible(self._viewer))
            query = query.where(table.c.undone_at.is_(None), seen)
        return [self._run(row) for row in self._connection.execute(query)]

    def run(self, run_id: str) -> SurveyRun:
        """One run; ``NotFound`` where this viewer sees nothing of it."""
        found = next((one for one in self.runs() if one.id == run_id), None)
        if found is None:
            raise NotFound("survey.not_found")
        return found

    def facts(self, run_id: str = "") -> list[PlaceFact]:
        """What was found and may be seen, by town and kind; of runs that were taken back nothing."""
        found = self._facts(visible(self._viewer), run_id)
        photos = SurveyPhotos(self._connection, self._viewer).of(one.id for one in found)
        return [replace(one, photos=tuple(photos.get(one.id, ()))) for one in found]

    def fact(self, fact_id: str) -> PlaceFact:
        """One fact that may be seen; ``NotFound`` else."""
        return self._one(and_(visible(self._viewer), survey_fact.c.id == number(fact_id)))

    def waiting(self, run_id: str = "") -> list[PlaceFact]:
        """Rows that are held, in the order in which they were written."""
        self._viewer.require("confirm")
        held = and_(survey_fact.c.waits, survey_fact.c.undone_at.is_(None))
        return sorted(self._facts(held, run_id), key=lambda one: int(one.id))

    def dropped(self, run_id: str) -> list[PlaceFact]:
        """What was taken back of a run: each can be brought again."""
        self._viewer.require("confirm")
        return self._facts(survey_fact.c.undone_at.is_not(None), run_id)

    # --- runs --------------------------------------------------------------------------------------------------

    def start(self, title: str, *, held_on: str, zone: str = "", partners: str = "", remarks: str = "") -> str:
        """A new run; ``Refused("survey.person_in_run")`` where its words speak of a person."""
        self._viewer.require("confirm")
        told = {"title": title, "held_on": held_on, "zone": zone, "partners": partners, "remarks": remarks}
        told = {name: value.strip()[:_LONGEST_TEXT] for name, value in told.items()}
        if not told["title"] or not told["held_on"]:
            raise Refused("survey.incomplete")
        if any(speaks_of_person(value) for value in told.values()):
            raise Refused("survey.person_in_run")
        row = {**told, "made_by": self._viewer.name, "made_at": audit.now()}
        key = self._connection.execute(insert(survey_run).values(row)).inserted_primary_key
        made = str(key[0] if key else "")
        self._done("survey.start", made)
        return made

    def take_back(self, run_id: str) -> None:
        """The whole run with all its facts is seen no more; it can be brought again."""
        self._mark_run(run_id, undone_by=self._viewer.name, undone_at=audit.now())
        self._done("survey.undo", run_id)

    def bring_again(self, run_id: str) -> None:
        """It was a mistake to take it back."""
        self._mark_run(run_id, undone_by=None, undone_at=None)
        self._done("survey.again", run_id)

    # --- facts -------------------------------------------------------------------------------------------------

    def note(self, run_id: str, noted: Noted) -> PlaceFact:
        """Write what was found.

        A text that speaks of a person is not written: the row waits with what can be said of the place, without a
        point.
        """
        self._viewer.require("confirm")
        run = self.run(run_id)
        key = noted.key[:_LONGEST_KEY] or str(uuid4())
        known = self._connection.execute(select(survey_fact.c.id).where(survey_fact.c.key == key)).scalar()
        if known is not None:
            return self._one(survey_fact.c.id == known)
        _check(noted)
        said = noted.text.strip()[:_LONGEST_TEXT]
        waits = noted.held or bool(speaks_of_person(said))
        town = coarse(noted.town) or (self._town_at(noted.lonlat) if noted.lonlat else "")
        lon, lat = noted.lonlat if noted.lonlat and not waits else (None, None)
        row = {
            "key": key,
            "run_id": number(run_id),
            "kind": noted.kind,
            # What calls itself a proposal is asked again: nothing else keeps a person out of here.
            "text": of_the_place(said, town) if speaks_of_person(said) else said,
            "day": noted.day or run.held_on,
            "town": town[:_LONGEST_WORD],
            "lon": lon,
            "lat": lat,
            "audience_rank": rank(_OWN),
            "cell": noted.cell[:_LONGEST_WORD],
            "waits": waits,
            "made_by": self._viewer.name,
            "made_at": audit.now(),
        }
        self._connection.execute(insert(survey_fact).values(row))
        made = self._one(survey_fact.c.key == key)
        self._done("survey.hold" if waits else "survey.note", made.id)
        return made

    def known(self, keys: Sequence[str]) -> set[str]:
        """Those of the senders' keys under which something was written before, whatever became of it."""
        return set(self._under(keys))

    def run_of(self, keys: Sequence[str]) -> str:
        """The run that holds what was written under these keys; "" where nothing was."""
        return next(iter(self._under(keys).values()), "")

    def today(self) -> str:
        """The day by the clock on the wall."""
        return audit.now()[:10]

    def take_in(self, fact_id: str, text: str) -> None:
        """「この文で入れる」: the held row becomes a fact with this text, which must speak of no person."""
        self._viewer.require("confirm")
        said = text.strip()[:_LONGEST_TEXT]
        if not said:
            raise Refused("survey.no_text")
        if speaks_of_person(said):
            raise Refused("survey.person")
        self._change(fact_id, and_(survey_fact.c.waits, there()), text=said, waits=False)
        self._done("survey.take", fact_id)

    def hold_again(self, fact_id: str) -> None:
        """The row waits again, and nobody else sees it."""
        self._viewer.require("confirm")
        self._change(fact_id, there(), waits=True, audience_rank=rank(_OWN))
        self._done("survey.hold", fact_id)

    def drop(self, fact_id: str) -> None:
        """Take one fact, or one held row, back."""
        self._viewer.require("confirm")
        self._change(fact_id, there(), undone_by=self._viewer.name, undone_at=audit.now())
        self._done("survey.drop", fact_id)

    def bring(self, fact_id: str) -> None:
        """Bring it again, as it was."""
        self._viewer.require("confirm")
        self._change(fact_id, survey_fact.c.undone_at.is_not(None), undone_by=None, undone_at=None)
        self._done("survey.bring", fact_id)

    def show_to(self, fact_id: str, audience: str) -> None:
        """How far this one fact may be seen: 「住民向け地図に出す」 and back."""
        self._viewer.require("release")
        self._change(fact_id, and_(there(), ~survey_fact.c.waits), audience_rank=rank(audience))
        self._done("survey.show", f"{fact_id} {audience}")

    # --- inside ------------------------------------------------------------------------------------------------

    @property
    def _inside(self) -> bool:
        return self._viewer.may("confirm")

    def _facts(self, which: ColumnElement[bool], run_id: str) -> list[PlaceFact]:
        table = survey_fact
        query: Select[Any] = (
            select(table, survey_run.c.title.label("run_title"))
            .join(survey_run, survey_run.c.id == table.c.run_id)
            .where(which, survey_run.c.undone_at.is_(None))
        )
        query = query.where(table.c.run_id == number(run_id)) if run_id else query
        order = list(fact_kinds())
        found = [_fact(row) for row in self._connection.execute(query.order_by(table.c.id))]
        return sorted(found, key=lambda one: (not one.town, one.town, order.index(one.kind), int(one.id)))

    def _under(self, keys: Sequence[str]) -> dict[str, str]:
        self._viewer.require("confirm")
        table = survey_fact
        found: dict[str, str] = {}
        for start in range(0, len(keys), _AT_ONCE):
            wanted = [key[:_LONGEST_KEY] for key in keys[start : start + _AT_ONCE]]
            rows = self._connection.execute(select(table.c.key, table.c.run_id).where(table.c.key.in_(wanted)))
            found |= {row.key: str(row.run_id) for row in rows}
        return found

    def _one(self, which: ColumnElement[bool]) -> PlaceFact:
        found = self._facts(which, "")
        if not found:
            raise NotFound("survey.fact_not_found")
        return found[0]

    def _run(self, row: Row[Any]) -> SurveyRun:
        inside = {"partners": row.partners, "remarks": row.remarks, "made_by": row.made_by} if self._inside else {}
        told = {"title": row.title, "held_on": row.held_on, "zone": row.zone, "undone_at": row.undone_at or ""}
        return SurveyRun(id=str(row.id), **told, **inside)

    def _mark_run(self, run_id: str, **told: str | None) -> None:
        self._viewer.require("confirm")
        changed = update(survey_run).where(survey_run.c.id == number(run_id)).values(told)
        if not self._connection.execute(changed).rowcount:
            raise NotFound("survey.not_found")

    def _change(self, fact_id: str, which: ColumnElement[bool], **told: Any) -> None:  # noqa: ANN401 - columns
        changed = update(survey_fact).where(survey_fact.c.id == number(fact_id), which).values(told)
        if not self._connection.execute(changed).rowcount:
            raise NotFound("survey.fact_not_found")

    def _town_at(self, lonlat: tuple[float, float]) -> str:
        spot = Point(lonlat)
        pieces = (one for one in self._areas().pieces() if one.geometry is not None)
        return next((one.name for one in pieces if shapely.intersects(one.geometry, spot)), "")

    def _done(self, act: str, target: str) -> None:
        audit.write(self._connection, self._viewer, act, target)
        audit.bump(self._connection)


def _check(noted: Noted) -> None:
    if noted.kind not in fact_kinds():
        raise Refused("survey.kind")
    if not noted.text.strip() and not noted.held:
        raise Refused("survey.no_text")
    if noted.lonlat is not None and not in_japan(*noted.lonlat):
        raise Refused("placing.outside_japan", lat=noted.lonlat[1], lon=noted.lonlat[0])


def _fact(row: Row[Any]) -> PlaceFact:
    return PlaceFact(
        id=str(row.id),
        run_id=str(row.run_id),
        run_title=row.run_title,
        kind=row.kind,
        text=row.text,
        day=row.day,
        town=row.town,
        lonlat=None if row.lon is None else (row.lon, row.lat),
        audience=next(one.code for one in audiences().values() if one.rank == row.audience_rank),
        cell=row.cell,
        waits=row.waits,
        undone=row.undone_at is not None,
    )
