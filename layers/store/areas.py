"""町丁, their people and their borders, out of the editions in force.

Residents are those of the newest 住民基本台帳 table, else of the newest census; projections never count.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry
from sqlalchemy import ColumnElement, Connection, LargeBinary, Row, and_, func, or_, select

from layers.place.small_areas import AreaPiece, Register, Shading, located, shade, towns_of_census
from layers.place.zones import Town, told_apart
from layers.provenance import Source
from layers.store import schema, scope
from layers.trust.audience import Viewer


class Areas:
    """The desk of ground and people."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer

    def pieces(self) -> list[AreaPiece]:
        """Polygons or points of the newest census; approximate borders stand in where it has none of its own."""
        table = schema.small_area
        rows = self._rows(table)
        newest = max((row.census for row in rows), default=0)
        drawn = {row.key_code: row for row in rows if row.census == 0 and row.geom is not None}
        pieces = [_piece(row) for row in rows if row.census == newest]
        if not newest or any(piece.boundary == "exact" for piece in pieces):
            return pieces
        return [_stand_in(piece, drawn.get(piece.key_code)) for piece in pieces]

    def towns(self) -> list[Town]:
        """Every town with its people; towns of the register know the census areas they stand on."""
        pieces = self.pieces()
        table = self.table()
        if not table:
            return towns_of_census(pieces)
        return located(towns_of(table), pieces)

    def shading(self) -> Shading:
        """The areas of the choropleth; a source without ages shades all people, and says so by ``measure``."""
        pieces = self.pieces()
        table = self.table()
        towns = towns_of(table) if table else towns_of_census(pieces)
        areas, unplaced = shade(towns, pieces)
        aged = bool(towns) and all(town.age75plus is not None for town in towns)
        return Shading(
            areas=tuple(areas),
            measure="age75plus" if aged else "people",
            as_of=table[0].as_of if table else "",
            source=self._source(table, "population" if table else "small_areas"),
            unplaced=tuple(unplaced),
        )

    def registers(self) -> list[Register]:
        """Every 住民基本台帳 in force by its 基準日, the newest first; of one day the later import alone."""
        rows = [row for row in self._rows(schema.population) if row.register == "juki"]
        last = {row.as_of: row.import_id for row in sorted(rows, key=lambda row: row.import_id)}
        return [
            _register([row for row in rows if row.import_id == number], self._source)
            for _, number in sorted(last.items(), reverse=True)
        ]

    def outline(self) -> list[BaseGeometry]:
        """The border of the city, in one or several pieces."""
        return [row.geom for row in self._rows(schema.city_boundary)]

    def sources(self) -> list[Source]:
        """Whose borders these are: of the towns and of the city."""
        made = schema.imports
        wanted = [made.c.id.in_(scope.editions(self._viewer, content)) for content in ("small_areas", "boundary")]
        rows = self._connection.execute(select(made).where(or_(*wanted)).order_by(made.c.id))
        return [
            Source(title=row.title, publisher=row.publisher, licence=row.licence, date=row.source_date) for row in rows
        ]

    def gazetteer(self) -> list[tuple[str, str, float, float]]:
        """``(town as printed, block, lon, lat)`` of every block and town point known."""
        table = schema.town_point
        # Tens of thousands of them are read for every list: all at once, not point by point.
        rows = self._rows(
            table, table.c.town, table.c.block, func.ST_AsBinary(table.c.geom, type_=LargeBinary).label("wkb")
        )
        spots = shapely.get_coordinates(shapely.from_wkb([bytes(row.wkb) for row in rows])).tolist()
        return [(row.town, row.block, lon, lat) for row, (lon, lat) in zip(rows, spots, strict=True)]

    def counts(self) -> tuple[int, int]:
        """``(small_areas, small_area_parts)``: distinct KEY_CODE and pieces of the newest census."""
        table = schema.small_area
        editions = scope.editions(self._viewer, "small_areas")
        newest = select(func.max(table.c.census)).where(table.c.import_id.in_(editions)).scalar_subquery()
        query = select(func.count(func.distinct(table.c.key_code)), func.count()).where(
            and_(table.c.import_id.in_(editions), table.c.census == newest, table.c.census > 0)
        )
        codes, parts = self._connection.execute(query).one()
        return int(codes), int(parts)

    def census_year(self) -> int:
        """The year of the newest census with people, 0 where none is loaded."""
        table = schema.small_area
        newest = select(func.max(table.c.census)).where(
            table.c.import_id.in_(scope.editions(self._viewer, "small_areas"))
        )
        return int(self._connection.execute(newest).scalar() or 0)

    def table_source(self, table: list[Row[Any]]) -> Source | None:
        """Whose table of people this is."""
        return self._source(table, "population")

    def table(self) -> list[Row[Any]]:
        """The rows of the newest 住民基本台帳 table, else of the newest census table with people."""
        return next(iter(self.tables()), [])

    def tables(self) -> list[list[Row[Any]]]:
        """Every table of people in force, 住民基本台帳 before the census and the newest first."""
        return self._tables(lambda register: register != "homes")

    def homes_table(self) -> list[Row[Any]]:
        """The rows of the newest census table of households by kind: they count no people."""
        return next(iter(self._tables(lambda register: register == "homes")), [])

    def _tables(self, wanted: Callable[[str], bool]) -> list[list[Row[Any]]]:
        found: dict[tuple[bool, str, int], list[Row[Any]]] = {}
        for row in self._rows(schema.population):
            if wanted(row.register):
                found.setdefault((row.register == "juki", row.as_of, row.import_id), []).append(row)
        return [found[known] for known in sorted(found, reverse=True)]

    def _rows(self, table: Any, *wanted: ColumnElement[Any]) -> Sequence[Row[Any]]:  # noqa: ANN401 - of bulk rows
        content = {
            "small_area": "small_areas",
            "population": "population",
            "town_point": "towns",
            "city_boundary": "boundary",
        }[table.name]
        query = select(*(wanted or (table,))).where(table.c.import_id.in_(scope.editions(self._viewer, content)))
        order = (table.c.import_id, table.c.ordinal if "ordinal" in table.c else table.c.id)
        return self._connection.execute(query.order_by(*order)).all()

    def _source(self, table: list[Row[Any]], content: str) -> Source | None:
        made = schema.imports
        wanted = made.c.id == table[0].import_id if table else made.c.id.in_(scope.editions(self._viewer, content))
        row = self._connection.execute(select(made).where(wanted).order_by(made.c.id)).first()
        if row is None:
            return None
        return Source(title=row.title, publisher=row.publisher, licence=row.licence, date=row.source_date)


def _piece(row: Row[Any]) -> AreaPiece:
    return AreaPiece(
        key_code=row.key_code,
        name=row.name,
        people=row.people,
        hcode=row.hcode,
        boundary=row.boundary,
        geometry=row.geom,
    )


def _stand_in(piece: AreaPiece, drawn: Row[Any] | None) -> AreaPiece:
    if drawn is None:
        return piece
    return AreaPiece(
        key_code=piece.key_code,
        name=piece.name,
        people=piece.people,
        hcode=piece.hcode,
        boundary=drawn.boundary,
        geometry=drawn.geom,
    )


def _register(table: list[Row[Any]], source: Callable[[list[Row[Any]], str], Source | None]) -> Register:
    hidden = [row for row in table if row.status == "suppressed"]
    told = [row for row in table if row.status != "suppressed"]
    return Register(
        as_of=table[0].as_of,
        people=sum(row.people or 0 for row in table),
        age65plus=_sum(row.age65plus for row in told),
        age75plus=_sum(row.age75plus for row in told),
        hidden=len(hidden),
        source=source(table, "population") or Source(title=""),
    )


def _sum(numbers: Iterable[int | None]) -> int | None:
    known = list(numbers)
    return None if not known or None in known else sum(number or 0 for number in known)


def towns_of(table: Sequence[Row[Any]]) -> list[Town]:
    """The towns of a table of people, in its order, each told from its namesakes."""
    return told_apart([(row.key_code or row.id, _town(row)) for row in table])


def _town(row: Row[Any]) -> Town:
    return Town(
        name=row.town,
        people=row.people or 0,
        age65plus=row.age65plus if row.status != "suppressed" else 0,
        age75plus=row.age75plus if row.status != "suppressed" else 0,
        key_codes=(row.key_code,) if row.key_code else (),
    )
