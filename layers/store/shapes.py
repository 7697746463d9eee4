"""Shapes in columns: shapely in and out, lon/lat JGD2011 (EPSG:6668), and the box query that uses the index."""

from collections.abc import Callable
from typing import Any

import shapely
from geoalchemy2 import Geometry
from sqlalchemy import ColumnElement, Table, and_, column, func, select, table
from sqlalchemy.engine import Dialect

SRID = 6668


class Shape(Geometry):
    """A geometry column that takes and gives shapely objects by WKB (WKT would lose time and digits)."""

    cache_ok = True

    def __init__(self, geometry_type: str) -> None:
        """A column of one geometry type; the index is made by the migration, not by GeoAlchemy2."""
        super().__init__(geometry_type, srid=SRID, spatial_index=False)

    def bind_expression(self, bindvalue: Any) -> Any:  # noqa: ANN401 - SQLAlchemy's own signature
        """The parameter goes in as WKB."""
        return func.ST_GeomFromWKB(bindvalue, SRID, type_=self)

    def column_expression(self, col: Any) -> Any:  # noqa: ANN401
        """The value comes out as WKB."""
        return func.ST_AsBinary(col, type_=self)

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any]:  # noqa: ARG002
        """Shapely to WKB."""
        return lambda shape: None if shape is None else shapely.to_wkb(shape)

    def result_processor(self, dialect: Dialect, coltype: Any) -> Callable[[Any], Any]:  # noqa: ANN401, ARG002
        """WKB to shapely."""
        return lambda wkb: None if wkb is None else shapely.from_wkb(bytes(wkb))


def in_box(
    dialect: str, spatial: Table, box_lonlat: tuple[float, float, float, float], name: str = "geom"
) -> ColumnElement[bool]:
    """Rows whose envelope meets the box ``(west, south, east, north)``, by the R*Tree or by GiST.

    SQLite never uses the R*Tree of its own accord, hence the sub-select.
    """
    west, south, east, north = box_lonlat
    if dialect == "postgresql":
        return spatial.c[name].op("&&")(func.ST_MakeEnvelope(west, south, east, north, SRID))
    index = table(f"idx_{spatial.name}_{name}", *(column(c) for c in ("pkid", "xmin", "xmax", "ymin", "ymax")))
    hits = select(index.c.pkid).where(
        and_(index.c.xmax >= west, index.c.xmin <= east, index.c.ymax >= south, index.c.ymin <= north)
    )
    return column("rowid", _selectable=spatial).in_(hits)
