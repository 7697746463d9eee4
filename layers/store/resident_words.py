"""What residents say of their zone, and whether its numbers feel right: typed by the staff, kept from every update.

Nobody but the staff reads a word before it is approved; what may speak of a person is approved only when the one who
approves says that the person agrees.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, insert, select, update

from layers import clock
from layers.errors import NotFound, Refused
from layers.profile.figure import Figure
from layers.profile.profile import Felt, FeltOf, Word
from layers.profile.words import word_kinds
from layers.store import audit
from layers.store.schema_profile import felt_answer, resident_word
from layers.trust.audience import Viewer
from layers.trust.persons import speaks_of_person

ACT = "confirm"
ANSWERS = ("fits", "differs")
REMARK = "remark"
_LONGEST_TEXT, _LONGEST_AUTHOR, _LONGEST_ID = 500, 80, 9


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """The zone that words hang on: its kind and its name, whatever 年度 or border it has."""

    kind: str
    zone: str


class ResidentWords:
    """The desk of 自慢・歴史・年間行事・よく行く所・気になること and of 「実感と合いますか」."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer

    # --- reading -----------------------------------------------------------------------------------------------

    def of(self, spot: Spot, *, taken_back: bool = False) -> list[Word]:
        """The words of a zone, the oldest first; the approved alone for whoever is not of the staff."""
        table = resident_word
        gone = table.c.undone_at.is_not(None) if taken_back else table.c.undone_at.is_(None)
        if taken_back:
            self._viewer.require(ACT)
        query = select(table).where(_here(table, spot), gone, self._seen()).order_by(table.c.day, table.c.id)
        return [_word(row) for row in self._connection.execute(query)]

    def felt(self, spot: Spot) -> list[Felt]:
        """What was answered to the numbers of a zone; what was said beside it is for the staff."""
        table, inside = felt_answer, self._viewer.may(ACT)
        query = select(table).where(_here(table, spot), table.c.undone_at.is_(None)).order_by(table.c.day, table.c.id)
        found: dict[str, list[Row[Any]]] = {}
        for row in self._connection.execute(query):
            found.setdefault(row.figure, []).append(row)
        return [
            Felt(
                figure=figure,
                fits=sum(row.answer == "fits" for row in rows),
                differs=sum(row.answer == "differs" for row in rows),
                remarks=tuple(_remark(row) for row in rows if row.text) if inside else (),
                of=tuple(_by_value(rows)),
            )
            for figure, rows in found.items()
        ]

    def zones(self) -> set[Spot]:
        """Every zone that somebody has said something of."""
        self._viewer.require(ACT)
        query = select(resident_word.c.zone_kind, resident_word.c.zone).where(resident_word.c.undone_at.is_(None))
        return {Spot(kind=row.zone_kind, zone=row.zone) for row in self._connection.execute(query.distinct())}

    # --- words -------------------------------------------------------------------------------------------------

    def write(self, spot: Spot, section: str, text: str, *, author: str = "", day: str = "", note: str = "") -> str:
        """Keep a word; the id. It is not approved by being kept."""
        self._viewer.require(ACT)
        if section not in word_kinds():
            raise Refused("word.kind")
        row = {
            "zone_kind": spot.kind,
            "zone": spot.zone,
            "section": section,
            "text": _text(text),
            "author": author.strip()[:_LONGEST_AUTHOR],
            "day": _day(day),
            "note": note.strip()[:_LONGEST_AUTHOR],
            **self._by(),
        }
        key = self._connection.execute(insert(resident_word).values(row)).inserted_primary_key
        made = str(key[0] if key else "")
        self._done("word.write", made)
        return made

    def mend(self, word_id: str, text: str, *, author: str = "", day: str = "") -> None:
        """Write it anew; what was changed has to be approved again."""
        self._change(
            word_id,
            resident_word.c.undone_at.is_(None),
            text=_text(text),
            author=author.strip()[:_LONGEST_AUTHOR],
            day=_day(day),
            approved_by=None,
            approved_at=None,
        )
        self._done("word.mend", word_id)

    def approve(self, word_id: str, *, agreed: bool = False) -> None:
        """Let it stand in what everybody gets; ``Refused("word.person")`` while it may speak of a person."""
        self._viewer.require(ACT)
        word = self.one(word_id)
        if not agreed and speaks_of_person(word.text):
            raise Refused("word.person")
        self._change(
            word_id, resident_word.c.undone_at.is_(None), approved_by=self._viewer.name, approved_at=audit.now()
        )
        self._done("word.approve", word_id)

    def hold(self, word_id: str) -> None:
        """Back to the staff."""
        self._change(word_id, resident_word.c.undone_at.is_(None), approved_by=None, approved_at=None)
        self._done("word.hold", word_id)

    def take_back(self, word_id: str) -> None:
        """It is seen no more; it can be brought again."""
        gone = {"undone_by": self._viewer.name, "undone_at": audit.now()}
        self._change(word_id, resident_word.c.undone_at.is_(None), **gone)
        self._done("word.undo", word_id)

    def bring_again(self, word_id: str) -> None:
        """It was a mistake to take it back."""
        self._change(word_id, resident_word.c.undone_at.is_not(None), undone_by=None, undone_at=None)
        self._done("word.again", word_id)

    def one(self, word_id: str) -> Word:
        """One that may be seen; ``NotFound("word.not_found")``."""
        query = select(resident_word).where(resident_word.c.id == _number(word_id), self._seen())
        row = self._connection.execute(query).first()
        if row is None:
            raise NotFound("word.not_found")
        return _word(row)

    def spot(self, word_id: str) -> Spot:
        """The zone that a word hangs on."""
        self.one(word_id)
        query = select(resident_word.c.zone_kind, resident_word.c.zone).where(resident_word.c.id == _number(word_id))
        row = self._connection.execute(query).one()
        return Spot(kind=row.zone_kind, zone=row.zone)

    # --- answers -----------------------------------------------------------------------------------------------

    def answer(self, spot: Spot, figure: Figure, answer: str, *, text: str = "", author: str = "") -> str:
        """「合う」「ちがう」, and a word with it, said of the number as it stands now; the id."""
        self._viewer.require(ACT)
        if answer not in ANSWERS:
            raise Refused("word.answer")
        row = {
            "zone_kind": spot.kind,
            "zone": spot.zone,
            "figure": figure.id,
            "answer": answer,
            "text": text.strip()[:_LONGEST_TEXT],
            "author": author.strip()[:_LONGEST_AUTHOR],
            "day": clock.today().isoformat(),
            "value": figure.value,
            "value_date": figure.date,
            **self._by(),
        }
        key = self._connection.execute(insert(felt_answer).values(row)).inserted_primary_key
        made = str(key[0] if key else "")
        self._done("felt.answer", made)
        return made

    def unanswer(self, answer_id: str) -> None:
        """Take an answer back."""
        self._viewer.require(ACT)
        gone = {"undone_by": self._viewer.name, "undone_at": audit.now()}
        there = and_(felt_answer.c.id == _number(answer_id), felt_answer.c.undone_at.is_(None))
        if not self._connection.execute(update(felt_answer).where(there).values(gone)).rowcount:
            raise NotFound("word.not_found")
        self._done("felt.undo", answer_id)

    # --- inside ------------------------------------------------------------------------------------------------

    def _seen(self) -> ColumnElement[bool]:
        table = resident_word
        if self._viewer.may(ACT):
            return table.c.id > 0
        return and_(table.c.approved_at.is_not(None), table.c.undone_at.is_(None))

    def _by(self) -> dict[str, str]:
        return {"made_by": self._viewer.name, "made_at": audit.now()}

    def _change(self, word_id: str, such: ColumnElement[bool], **told: str | None) -> None:
        self._viewer.require(ACT)
        changed = update(resident_word).where(resident_word.c.id == _number(word_id), such).values(told)
        if not self._connection.execute(changed).rowcount:
            raise NotFound("word.not_found")

    def _done(self, act: str, target: str) -> None:
        audit.write(self._connection, self._viewer, act, target)
        audit.bump(self._connection)


def _here(table: Any, spot: Spot) -> ColumnElement[bool]:  # noqa: ANN401 - one of the two tables
    return and_(table.c.zone_kind == spot.kind, table.c.zone == spot.zone)


def _text(given: str) -> str:
    said = given.strip()[:_LONGEST_TEXT]
    if not said:
        raise Refused("word.no_text")
    return said


def _day(given: str) -> str:
    try:
        return date.fromisoformat(given).isoformat() if given else clock.today().isoformat()
    except ValueError as fault:
        raise Refused("word.day") from fault


def _number(name: str) -> int:
    return int(name) if name.isdecimal() and name.isascii() and len(name) <= _LONGEST_ID else -1


def _word(row: Row[Any]) -> Word:
    return Word(
        id=str(row.id),
        kind=row.section,
        text=row.text,
        author=row.author,
        day=row.day,
        note=row.note,
        approved=row.approved_at is not None,
    )


def _by_value(rows: list[Row[Any]]) -> Iterator[FeltOf]:
    """By the value that was asked about, the newest first; of the same value the newest day."""
    asked: dict[float | None, list[Row[Any]]] = {}
    for row in sorted(rows, key=lambda row: (row.value_date, row.id), reverse=True):
        asked.setdefault(row.value, []).append(row)
    for value, some in asked.items():
        fits = sum(row.answer == "fits" for row in some)
        yield FeltOf(value=value, date=some[0].value_date, fits=fits, differs=len(some) - fits)


def _remark(row: Row[Any]) -> Word:
    return Word(id=str(row.id), kind=REMARK, text=row.text, author=row.author, day=row.day)
