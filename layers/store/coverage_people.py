"""People and land for coverage out of the editions in force, spread over the network once and kept in this process."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry
from sqlalchemy import Connection, select

from layers.access.cells import grounds
from layers.access.mesh_people import MeshCell
from layers.access.network import WalkNetwork
from layers.access.people import Demand, Land, Residents, demand
from layers.access.projection import ProjectedCell, projected
from layers.access.projection_shares import by_share
from layers.errors import Refused
from layers.geo.town_names import town_key
from layers.provenance import Source
from layers.store import schema, scope
from layers.store.areas import Areas
from layers.store.residents import aged, counted
from layers.trust.audience import Viewer

_CONTENTS = ("small_areas", "population", "mesh", "towns", "boundary", "projection")
# The groups of two audiences, before and after a change.
_KEPT = 8


@dataclass(frozen=True, kw_only=True, eq=False)
class People:
    """``residents`` and their ``demand`` over a network; ``shapes`` of the KEY_CODEs; ``print`` of them."""

    residents: Residents
    demand: Demand
    shapes: Mapping[str, BaseGeometry]
    sources: tuple[Source, ...]
    print: str


_held: OrderedDict[Hashable, People] = OrderedDict()
_guard = threading.Lock()


def people(connection: Connection, viewer: Viewer, network: WalkNetwork, group: str, *, year: int = 0) -> People:
    """Who lives where, or will in a coming ``year``; equal editions and an equal network are spread once."""
    key = (str(connection.engine.url), *_editions(connection, viewer), network.fingerprint, group, year)
    with _guard:
        if key in _held:
            _held.move_to_end(key)
            return _held[key]
    found = _read(connection, viewer, network, group, year)
    with _guard:
        _held[key] = found
        while len(_held) > _KEPT:
            _held.popitem(last=False)
    return found


def coming(connection: Connection, viewer: Viewer, network: WalkNetwork, year: int) -> Residents:
    """Who will live in the towns of today in a coming year, without being spread over the streets."""
    areas = Areas(connection, viewer)
    pieces = tuple(areas.pieces())
    ground, boundary = grounds(pieces, areas.outline())
    land = Land(pieces=pieces, ground=ground, boundary=boundary, spots={}, mesh=())
    today = aged(connection, viewer, counted(areas, pieces), network, land)
    return _coming(connection, viewer, network, today, land, year)


def _coming(
    connection: Connection, viewer: Viewer, network: WalkNetwork, today: Residents, land: Land, year: int
) -> Residents:
    """By the meshes of an estimate, or by the shares of today where it speaks of the city alone."""
    cells, source = _projection(connection, viewer, year)
    if cells[0].mesh:
        return projected(network, today, land, cells, source, year=year)
    return by_share(today, cells[0].counts, source, year=year)


def _editions(connection: Connection, viewer: Viewer) -> Iterator[tuple[int, str]]:
    made = schema.imports
    for content in _CONTENTS:
        wanted = made.c.id.in_(scope.editions(viewer, content))
        for row in connection.execute(select(made.c.id, made.c.sha256, made.c.published_at).where(wanted)):
            yield (row.id, f"{content}/{row.sha256}/{row.published_at}")


def _read(connection: Connection, viewer: Viewer, network: WalkNetwork, group: str, year: int) -> People:
    areas = Areas(connection, viewer)
    pieces = tuple(areas.pieces())
    ground, boundary = grounds(pieces, areas.outline())
    residents = counted(areas, pieces)
    land = Land(
        pieces=pieces,
        ground=ground,
        boundary=boundary,
        spots=_spots(areas) if any(not town.key_codes for town in residents.towns) else {},
        mesh=_mesh(connection, viewer),
    )
    residents = aged(connection, viewer, residents, network, land)
    if year:
        residents = _coming(connection, viewer, network, residents, land, year)
    return People(
        residents=residents,
        demand=demand(network, residents, land, group),
        shapes=ground,
        sources=tuple(filter(None, dict.fromkeys([residents.source, residents.ages, *areas.sources()]))),
        print=_print(residents, land),
    )


def _spots(areas: Areas) -> dict[str, tuple[float, float]]:
    """The point of each town of the gazetteer: the town's own, else the middle of its blocks."""
    own: dict[str, tuple[float, float]] = {}
    blocks: dict[str, list[tuple[float, float]]] = {}
    for town, block, lon, lat in areas.gazetteer():
        if block:
            blocks.setdefault(town_key(town), []).append((lon, lat))
        else:
            own.setdefault(town_key(town), (lon, lat))
    middles = {
        town: (sum(lon for lon, _ in spots) / len(spots), sum(lat for _, lat in spots) / len(spots))
        for town, spots in blocks.items()
    }
    return {**middles, **own}


def _mesh(connection: Connection, viewer: Viewer) -> tuple[MeshCell, ...]:
    table = schema.mesh_cell
    query = select(table).where(table.c.import_id.in_(scope.editions(viewer, "mesh"))).order_by(table.c.id)
    return tuple(
        MeshCell(
            code=row.id,
            counts={"all": row.people, "65plus": row.age65plus, "75plus": row.age75plus},
            status=row.status,
            target=row.target,
        )
        for row in connection.execute(query)
    )


def projected_years(connection: Connection, viewer: Viewer) -> list[int]:
    """The years of all estimates that this viewer may see."""
    table = schema.projection_cell
    there = table.c.import_id.in_(scope.editions(viewer, "projection"))
    return [int(year) for year in connection.execute(select(table.c.year).where(there).distinct()).scalars()]


def _projection(connection: Connection, viewer: Viewer, year: int) -> tuple[list[ProjectedCell], Source]:
    """The cells of a year out of the newest estimate; ``Refused("coverage.no_projection")`` where it has none."""
    table, made = schema.projection_cell, schema.imports
    there = table.c.import_id.in_(scope.editions(viewer, "projection"))
    rows = connection.execute(select(table).where(there, table.c.year == year).order_by(table.c.id)).all()
    if not rows:
        known = sorted(projected_years(connection, viewer))
        raise Refused("coverage.no_projection", year=year, known="・".join(map(str, known)) or "—")
    # Where people will live is worth more than how many they will be in all.
    newest = max((bool(row.mesh), row.import_id) for row in rows)[1]
    cells = [
        ProjectedCell(mesh=row.mesh, counts={"all": row.people, "65plus": row.age65plus, "75plus": row.age75plus})
        for row in rows
        if row.import_id == newest
    ]
    row = connection.execute(select(made).where(made.c.id == newest)).one()
    source = Source(title=row.title, publisher=row.publisher, licence=row.licence, date=row.source_date)
    return cells, source


def _print(residents: Residents, land: Land) -> str:
    digest = hashlib.sha256()
    digest.update(repr((residents.towns, sorted(residents.hidden.items()), sorted(residents.together))).encode())
    told = (residents.register, residents.as_of, residents.unknown_age, residents.year, residents.ages)
    digest.update(repr((*told, residents.estimate)).encode())
    for code, shape in land.ground.items():
        digest.update(code.encode() + shape.wkb)
    for piece in land.pieces:
        digest.update(repr((piece.key_code, piece.name, piece.people)).encode())
    digest.update(repr((sorted(land.spots.items()), land.boundary)).encode())
    for cell in land.mesh:
        digest.update(repr((cell.code, sorted(cell.counts.items(), key=str), cell.status, cell.target)).encode())
    return digest.hexdigest()
