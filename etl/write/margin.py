"""What was changed goes into the file, each cell with its mark and a word in the margin: 「R8.11.22 10時→10時半」."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from etl.write.additions import Addition
from etl.write.listed import Listed, Spot, Value
from etl.write.outcome import Ground
from etl.write.target import Target
from etl.write.trial import Change, Trial

_LONGEST = 300


@dataclass(kw_only=True)
class Margin:
    """The file and the day that stands before each word. ``mends`` are cells that a person put right here."""

    file: Target
    today: str
    mends: set[Spot] = field(default_factory=set)

    def mend(self, spot: Spot, was: str, now: str) -> None:
        """A cell of the 控え, as it was put right."""
        self.mends.add(spot)
        self._set(spot, now or None, was)
        self.file.note(spot, f"{self.today} {_said(was, was)}→{_said(now, was)}"[:_LONGEST])

    def write(self, trial: Trial, ground: Ground) -> None:
        """All settled changes, each cell with what it said before."""
        outcome = trial.outcome
        for sheet, area in outcome.parted:
            self.file.set_area(sheet, area, None)
        for spot, value in outcome.values.items():
            before = ground.cell(spot).value
            if _said(value, before) != _said(before, before):
                self._set(spot, value, before)
                self.file.note(spot, f"{self.today} {_said(before, before)}→{_said(value, before)}"[:_LONGEST])
            elif value is not None:
                self.file.fill(spot, value)
        for spot, (struck, columns) in outcome.struck.items():
            self.file.strike(spot, columns, struck=struck)
        for change, way in trial.settled:
            if way.struck is not None:
                self.file.note(change.row.name_spot, self._became(change))

    def add(self, trial: Trial, rows: Sequence[Listed], additions: Sequence[Addition]) -> None:
        """New rows."""
        for spot, value in trial.outcome.values.items():
            self.file.set_value(spot, value)
        for row, one in zip(rows, additions, strict=True):
            self.file.note(row.name_spot, f"{self.today} {ADDED.format(name=one.point.name)}")

    def tell(self, change: Change) -> None:
        """A change that no cell could take stands beside the name."""
        became = self._became(change).removeprefix(f"{self.today} ")
        self.file.note(change.row.name_spot, f"{self.today} {UNWRITTEN}{became}")

    def _set(self, spot: Spot, value: Value, before: object) -> None:
        formula = self.file.formula(spot)
        self.file.set_value(spot, value)
        if formula:
            self.file.note(spot, f"{self.today} {FORMULA.format(formula=formula, before=_said(before, before))}")

    def _became(self, change: Change) -> str:
        words = STATES if change.fact == "status" else {}
        before, after = (words.get(str(one or "active")) or _said(one, one) for one in (change.old, change.new))
        return f"{self.today} {before}→{after}"[:_LONGEST]


STATES = {"active": "活動中", "suspended": "休止中", "closed": "廃止"}
ADDED = "追加：{name}"
UNWRITTEN = "台帳では："
FORMULA = "もとは式でした：={formula}"
_EMPTY = "（空）"


def _said(value: Any, like: object) -> str:  # noqa: ANN401 - as a cell holds it
    """A value as a person sees it in the cell; days and hours are numbers there."""
    if isinstance(value, list | tuple):
        return "・".join(str(one) for one in value)
    if isinstance(like, dt.datetime) and isinstance(value, int | float):
        value = dt.datetime(1899, 12, 30) + dt.timedelta(days=value)  # noqa: DTZ001 - a day of the wall calendar
    if isinstance(like, dt.time) and isinstance(value, int | float):
        value = (dt.datetime(1899, 12, 30) + dt.timedelta(days=value)).time()  # noqa: DTZ001 - an hour of the wall clock
    if isinstance(value, dt.datetime):
        return f"{value.year}/{value.month}/{value.day}"
    if isinstance(value, dt.time):
        return f"{value.hour}:{value.minute:02}"
    return _EMPTY if value in (None, "") else str(value)
