"""Households by kind of each zone, out of the newest census table that tells them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from layers.place.small_areas import AreaPiece, located
from layers.place.zones import Zone
from layers.profile.homes import Homes, TownHomes, shared_homes
from layers.profile.shares import REST, holdings
from layers.store.areas import towns_of
from layers.store.profile_together import together

if TYPE_CHECKING:
    from layers.store.unit import Unit


def homes(unit: "Unit", zones: Sequence[Zone], pieces: Sequence[AreaPiece]) -> tuple[dict[str, Homes], Homes | None]:
    """By zone (``REST``: in none) and of the whole city; nothing where no table of households is in force."""
    rows = unit.areas.homes_table()
    if not rows:
        return {}, None
    towns = located(towns_of(rows), pieces)
    told = [
        TownHomes(name=town.name, kinds=row.homes, whole=row.homes, hidden=row.status == "suppressed")
        for row, town in zip(rows, towns, strict=True)
    ]
    held = holdings(towns, zones, pieces, plane=unit.city().plane_srid)
    parts = shared_homes(told, held)
    pairs, source = together(rows, towns), unit.areas.table_source(rows)
    city = Homes(towns=tuple(told), source=source, date=rows[0].as_of)
    return {name: _of_zone(parts.get(name, []), pairs, city) for name in (REST, *(zone.name for zone in zones))}, city


def _of_zone(own: Sequence[TownHomes], pairs: Sequence[frozenset[str]], city: Homes) -> Homes:
    whole = {town.name for town in own if not town.part}
    mixed = any(pair & whole and not pair <= whole for pair in pairs)
    return replace(city, towns=tuple(own), approximate=mixed or any(town.part for town in own))
