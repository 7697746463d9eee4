"""Each change is written in the most faithful way that reads back: tried on the cells, before any file is touched."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from etl.clean import text
from etl.write.listed import Listed, Way, Words
from etl.write.outcome import Ground, Outcome
from etl.write.ways import own_ways, ways
from layers.intake.contract import Batch, Document

ROUNDS = 6
_OWN = "own:"
Values = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One fact of one place: what the list says and what the register knows. 自分の列 are ``own:heading``."""

    row: Listed
    fact: str
    old: Any
    new: Any

    def ways(self, words: Words) -> Iterator[Way]:
        """How it could be written."""
        if self.fact.startswith(_OWN):
            return own_ways(self.row, self.fact.removeprefix(_OWN), self.new)
        return ways(self.row, self.fact, self.new, words)

    def holds(self, values: Values) -> bool:
        """Whether a record as read says it."""
        if self.fact.startswith(_OWN):
            return same(values.get("own", {}).get(self.fact.removeprefix(_OWN)), self.new)
        return same(values.get(self.fact), self.new, fact=self.fact)


@dataclass(kw_only=True, slots=True)
class Trial:
    """What was settled: the ways that read back, and the changes for which none does."""

    settled: list[tuple[Change, Way]] = field(default_factory=list)
    unwritten: list[Change] = field(default_factory=list)
    outcome: Outcome = field(default_factory=Outcome)


def same(one: Any, other: Any, *, fact: str = "") -> bool:  # noqa: ANN401 - facts are texts, numbers or lists of texts
    """Whether two values say the same; a list of one is that one, a place that nothing is said of is active."""
    return bool(_plain(one, fact) == _plain(other, fact))


def _plain(value: Any, fact: str) -> Any:  # noqa: ANN401 - as above
    if fact == "status":
        return value or "active"
    if isinstance(value, list | tuple):
        return [text.plain(str(part)) for part in value]
    if fact in ("lat", "lon") and value is not None:
        return round(float(value), 7)
    if isinstance(value, str):
        return [text.plain(value)] if text.plain(value) else []
    return [] if value is None else [str(value)]


def tried(ground: Ground, changes: Sequence[Change], words: Words, read: Callable[[Document], Batch]) -> Trial:
    """Write all changes, read, and take the next way wherever a change did not come out."""
    open_ways = {index: _open_to(ground, change, words) for index, change in enumerate(changes)}
    chosen = {index: way for index in open_ways if (way := next(open_ways[index], None)) is not None}
    for _ in range(ROUNDS):
        outcome = ground.outcome((changes[index].row, way) for index, way in chosen.items())
        found = by_row(read(ground.after(outcome)))
        failed = [index for index in chosen if not changes[index].holds(_of(found, changes[index].row))]
        if not failed:
            break
        chosen = _next(chosen, failed, open_ways)
    else:
        chosen = {index: way for index, way in chosen.items() if index not in failed}
    unwritten = [change for index, change in enumerate(changes) if index not in chosen]
    settled = [(changes[index], way) for index, way in chosen.items()]
    return Trial(settled=settled, unwritten=unwritten, outcome=ground.outcome((c.row, way) for c, way in settled))


def _open_to(ground: Ground, change: Change, words: Words) -> Iterator[Way]:
    return (way for way in change.ways(words) if ground.lines or way.struck is None)


def _of(found: Mapping[tuple[str, int], Values], row: Listed) -> Values:
    return found.get((row.record.cell, row.hall), {})


def _next(chosen: dict[int, Way], failed: Sequence[int], open_ways: Mapping[int, Iterator[Way]]) -> dict[int, Way]:
    others = {index: next(open_ways[index], None) for index in failed}
    told = {**chosen, **others}
    return {index: way for index, way in told.items() if way is not None}


def by_row(batch: Batch) -> dict[tuple[str, int], Values]:
    """The values of each record by its cell and its number among the records of that cell."""
    seen: Counter[str] = Counter()
    found: dict[tuple[str, int], Values] = {}
    for record in batch.records:
        found[record.cell, seen[record.cell]] = record.values
        seen[record.cell] += 1
    return found
