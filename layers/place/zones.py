"""Zone 圏域: kinds overlap freely, each has one edition per 年度; people are conserved in every kind.

A zone is made of whole towns (町丁), of parts of towns (「一部」) or of a polygon. People of a town that lies
wholly in one zone belong to it; all others stand under 未割当: never lost, never doubled.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from shapely.geometry.base import BaseGeometry

from layers.geo.town_names import town_key

UNASSIGNED = "未割当"


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """A town (name as printed, or KEY_CODE) in a zone; ``part`` = 一部."""

    town: str
    part: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Zone:
    """圏域 of one kind and 年度. ``geometry`` in lon/lat (EPSG:6668), None where towns have no polygons."""

    id: str
    kind: str
    fiscal_year: int
    name: str
    members: tuple[Member, ...] = ()
    geometry: BaseGeometry | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Town:
    """町丁 with its people, as the newest table counts them, and the census areas that are the same ground.

    ``name`` is one town's alone (see ``told_apart``); ``printed`` is how lists write it.
    """

    name: str
    people: int
    age65plus: int | None = None
    age75plus: int | None = None
    key_codes: tuple[str, ...] = ()
    area_names: tuple[str, ...] = ()
    printed: str = ""

    @property
    def key(self) -> str:
        """The name as it is compared with other lists."""
        return town_key(self.printed or self.name)


def told_apart(towns: Sequence[tuple[str, Town]]) -> list[Town]:
    """Towns, each with the code that tells it from its namesakes: 「本町」 of two wards become 「本町（28101…）」."""
    often = Counter(town.name for _, town in towns)
    return [
        replace(town, name=f"{town.name}（{code}）", printed=town.name) if often[town.name] > 1 else town
        for code, town in towns
    ]


@dataclass(frozen=True, kw_only=True, slots=True)
class ZoneCount:
    """What one zone holds; the row 「未割当」 holds the rest, so that a kind always sums to the city."""

    name: str
    residents: int
    age65plus: int | None
    service_points: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Assignment:
    """Which towns lie where, in one kind of one 年度: what the assigning page shows."""

    owner: Mapping[str, str]
    uncovered: tuple[str, ...]
    doubly: Mapping[str, tuple[str, ...]]
    partly: Mapping[str, tuple[str, ...]]
    unknown: tuple[str, ...]


def assign(towns: Sequence[Town], zones: Iterable[Zone]) -> Assignment:
    """Hold each zone's members against the towns: by name as ``town_key`` compares it, or by KEY_CODE.

    A zone that names some of a town's census areas but not all holds a part of it. ``owner``: town → the one zone
    that holds it wholly. ``unknown``: members that are no town of the city.
    """
    index = _Index(towns)
    whole: dict[str, list[str]] = {}
    partly: dict[str, list[str]] = {}
    unknown: list[str] = []
    for zone in zones:
        held, missed = index.held(zone.members)
        unknown += missed
        for town, is_whole in held.items():
            (whole if is_whole else partly).setdefault(town, []).append(zone.name)
    return Assignment(
        owner={name: names[0] for name, names in whole.items() if len(names) == 1 and name not in partly},
        uncovered=tuple(town.name for town in towns if town.name not in whole and town.name not in partly),
        doubly={name: tuple(names) for name, names in whole.items() if len(names) > 1},
        partly={name: (*names, *whole.get(name, [])) for name, names in partly.items()},
        unknown=tuple(dict.fromkeys(unknown)),
    )


class _Index:
    """Finds towns by their name, and by the name or KEY_CODE of one of their census areas."""

    def __init__(self, towns: Sequence[Town]) -> None:
        self._codes = {town.name: set(town.key_codes) for town in towns}
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._by_code: dict[str, list[str]] = defaultdict(list)
        self._by_area: dict[str, list[str]] = defaultdict(list)
        for town in towns:
            self._by_name[town.key].append(town.name)
            for code, area in zip(town.key_codes, town.area_names, strict=False):
                self._by_code[code].append(town.name)
                self._by_area[town_key(area)].append(code)

    def held(self, members: Iterable[Member]) -> tuple[dict[str, bool], list[str]]:
        """Town → whether it is held wholly, and the members that nothing was found for."""
        held: dict[str, bool] = {}
        codes: dict[str, set[str]] = defaultdict(set)
        missed: list[str] = []
        for member in members:
            key = town_key(member.town)
            named = self._by_name.get(key, [])
            for town in named:
                held[town] = held.get(town, False) or not member.part
            found = [] if named else self._areas(key)
            for code, town in found:
                held.setdefault(town, False)
                if not member.part:
                    codes[town].add(code)
            if not named and not found:
                missed.append(member.town)
        for town, seen in codes.items():
            held[town] = held[town] or seen >= self._codes[town]
        return held, missed

    def _areas(self, key: str) -> list[tuple[str, str]]:
        codes = [key] if key in self._by_code else self._by_area.get(key, [])
        return [(code, town) for code in codes for town in self._by_code[code]]


def count(towns: Sequence[Town], zones: Sequence[Zone], *, points: Mapping[str, int], outside: int) -> list[ZoneCount]:
    """One row per zone and, where people or places are left over, the row 未割当.

    ``points``: places per zone name; ``outside``: places that lie in no zone of the kind.
    """
    owner = assign(towns, zones).owner
    rows = [_row(zone.name, [t for t in towns if owner.get(t.name) == zone.name], points) for zone in zones]
    left = _row(UNASSIGNED, [town for town in towns if town.name not in owner], {UNASSIGNED: outside})
    return [*rows, left] if left.residents or left.service_points else rows


def _row(name: str, towns: Sequence[Town], points: Mapping[str, int]) -> ZoneCount:
    ages = [town.age65plus for town in towns]
    known = [age for age in ages if age is not None]
    return ZoneCount(
        name=name,
        residents=sum(town.people for town in towns),
        age65plus=sum(known) if len(known) == len(ages) else None,
        service_points=points.get(name, 0),
    )
