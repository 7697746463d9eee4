"""A batch of places through the gazetteer: sure addresses get their point, the rest a doubt and a finding."""

from collections.abc import Sequence
from dataclasses import replace

from shapely import Point

from etl.geocode.answer import Answer, Spot
from etl.geocode.search import Search
from layers.intake.contract import Batch, Finding, Level, Record

_NAMED = 3
_CODES: dict[str, tuple[Level, str]] = {
    "not_found": ("warning", "address.not_found"),
    "ambiguous": ("warning", "address.ambiguous"),
    "block_unknown": ("warning", "address.block_unknown"),
    "town_only": ("info", "address.town_only"),
    "beside": ("info", "address.beside"),
    "other_city": ("info", "address.other_city"),
}


def located(batch: Batch, search: Search) -> Batch:
    """The batch with points, doubts and findings; a list that brings its own positions keeps them untouched."""
    if batch.content != "places":
        return batch
    found = [_located(record, search) for record in batch.records]
    waiting = [record for record in found if "doubt" in record.values]
    return replace(batch, records=found, findings=(*batch.findings, *_findings(waiting)))


def _located(record: Record, search: Search) -> Record:
    if record.geometry is not None:
        return record
    address = str(record.values.get("address", ""))
    answer = search.answer(address) if address else Answer(reason="no_address")
    if answer.spot is None:
        return replace(record, values={**record.values, "doubt": doubt(answer)})
    told = {"precision": answer.spot.precision, "metres": answer.spot.metres}
    return replace(record, values={**record.values, **told}, geometry=Point(answer.spot.lonlat))


def doubt(answer: Answer) -> dict[str, object]:
    """Why there is no point, and what might be meant, as it is stored."""
    return {"reason": answer.reason, "candidates": [_told(spot) for spot in answer.candidates]}


def _told(spot: Spot) -> dict[str, object]:
    lon, lat = spot.lonlat
    return {
        "label": spot.label,
        "town": spot.town,
        "precision": spot.precision,
        "metres": spot.metres,
        "lon": lon,
        "lat": lat,
    }


def _findings(waiting: Sequence[Record]) -> list[Finding]:
    """One finding for each address; what the whole list lacks (a gazetteer) is told once."""
    told = [_finding(record) for record in waiting if record.values["doubt"]["reason"] in _CODES]
    unaided = sum(record.values["doubt"]["reason"] == "no_gazetteer" for record in waiting)
    if unaided:
        told.append(Finding(level="warning", code="address.no_gazetteer", params={"count": unaided}))
    return told


def _finding(record: Record) -> Finding:
    told = record.values["doubt"]
    level, code = _CODES[told["reason"]]
    meant = "・".join(str(spot["label"]) for spot in told["candidates"][:_NAMED]) or "ありません"
    params = {"address": str(record.values.get("address", "")), "candidates": meant}
    return Finding(level=level, code=code, cell=record.cells.get("address", record.cell), params=params)
