"""案 of 「もし〜なら」: the desk of named scenarios. The staff's alone: to everybody else none exists."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, insert, literal, select, update

from layers.access.question import Question
from layers.access.scenario import MOST_ACTS, Act, Scenario
from layers.errors import NotFound, Refused
from layers.store import audit
from layers.store.schema_scenario import scenario, scenario_act
from layers.trust.audience import Viewer
from layers.trust.persons import speaks_of_person
from layers.vocabulary import rank

ACT = "confirm"
_LONGEST_NAME = 60
_LONGEST_ID = 9


class Scenarios:
    """The desk; what one of the staff has named, all of the staff may open, change and compare."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer

    # --- reading -----------------------------------------------------------------------------------------------

    def all(self, *, taken_back: bool = False) -> list[Scenario]:
        """Those in force, the newest first; or those that were taken back."""
        gone = scenario.c.undone_at.is_not(None) if taken_back else scenario.c.undone_at.is_(None)
        return self._read(gone)

    def one(self, scenario_id: str) -> Scenario:
        """One, taken back or not; ``NotFound("what_if.not_found")``."""
        found = self._read(scenario.c.id == _number(scenario_id))
        if not found:
            raise NotFound("what_if.not_found")
        return found[0]

    # --- writing -----------------------------------------------------------------------------------------------

    def keep(self, name: str, question: Question, acts: Sequence[Act]) -> str:
        """「この案に名前を付けて残す」: its id."""
        self._viewer.require(ACT)
        row = {"name": _name(name), "question": question.to_json(), **self._by()}
        key = self._connection.execute(insert(scenario).values(row)).inserted_primary_key
        made = str(key[0] if key else "")
        self._write(made, acts)
        self._done("what_if.keep", made)
        return made

    def rename(self, scenario_id: str, name: str) -> None:
        """Another name."""
        self._change(scenario_id, name=_name(name))
        self._done("what_if.rename", scenario_id)

    def add(self, scenario_id: str, acts: Sequence[Act], *, seen: Sequence[str] | None = None) -> None:
        """More acts, after those in force. ``seen``: the keys that the writer saw; ``Refused`` if others hold."""
        there = self.one(scenario_id)
        self._viewer.require(ACT)
        held = [act.key for act in (*there.acts, *there.undone)]
        if (seen is not None and list(seen) != [act.key for act in there.acts]) or set(held) & {a.key for a in acts}:
            raise Refused("what_if.stale")
        if len(there.acts) + len(acts) > MOST_ACTS:
            raise Refused("what_if.many", most=MOST_ACTS)
        self._write(scenario_id, acts)
        self._done("what_if.act", scenario_id)

    def undo(self, scenario_id: str, key: str) -> None:
        """Take one act back; with the opening of a place goes whatever was done to that place."""
        gone = [act.key for act in self.one(scenario_id).acts if key in (act.key, act.place)]
        self._mark(scenario_id, gone, undone_by=self._viewer.name, undone_at=audit.now())
        self._done("what_if.undo", scenario_id)

    def again(self, scenario_id: str, key: str) -> None:
        """Bring it again, where it stood; with what was done to a place comes its opening."""
        undone = {act.key: act for act in self.one(scenario_id).undone}
        back = [key, undone[key].place] if key in undone else []
        self._mark(scenario_id, [one for one in back if one in undone], undone_by=None, undone_at=None)
        self._done("what_if.again", scenario_id)

    def take_back(self, scenario_id: str) -> None:
        """The whole scenario; it can be brought again."""
        self._change(scenario_id, undone_by=self._viewer.name, undone_at=audit.now())
        self._done("what_if.take_back", scenario_id)

    def bring_again(self, scenario_id: str) -> None:
        """It was a mistake to take it back."""
        self._change(scenario_id, undone_by=None, undone_at=None)
        self._done("what_if.bring_again", scenario_id)

    # --- inside ------------------------------------------------------------------------------------------------

    def _read(self, which: ColumnElement[bool]) -> list[Scenario]:
        query = select(scenario).where(which, self._inside()).order_by(scenario.c.id.desc())
        rows = self._connection.execute(query).all()
        acts: dict[int, list[Row[Any]]] = {row.id: [] for row in rows}
        held = select(scenario_act).where(scenario_act.c.scenario_id.in_(acts), self._inside())
        for row in self._connection.execute(held.order_by(scenario_act.c.id)):
            acts[row.scenario_id].append(row)
        return [_scenario(row, acts[row.id]) for row in rows]

    def _inside(self) -> ColumnElement[bool]:
        """Whether this viewer is of the staff, as part of each query."""
        return literal(self._viewer.rank) >= rank("staff")

    def _write(self, scenario_id: str, acts: Sequence[Act]) -> None:
        if any(speaks_of_person(act.name) for act in acts):
            raise Refused("what_if.person")
        by = self._by()
        told = [{"scenario_id": int(scenario_id), "key": act.key, "act": act.to_json(), **by} for act in acts]
        if told:
            self._connection.execute(insert(scenario_act), told)

    def _mark(self, scenario_id: str, keys: Sequence[str], **told: str | None) -> None:
        self._viewer.require(ACT)
        if not keys:
            raise NotFound("what_if.not_found")
        mine = and_(scenario_act.c.scenario_id == _number(scenario_id), scenario_act.c.key.in_(keys), self._inside())
        self._connection.execute(update(scenario_act).where(mine).values(told))

    def _change(self, scenario_id: str, **told: str | None) -> None:
        self._viewer.require(ACT)
        mine = and_(scenario.c.id == _number(scenario_id), self._inside())
        if not self._connection.execute(update(scenario).where(mine).values(told)).rowcount:
            raise NotFound("what_if.not_found")

    def _by(self) -> dict[str, str]:
        return {"made_by": self._viewer.name, "made_at": audit.now()}

    def _done(self, act: str, target: str) -> None:
        """Nothing that anybody sees on a map has changed: no cache is told."""
        audit.write(self._connection, self._viewer, act, target)


def _name(given: str) -> str:
    name = given.strip()
    if not name or len(name) > _LONGEST_NAME:
        raise Refused("what_if.no_name")
    if speaks_of_person(name):
        raise Refused("what_if.person")
    return name


def _number(name: str) -> int:
    """The number that an id stands for; -1, which nothing has, for what is none."""
    return int(name) if name.isdecimal() and len(name) <= _LONGEST_ID else -1


def _scenario(row: Row[Any], acts: Sequence[Row[Any]]) -> Scenario:
    return Scenario(
        id=str(row.id),
        name=row.name,
        question=Question.from_json(row.question),
        acts=tuple(Act.from_json(one.act) for one in acts if one.undone_at is None),
        undone=tuple(Act.from_json(one.act) for one in acts if one.undone_at is not None),
        made_by=row.made_by,
        made_at=row.made_at,
        taken_back=row.undone_at is not None,
    )
