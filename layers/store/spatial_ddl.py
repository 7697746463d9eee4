"""Plain DDL of the spatial side: columns, R*Tree with triggers, and the metadata that SpatiaLite and QGIS read.

No extension takes part, so the same file serves every SQLite provider. Layout: SpatiaLite 4 ``geometry_columns``.
"""

from alembic import op
from pyproj import CRS
from sqlalchemy import text
from sqlalchemy.types import UserDefinedType

from layers.store.shapes import SRID

_TYPES = {"GEOMETRY": 0, "POINT": 1}


class GeometryColumn(UserDefinedType):  # type: ignore[type-arg]
    """A geometry column as DDL alone; queries use ``layers.store.shapes.Shape``."""

    cache_ok = True

    def __init__(self, spec: str) -> None:
        """``spec`` stands in CREATE TABLE as it is."""
        self.spec = spec

    def get_col_spec(self, **_: object) -> str:
        """What stands in CREATE TABLE."""
        return self.spec


def is_postgis() -> bool:
    """Whether the migration runs on PostGIS."""
    return op.get_bind().dialect.name == "postgresql"


def geometry(geometry_type: str) -> GeometryColumn:
    """The column type for the database at hand."""
    return GeometryColumn(f"geometry({geometry_type},{SRID})" if is_postgis() else geometry_type)


def create_metadata() -> None:
    """SpatiaLite's two tables with our one system, or the PostGIS extension."""
    if is_postgis():
        op.execute("CREATE EXTENSION IF NOT EXISTS postgis")
        return
    op.execute(
        "CREATE TABLE spatial_ref_sys (srid INTEGER NOT NULL PRIMARY KEY, auth_name TEXT NOT NULL,"
        " auth_srid INTEGER NOT NULL, ref_sys_name TEXT NOT NULL DEFAULT 'Unknown', proj4text TEXT NOT NULL,"
        " srtext TEXT NOT NULL DEFAULT 'Undefined')"
    )
    op.execute(
        "CREATE TABLE geometry_columns (f_table_name TEXT NOT NULL, f_geometry_column TEXT NOT NULL,"
        " geometry_type INTEGER NOT NULL, coord_dimension INTEGER NOT NULL, srid INTEGER NOT NULL,"
        " spatial_index_enabled INTEGER NOT NULL, PRIMARY KEY (f_table_name, f_geometry_column),"
        " FOREIGN KEY (srid) REFERENCES spatial_ref_sys (srid))"
    )
    for srid in (SRID, 4326):
        system = CRS.from_epsg(srid)
        op.get_bind().execute(
            text("INSERT INTO spatial_ref_sys VALUES (:srid, 'epsg', :srid, :name, :proj, :wkt)"),
            {
                "srid": srid,
                "name": system.name,
                "proj": "+proj=longlat +ellps=GRS80 +no_defs",
                "wkt": system.to_wkt("WKT1_GDAL"),
            },
        )


def index(table: str, geometry_type: str, column: str = "geom") -> None:
    """GiST on PostGIS; on SQLite an R*Tree named as SpatiaLite names it, kept by triggers, and its metadata row."""
    if is_postgis():
        op.execute(f"CREATE INDEX idx_{table}_{column} ON {table} USING gist ({column})")
        return
    tree = f"idx_{table}_{column}"
    box = ",".join(f"Mbr{edge}(NEW.{column})" for edge in ("MinX", "MaxX", "MinY", "MaxY"))
    put = f"INSERT INTO {tree} SELECT NEW.rowid,{box} WHERE NEW.{column} IS NOT NULL;"
    drop = f"DELETE FROM {tree} WHERE pkid=OLD.rowid;"  # noqa: S608
    op.execute(f"CREATE VIRTUAL TABLE {tree} USING rtree(pkid,xmin,xmax,ymin,ymax)")
    op.execute(f'CREATE TRIGGER gii_{table}_{column} AFTER INSERT ON "{table}" BEGIN {put} END')
    op.execute(f'CREATE TRIGGER giu_{table}_{column} AFTER UPDATE OF {column} ON "{table}" BEGIN {drop} {put} END')
    op.execute(f'CREATE TRIGGER gid_{table}_{column} AFTER DELETE ON "{table}" BEGIN {drop} END')
    op.get_bind().execute(
        text("INSERT INTO geometry_columns VALUES (:t, :c, :k, 2, :srid, 1)"),
        {"t": table, "c": column, "k": _TYPES[geometry_type], "srid": SRID},
    )
