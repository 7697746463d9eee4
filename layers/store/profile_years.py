"""People of a zone over the years: one table of the register a year, and estimates of what comes.

Towns of every year are laid on the zones of today, so that like is compared with like.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, func, select

from layers import clock
from layers.errors import LayersError
from layers.place.small_areas import AreaPiece
from layers.place.zones import Town, Zone
from layers.profile.profile import YearCount
from layers.profile.shares import TownPeople, holdings, shared
from layers.store import schema, scope
from layers.store.coverage_people import coming
from layers.store.profile_ground import Lived, lived_in
from layers.trust.audience import Viewer

if TYPE_CHECKING:
    from layers.store.unit import Unit

# The city's own name among those of zones: none is called nothing.
CITY = ""
_MOST_YEARS = 10
_AHEAD_YEARS, _STEP_YEARS = 25, 5
_YEAR_DAYS = 365
_NEAR_DAYS = 120
_NO_PROJECTION = "profile.no_projection"


def years(connection: Connection, unit: "Unit", zones: Sequence[Zone]) -> dict[str, tuple[YearCount, ...]]:
    """By zone, the oldest first and estimates last; ``CITY`` for the whole city."""
    pieces = unit.areas.pieces()
    found: dict[str, list[YearCount]] = {}
    for number in reversed(_tables(connection, unit.viewer)):
        rows = _rows(connection, number)
        lived = lived_in(unit, pieces, rows)
        _add(found, lived, zones, pieces, unit.city().plane_srid)
    for lived in _coming(connection, unit):
        _add(found, lived, zones, pieces, unit.city().plane_srid, projected=True)
    return {name: tuple(told) for name, told in found.items()}


def _add(
    found: dict[str, list[YearCount]],
    lived: Lived,
    zones: Sequence[Zone],
    pieces: Sequence[AreaPiece],
    plane: int,
    *,
    projected: bool = False,
) -> None:
    people = shared(lived.people, holdings(lived.towns, zones, pieces, plane=plane))
    people[CITY] = list(lived.people)
    for name in (CITY, *(zone.name for zone in zones)):
        own = people.get(name, [])
        found.setdefault(name, []).append(
            YearCount(
                date=lived.as_of,
                people=sum(town.people for town in own),
                age65plus=_sum([town.age65plus for town in own if not town.hidden]),
                age75plus=_sum([town.age75plus for town in own if not town.hidden]),
                source=lived.source.credit() if lived.source else "",
                projected=projected,
                approximate=projected or any(town.part for town in own),
            )
        )


def _tables(connection: Connection, viewer: Viewer) -> list[int]:
    """Imports of the register, the newest first and then the nearest to each anniversary of it.

    Residents' numbers of earlier editions count as long as their list is in force; everybody reads none that came
    after what was put on the residents' map.
    """
    table, made, sets = schema.population, schema.imports, schema.dataset
    pointer = sets.c.public_import if viewer.rank == 0 else sets.c.current_import
    query = (
        select(table.c.import_id, func.max(table.c.as_of).label("day"))
        .join(made, made.c.id == table.c.import_id)
        .join(sets, sets.c.id == made.c.dataset)
        .where(table.c.register == "juki", made.c.state == "published", made.c.id <= pointer)
        .group_by(table.c.import_id)
    )
    by_day = {row.day: row.import_id for row in connection.execute(query.order_by(table.c.import_id)) if row.day}
    days = sorted(filter(_is_day, by_day), reverse=True)
    if not days:
        return []
    newest = date.fromisoformat(days[0])
    chosen = [days[0]]
    for back in range(1, _MOST_YEARS):
        wanted = newest.toordinal() - round(back * _YEAR_DAYS)
        near = min(days, key=lambda day: abs(date.fromisoformat(day).toordinal() - wanted))
        if abs(date.fromisoformat(near).toordinal() - wanted) <= _NEAR_DAYS and near not in chosen:
            chosen.append(near)
    return [by_day[day] for day in chosen]


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _rows(connection: Connection, number: int) -> "list[Row[Any]]":
    table = schema.population
    query = select(table).where(table.c.import_id == number).order_by(table.c.ordinal)
    return list(connection.execute(query).all())


def _coming(connection: Connection, unit: "Unit") -> list[Lived]:
    """The estimates of the coming decades, put on the towns of today; none without streets or estimates."""
    network = unit.walk_networks.newest()
    if network is None:
        return []
    table, now = schema.projection_cell, clock.today().year
    there = table.c.import_id.in_(scope.editions(unit.viewer, "projection"))
    known = connection.execute(select(table.c.year).where(there).distinct().order_by(table.c.year)).scalars()
    found = []
    for year in [one for one in known if now < one <= now + _AHEAD_YEARS and one % _STEP_YEARS == 0]:
        try:
            told = coming(connection, unit.viewer, network, year)
        except LayersError:
            continue
        people = tuple(map(_town, told.towns))
        found.append(Lived(towns=told.towns, people=people, together=(), source=told.source, as_of=str(year)))
    return found


def _town(town: Town) -> TownPeople:
    return TownPeople(
        name=town.name, people=town.people, age65plus=town.age65plus, age75plus=town.age75plus, whole=town.people
    )


def _sum(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if numbers and len(known) == len(numbers) else None
