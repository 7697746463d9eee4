"""国土地理院 指定緊急避難場所・指定避難所 (GeoJSON by municipality): one point a place, known by its 共通ID."""

from collections.abc import Mapping
from typing import Any

from shapely.geometry import Point

from etl.clean import text
from layers.intake.contract import Batch, Document, Features, Finding, Hints, Record
from layers.provenance import Source

_ID, _NAME, _ADDRESS = "共通ID", "施設・場所名", "住所"
# The hazards of a 指定緊急避難場所; a 指定避難所 has no such columns.
_HAZARDS = ("洪水", "崖崩れ、土石流及び地滑り", "高潮", "地震", "津波", "大規模な火事", "内水氾濫", "火山現象")
_AUDIENCE_COLUMN = "受入対象者"
_PUBLISHER = "国土地理院"


class GsiShelters:
    """The two lists of the Geospatial Information Authority; which one it is shows in its columns."""

    id = "gsi_shelters"
    label = "指定緊急避難場所・指定避難所（国土地理院）"

    def fits(self, document: Document, hints: Hints) -> float:
        """Its own identifier and name column are found nowhere else."""
        del hints
        return 0.95 if document.features and {_ID, _NAME} <= set(document.features.columns) else 0.0

    def read(self, document: Document, hints: Hints) -> Batch:
        """One record a place; the hazards it serves for are its activity."""
        features = document.features
        findings: list[Finding] = []
        records: list[Record] = []
        if features is None:
            findings.append(Finding(level="error", code="list.no_heading"))
        else:
            kind = _kind(features, hints)
            for number in range(len(features.attributes)):
                _take(features, number, kind, records, findings)
            records = _once(records, findings)
        source = _source(document, hints)
        return Batch(
            content="places",
            importer=self.id,
            records=records,
            findings=findings,
            source=source,
            label=source.title,
        )


def _kind(features: Features, hints: Hints) -> str:
    if hints.listing and hints.listing.kind:
        return hints.listing.kind
    return "emergency_site" if set(_HAZARDS) & set(features.columns) else "shelter"


def _take(features: Features, number: int, kind: str, records: list[Record], findings: list[Finding]) -> None:
    row = features.attributes[number]
    cell = f"#{number + 1}"
    values = {key: value for key, value in _values(row, kind).items() if value}
    if "name" not in values:
        findings.append(Finding(level="error", code="row.no_name", cell=cell))
        return
    point = features.geometries[number]
    if isinstance(point, Point) and not point.is_empty:
        values |= {"lat": point.y, "lon": point.x}
    else:
        point = None
        findings.append(Finding(level="warning", code="position.missing", cell=cell))
    key = values.get("code") or f"{text.folded_name(values['name'])}|{text.folded_name(values.get('address', ''))}"
    records.append(Record(key=key, cell=cell, values=values, geometry=point))


def _once(records: list[Record], findings: list[Finding]) -> list[Record]:
    """The first record of each key: the same 共通ID twice is the same place twice."""
    first: dict[str, Record] = {}
    again = [record for record in records if first.setdefault(record.key, record) is not record]
    findings += [Finding(level="warning", code="row.repeated", cell=record.cell) for record in again]
    return list(first.values())


def _values(row: Mapping[str, Any], kind: str) -> dict[str, Any]:
    told = {column: text.plain(str(value)) for column, value in row.items() if value is not None}
    hazards = "・".join(hazard for hazard in _HAZARDS if told.get(hazard) == "1")
    return {
        "name": text.unbroken(str(row.get(_NAME) or "")),
        "kind": kind,
        "address": told.get(_ADDRESS, ""),
        "code": told.get(_ID, ""),
        "activity": f"対応する災害：{hazards}" if hazards else "",
        "target": told.get(_AUDIENCE_COLUMN, ""),
        "note": told.get("備考", ""),
    }


def _source(document: Document, hints: Hints) -> Source:
    told = hints.listing
    if told is None:
        return Source(title=document.name, publisher=_PUBLISHER)
    return Source(
        title=told.title or document.name,
        publisher=told.publisher or _PUBLISHER,
        licence=told.licence,
        date=told.date,
    )


IMPORTER = GsiShelters()
