"""国勢調査 地域メッシュ統計 (tblT…txt): people and ages by mesh, with 秘匿 and 合算 kept apart from the figures.

On a 合算先 the ages hold its neighbours too, but 人口総数 is its own: a share 65+ of such a mesh alone is wrong.
"""

from collections.abc import Sequence
from typing import Any

from shapely.geometry import box

from etl.estat_table import EstatTable, estat_table
from etl.refusal import other_form
from layers.geo.mesh import is_mesh, square
from layers.intake.contract import Batch, Cell, Document, Finding, Hints, Record

_STATUS = {"1": "merged_target", "2": "suppressed"}


class Mesh:
    """Mesh tables of people and ages."""

    id = "estat_mesh"
    label = "国勢調査 地域メッシュ統計"

    def fits(self, document: Document, hints: Hints) -> float:  # noqa: ARG002 - the columns alone decide
        """Sure where an e-Stat text has no HYOSYO and its keys are mesh codes."""
        found = estat_table(document)
        if found is None or "HYOSYO" in found.codes:
            return 0.0
        first = next(iter(found.rows()), None)
        return 0.98 if first and is_mesh(found.text(first[1], "KEY_CODE")) else 0.0

    def read(self, document: Document, hints: Hints) -> Batch:  # noqa: ARG002 - a mesh knows no municipality
        """One record per mesh."""
        table = estat_table(document)
        if table is None:
            return other_form("mesh", self)
        if not table.tells_people:
            nothing = Finding(level="error", code="estat.no_people", params={"labels": "・".join(table.labels[:12])})
            return Batch(content="mesh", importer=self.id, records=(), findings=(nothing,))
        records: list[Record] = []
        findings: list[Finding] = []
        for index, row in table.rows():
            code = table.text(row, "KEY_CODE")
            cell = table.table.address(index, table.codes.index("KEY_CODE"))
            if not is_mesh(code):
                findings.append(Finding(level="error", code="mesh.unreadable_row", cell=cell, params={"given": code}))
                continue
            values = _values(table, row, code)
            records.append(Record(key=code, cell=cell, values=values, geometry=box(*square(code))))
        touched = sum(record.values["status"] != "ok" for record in records)
        if touched:
            params = {"count": touched, "all": len(records)}
            findings.append(Finding(level="info", code="mesh.suppression", params=params))
        return Batch(
            content="mesh",
            importer=self.id,
            records=records,
            findings=findings,
            as_of=table.as_of,
            source=table.source("地域メッシュ統計"),
        )


def _values(table: EstatTable, row: Sequence[Cell], code: str) -> dict[str, Any]:
    people = table.residents(row)
    status = _STATUS.get(table.text(row, "HTKSYORI"), "suppressed" if people.mark == "hidden" else "ok")
    values: dict[str, Any] = {
        "mesh": code,
        "people": people.number,
        "age65plus": table.older(row, 65),
        "age75plus": table.older(row, 75),
        "status": status,
    }
    if table.households is not None:
        values["households"] = table.figure(row, table.households).number
    if table.text(row, "HTKSAKI"):
        values["target"] = table.text(row, "HTKSAKI")
    return values


IMPORTER = Mesh()
