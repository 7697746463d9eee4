"""Whose people are whose: a 町丁 in several zones is shared out in whole persons, so that a kind sums to the city.

Shared by the people of the census areas that each zone names, else by the ground that each zone's border holds, else
equally; the last two say nothing of where in the town people live, so what comes of any of them is 概数.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from layers.access.sharing import share_out
from layers.geo.shapes import share_inside, union
from layers.geo.town_names import town_key
from layers.place.small_areas import AreaPiece
from layers.place.zones import Assignment, Town, Zone, assign

REST = ""
UNKNOWN_AGE = "unknown"
_PER_MILLE = 1000
_A_TENTH = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class TownPeople:
    """The people of a town, or of a zone's part of it; ``whole``: all people of the town.

    ``bands``: people by age class (``70-74``, ``85+``, ``unknown``), empty where none is told; ``men`` among them.
    Ages and households None: not told. ``hidden``: 秘匿, counted with a neighbour.
    """

    name: str
    people: int
    age65plus: int | None = None
    age75plus: int | None = None
    households: int | None = None
    bands: Mapping[str, int] = field(default_factory=dict)
    men: Mapping[str, int] = field(default_factory=dict)
    part: bool = False
    whole: int = 0
    hidden: bool = False


def from_age(bands: Mapping[str, int], age: int) -> int | None:
    """People of this age and older by bands; None without bands or where one lies across the age."""
    known = [name for name in bands if name != UNKNOWN_AGE]
    if not known or any(low < age <= high for low, high in map(ages_of, known)):
        return None
    return sum(bands[name] for name in known if ages_of(name)[0] >= age)


def ages_of(band: str) -> tuple[int, int]:
    """「70-74」 → (70, 74); 「85+」 is open above."""
    low, _, high = band.partition("-")
    return (int(low), int(high)) if high else (int(low.removesuffix("+")), 999)


def holdings(towns: Sequence[Town], zones: Sequence[Zone], pieces: Sequence[AreaPiece], *, plane: int) -> "Holdings":
    """Every town with the zones that hold it and their weights; ``REST`` stands for 未割当."""
    found = assign(towns, zones)
    by_name = {zone.name: zone for zone in zones}
    ground: dict[str, list[AreaPiece]] = {}
    for piece in pieces:
        ground.setdefault(piece.key_code, []).append(piece)
    held = {}
    for town in towns:
        names = _names(found, town.name)
        if len(names) == 1 and town.name in found.owner:
            held[town.name] = {names[0]: 1}
        else:
            own = [piece for code in town.key_codes for piece in ground.get(code, [])]
            held[town.name] = _weights(town, [by_name[name] for name in names], own, plane)
    return held


Holdings = dict[str, dict[str, int]]


def _names(found: Assignment, town: str) -> tuple[str, ...]:
    if town in found.owner:
        return (found.owner[town],)
    return tuple(dict.fromkeys((*found.partly.get(town, ()), *found.doubly.get(town, ()))))


def _weights(town: Town, zones: Sequence[Zone], pieces: Sequence[AreaPiece], plane: int) -> dict[str, int]:
    if not zones:
        return {REST: 1}
    for found in (_by_areas(town, zones, pieces), _by_ground(zones, pieces, plane)):
        if found and all(found[zone.name] for zone in zones):
            return {name: weight for name, weight in found.items() if weight}
    equal = {zone.name: 1 for zone in zones}
    return equal if len(zones) > 1 else {**equal, REST: 1}


def _by_areas(town: Town, zones: Sequence[Zone], pieces: Sequence[AreaPiece]) -> dict[str, int]:
    """People of the census in the areas of the town that each zone names as wholly its own."""
    people: dict[str, int] = {}
    for piece in pieces:
        people[piece.key_code] = people.get(piece.key_code, 0) + piece.people
    if not any(people.values()):
        return {}
    named = dict(zip(town.key_codes, map(town_key, town.area_names), strict=False))
    found, free = {}, set(people)
    for zone in zones:
        told = {key for member in zone.members if not member.part for key in (member.town, town_key(member.town))}
        own = {code for code in people if code in told or named.get(code) in told}
        found[zone.name] = sum(people[code] for code in own)
        free -= own
    return {**found, REST: sum(people[code] for code in free)}


def _by_ground(zones: Sequence[Zone], pieces: Sequence[AreaPiece], plane: int) -> dict[str, int]:
    """Thousandths of the town's ground in each zone; a rest below a tenth is the quarrel of two sources."""
    shapes = [piece.geometry for piece in pieces if piece.geometry is not None and piece.boundary != "point"]
    if not shapes:
        return {}
    ground = union(shapes)
    found = {
        zone.name: round(_PER_MILLE * share_inside(ground, zone.geometry, plane_srid=plane)) if zone.geometry else 0
        for zone in zones
    }
    rest = max(0, _PER_MILLE - sum(found.values()))
    return {**found, REST: rest if rest >= _A_TENTH else 0}


def shared(towns: Sequence[TownPeople], held: Holdings) -> dict[str, list[TownPeople]]:
    """The towns of each zone, shared ones with their part of the people; nobody is lost, nobody counted twice."""
    found: dict[str, list[TownPeople]] = {}
    for town in towns:
        weights = held.get(town.name, {REST: 1})
        parts = [town] if len(weights) == 1 else parted(town, list(weights.values()))
        for zone, part in zip(weights, parts, strict=True):
            found.setdefault(zone, []).append(part)
    return found


def parted(town: TownPeople, weights: Sequence[int]) -> list[TownPeople]:
    """A town in as many parts as there are weights: age class by age class, so that every sum of classes holds.

    The men of a class follow its people, so that no part has more men than people.
    """
    classes = _classes(town)
    given = {name: portions(number, weights) for name, number in classes.items()}
    homes = portions(town.households, weights) if town.households is not None else None
    men = {
        name: portions(town.men[name], numbers) if sum(numbers) else numbers
        for name, numbers in given.items()
        if name in town.men
    }
    found = []
    for place in range(len(weights)):
        own = {name: numbers[place] for name, numbers in given.items()}
        bands = own if classes is not None and set(town.bands) == set(own) else {}
        found.append(
            replace(
                town,
                people=sum(own.values()),
                age65plus=None if town.age65plus is None else _from(own, 65),
                age75plus=None if town.age75plus is None else _from(own, 75),
                households=homes[place] if homes else None,
                bands=bands,
                men={name: numbers[place] for name, numbers in men.items()} if bands else {},
                part=True,
            )
        )
    return found


def portions(number: int, weights: Sequence[int]) -> list[int]:
    """Whole persons by the largest remainder, the earlier zone where remainders are equal."""
    totals, alone = np.array([number], dtype=np.int64), np.zeros(len(weights), dtype=np.int64)
    return [int(one) for one in share_out(totals, alone, np.array(weights, dtype=np.int64))]


def _classes(town: TownPeople) -> dict[str, int]:
    """Disjoint classes that sum to the people: bands where they tell all, else what is told of 65+ and 75+."""
    bands = dict(town.bands)
    whole = sum(bands.values()) == town.people
    if bands and whole and (from_age(bands, 65), from_age(bands, 75)) == (town.age65plus, town.age75plus):
        return bands
    aged, old = town.age65plus, town.age75plus
    if aged is None:
        return {"0+": town.people} if old is None else {"0-74": town.people - old, "75+": old}
    if old is None:
        return {"0-64": town.people - aged, "65+": aged}
    return {"0-64": town.people - aged, "65-74": aged - old, "75+": old}


def _from(classes: Mapping[str, int], age: int) -> int:
    return sum(people for name, people in classes.items() if name != UNKNOWN_AGE and ages_of(name)[0] >= age)
