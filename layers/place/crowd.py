"""Crowd: all places that one viewer may know of, as columns — for maps and lists of 150,000, where a noun each is slow.

Rows stand in the order of a list (kind, reading, id), so that what is chosen of them is in that order too.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from layers.place.spelling import words
from layers.provenance import Source

Rows = NDArray[np.int32]
Box = tuple[float, float, float, float]
_YEAR_DAYS = 365


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """Columns of one scope and one revision of the store.

    ``kinds`` counts into ``kind_codes``, ``hall_of`` into ``halls`` (venue, else address, each text once); ``lonlat``
    is NaN where unknown; ``confirmed`` is a day's ordinal, 0 where unknown; ``members``: the rows of each zone;
    ``heaps``: folded words that a search looks through; ``readings``: each row's place by reading alone.
    """

    kind_codes: tuple[str, ...]
    ids: tuple[str, ...]
    names: tuple[str, ...]
    halls: tuple[str, ...]
    heaps: tuple[str, ...]
    hall_of: Rows
    kinds: NDArray[np.int16]
    lonlat: NDArray[np.float64]
    confirmed: NDArray[np.int32]
    released: NDArray[np.bool_]
    rough: NDArray[np.bool_]
    source: NDArray[np.int16]
    sources: tuple[Source, ...]
    members: Mapping[str, Rows]
    readings: Rows

    def __len__(self) -> int:
        """How many places."""
        return len(self.ids)

    def where(self, row: int) -> str:
        """Venue of a row, else its address, else nothing."""
        return self.halls[int(self.hall_of[row])]

    @cached_property
    def everything(self) -> Rows:
        """All rows."""
        return np.arange(len(self), dtype=np.int32)

    @cached_property
    def row_of(self) -> dict[str, int]:
        """The row of an id."""
        return {name: row for row, name in enumerate(self.ids)}

    @cached_property
    def located(self) -> NDArray[np.bool_]:
        """Whether a position is known."""
        return ~np.isnan(self.lonlat[:, 0])

    def choose(self, *, kinds: Collection[str] | None = None, text: str = "", zone_id: str = "") -> Rows:
        """Rows by kind, words and zone, as ``unit.places.read`` chooses places."""
        mask = np.ones(len(self), dtype=bool)
        if kinds is not None:
            wanted = [number for number, code in enumerate(self.kind_codes) if code in set(kinds)]
            mask &= np.isin(self.kinds, wanted)
        if zone_id:
            inside = np.zeros(len(self), dtype=bool)
            inside[self.members.get(zone_id, self.everything[:0])] = True
            mask &= inside
        rows = np.flatnonzero(mask).astype(np.int32)
        if not text.strip():
            return rows
        found = rows.tolist()
        for word in words(text):
            found = [row for row in found if word in self.heaps[row]]
        return np.array(found, dtype=np.int32)

    def rows(self, ids: Iterable[str]) -> Rows:
        """The rows of these places, in the order of the list; ids of others are left out."""
        known = self.row_of
        return np.array(sorted(known[name] for name in ids if name in known), dtype=np.int32)

    def counts(self, chosen: Rows) -> dict[str, int]:
        """How many of each kind, in the order of the vocabulary; kinds that are not there are not named."""
        found = np.bincount(self.kinds[chosen], minlength=len(self.kind_codes))
        return {code: int(number) for code, number in zip(self.kind_codes, found, strict=True) if number}

    def within(self, chosen: Rows, box: Box) -> Rows:
        """Those of the chosen that lie in the box ``(west, south, east, north)``, its border included."""
        west, south, east, north = box
        lon, lat = self.lonlat[chosen].T
        # A comparison with NaN is false: what lies nowhere is in no box.
        with np.errstate(invalid="ignore"):
            found: Rows = chosen[(lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)]
            return found

    def box(self, chosen: Rows) -> Box | None:
        """The common box of the chosen, or None where no position is known."""
        spots = self.lonlat[chosen][self.located[chosen]]
        if not len(spots):
            return None
        (west, south), (east, north) = spots.min(axis=0), spots.max(axis=0)
        return float(west), float(south), float(east), float(north)

    def is_old(self, today: date) -> NDArray[np.bool_]:
        """Whether the last confirmation is more than a year ago; an unknown day is not called old."""
        return (self.confirmed > 0) & (today.toordinal() - self.confirmed > _YEAR_DAYS)

    def by_zone(self, chosen: Rows, zone_ids: Sequence[str]) -> Rows:
        """The chosen by zone in this order, then by reading; places in none of the zones come last."""
        place = np.full(len(self), len(zone_ids), dtype=np.int32)
        for number, zone_id in reversed(list(enumerate(zone_ids))):
            place[self.members.get(zone_id, self.everything[:0])] = number
        return chosen[np.lexsort((self.readings[chosen], place[chosen]))]

    def credits(self, chosen: Rows) -> list[str]:
        """The sources of the chosen, each once."""
        there = np.unique(self.source[chosen])
        return list(dict.fromkeys(line for line in (self.sources[number].credit() for number in there) if line))
