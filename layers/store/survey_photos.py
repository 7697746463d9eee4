"""写真 of a 気づき: the desk of photographs. They are the staff's until a second look opens one; erased in the end.

What was taken away can be brought again for some days; then its bytes go for good, and so do those of facts and runs
that were taken back as long ago.
"""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, func, insert, or_, select, update

from layers.errors import NotFound, Refused
from layers.store import audit
from layers.store.schema_survey import survey_fact, survey_photo, survey_run
from layers.store.survey_scope import number, seen_rank, visible
from layers.survey.photo import KEPT_DAYS, LONGEST_WORDS, MOST, Drawn, SurveyPhoto, is_bare
from layers.trust.audience import Viewer
from layers.trust.persons import speaks_of_person
from layers.vocabulary import audiences, rank

_OWN, _ALL = "staff", "public"
_LONGEST_KEY = 120
_AT_ONCE = 500


class SurveyPhotos:
    """The desk of photographs; of a fact that a viewer may not know there are none."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer

    def of(self, fact_ids: Iterable[str]) -> dict[str, list[SurveyPhoto]]:
        """Fact → its photographs that this viewer may see, in the order in which they came."""
        wanted = {number(one) for one in fact_ids}
        found: dict[str, list[SurveyPhoto]] = {}
        for row in self._rows(and_(self._visible(), _there()), wanted):
            found.setdefault(str(row.fact_id), []).append(_photo(row))
        return found

    def gone(self, fact_id: str) -> list[SurveyPhoto]:
        """Those of a fact that were taken away and can still be brought again."""
        self._viewer.require("confirm")
        taken = and_(visible(self._viewer), survey_photo.c.undone_at.is_not(None))
        return [_photo(row) for row in self._rows(taken, {number(fact_id)})]

    def content(self, photo_id: str, *, small: bool = False) -> bytes:
        """The JPEG; ``NotFound`` where this viewer may not see it."""
        column = survey_photo.c.small if small else survey_photo.c.content
        query = _joined(select(column)).where(self._visible(), _there(), survey_photo.c.id == number(photo_id))
        found = self._connection.execute(query).scalar()
        if found is None:
            raise NotFound("photo.not_found")
        return bytes(found)

    def add(self, fact_id: str, drawn: Drawn, *, words: str = "", looked: bool = False, key: str = "") -> str:
        """Keep a photograph that was drawn anew; the same key again is the same photograph. Its id."""
        self._viewer.require("confirm")
        key = key[:_LONGEST_KEY] or str(uuid4())
        known = self._connection.execute(select(survey_photo.c.id).where(survey_photo.c.key == key)).scalar()
        if known is not None:
            return str(known)
        if not (is_bare(drawn.content) and is_bare(drawn.small)):
            raise Refused("photo.broken")
        self._room_for_one(fact_id)
        row = {
            "key": key,
            "fact_id": number(fact_id),
            "content": drawn.content,
            "small": drawn.small,
            "width": drawn.width,
            "height": drawn.height,
            "words": _said(words),
            "looked": looked,
            "audience_rank": rank(_OWN),
            "made_by": self._viewer.name,
            "made_at": audit.now(),
        }
        made = self._connection.execute(insert(survey_photo).values(row)).inserted_primary_key
        self._done("photo.add", str(made[0] if made else ""))
        return str(made[0] if made else "")

    def describe(self, photo_id: str, words: str) -> None:
        """What is seen on it, for those who do not see it."""
        self._viewer.require("confirm")
        said = _said(words)
        if not said and self._one(photo_id).audience == _ALL:
            raise Refused("photo.no_words")
        self._change(photo_id, _there(), words=said)
        self._done("photo.describe", photo_id)

    def show_to_all(self, photo_id: str, words: str, *, looked: bool) -> None:
        """「住民向け地図に出す」 after a second look; of a fact that everybody sees, and with words for it."""
        self._viewer.require("release")
        said = _said(words)
        if not looked:
            raise Refused("photo.not_looked")
        if not said:
            raise Refused("photo.no_words")
        opened = select(survey_fact.c.audience_rank).where(survey_fact.c.id == number(self._one(photo_id).fact_id))
        if self._connection.execute(opened).scalar() != rank(_ALL):
            raise Refused("photo.fact_is_staffs")
        self._change(photo_id, _there(), words=said, looked=True, audience_rank=rank(_ALL))
        self._done("photo.show", photo_id)

    def take_down(self, photo_id: str) -> None:
        """「おろす」: the staff's again."""
        self._viewer.require("release")
        self._change(photo_id, _there(), audience_rank=rank(_OWN))
        self._done("photo.hide", photo_id)

    def drop(self, photo_id: str) -> None:
        """Take it away; it can be brought again for some days, and is the staff's then."""
        self._viewer.require("confirm")
        gone = {"undone_by": self._viewer.name, "undone_at": audit.now(), "audience_rank": rank(_OWN)}
        self._change(photo_id, _there(), **gone)
        self._done("photo.drop", photo_id)

    def bring(self, photo_id: str) -> None:
        """Bring it again."""
        self._viewer.require("confirm")
        self._room_for_one(self._one(photo_id).fact_id)
        self._change(photo_id, survey_photo.c.undone_at.is_not(None), undone_by=None, undone_at=None)
        self._done("photo.bring", photo_id)

    def erase(self, photo_id: str) -> None:
        """The bytes of one that was taken away go now and for good; whoever calls wipes the files of the store."""
        self._viewer.require("confirm")
        self._one(photo_id)
        table = survey_photo
        gone = delete(table).where(table.c.id == number(photo_id), table.c.undone_at.is_not(None))
        if not self._connection.execute(gone).rowcount:
            raise NotFound("photo.not_found")
        self._done("photo.erase", photo_id)

    def erase_older(self, days: int = KEPT_DAYS) -> int:
        """The same for all that were taken away, with their fact or run or alone, so many days ago; how many."""
        self._viewer.require("import")
        before = audit.ago(days)
        dates = (survey_photo.c.undone_at, survey_fact.c.undone_at, survey_run.c.undone_at)
        old = _joined(select(survey_photo.c.id)).where(or_(*(day < before for day in dates)))
        ids = self._connection.execute(old).scalars().all()
        self._connection.execute(delete(survey_photo).where(survey_photo.c.id.in_(ids)))
        for one in ids:
            audit.write(self._connection, self._viewer, "photo.erase", str(one))
        return len(ids)

    # --- inside ------------------------------------------------------------------------------------------------

    def _visible(self) -> ColumnElement[bool]:
        seen = survey_photo.c.audience_rank <= seen_rank(self._viewer)
        return and_(visible(self._viewer), survey_run.c.undone_at.is_(None), seen)

    def _rows(self, which: ColumnElement[bool], wanted: set[int]) -> list[Row[Any]]:
        # The pictures themselves are read one by one, when somebody looks at them.
        columns = [one for one in survey_photo.c if one.name not in ("content", "small")]
        ids = sorted(wanted)
        found: list[Row[Any]] = []
        for start in range(0, len(ids), _AT_ONCE):
            some = survey_photo.c.fact_id.in_(ids[start : start + _AT_ONCE])
            found += self._connection.execute(_joined(select(*columns)).where(which, some)).all()
        return sorted(found, key=lambda row: row.id)

    def _one(self, photo_id: str) -> SurveyPhoto:
        query = _joined(select(*(one for one in survey_photo.c if one.name not in ("content", "small"))))
        row = self._connection.execute(query.where(self._visible(), survey_photo.c.id == number(photo_id))).first()
        if row is None:
            raise NotFound("photo.not_found")
        return _photo(row)

    def _room_for_one(self, fact_id: str) -> None:
        there = select(survey_fact.c.id).where(visible(self._viewer), survey_fact.c.id == number(fact_id))
        if self._connection.execute(there).first() is None:
            raise NotFound("survey.fact_not_found")
        own = and_(survey_photo.c.fact_id == number(fact_id), _there())
        if (self._connection.execute(select(func.count()).where(own)).scalar() or 0) >= MOST:
            raise Refused("photo.enough", most=MOST)

    def _change(self, photo_id: str, which: ColumnElement[bool], **told: Any) -> None:  # noqa: ANN401 - columns
        self._one(photo_id)
        changed = update(survey_photo).where(survey_photo.c.id == number(photo_id), which).values(told)
        if not self._connection.execute(changed).rowcount:
            raise NotFound("photo.not_found")

    def _done(self, act: str, target: str) -> None:
        audit.write(self._connection, self._viewer, act, target)
        audit.bump(self._connection)


def _joined(query: Any) -> Any:  # noqa: ANN401 - a query of any columns
    facts = query.join(survey_fact, survey_fact.c.id == survey_photo.c.fact_id)
    return facts.join(survey_run, survey_run.c.id == survey_fact.c.run_id)


def _there() -> ColumnElement[bool]:
    return survey_photo.c.undone_at.is_(None)


def _said(words: str) -> str:
    said = " ".join(words.split())[:LONGEST_WORDS]
    if speaks_of_person(said):
        raise Refused("photo.person_in_words")
    return said


def _photo(row: Row[Any]) -> SurveyPhoto:
    return SurveyPhoto(
        id=str(row.id),
        fact_id=str(row.fact_id),
        width=row.width,
        height=row.height,
        words=row.words,
        audience=next(one.code for one in audiences().values() if one.rank == row.audience_rank),
        looked=row.looked,
        made_by=row.made_by,
        made_at=row.made_at,
        undone_at=row.undone_at or "",
    )
