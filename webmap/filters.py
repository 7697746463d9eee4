"""The choices of the 絞り込み as this viewer may make them: kinds with counts, zone systems, zones."""

from dataclasses import dataclass, replace

from layers.catalog.places import FOREMOST
from layers.store import Unit
from layers.vocabulary import kinds
from webmap.asking import Asked
from webmap.pages import Choice
from webmap.pick_groups import PickGroup, pick_groups
from webmap.wording import fiscal_year


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """``kinds``: what people gather at or turn to; ``facilities``: the ground around it. ``system``: the bold one.

    ``zones`` by zone system; ``editions``: each system in each of its 年度, with its name. ``asked`` is what was asked
    for as far as it makes sense here.
    """

    asked: Asked
    kinds: tuple[Choice, ...]
    facilities: tuple[Choice, ...]
    picks: tuple[PickGroup, ...]
    systems: tuple[Choice, ...]
    zones: dict[str, tuple[Choice, ...]]
    editions: tuple[tuple[str, int, str], ...]
    system: str
    total: int

    @property
    def system_zones(self) -> tuple[Choice, ...]:
        """The zones of the bold system."""
        return self.zones.get(self.system, ())


def filters(unit: Unit, asked: Asked) -> Filters:
    """Only kinds that are there, none on where all are shown: one press asks for one.

    A zone that does not belong to the bold system is forgotten.
    """
    counts = unit.crowd.counts(unit.crowd.everything)
    every = [_kind(code, number, asked) for code, number in counts.items()]
    systems = [system for system in unit.zones.kinds() if system.known]
    by_system = {system.id: unit.zones.read(system.id) for system in systems}
    holder = next((kind for kind, zones in by_system.items() if any(zone.id == asked.zone for zone in zones)), "")
    chosen = asked.system if asked.system in by_system else holder
    if not chosen and systems:
        chosen = next((system.id for system in systems if system.tier == 2), systems[0].id)
    zone = asked.zone if holder == chosen else ""
    return Filters(
        asked=replace(asked, zone=zone),
        kinds=tuple(choice for choice in every if choice.value in FOREMOST),
        facilities=tuple(choice for choice in every if choice.value not in FOREMOST),
        picks=pick_groups(unit, unit.viewer, asked.picks),
        systems=tuple(Choice(value=s.id, label=s.name, on=s.id == chosen) for s in systems),
        zones={
            kind: tuple(Choice(value=one.id, label=one.name, on=one.id == zone) for one in zones)
            for kind, zones in by_system.items()
        },
        editions=tuple(
            (one.id, year, f"{one.name}（{fiscal_year(year)}）") for one in systems for year in one.fiscal_years
        ),
        system=chosen,
        total=sum(counts.values()),
    )


def _kind(code: str, number: int, asked: Asked) -> Choice:
    noun = kinds()[code]
    on = code in asked.kinds
    return Choice(value=code, label=noun.label, on=on, count=number, colour=noun.colour, shape=noun.shape)
