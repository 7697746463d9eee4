"""Shapefile, lone dBASE table and GeoPackage through GDAL, which never gets a name or a format to guess.

GDAL follows what a file says to other files and hosts (a VRT named .geojson does): only files whose first bytes are
those of a Shapefile, dBASE table or GeoPackage come here, under names of our own, with the VRT drivers switched off.
"""

import os
import shutil
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

# GDAL reads these once, when its drivers are registered: they must stand before the import.
os.environ["OGR_SKIP"] = "OGR_VRT,VRT"
os.environ["CPL_VSIL_CURL_ALLOWED_FILENAME"] = "none"

import numpy as np
import pyogrio
import pyogrio.raw
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from etl.read import projection, walkway
from etl.read.reading import Reading, unreadable
from etl.walkways.edge_table import NODE_NAMES, EdgeTable, ends_of
from layers.intake.contract import Features, Finding

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

COMPANIONS = (".dbf", ".shx", ".prj")


def shapefile(path: Path) -> Reading:
    """A Shapefile with the companions that lie beside it."""
    beside = {one.suffix.lower(): one for one in path.parent.glob("*") if one.stem == path.stem}
    if ".dbf" not in beside:
        raise unreadable("vector.no_dbf", name=path.name)
    files = {".shp": path, **{ending: beside[ending] for ending in COMPANIONS if ending in beside}}
    return _alone("shapefile", files, main=".shp", encoding=_dbf_encoding(beside[".dbf"], beside.get(".cpg")))


def dbf(path: Path) -> Reading:
    """A dBASE table without its geometries."""
    cpg = path.with_suffix(".cpg")
    encoding = _dbf_encoding(path, cpg if cpg.is_file() else None)
    return _alone("dbf", {".dbf": path}, main=".dbf", encoding=encoding)


def gpkg(path: Path) -> Reading:
    """A GeoPackage: its one layer, or the one with the most features."""
    return _alone("gpkg", {".gpkg": path}, main=".gpkg", encoding=None)


def _alone(name: str, files: dict[str, Path], *, main: str, encoding: str | None) -> Reading:
    with TemporaryDirectory(prefix="ibashomap-") as folder:
        for ending, source in files.items():
            shutil.copyfile(source, Path(folder) / f"layer{ending}")
        try:
            with warnings.catch_warnings():
                # GDAL warns of what it repairs or leaves out; what matters here is what comes back.
                warnings.simplefilter("ignore")
                return _read(name, Path(folder) / f"layer{main}", encoding)
        except (DataSourceError, DataLayerError, shapely.errors.ShapelyError) as fault:
            reason = str(fault).replace(folder, "").strip()[:120]
            raise unreadable("file.unreadable", reason=reason) from fault


def _read(name: str, path: Path, encoding: str | None) -> Reading:
    if name == "gpkg" and (streets := _streets(path)):
        return streets
    layer, findings = _layer(path)
    meta, _, wkb, columns = pyogrio.raw.read(path, layer=layer, encoding=encoding, force_2d=True)
    fields = [str(field) for field in meta["fields"]]
    plain = [_plain(column) for column in columns]
    attributes = [dict(zip(fields, row, strict=True)) for row in zip(*plain, strict=True)]
    count = len(attributes) if fields else (0 if wkb is None else len(wkb))
    geometries: list[BaseGeometry | None] = [None] * count if wkb is None else list(shapely.from_wkb(wkb))
    if not count:
        raise unreadable("file.empty")
    features = Features(
        layer=layer if name == "gpkg" else "",
        columns=tuple(fields),
        attributes=attributes or [{} for _ in geometries],
        geometries=projection.to_lonlat(geometries, meta["crs"]),
    )
    if name == "shapefile" and wkb is not None and not meta["crs"]:
        findings = [*findings, Finding(level="info", code="vector.no_prj")]
    written = {"CP932": "cp932", "UTF-8": "utf-8", "EUC-JP": "euc_jp"}.get(encoding or "")
    return Reading(format=name, encoding=written, features=features, findings=findings)


def _streets(path: Path) -> Reading | None:
    """The walking network in a GeoPackage: a layer of edges, and one of nodes where it has it; None without edges."""
    layers = {str(row[0]): str(row[1]) for row in pyogrio.list_layers(path)}
    fields = {name: [str(one) for one in pyogrio.read_info(path, layer=name)["fields"]] for name in layers}
    lines = next((name for name in layers if "Line" in layers[name] and ends_of(fields[name])), None)
    if lines is None:
        return None
    edges, shapes = _columns(path, lines)
    points = next((name for name in layers if layers[name] == "Point" and NODE_NAMES & set(fields[name])), None)
    if points is None:
        return walkway.of_table("gpkg", EdgeTable(edges=edges, lines=shapes))
    nodes, spots = _columns(path, points)
    return walkway.of_table("gpkg", EdgeTable(edges=edges, lines=shapes, nodes=nodes, points=spots))


def _columns(path: Path, layer: str) -> tuple[dict[str, Any], Any]:
    """A layer as columns and an array of shapes in degrees."""
    meta, _, wkb, columns = pyogrio.raw.read(path, layer=layer, force_2d=True)
    shapes = projection.to_lonlat(list(shapely.from_wkb(wkb)), meta["crs"])
    return dict(zip(map(str, meta["fields"]), columns, strict=True)), np.array(shapes, dtype=object)


def _layer(path: Path) -> tuple[str, list[Finding]]:
    names = [str(row[0]) for row in pyogrio.list_layers(path)]
    if not names:
        raise unreadable("file.empty")
    if len(names) == 1:
        return names[0], []
    chosen = max(names, key=lambda one: pyogrio.read_info(path, layer=one, force_feature_count=True)["features"])
    left = "・".join(one for one in names if one != chosen)
    return chosen, [Finding(level="info", code="vector.several_layers", params={"layer": chosen, "left": left})]


def _plain(column: Any) -> list[Any]:  # noqa: ANN401 - a numpy array of any dtype
    """Python values; NaN and NaT are None, days are ISO text."""
    if np.issubdtype(column.dtype, np.datetime64):
        return [None if np.isnat(value) else str(value)[:10] for value in column]
    if np.issubdtype(column.dtype, np.floating):
        return [None if np.isnan(value) else value for value in column.tolist()]
    return list(column.tolist())


def _dbf_encoding(path: Path, cpg: Path | None) -> str:
    """UTF-8 where the table is valid UTF-8 beyond ASCII, else what the .cpg names, else CP932."""
    raw = path.read_bytes()
    body = raw[int.from_bytes(raw[8:10], "little") :]
    named = cpg.read_text("ascii", errors="replace").strip().upper() if cpg else ""
    if body.isascii():
        return "CP932"
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return "EUC-JP" if "EUC" in named else "CP932"
    return "UTF-8"
