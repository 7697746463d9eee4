"""Residents out of the tables in force: those of the newest 住民基本台帳, and ages for a table that holds none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, exists, select

from layers.access.ages import Ages, ages_of_mesh, ages_of_towns, with_ages
from layers.access.network import WalkNetwork
from layers.access.people import Land, Residents
from layers.place.small_areas import AreaPiece, located, towns_of_census
from layers.place.zones import Town
from layers.provenance import Source
from layers.store import schema, scope
from layers.store.areas import Areas, towns_of
from layers.trust.audience import Viewer


def counted(areas: Areas, pieces: Sequence[AreaPiece]) -> Residents:
    """As the newest table counts them, without any the census."""
    table = areas.table()
    if table:
        return _of_table(areas, table, pieces)
    census, year = _census(areas, pieces)
    return Residents(
        towns=tuple(towns_of_census(pieces)),
        register="census",
        as_of=str(year or ""),
        source=next(iter(areas.sources()), None),
        census=census,
        census_year=year,
    )


def aged(connection: Connection, viewer: Viewer, residents: Residents, network: WalkNetwork, land: Land) -> Residents:
    """The same people with ages where any source tells them, by the source's shares."""
    return with_ages(residents, _ages(connection, viewer, network, land))


def tells_ages(connection: Connection, viewer: Viewer) -> bool:
    """Whether any source in force says how old people are."""
    people, mesh = schema.population, schema.mesh_cell
    of_towns = people.c.import_id.in_(scope.editions(viewer, "population")) & people.c.age75plus.is_not(None)
    of_mesh = mesh.c.import_id.in_(scope.editions(viewer, "mesh")) & mesh.c.age75plus.is_not(None)
    return any(connection.execute(select(exists().where(such))).scalar() for such in (of_towns, of_mesh))


def _ages(connection: Connection, viewer: Viewer, network: WalkNetwork, land: Land) -> Iterator[Ages | None]:
    """What other sources tell: 住民基本台帳 of another day, the census, the mesh."""
    areas = Areas(connection, viewer)
    for table in areas.tables()[1:]:
        source = areas.table_source(table)
        if source is not None:
            yield ages_of_towns(_known_ages(_of_table(areas, table, land.pieces), table), land.pieces, source)
    source = _mesh_source(connection, viewer)
    if source is not None:
        yield ages_of_mesh(network, land, source)


def _known_ages(found: Residents, table: "list[Row[Any]]") -> Residents:
    """Without 年齢不詳, who are no part of any share."""
    unknown = [row.bands.get("unknown", 0) for row in table]
    towns = [replace(town, people=town.people - number) for town, number in zip(found.towns, unknown, strict=True)]
    return replace(found, towns=tuple(towns))


def _of_table(areas: Areas, table: "list[Row[Any]]", pieces: Sequence[AreaPiece]) -> Residents:
    census, year = _census(areas, pieces)
    towns = towns_of(table)
    names = {row.id: town.name for row, town in zip(table, towns, strict=True)}
    return Residents(
        towns=tuple(located(towns, pieces)),
        register=table[0].register,
        as_of=table[0].as_of,
        source=areas.table_source(table),
        hidden={names[row.id]: names[row.carried_by] for row in table if row.carried_by in names},
        together=_together(table, towns, names),
        unknown_age=sum(row.bands.get("unknown", 0) for row in table),
        census=census,
        census_year=year,
    )


def _census(areas: Areas, pieces: Sequence[AreaPiece]) -> tuple[int | None, int]:
    return (sum(piece.people for piece in pieces) if pieces else None), areas.census_year()


def _together(table: "list[Row[Any]]", towns: list[Town], names: Mapping[str, str]) -> frozenset[str]:
    carries = {town.name for row, town in zip(table, towns, strict=True) if row.status == "carries"}
    return frozenset(carries | {names[row.carried_by] for row in table if row.carried_by in names})


def _mesh_source(connection: Connection, viewer: Viewer) -> Source | None:
    made = schema.imports
    wanted = made.c.id.in_(scope.editions(viewer, "mesh"))
    row = connection.execute(select(made).where(wanted).order_by(made.c.id)).first()
    if row is None:
        return None
    return Source(title=row.title, publisher=row.publisher, licence=row.licence, date=row.source_date)
