"""A GeoPackage for QGIS: one layer of points in JGD2011 (EPSG:6668), with the typed columns of the sheet."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from layers.place import sheet
from layers.place.services import ServicePoint

if TYPE_CHECKING:
    import geopandas as gpd

# geopandas and pyogrio are imported where they are used: half a second, and whoever lists the formats imports us.

FORMAT = "gpkg"
LABEL = "GeoPackage（QGIS用）"
MEDIA_TYPE = "application/geopackage+sqlite3"

_LAYER, _CRS = "places", "EPSG:6668"
# The file would tell when it was written; the same places must give the same bytes.
_NO_CLOCK = {"OGR_CURRENT_DATE": "1980-01-01T00:00:00.000Z"}


def write(points: Sequence[ServicePoint]) -> bytes:
    """The places as one layer; a place without a position has no geometry."""
    import pyogrio  # noqa: PLC0415 - see above

    pyogrio.set_gdal_config_options(_NO_CLOCK)
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "places.gpkg"
            frame(points).to_file(path, driver="GPKG", layer=_LAYER, engine="pyogrio", geometry_type="Point")
            return path.read_bytes()
    finally:
        pyogrio.set_gdal_config_options(dict.fromkeys(_NO_CLOCK))


def frame(points: Sequence[ServicePoint]) -> "gpd.GeoDataFrame":
    """The places as a table of geopandas: one column per heading of the sheet, in the order of the places."""
    import geopandas as gpd  # noqa: PLC0415 - see above
    import numpy as np  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415
    from shapely import Point  # noqa: PLC0415

    rows = [sheet.row(point) for point in points]
    told = pd.DataFrame(rows, columns=sheet.headers(), dtype=object)
    types = {header: _type(told[header].tolist()) for header in sheet.headers()}
    places = np.array([Point(point.lonlat) if point.lonlat else None for point in points], dtype=object)
    return gpd.GeoDataFrame(told.astype(types), geometry=gpd.GeoSeries(places, crs=_CRS))


def _type(values: Sequence[sheet.Value]) -> str:
    """Numbers stay numbers where every place that tells has one; all else is text, so a 「0012」 keeps its zeros."""
    told = {type(value) for value in values if value is not None}
    if told == {bool}:
        return "boolean"
    if told == {int}:
        return "Int64"
    return "Float64" if told and told <= {int, float} else "string"
