"""A GeoPackage for QGIS: one layer of points in JGD2011 (EPSG:6668), with the columns of the sheet."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pyogrio.raw
import shapely

from layers.place import sheet
from layers.place.services import ServicePoint

FORMAT = "gpkg"
LABEL = "GeoPackage（QGIS用）"
MEDIA_TYPE = "application/geopackage+sqlite3"

_LAYER = "places"


def write(points: Sequence[ServicePoint]) -> bytes:
    """The places as one layer; a place without a position has no geometry."""
    headers = sheet.headers()
    columns = zip(*(sheet.row(point) for point in points), strict=True) if points else [()] * len(headers)
    made = [shapely.Point(point.lonlat) if point.lonlat else None for point in points]
    geometry = np.array([shapely.to_wkb(one) if one else None for one in made], dtype=object)
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": "1980-01-01T00:00:00.000Z"})
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "places.gpkg"
            pyogrio.raw.write(
                path,
                geometry,
                [_column(values) for values in columns],
                headers,
                driver="GPKG",
                layer=_LAYER,
                geometry_type="Point",
                crs="EPSG:6668",
            )
            return path.read_bytes()
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _column(values: Sequence[sheet.Value]) -> np.ndarray[Any, Any]:
    """Numbers stay numbers where every place that tells has one; all else is text."""
    told = [value for value in values if value is not None]
    if told and all(isinstance(value, int | float) and not isinstance(value, bool) for value in told):
        return np.array([np.nan if value is None else value for value in values], dtype=float)
    return np.array([None if value is None else str(value) for value in values], dtype=object)
