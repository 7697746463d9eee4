"""How long the text of one cell may be: what comes after the limited child looks for patterns in every text."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from etl.read.reading import Reading
from layers.intake.contract import Cell, Features, Finding, Table

# Four pages of a form. Excel lets 32,767 letters into a cell, a CSV any number.
LONGEST = 3_000


def bounded(read: Reading) -> Reading:
    """The same with every text cut to what a cell may hold, and a finding for each that was cut."""
    findings: list[Finding] = []
    tables = [_table(table, findings) for table in read.tables]
    features = read.features and _features(read.features, findings)
    if not findings:
        return read
    return replace(read, tables=tables, features=features, findings=(*read.findings, *findings))


def _table(table: Table, findings: list[Finding]) -> Table:
    longer = [(y, x) for y, row in enumerate(table.rows) for x, cell in enumerate(row) if _is_long(cell)]
    if not longer:
        return table
    rows = [list(row) for row in table.rows]
    for y, x in longer:
        cell = rows[y][x]
        findings.append(_finding(table.address(y, x), len(cell.value)))
        rows[y][x] = replace(cell, value=cell.value[:LONGEST])
    return replace(table, rows=rows)


def _features(features: Features, findings: list[Finding]) -> Features:
    rows = [_attributes(row, findings) for row in features.attributes]
    return replace(features, attributes=rows)


def _attributes(row: Mapping[str, Any], findings: list[Finding]) -> Mapping[str, Any]:
    longer = [name for name, value in row.items() if isinstance(value, str) and len(value) > LONGEST]
    findings += [_finding(name, len(row[name])) for name in longer]
    return {**row, **{name: row[name][:LONGEST] for name in longer}} if longer else row


def _is_long(cell: Cell) -> bool:
    return isinstance(cell.value, str) and len(cell.value) > LONGEST


def _finding(cell: str, length: int) -> Finding:
    return Finding(level="warning", code="cell.too_long", cell=cell, params={"limit": LONGEST, "length": length})
