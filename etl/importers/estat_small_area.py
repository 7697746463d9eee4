"""国勢調査 小地域（町丁・字等）境界データ of e-Stat: Shapefile, or its dbf alone with X_CODE/Y_CODE points.

People stand on one piece of an area, 0 on the others; every piece keeps its own figure: the sum by KEY_CODE is right.
"""

import re
from collections.abc import Mapping
from typing import Any

from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from etl.figures import decimal, figure, plain
from etl.refusal import other_form
from layers.geo.codes import KeyCode, key_code
from layers.geo.shapes import repaired
from layers.intake.contract import Batch, Document, Features, Finding, Hints, Record
from layers.provenance import Source

_YEAR_COLUMN = re.compile(r"([HR])(\d+)KA")
_ERA_BEGINS = {"H": 1988, "R": 2018}
_LAND = 8101


class SmallAreas:
    """e-Stat small areas with people and households, cut to the city."""

    id = "estat_small_area"
    label = "国勢調査 小地域（境界データ）"

    def fits(self, document: Document, hints: Hints) -> float:  # noqa: ARG002 - the columns alone decide
        """Sure where KEY_CODE, JINKO and HCODE stand together; Voronoi drawings have no HCODE."""
        columns = set(document.features.columns) if document.features else set()
        return 0.98 if {"KEY_CODE", "JINKO", "HCODE"} <= columns else 0.0

    def read(self, document: Document, hints: Hints) -> Batch:
        """One record per piece (KEY_CODE and KIGO_E)."""
        if document.features is None or not self.fits(document, hints):
            return other_form("small_areas", self)
        reading = _Reading(document.features, hints)
        for index, row in enumerate(document.features.attributes):
            reading.take(index, row)
        year = reading.year
        return Batch(
            content="small_areas",
            importer=self.id,
            records=reading.records,
            findings=[*reading.findings, *reading.closing()],
            as_of=f"{year}-10-01" if year else "",
            source=Source(
                title=f"国勢調査（{year}年）小地域境界データ",
                publisher="総務省統計局（e-Stat）",
                licence="政府標準利用規約",
                date=f"{year}-10-01" if year else "",
            ),
        )


class _Reading:
    """What one file has given so far."""

    def __init__(self, features: Features, hints: Hints) -> None:
        self.features = features
        self.city = hints.city
        self.year = _census_year(features)
        self.records: list[Record] = []
        self.findings: list[Finding] = []
        self.keys: set[str] = set()
        self.outside = 0
        self.without_code = 0

    def take(self, index: int, row: Mapping[str, Any]) -> None:
        """One row: outside the city it is only counted, without a small-area code it is no small area."""
        code = plain(row["KEY_CODE"])
        if self.city is not None and not self.city.owns(code):
            self.outside += 1
            return
        area = key_code(code)
        if area is None:
            self.without_code += 1
            return
        cell = f"行{index + 1}"
        shape, boundary = self._shape(index, row, code)
        self.records.append(
            Record(
                key=self._key(area.text, row, cell), cell=cell, values=self._values(row, area, boundary), geometry=shape
            )
        )

    def _values(self, row: Mapping[str, Any], area: KeyCode, boundary: str) -> dict[str, Any]:
        return {
            "key_code": area.text,
            "part": plain(row.get("KIGO_E")),
            "name": plain(row.get("MOJI")) or plain(row.get("S_NAME")),
            "census": self.year,
            "people": figure(row.get("JINKO")).number or 0,
            "households": figure(row.get("SETAI")).number or 0,
            "hcode": figure(row.get("HCODE")).number or _LAND,
            "city_code": area.city_code,
            "boundary": boundary,
        }

    def _key(self, code: str, row: Mapping[str, Any], cell: str) -> str:
        key = wanted = f"{code}/{plain(row.get('KIGO_E'))}"
        number = 1
        while key in self.keys:
            number += 1
            key = f"{wanted}#{number}"
        if number > 1:
            self.findings.append(Finding(level="warning", code="area.same_part", cell=cell, params={"key_code": code}))
        self.keys.add(key)
        return key

    def _shape(self, index: int, row: Mapping[str, Any], code: str) -> tuple[BaseGeometry | None, str]:
        geometry = self.features.geometries[index]
        if geometry is None or geometry.geom_type == "Point":
            return geometry or self._point(index, row, code), "point"
        repair = repaired(geometry)
        if repair.reason:
            params = {
                "key_code": code,
                "name": plain(row.get("MOJI")) or plain(row.get("S_NAME")),
                "reason": repair.reason,
            }
            self.findings.append(Finding(level="info", code="shape.repaired", cell=f"行{index + 1}", params=params))
        return repair.geometry, "exact"

    def _point(self, index: int, row: Mapping[str, Any], code: str) -> BaseGeometry | None:
        lon, lat = decimal(row.get("X_CODE")), decimal(row.get("Y_CODE"))
        if lon is None or lat is None:
            finding = Finding(level="warning", code="area.no_point", cell=f"行{index + 1}", params={"key_code": code})
            self.findings.append(finding)
            return None
        return Point(lon, lat)

    def closing(self) -> list[Finding]:
        """What is said of the file as a whole."""
        said = []
        if self.records and all(record.values["boundary"] == "point" for record in self.records):
            said.append(Finding(level="info", code="area.points_only", params={"count": len(self.records)}))
        if self.outside:
            said.append(Finding(level="info", code="area.other_cities", params={"count": self.outside}))
        if self.without_code:
            said.append(Finding(level="info", code="area.no_code", params={"count": self.without_code}))
        if not self.records:
            name = self.city.name if self.city else ""
            said.append(Finding(level="error", code="area.none_here", params={"city": name}))
        return said


def _census_year(features: Features) -> int:
    """The year in the names of the columns (H27KA37_ → 2015); the form with S_NAME began with 2020."""
    for column in features.columns:
        found = _YEAR_COLUMN.match(column)
        if found:
            return _ERA_BEGINS[found[1]] + int(found[2])
    return 2020 if "S_NAME" in features.columns else 0


IMPORTER = SmallAreas()
