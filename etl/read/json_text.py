"""JSON: a GeoJSON collection becomes features, a list of objects becomes a table. No other library touches it."""

import json
import re
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from etl.read import projection
from etl.read.decoding import decode
from etl.read.reading import EMPTY, MAX_CELLS, Reading, unreadable
from layers.intake.contract import Cell, Features, Finding, Table

_HALF_LETTER = re.compile(r"\\u[dD][89a-fA-F]")
_EPSG = re.compile(r"EPSG:+(?:\d*:)?(\d+)")


def read(path: Path, *, encoding: str | None = None) -> Reading:
    """Features or a table; ``Unreadable`` for any other JSON."""
    decoded = decode(path.read_bytes(), encoding)
    text, encoding = decoded.text, decoded.encoding
    try:
        content = json.loads(text)
        if _HALF_LETTER.search(text):
            # Half of a letter is no text: no database and no file could hold it.
            content = json.loads(json.dumps(content, ensure_ascii=False).encode(errors="replace"))
    except (ValueError, RecursionError) as fault:
        where = f" {fault.lineno}:{fault.colno}" if isinstance(fault, json.JSONDecodeError) else ""
        raise unreadable("file.unreadable", reason=f"JSON{where}") from fault
    if isinstance(content, dict) and content.get("type") in ("FeatureCollection", "Feature"):
        return _features(content, encoding)
    if isinstance(content, list) and content and all(isinstance(row, dict) for row in content):
        return Reading(format="json", encoding=encoding, tables=(_table(content),))
    raise unreadable("file.unsupported", format="JSON")


def _table(objects: list[dict[str, Any]]) -> Table:
    columns = list(dict.fromkeys(key for row in objects for key in row))
    if len(columns) * len(objects) > MAX_CELLS:
        raise unreadable("file.too_many_rows", limit=MAX_CELLS // len(columns))
    rows = [[_cell(row.get(column)) for column in columns] for row in objects]
    return Table(sheet="", rows=[[Cell(column) for column in columns], *rows])


def _cell(value: object) -> Cell:
    if value is None or value == "":
        return EMPTY
    return Cell(json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value)


def _features(content: dict[str, Any], encoding: str) -> Reading:
    listed = content.get("features") if content["type"] == "FeatureCollection" else [content]
    rows = [row for row in listed or [] if isinstance(row, dict)]
    if not rows:
        raise unreadable("file.empty")
    attributes = [dict(row.get("properties") or {}) for row in rows]
    findings: list[Finding] = []
    geometries = [_geometry(row.get("geometry"), number, findings) for number, row in enumerate(rows)]
    features = Features(
        layer=str(content.get("name", "")),
        columns=tuple(dict.fromkeys(key for row in attributes for key in row)),
        attributes=attributes,
        geometries=projection.to_lonlat(geometries, _crs(content)),
    )
    return Reading(format="geojson", encoding=encoding, features=features, findings=findings)


def _crs(content: dict[str, Any]) -> str | None:
    """The old ``crs`` member, where it names an EPSG code; without one GeoJSON is in degrees."""
    found = _EPSG.search(json.dumps(content.get("crs") or {}))
    return f"EPSG:{found[1]}" if found else "EPSG:4326"


def _geometry(raw: object, number: int, findings: list[Finding]) -> BaseGeometry | None:
    if not isinstance(raw, dict):
        return None
    try:
        return shapely.force_2d(shape(raw))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, shapely.errors.ShapelyError):
        findings.append(Finding(level="warning", code="geometry.unreadable", cell=f"#{number + 1}"))
        return None
