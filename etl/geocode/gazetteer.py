"""位置参照情報 of one city, indexed by the key of the town: its 丁目, its numbers and where they lie.

Two spots of one name that lie apart are two places: nothing here decides between them.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from etl.geocode.answer import Precision, Spot
from etl.geocode.spelling import town_name

_CHOME = re.compile(r"^(.+?)(\d+)丁目?$")
_METRES_PER_DEGREE = 111_320.0
# Points of one name nearer than this are one place, told by two sources.
ONE_BLOCK_METRES = 150.0
ONE_TOWN_METRES = 1_000.0
_LEAST, _MOST, _UNKNOWN = 20, 200, 100
_TOWN_LEAST, _TOWN_UNKNOWN = 100, 500

LonLat = tuple[float, float]


@dataclass(kw_only=True, slots=True, eq=False)
class Town:
    """One town (a 丁目 is a town of its own): its name as printed, its own points, its numbers."""

    name: str
    points: list[LonLat] = field(default_factory=list)
    blocks: dict[str, list[LonLat]] = field(default_factory=dict)
    _numbers: npt.NDArray[np.float64] | None = field(default=None, init=False, repr=False)

    def spots(self, block: str, *, precision: Precision) -> list[Spot]:
        """Where a number lies: one spot, several where the name stands for several places, none."""
        return [
            Spot(
                label=self.name + _said(block, precision),
                town=self.name,
                precision=precision,
                metres=self._room(point),
                lonlat=point,
            )
            for point in apart(self.blocks.get(block, ()), ONE_BLOCK_METRES)
        ]

    def centres(self) -> list[Spot]:
        """The middle of the town: its own points, else the number nearest to the mean of all."""
        places = apart(self.points, ONE_TOWN_METRES) or self._middle()
        metres = self._reach(places[0]) if len(places) == 1 else _TOWN_UNKNOWN
        return [
            Spot(label=f"{self.name}の中ほど", town=self.name, precision="town", metres=metres, lonlat=point)
            for point in places
        ]

    def namesakes(self) -> bool:
        """Whether another town of this name lies elsewhere, of which no number is known."""
        places = apart(self.points, ONE_TOWN_METRES)
        numbers = self._all()
        return len(places) > 1 and any(
            _metres(numbers, point).min(initial=math.inf) > ONE_TOWN_METRES for point in places
        )

    def _all(self) -> npt.NDArray[np.float64]:
        """All points of its numbers, put together when first asked for: by then the gazetteer is whole."""
        if self._numbers is None:
            told = [point for points in self.blocks.values() for point in points]
            self._numbers = np.array(told, dtype=float).reshape(-1, 2)
        return self._numbers

    def _middle(self) -> list[LonLat]:
        numbers = self._all()
        nearest = numbers[_metres(numbers, tuple(numbers.mean(axis=0))).argmin()]
        return [(float(nearest[0]), float(nearest[1]))]

    def _room(self, point: LonLat) -> int:
        """How far the nearest other number lies: within this, the spot could as well be the neighbour's."""
        away = _metres(self._all(), point)
        others = away[away > 1.0]
        return _UNKNOWN if not others.size else int(min(_MOST, max(_LEAST, math.ceil(others.min() / 10) * 10)))

    def _reach(self, point: LonLat) -> int:
        away = _metres(self._all(), point)
        return _TOWN_UNKNOWN if not away.size else max(_TOWN_LEAST, math.ceil(float(away.max()) / 50) * 50)


class Gazetteer:
    """The towns of one city by their keys."""

    def __init__(self, entries: Iterable[tuple[str, str, float, float]]) -> None:
        """``entries``: ``(town as printed, block, lon, lat)``; an empty block is the town itself."""
        self.towns: dict[str, Town] = {}
        keys: dict[str, str] = {}
        for name, block, lon, lat in entries:
            key = keys.get(name) or keys.setdefault(name, town_name(name))
            town = self.towns.setdefault(key, Town(name=name))
            if block:
                town.blocks.setdefault(_number(block), []).append((lon, lat))
            else:
                town.points.append((lon, lat))

    def __bool__(self) -> bool:
        """Whether anything can be found at all."""
        return bool(self.towns)

    @cached_property
    def chomes(self) -> Mapping[str, Mapping[str, Town]]:
        """Base name → number of the 丁目 → town."""
        found: dict[str, dict[str, Town]] = {}
        for key, town in self.towns.items():
            parts = _CHOME.match(key)
            if parts:
                found.setdefault(parts[1], {})[parts[2]] = town
        return found

    @cached_property
    def bases(self) -> frozenset[str]:
        """Every name with which an address may begin."""
        return frozenset(self.towns) | frozenset(self.chomes)

    @cached_property
    def longest(self) -> int:
        """Letters of the longest name."""
        return max(map(len, self.bases), default=0)

    @cached_property
    def tails(self) -> Mapping[str, tuple[str, ...]]:
        """「浅野」 → 「香川町浅野」: names that lack the name of their former 町・村."""
        found: dict[str, list[str]] = {}
        for base in self.bases:
            for cut in re.finditer(r"[町村]", base[:-1]):
                found.setdefault(base[cut.end() :], []).append(base)
        return {tail: tuple(sorted(names)) for tail, names in found.items() if tail not in self.bases}

    @cached_property
    def plots(self) -> frozenset[str]:
        """Names that are known by their 小字 alone or besides: 「山田」 of 「山田字北谷」 is one."""
        return frozenset(base[:cut] for base in self.bases for cut in range(1, len(base)) if base[:cut] in self.bases)

    def under(self, base: str) -> list[Town]:
        """The towns whose name begins with this one, in their order."""
        if base in self.towns:
            return [self.towns[base]]
        own = self.chomes.get(base, {})
        return [own[number] for number in sorted(own, key=int)]


def apart(points: Iterable[LonLat], metres: float) -> list[LonLat]:
    """One point for each group of points that lie within ``metres`` of its first."""
    kept: list[LonLat] = []
    for point in points:
        if not kept or _metres(np.array(kept), point).min() > metres:
            kept.append(point)
    return kept


def _metres(places_lonlat: npt.NDArray[np.float64], point: tuple[float, ...]) -> npt.NDArray[np.float64]:
    """Metres on the flat: right to a thousandth within a city."""
    if not len(places_lonlat):
        return np.empty(0)
    across = math.cos(math.radians(point[1]))
    return np.hypot((places_lonlat[:, 0] - point[0]) * across, places_lonlat[:, 1] - point[1]) * _METRES_PER_DEGREE


def _said(block: str, precision: Precision) -> str:
    """「2番」 for a block, 「12番地3」 for a lot."""
    main, _, branch = block.partition("-")
    return f"{main}番" if precision == "block" and not branch else f"{main}番地{branch}"


@lru_cache(maxsize=16384)
def _number(block: str) -> str:
    """「１２３－４」「123番地4」 → 「123-4」, 「甲 12」 → 「甲12」."""
    plain = re.sub(r"番地?の?|の", "-", town_name(block)).strip("-")
    return re.sub(r"(?<!\d)0+(?=\d)", "", plain)
