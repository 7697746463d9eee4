"""Which files of a folder are editions of one list, and which of them is in force.

Same bytes are taken once. Same folder and ≥80 % equal records are editions of one list: the newest inner date, else
the most rows, is published; where both are equal the first by name, so that the order of arguments never matters.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.run import Reading
from layers.store.datasets import share_equal

ALIKE = 0.8


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A file that could be published."""

    path: Path
    reading: Reading

    @property
    def keys(self) -> set[str]:
        """The records that it holds."""
        return {record.key for record in self.reading.batch.records} if self.reading.batch else set()

    @property
    def age(self) -> tuple[str, int]:
        """By this the newest is told: inner date, then rows."""
        batch = self.reading.batch
        return (batch.as_of, len(batch.records)) if batch else ("", 0)

    def is_edition_of(self, other: "Candidate") -> bool:
        """Same folder, same kind of file, ≥80 % equal records."""
        one, two = self.reading.batch, other.reading.batch
        if one is None or two is None or self.path.parent != other.path.parent:
            return False
        same_kind = (one.content, one.importer) == (two.content, two.importer)
        return same_kind and share_equal(self.keys, other.keys) >= ALIKE


def newest_of_each(candidates: Sequence[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """``(in force, older)``; both in the order given."""
    groups: list[list[Candidate]] = []
    for candidate in candidates:
        home = next((group for group in groups if any(candidate.is_edition_of(one) for one in group)), None)
        if home is None:
            groups.append([candidate])
        else:
            home.append(candidate)
    chosen = {id(_newest(group)) for group in groups}
    return (
        [one for one in candidates if id(one) in chosen],
        [one for one in candidates if id(one) not in chosen],
    )


def _newest(group: Sequence[Candidate]) -> Candidate:
    best = max(candidate.age for candidate in group)
    return min((one for one in group if one.age == best), key=lambda one: one.path.name)
