"""送迎: which 地区 a place fetches people from, by what it writes itself — and from nowhere where it names none."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from layers.access.grounds import Ground
from layers.geo.town_names import town_key
from layers.place.services import ServicePoint
from layers.place.traits import traits


@dataclass(frozen=True, kw_only=True, slots=True)
class Rides:
    """``areas``: place (by number) → the areas it fetches people from; ``nameless``: 送迎 from nowhere told."""

    areas: Mapping[int, frozenset[int]] = field(default_factory=dict)
    nameless: tuple[str, ...] = ()


def rides(ground: Ground, places: Sequence[ServicePoint]) -> Rides:
    """Whom the 送迎 of each place fetches; one that names no 地区 fetches nobody, and is told apart."""
    known = _areas_by_name(ground)
    everywhere = frozenset(range(len(ground.demand.areas)))
    found: dict[int, frozenset[int]] = {}
    nameless: list[str] = []
    for number, point in enumerate(places):
        if traits(point.kind, point.facts, point.own).ride != 1:
            continue
        told = " ".join(_told(point))
        areas = everywhere if _pattern("whole_city").search(told) else _named(told, known)
        if areas:
            found[number] = areas
        else:
            nameless.append(point.id)
    return Rides(areas=found, nameless=tuple(nameless))


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_words()[name])


def _told(point: ServicePoint) -> Iterator[str]:
    """The sentences of a place that speak of 送迎."""
    for name in _words()["looked_in"]:
        value = point.facts.get(name)
        text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value or "")
        for sentence in _pattern("sentence").split(unicodedata.normalize("NFKC", text)):
            if _words()["ride"] in sentence:
                yield sentence


def _named(told: str, known: Mapping[str, frozenset[int]]) -> frozenset[int]:
    text = "|".join(map(town_key, _pattern("parts").split(told)))
    found: set[int] = set()
    for name, areas in known.items():
        if _stands(name, text):
            found |= areas
    return frozenset(found)


def _stands(name: str, text: str) -> bool:
    """Whether a name is there, neither the tail of a longer one (本町 in 日本町) nor the head of 「東町2丁目」."""
    joined, start = _pattern("joined"), text.find(name)
    while start >= 0:
        tail = start and joined.match(text[start - 1]) and joined.match(name[0])
        if not tail and not text[start + len(name) :][:1].isdigit():
            return True
        start = text.find(name, start + 1)
    return False


def _areas_by_name(ground: Ground) -> dict[str, frozenset[int]]:
    """Zones and towns by the name that lists write, with the areas that lie in them."""
    number = {area.name: place for place, area in enumerate(ground.demand.areas)}
    found: dict[str, set[int]] = {}
    for kind in ground.zones.values():
        for town, zone in kind.owner.items():
            bare = _pattern("zone_end").sub("", zone) or zone
            names = {zone, *(bare + end for end in _words()["zone_ends"])}
            for name in names | ({bare} if len(bare) > 1 else set()):
                if town in number and len(name) > 1:
                    found.setdefault(town_key(name), set()).add(number[town])
    for one in ground.residents.towns:
        for name in {one.key, _pattern("chome").sub("", one.key)} - {""}:
            found.setdefault(name, set()).add(number[one.name])
    return {name: frozenset(areas) for name, areas in found.items() if len(name) > 1}
