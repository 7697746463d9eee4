"""国土数値情報 N03 行政区域: the border of the city. Several features (islands) give one record each.

A border whose vertices stand far apart was simplified by somebody: it is then called approximate.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from etl.figures import plain
from etl.refusal import other_form
from layers.geo.codes import municipality_code
from layers.geo.shapes import repaired
from layers.intake.contract import Batch, Document, Finding, Hints, Record
from layers.provenance import Source

_METRES_PER_DEGREE = 111_000
_COARSE_METRES = 100  # N03 itself has a vertex every 10 to 30 m


class CityBoundary:
    """N03 polygons with N03_007 = 団体コード."""

    id = "city_boundary"
    label = "行政区域の境界（国土数値情報 N03）"

    def fits(self, document: Document, hints: Hints) -> float:  # noqa: ARG002 - the columns alone decide
        """Sure where the columns of N03 stand."""
        columns = set(document.features.columns) if document.features else set()
        return 0.98 if {"N03_001", "N03_004", "N03_007"} <= columns else 0.0

    def read(self, document: Document, hints: Hints) -> Batch:
        """One record per feature of the city."""
        if document.features is None or not self.fits(document, hints):
            return other_form("boundary", self)
        records: list[Record] = []
        findings: list[Finding] = []
        pieces: Counter[str] = Counter()
        pairs = zip(document.features.attributes, document.features.geometries, strict=True)
        for index, (row, geometry) in enumerate(pairs):
            code = (municipality_code(row["N03_007"]) or "")[:5]
            if not code or geometry is None or (hints.city is not None and not hints.city.owns(code)):
                continue
            cell = f"行{index + 1}"
            name = _designated(row) + plain(row["N03_004"]) + plain(row.get("N03_005"))
            pieces[code] += 1
            repair = repaired(geometry)
            metres = _metres_between_vertices(geometry)
            boundary = "approximate" if metres > _COARSE_METRES else "exact"
            values = {"city_code": code, "name": name, "boundary": boundary}
            records.append(Record(key=f"{code}/{pieces[code]}", cell=cell, values=values, geometry=repair.geometry))
            if repair.reason:
                params = {"key_code": code, "name": name, "reason": repair.reason}
                findings.append(Finding(level="info", code="shape.repaired", cell=cell, params=params))
            if boundary == "approximate":
                coarse = {"name": name, "metres": round(metres)}
                findings.append(Finding(level="info", code="boundary.coarse", cell=cell, params=coarse))
        if not records:
            city = hints.city.name if hints.city else ""
            findings.append(Finding(level="error", code="area.none_here", params={"city": city}))
        source = Source(title="国土数値情報（行政区域 N03）", publisher="国土交通省", licence="国土数値情報利用規約")
        return Batch(content="boundary", importer=self.id, records=records, findings=findings, source=source)


def _designated(row: Mapping[str, Any]) -> str:
    """Old editions hold the 政令市 of a ward where the others hold the 郡."""
    above = plain(row.get("N03_003"))
    return above if above.endswith("市") else ""


def _metres_between_vertices(geometry: BaseGeometry) -> float:
    """The mean, measured roughly in degrees: only the order of magnitude matters here."""
    vertices = int(shapely.get_num_coordinates(geometry))
    return float(geometry.length) * _METRES_PER_DEGREE / max(vertices, 1)


IMPORTER = CityBoundary()
