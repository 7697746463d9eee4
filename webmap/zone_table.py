"""The assigning table: 町丁⇥圏域 as pasted from a sheet or sent by the form ⇄ members of zones."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from layers.geo.town_names import town_key
from layers.place.zones import Member, Town, Zone
from webmap.wording import TOWN_HEADINGS

LONGEST_NAME = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Pasted:
    """What a pasted table says: town (as the register prints it) → zones; lines that name no town of the city."""

    zones: Mapping[str, tuple[str, ...]]
    unknown: tuple[str, ...]


def pasted(text: str, towns: Sequence[Town]) -> Pasted:
    """One line per town and zone; a town on several lines lies in several zones. Tabs, commas and 、 part the cells."""
    printed = {town_key(town.name): town.name for town in towns}
    zones: dict[str, tuple[str, ...]] = {}
    unknown: list[str] = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.replace("\uff0c", "\t").replace(",", "\t").split("\t")]
        if len(cells) < 2 or not cells[0] or not cells[1] or cells[0] in TOWN_HEADINGS:
            continue
        town = printed.get(town_key(cells[0]))
        if town is None:
            unknown.append(cells[0])
            continue
        before = zones.get(town, ())
        zones[town] = before if cells[1] in before else (*before, cells[1][:LONGEST_NAME])
    return Pasted(zones=zones, unknown=tuple(dict.fromkeys(unknown)))


def from_zones(towns: Sequence[Town], zones: Iterable[Zone]) -> dict[str, tuple[str, ...]]:
    """Town → the zones that hold it, wholly or in part, as they stand in the store."""
    by_key = {key: town.name for town in towns for key in (*town.key_codes, town_key(town.name))}
    held: dict[str, tuple[str, ...]] = {}
    for zone in zones:
        for member in zone.members:
            town = by_key.get(town_key(member.town))
            if town and zone.name not in held.get(town, ()):
                held[town] = (*held.get(town, ()), zone.name)
    return held


def from_form(form: MultiDict[str, str], towns: Sequence[Town]) -> dict[str, tuple[str, ...]]:
    """Town → zones out of the selects ``zone-N``: a second one where a town lies in two."""
    found: dict[str, tuple[str, ...]] = {}
    for number, town in enumerate(towns):
        chosen = [name.strip()[:LONGEST_NAME] for name in form.getlist(f"zone-{number}")]
        names = tuple(dict.fromkeys(name for name in chosen if name))
        if names:
            found[town.name] = names
    return found


def members(held: Mapping[str, Sequence[str]], names: Sequence[str]) -> dict[str, list[Member]]:
    """Zone → members; a town in several zones is 一部 in each. Zones without towns stay, so that they can be filled."""
    made: dict[str, list[Member]] = {name: [] for name in names}
    for town, zones in held.items():
        for zone in zones:
            made.setdefault(zone, []).append(Member(town=town, part=len(zones) > 1))
    return made


def names_in(text: str) -> tuple[str, ...]:
    """Zone names, one a line."""
    return tuple(dict.fromkeys(line.strip()[:LONGEST_NAME] for line in text.splitlines() if line.strip()))
