"""国勢調査 小地域集計 (tblT…txt): people and ages, or households by kind, by KEY_CODE; hidden rows and their carriers.

Levels (HYOSYO) repeat each other: 1 municipality, 3 = sum of its 丁目. Only 2 and 4 are taken, and held against 1.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from etl import homes
from etl.ages import five_year_bands, men_by_band
from etl.estat_table import EstatTable, estat_table
from etl.homes import widest
from etl.refusal import other_form
from layers.geo.codes import key_code
from layers.intake.contract import Batch, Cell, Document, Finding, Hints, Record

_LEAVES = {"2", "4"}
_STATUS = {"1": "carries", "2": "suppressed"}


class Statistics:
    """Small-area tables of people and ages."""

    id = "estat_statistics"
    label = "国勢調査 小地域集計"

    def fits(self, document: Document, hints: Hints) -> float:  # noqa: ARG002 - the columns alone decide
        """Sure where KEY_CODE and HYOSYO stand in row 1 (a mesh table has no HYOSYO)."""
        found = estat_table(document)
        return 0.98 if found and "HYOSYO" in found.codes else 0.0

    def read(self, document: Document, hints: Hints) -> Batch:
        """One record per leaf area of the city."""
        table = estat_table(document)
        if table is None:
            return other_form("population", self)
        if not table.tells_people and not table.homes:
            nothing = Finding(level="error", code="estat.no_people", params={"labels": "・".join(table.labels[:12])})
            return Batch(content="population", importer=self.id, records=(), findings=(nothing,))
        records, findings = _read(table, hints)
        return Batch(
            content="population",
            importer=self.id,
            records=records,
            findings=findings,
            as_of=table.as_of,
            source=table.source("小地域集計（世帯の家族類型）" if table.homes else "小地域集計"),
        )


def _read(table: EstatTable, hints: Hints) -> tuple[list[Record], list[Finding]]:
    records: list[Record] = []
    findings: list[Finding] = []
    totals: dict[str, int | None] = {}
    for index, row in table.rows():
        code, level = table.text(row, "KEY_CODE"), table.text(row, "HYOSYO")
        if hints.city is not None and not hints.city.owns(code):
            continue
        if level == "1":
            totals[code[:5]] = widest(table.homes_of(row)) if table.homes else table.residents(row).number
        elif level in _LEAVES:
            area = key_code(code)
            cell = table.table.address(index, table.codes.index("KEY_CODE"))
            if area is None:
                findings.append(Finding(level="error", code="estat.no_key", cell=cell, params={"given": code}))
                continue
            if table.homes:
                records.append(Record(key=f"{homes.KEY}{area.text}", cell=cell, values=_homes(table, row, area.text)))
            else:
                records.append(Record(key=area.text, cell=cell, values=_values(table, row, area.text)))
    if not records:
        city = hints.city.name if hints.city else ""
        findings.append(Finding(level="error", code="area.none_here", params={"city": city}))
    return records, [*findings, *_against_level_one(records, totals)]


def _values(table: EstatTable, row: Sequence[Cell], code: str) -> dict[str, Any]:
    status = _STATUS.get(table.text(row, "HTKSYORI"), "ok")
    people = table.residents(row)
    if people.mark == "hidden":
        status = "suppressed"
    counts = table.counts(row)
    values: dict[str, Any] = {
        "town": table.text(row, "NAME"),
        "key_code": code,
        "register": "census",
        "people": people.number,
        "age65plus": table.older(row, 65),
        "age75plus": table.older(row, 75),
        "status": status,
    }
    if table.as_of:
        values["as_of"] = table.as_of
    if table.households is not None:
        values["households"] = table.figure(row, table.households).number
    if counts and None not in counts.values():
        values["bands"] = five_year_bands(counts)
        values["men"] = men_by_band(table.men_and_women(row), counts) or {}
    if status == "suppressed" and table.text(row, "HTKSAKI"):
        values["carried_by"] = _target(code, table.text(row, "HTKSAKI"))
    return values


def _homes(table: EstatTable, row: Sequence[Cell], code: str) -> dict[str, Any]:
    """Households by kind; they stand apart from the people of the same area."""
    told = table.homes_of(row)
    hidden = widest(told) is None
    values: dict[str, Any] = {
        "town": table.text(row, "NAME"),
        "key_code": code,
        "register": homes.REGISTER,
        "people": None,
        "status": "suppressed" if hidden else _STATUS.get(table.text(row, "HTKSYORI"), "ok"),
        "homes": {} if hidden else {kind: number for kind, number in told.items() if number is not None},
    }
    if table.as_of:
        values["as_of"] = table.as_of
    if hidden and table.text(row, "HTKSAKI"):
        values["carried_by"] = f"{homes.KEY}{_target(code, table.text(row, 'HTKSAKI'))}"
    return values


def _target(code: str, target: str) -> str:
    """HTKSAKI names the carrying area within the city (4 or 6 digits), sometimes with its whole KEY_CODE."""
    return target if len(target) >= 9 else code[:5] + target


def _against_level_one(records: list[Record], totals: dict[str, int | None]) -> list[Finding]:
    sums: defaultdict[str, int] = defaultdict(int)
    for record in records:
        told = record.values["people"] if record.values["register"] == "census" else widest(record.values["homes"])
        sums[record.values["key_code"][:5]] += told or 0
    return [
        Finding(
            level="info" if sums[city] == total else "error",
            code="total.equal" if sums[city] == total else "total.mismatch",
            params={"where": city, "total": total, "sum": sums[city]},
        )
        for city, total in sorted(totals.items())
        if total is not None
    ]


IMPORTER = Statistics()
