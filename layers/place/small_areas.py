"""SmallArea 小地域 and Population: matching the towns of a register with the small areas of a census.

The two never agree wholly: 「木太町」 of the register is nine 区 in the census, while 「塩江町上西甲」 and 「…乙」 are
one area there.
Towns and areas that are linked form a group; people are shared within a group only, so none is lost or doubled.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from shapely.geometry.base import BaseGeometry

from layers.geo.shapes import union
from layers.geo.town_names import town_key
from layers.place.zones import Town, told_apart
from layers.provenance import Source

WATER = 8154


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaPiece:
    """One polygon or point of a KEY_CODE; the people stand on one piece of each."""

    key_code: str
    name: str
    people: int
    hcode: int
    boundary: str
    geometry: BaseGeometry | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ShadedArea:
    """An area of the map with the people of the towns that it is made of."""

    name: str
    people: int
    age65plus: int | None
    age75plus: int | None
    boundary: str
    geometry: BaseGeometry


@dataclass(frozen=True, kw_only=True, slots=True)
class Shading:
    """What the choropleth draws. ``measure`` is ``age75plus`` or, where no source holds ages, ``people``."""

    areas: tuple[ShadedArea, ...]
    measure: str
    as_of: str
    source: Source | None
    unplaced: tuple[Town, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Register:
    """住民基本台帳 of one 基準日 as a whole; ages are None where it does not tell them of every town.

    ``hidden`` towns are 秘匿: their ages are in no sum.
    """

    as_of: str
    people: int
    age65plus: int | None
    age75plus: int | None
    hidden: int
    source: Source


_PART_OF_TOWN = re.compile(r"(\d+(丁目|区|番町)|第\d+号|[甲乙丙丁東西南北上中下]|地区)+")
_SEVERAL = re.compile(r"[、,，・]")


def areas_by_code(pieces: Iterable[AreaPiece]) -> dict[str, list[AreaPiece]]:
    """The pieces of each KEY_CODE, water left out: nobody lives there."""
    found: dict[str, list[AreaPiece]] = defaultdict(list)
    for piece in pieces:
        if piece.hcode != WATER:
            found[piece.key_code].append(piece)
    return found


def towns_of_census(pieces: Iterable[AreaPiece]) -> list[Town]:
    """The census's own areas as towns, summed by KEY_CODE; the census of these files holds no ages."""
    found = []
    for code, parts in areas_by_code(pieces).items():
        name = next((part.name for part in parts if part.name), code)
        people = sum(part.people for part in parts)
        found.append((code, Town(name=name, people=people, key_codes=(code,), area_names=(name,))))
    return told_apart(found)


def link(towns: Sequence[Town], pieces: Sequence[AreaPiece]) -> list[tuple[list[Town], list[str]]]:
    """Groups of towns and KEY_CODEs that are the same ground: by code, by name, else by the part of a name."""
    names = {code: _names(parts) for code, parts in areas_by_code(pieces).items()}
    by_name: dict[str, list[str]] = defaultdict(list)
    for code, keys in names.items():
        for key in keys:
            by_name[key].append(code)
    links = [_direct(town, names, by_name) for town in towns]
    claimed = {town.key for town in towns}
    free = {code: keys - claimed for code, keys in names.items()}
    links = [codes or _by_part(town.key, names, free) for town, codes in zip(towns, links, strict=True)]
    return _groups(towns, links)


def located(towns: Sequence[Town], pieces: Sequence[AreaPiece]) -> list[Town]:
    """The towns with the KEY_CODEs and area names of their group."""
    printed = {code: parts[0].name for code, parts in areas_by_code(pieces).items()}
    found = {
        town.name: replace(town, key_codes=tuple(codes), area_names=tuple(printed[code] for code in codes))
        for group, codes in link(towns, pieces)
        for town in group
    }
    return [found.get(town.name, town) for town in towns]


def shade(towns: Sequence[Town], pieces: Sequence[AreaPiece]) -> tuple[list[ShadedArea], list[Town]]:
    """One shaded area per group, and the towns that no area was found for."""
    parts = areas_by_code(pieces)
    shaded: list[ShadedArea] = []
    unplaced: list[Town] = []
    for group, codes in link(towns, pieces):
        ground = [part for code in codes for part in parts[code] if part.geometry is not None]
        shapes = [part.geometry for part in ground if part.geometry is not None]
        if not shapes:
            unplaced += group
            continue
        shaded.append(
            ShadedArea(
                name="・".join(town.name for town in group),
                people=sum(town.people for town in group),
                age65plus=_total([town.age65plus for town in group]),
                age75plus=_total([town.age75plus for town in group]),
                boundary=ground[0].boundary,
                geometry=shapes[0] if len(shapes) == 1 else union(shapes),
            )
        )
    return shaded, unplaced


def _names(parts: Sequence[AreaPiece]) -> set[str]:
    return {town_key(name) for part in parts for name in _SEVERAL.split(part.name) if name}


def _direct(town: Town, names: Mapping[str, set[str]], by_name: Mapping[str, list[str]]) -> list[str]:
    coded = [code for code in town.key_codes if code in names]
    return coded or list(by_name.get(town.key, []))


def _by_part(key: str, names: Mapping[str, set[str]], free: Mapping[str, set[str]]) -> list[str]:
    """Areas that the town is a part of (安原下第1号 in 安原下), and areas nobody else claims that are parts of it."""
    return [
        code
        for code, keys in names.items()
        if any(_extends(key, other) for other in keys) or any(_extends(other, key) for other in free[code])
    ]


def _extends(longer: str, shorter: str) -> bool:
    rest = longer.removeprefix(shorter)
    return rest != longer and _PART_OF_TOWN.fullmatch(rest) is not None


def _groups(towns: Sequence[Town], links: Sequence[Sequence[str]]) -> list[tuple[list[Town], list[str]]]:
    """Connected components: towns that share an area belong together."""
    home: dict[str, int] = {}
    groups: dict[int, tuple[list[Town], list[str]]] = {}
    for number, (town, codes) in enumerate(zip(towns, links, strict=True)):
        mine: tuple[list[Town], list[str]] = ([town], [])
        for code in codes:
            if code in home:
                other = groups.pop(home[code], None)
                if other is not None:
                    mine = (other[0] + mine[0], other[1] + mine[1])
            else:
                mine[1].append(code)
            home[code] = number
        for code in mine[1]:
            home[code] = number
        groups[number] = mine
    return list(groups.values())


def _total(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None
