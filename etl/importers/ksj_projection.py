"""国土数値情報 500mメッシュ・1kmメッシュ別将来推計人口: people of coming years by mesh, never counted as residents.

PTN_年 = all ages, PTC_年 = 65 and older, PTD_年 = 75 and older; fractions of people as the source gives them.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from etl.figures import plain
from etl.refusal import other_form
from layers.geo.codes import municipality_code
from layers.geo.mesh import is_mesh
from layers.intake.contract import Batch, Document, Finding, Hints, Record
from layers.provenance import Source

_YEAR = re.compile(r"PTN_(\d{4})")
_COLUMNS = {"people": "PTN", "age65plus": "PTC", "age75plus": "PTD"}


class Projection:
    """Meshes with MESH_ID, SHICODE and PTN_2020 … PTN_2070."""

    id = "ksj_projection"
    label = "将来推計人口メッシュ（国土数値情報）"

    def fits(self, document: Document, hints: Hints) -> float:  # noqa: ARG002 - the columns alone decide
        """Sure where meshes stand beside people of years."""
        columns = list(document.features.columns) if document.features else []
        return 0.98 if {"MESH_ID", "SHICODE"} <= set(columns) and any(map(_YEAR.fullmatch, columns)) else 0.0

    def read(self, document: Document, hints: Hints) -> Batch:
        """One record per mesh of the city and year."""
        if document.features is None or not self.fits(document, hints):
            return other_form("projection", self)
        years = sorted(int(found[1]) for column in document.features.columns if (found := _YEAR.fullmatch(column)))
        records: list[Record] = []
        findings: list[Finding] = []
        elsewhere = 0
        for index, row in enumerate(document.features.attributes):
            code, mesh = (municipality_code(row["SHICODE"]) or "")[:5], plain(row["MESH_ID"]).removesuffix(".0")
            if hints.city is not None and not hints.city.owns(code):
                elsewhere += 1
            elif not is_mesh(mesh):
                params = {"given": mesh}
                findings.append(
                    Finding(level="error", code="mesh.unreadable_row", cell=f"行{index + 1}", params=params)
                )
            else:
                records += _records(row, mesh, years, f"行{index + 1}")
        if elsewhere:
            findings.append(Finding(level="info", code="area.other_cities", params={"count": elsewhere}))
        if not records:
            city = hints.city.name if hints.city else ""
            findings.append(Finding(level="error", code="area.none_here", params={"city": city}))
        source = Source(
            title="国土数値情報（メッシュ別将来推計人口）", publisher="国土交通省", licence="国土数値情報利用規約"
        )
        return Batch(content="projection", importer=self.id, records=records, findings=findings, source=source)


def _records(row: Mapping[str, Any], mesh: str, years: list[int], cell: str) -> Iterator[Record]:
    for year in years:
        told = {name: _number(row.get(f"{column}_{year}")) for name, column in _COLUMNS.items()}
        if told["people"] is not None:
            values = {"mesh": mesh, "year": year, **told}
            yield Record(key=f"{mesh}/{year}", cell=cell, values=values)


def _number(value: Any) -> float | None:  # noqa: ANN401 - an attribute is whatever its file holds
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


IMPORTER = Projection()
