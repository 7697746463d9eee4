"""Standing 見立て: which homes the open places serve, kept so that a place more or less is told at once, and undone.

Only whole numbers are altered; times are copied from rows and never computed with, so that after any acts and their
undoing the standing equals one made anew, bit for bit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

NOBODY = -1

Indices = NDArray[np.int32]
Seconds = NDArray[np.float32]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Row:
    """Homes that one place serves, ascending, and the seconds of the worse of both ways."""

    homes: Indices
    seconds: Seconds


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Rows:
    """The rows of all places, CSR by place (``indptr`` (s+1,)), homes ascending within each."""

    indptr: NDArray[np.int64]
    homes: Indices
    seconds: Seconds

    @classmethod
    def joined(cls, rows: Sequence[Row]) -> "Rows":
        """Rows one after the other."""
        lengths = np.array([len(row.homes) for row in rows], dtype=np.int64)
        return cls(
            indptr=np.concatenate(([0], np.cumsum(lengths))).astype(np.int64),
            homes=np.concatenate([np.zeros(0, np.int32), *(row.homes for row in rows)]),
            seconds=np.concatenate([np.zeros(0, np.float32), *(row.seconds for row in rows)]),
        )

    def __len__(self) -> int:
        """How many places."""
        return len(self.indptr) - 1

    def one(self, site: int) -> Row:
        """What one place serves."""
        there = slice(int(self.indptr[site]), int(self.indptr[site + 1]))
        return Row(homes=self.homes[there], seconds=self.seconds[there])


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Kept:
    """What never changes for a question: rows, their transpose (nearest place first), people and areas.

    ``limit`` in seconds, of double precision: served means ``<=``. Shared by all threads, so nobody writes into it.
    """

    rows: Rows
    people: NDArray[np.int64]
    areas: Indices
    area_count: int
    limit: np.float64
    indptr: NDArray[np.int64]
    sites: Indices
    seconds: Seconds

    @classmethod
    def of(cls, rows: Rows, people: NDArray[np.int64], areas: Indices, *, area_count: int, limit: float) -> "Kept":
        """Transpose once; ties of time go to the lower place."""
        sites = np.repeat(np.arange(len(rows), dtype=np.int32), np.diff(rows.indptr))
        order = np.lexsort((sites, rows.seconds, rows.homes))
        ends = np.cumsum(np.bincount(rows.homes, minlength=len(people)))
        return cls(
            rows=rows,
            people=people.astype(np.int64),
            areas=areas.astype(np.int32),
            area_count=area_count,
            limit=np.float64(limit),
            indptr=np.concatenate(([0], ends)).astype(np.int64),
            sites=sites[order],
            seconds=rows.seconds[order],
        )


class Standing:
    """Places that are open now. Numbers below ``len(kept.rows)`` are today's places, those above are new.

    ``served`` counts the open places within the limit of each home; ``nearest`` and ``seconds`` tell the nearest of
    all (``NOBODY`` and infinite where none is reached); ``uncovered`` are people by area.
    """

    def __init__(self, kept: Kept) -> None:
        """Everything as it is today."""
        self.kept = kept
        self._open = np.ones(len(kept.rows), dtype=np.bool_)
        self._extra: dict[int, Row] = {}
        within = kept.rows.seconds <= kept.limit
        self.served = np.bincount(kept.rows.homes[within], minlength=len(kept.people)).astype(np.int32)
        self.nearest, self.seconds = _first_open(kept, np.arange(len(kept.people)), self._open)
        self.uncovered = self._people_of(np.flatnonzero(self.served == 0))

    def copy(self) -> "Standing":
        """Another that may go its own way."""
        twin = object.__new__(Standing)
        twin.kept = self.kept
        twin._open, twin._extra = self._open.copy(), dict(self._extra)
        twin.served, twin.uncovered = self.served.copy(), self.uncovered.copy()
        twin.nearest, twin.seconds = self.nearest.copy(), self.seconds.copy()
        return twin

    def opened(self, site: int) -> bool:
        """Whether this place is open."""
        return site in self._extra or (site < len(self._open) and bool(self._open[site]))

    def row(self, site: int) -> Row:
        """What an open place serves now."""
        return self._extra.get(site) or self.kept.rows.one(site)

    def open(self, site: int, row: Row | None = None) -> None:
        """Open a place that is closed or new; without a row: one of today's, as it was."""
        if self.opened(site):
            raise ValueError(site)
        if row is None:
            self._open[site] = True
        else:
            self._extra[site] = row
        self._add(site, row or self.kept.rows.one(site))

    def close(self, site: int) -> None:
        """Close an open place."""
        if not self.opened(site):
            raise ValueError(site)
        row = self.row(site)
        if self._extra.pop(site, None) is None:
            self._open[site] = False
        self._remove(site, row)

    def replace(self, site: int, row: Row | None) -> None:
        """Give an open place other homes (the way there has changed); without a row: those of today."""
        self.close(site)
        self.open(site, row)

    @property
    def extra(self) -> Iterable[int]:
        """Places whose rows are not today's: new ones, moved ones, those whose ways have changed."""
        return tuple(self._extra)

    def _add(self, site: int, row: Row) -> None:
        within = row.homes[row.seconds <= self.kept.limit]
        self.uncovered -= self._people_of(within[self.served[within] == 0])
        self.served[within] += 1
        self._offer(site, row.homes, row.seconds)

    def _remove(self, site: int, row: Row) -> None:
        within = row.homes[row.seconds <= self.kept.limit]
        self.served[within] -= 1
        self.uncovered += self._people_of(within[self.served[within] == 0])
        lost = row.homes[self.nearest[row.homes] == site]
        self.nearest[lost], self.seconds[lost] = _first_open(self.kept, lost, self._open)
        for other, theirs in self._extra.items():
            both, _, there = np.intersect1d(lost, theirs.homes, assume_unique=True, return_indices=True)
            self._offer(other, both, theirs.seconds[there])

    def _offer(self, site: int, homes: Indices, seconds: Seconds) -> None:
        """Let a place be the nearest where it is nearer, or as near and of a lower number."""
        now = self.seconds[homes]
        better = (seconds < now) | ((seconds == now) & (site < self.nearest[homes]))
        self.nearest[homes[better]], self.seconds[homes[better]] = site, seconds[better]

    def _people_of(self, homes: NDArray[np.integer]) -> NDArray[np.int64]:
        found = np.zeros(self.kept.area_count, dtype=np.int64)
        np.add.at(found, self.kept.areas[homes], self.kept.people[homes])
        return found


def _first_open(kept: Kept, homes: NDArray[np.integer], opened: NDArray[np.bool_]) -> tuple[Indices, Seconds]:
    """The nearest open place of today's for each of these homes: rows of the transpose stand nearest first."""
    starts, lengths = kept.indptr[homes], np.diff(kept.indptr)[homes] if len(homes) else np.zeros(0, dtype=np.int64)
    ends = np.cumsum(lengths)
    entries = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(starts - (ends - lengths), lengths)
    standing = np.flatnonzero(opened[kept.sites[entries]])
    first = np.searchsorted(standing, ends - lengths)
    found = np.append(standing, len(entries))[first]
    has = found < ends
    nearest = np.full(len(homes), NOBODY, dtype=np.int32)
    seconds = np.full(len(homes), np.inf, dtype=np.float32)
    nearest[has], seconds[has] = kept.sites[entries[found[has]]], kept.seconds[entries[found[has]]]
    return nearest, seconds
