"""概略境界: Voronoi cells drawn around census points. A drawing for the eye, never a boundary and never counted.

People are given as in the source, but the census year 0 says that they are not to be added to any total.
"""

from collections.abc import Mapping
from typing import Any

from etl.figures import figure, plain
from etl.refusal import other_form
from layers.geo.codes import key_code
from layers.geo.shapes import repaired
from layers.intake.contract import Batch, Document, Finding, Hints, Record

_SAYS_SO = ("approximate", "voronoi", "概略")


class ApproximateAreas:
    """Areas whose own attribute says that their geometry is approximate."""

    id = "approximate_areas"
    label = "概略境界（小地域）"

    def fits(self, document: Document, hints: Hints) -> float:  # noqa: ARG002 - the columns alone decide
        """Sure where KEY_CODE stands beside a geometry that calls itself approximate."""
        features = document.features
        if features is None or "KEY_CODE" not in features.columns or not features.attributes:
            return 0.0
        return 0.97 if _approximate(features.attributes[0]) else 0.0

    def read(self, document: Document, hints: Hints) -> Batch:
        """One record per KEY_CODE."""
        if document.features is None or not self.fits(document, hints):
            return other_form("small_areas", self)
        records: list[Record] = []
        seen: set[str] = set()
        findings = [Finding(level="info", code="area.approximate")]
        pairs = zip(document.features.attributes, document.features.geometries, strict=True)
        for index, (row, geometry) in enumerate(pairs):
            code = key_code(plain(row.get("KEY_CODE")))
            cell = f"行{index + 1}"
            if code is None or geometry is None:
                findings.append(Finding(level="error", code="area.unreadable", cell=cell))
                continue
            if hints.city is not None and not hints.city.owns(code.text):
                continue
            if code.text in seen:
                findings.append(Finding(level="error", code="area.twice", cell=cell, params={"key_code": code.text}))
                continue
            seen.add(code.text)
            repair = repaired(geometry)
            if repair.reason:
                params = {"key_code": code.text, "name": plain(row.get("MOJI")), "reason": repair.reason}
                findings.append(Finding(level="info", code="shape.repaired", cell=cell, params=params))
            values = _values(row, code.text, code.city_code)
            records.append(Record(key=f"{code.text}/", cell=cell, values=values, geometry=repair.geometry))
        return Batch(content="small_areas", importer=self.id, records=records, findings=findings, label="概略境界")


def _approximate(row: Mapping[str, Any]) -> bool:
    return any(word in plain(value).lower() for value in row.values() for word in _SAYS_SO)


def _values(row: Mapping[str, Any], code: str, city_code: str) -> dict[str, Any]:
    return {
        "key_code": code,
        "part": "",
        "name": plain(row.get("MOJI")) or plain(row.get("name")),
        "census": 0,
        "people": figure(row.get("JINKO")).number or 0,
        "households": figure(row.get("SETAI")).number or 0,
        "city_code": city_code,
        "boundary": "approximate",
    }


IMPORTER = ApproximateAreas()
