"""Households by kind: those of 65 and older who live alone, and couples by themselves, out of a census of their own.

Their towns are the census's and not the register's, so they are shared out to zones apart from the people.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from layers.profile.shares import REST, Holdings, portions
from layers.provenance import Source


@dataclass(frozen=True, kw_only=True, slots=True)
class TownHomes:
    """Households of a town by kind (``alone65plus``, ``couples65plus``), or of a zone's part of it.

    ``whole``: all of the town; ``hidden``: 秘匿, counted with a neighbour.
    """

    name: str
    kinds: Mapping[str, int]
    whole: Mapping[str, int] = field(default_factory=dict)
    part: bool = False
    hidden: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Homes:
    """All of a zone; ``approximate``: towns are shared, or 秘匿 ones are counted in another zone."""

    towns: tuple[TownHomes, ...]
    approximate: bool = False
    source: Source | None = None
    date: str = ""


def shared_homes(towns: Sequence[TownHomes], held: Holdings) -> dict[str, list[TownHomes]]:
    """The towns of each zone, shared ones with their part in whole households; none is lost or counted twice."""
    found: dict[str, list[TownHomes]] = {}
    for town in towns:
        weights = held.get(town.name, {REST: 1})
        given = {kind: portions(number, list(weights.values())) for kind, number in town.kinds.items()}
        for place, zone in enumerate(weights):
            part = replace(town, kinds={kind: numbers[place] for kind, numbers in given.items()}, part=len(weights) > 1)
            found.setdefault(zone, []).append(part)
    return found
