"""Ground 土台: all that an answer is computed from, as one viewer may know it — network, people, places and zones.

Whoever holds a Ground needs no store any more: equal grounds give equal answers, byte for byte.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from shapely.geometry.base import BaseGeometry

from layers.access.network import WalkNetwork
from layers.access.people import Demand, Residents
from layers.access.question import Question
from layers.place.services import ServicePoint
from layers.place.zones import Zone, assign
from layers.provenance import Source

# Changes whenever the same ground would give another answer than before.
VERSION = "5.1"


@dataclass(frozen=True, kw_only=True, slots=True)
class ZoneKind:
    """圏域の種類 over the areas: ``names`` in the order of their list, ``owner`` of each town lying in one alone."""

    names: tuple[str, ...]
    owner: Mapping[str, str]
    label: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Ground:
    """``places``: of the kinds asked for; ``beside``: what else stands there (ここにあるもの), both in one scope.

    ``shapes``: the ground of each KEY_CODE in lon/lat.
    """

    network: WalkNetwork
    residents: Residents
    demand: Demand
    places: tuple[ServicePoint, ...] = ()
    beside: tuple[ServicePoint, ...] = ()
    zones: Mapping[str, ZoneKind] = field(default_factory=dict)
    shapes: Mapping[str, BaseGeometry] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    today: date = date.min
    people_print: str = ""


def zone_kind(residents: Residents, zones: Sequence[Zone], label: str = "") -> ZoneKind:
    """Who owns which town, as the summary counts them: a town that is shared stands under 未割当."""
    owner = assign(residents.towns, zones).owner
    return ZoneKind(names=tuple(dict.fromkeys(zone.name for zone in zones)), owner=owner, label=label)


def fingerprint(question: Question, ground: Ground, *, definition: str) -> str:
    """What an answer is kept under: nothing but what it is computed from, so nothing hidden shows in it."""
    digest = hashlib.sha256()
    for part in (VERSION, question.to_json(), definition, ground.network.fingerprint, ground.people_print):
        digest.update(repr(part).encode())
    for point in (*ground.places, *ground.beside):
        told = (point.id, point.kind, point.name, point.lonlat, point.how, sorted(point.facts.items()), point.zones)
        digest.update(repr(told).encode())
    for kind, zones in ground.zones.items():
        digest.update(repr((kind, zones.names, sorted(zones.owner.items()))).encode())
    # The day decides what has been confirmed lately and what meets in the coming year.
    if question.confirmed_months or question.frequency != "any":
        digest.update(ground.today.isoformat().encode())
    return digest.hexdigest()
