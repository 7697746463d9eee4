"""How well a workbook is read: its rows and fields against the expectation beside it, as the contract counts them."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etl.run import understand
from layers.intake.contract import Record
from layers.trust.audience import fact_audience, record_audience

KEYS = (
    "name", "kind", "venue", "address", "lat", "lon", "schedule", "fee", "fee_yen", "capacity", "participants",
    "target", "phone", "contact_name", "organization", "zone", "status", "since", "code", "private_home", "note",
)  # fmt: skip


@dataclass(kw_only=True)
class Score:
    """Rows and fields of one workbook or of many, with a line for each difference."""

    expected: int = 0
    read: int = 0
    matched: int = 0
    fields: int = 0
    right: int = 0
    wrong: Counter[str] = field(default_factory=Counter)
    leaks: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall of the rows."""
        return 2 * self.matched / (self.expected + self.read) if self.expected + self.read else 1.0

    @property
    def share(self) -> float:
        """The share of keys, expected or read, whose value is the expected one, in the rows that were matched."""
        return self.right / self.fields if self.fields else 1.0

    def add(self, other: "Score") -> None:
        """Count another workbook in."""
        for name in ("expected", "read", "matched", "fields", "right"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.wrong += other.wrong
        self.leaks += other.leaks
        self.lines += other.lines


def score(path: Path) -> Score:
    """Read a workbook as `check` does and hold it against its expectation."""
    told = json.loads(path.with_suffix(".json").read_text("utf-8"))
    batch = understand(path).batch
    records = list(batch.records) if batch else []
    found = Score(expected=len(told["rows"]), read=len(records))
    left = list(records)
    for wanted in told["rows"]:
        record = next((one for one in left if _identity(one.values) == _identity(wanted)), None)
        if record is None:
            found.lines.append(f"{path.stem}: no row {_identity(wanted)}")
            continue
        left.remove(record)
        found.matched += 1
        _compare(path.stem, wanted, record.values, found)
    found.lines += [f"{path.stem}: one row too many {one.cell} {_identity(one.values)}" for one in left]
    found.leaks = [f"{path.stem}: {name} {key}" for name, key in told["guarded"] if _public(records, name, key)]
    return found


def _identity(values: Mapping[str, Any]) -> tuple[str, str]:
    return str(values.get("name", "")), str(values.get("venue", ""))


def _compare(stem: str, wanted: Mapping[str, Any], got: Mapping[str, Any], into: Score) -> None:
    for key in KEYS:
        if key not in wanted and key not in got:
            continue
        into.fields += 1
        if wanted.get(key) == got.get(key):
            into.right += 1
        else:
            into.wrong[key] += 1
            into.lines.append(f"{stem}: {wanted['name']} {key}: {got.get(key)!r}, not {wanted.get(key)!r}")


def _public(records: Sequence[Record], name: str, key: str) -> bool:
    """Whether what is guarded would reach the public through any record of that name."""
    for one in (one for one in records if one.values.get("name") == name):
        kind = str(one.values.get("kind", "kayoinoba"))
        home = bool(one.values.get("private_home"))
        whole = record_audience(kind, one.values, one.audiences.get("", ""))
        value = one.values.get(key)
        own = fact_audience(kind, key, value, one.audiences.get(key, ""), private_home=home) if key else whole
        if "public" == whole == own and (not key or value is not None):
            return True
    return False
