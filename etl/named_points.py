"""Towns with a point each, gathered from the rows of a gazetteer: one record a town, what has no point is counted."""

from collections.abc import Iterator
from dataclasses import dataclass

from shapely.geometry import Point

from layers.city import City
from layers.geo.codes import municipality_code
from layers.intake.contract import Finding, Record

_SHOWN = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedPoint:
    """A town of a row; ``lat`` and ``lon`` are None where the row has no point."""

    cell: str
    city_code: str
    town: str
    lat: float | None
    lon: float | None


def gathered(rows: Iterator[NamedPoint], city: City | None) -> tuple[list[Record], list[Finding]]:
    """The towns of the city, the first row of each; without a city, towns of one name are told apart by their code."""
    records: dict[str, Record] = {}
    without: list[str] = []
    for one in rows:
        code = (municipality_code(one.city_code) or "")[:5]
        if not one.town or (city is not None and not city.owns(code)):
            continue
        if one.lat is None or one.lon is None:
            without.append(one.town)
        shape = None if one.lat is None or one.lon is None else Point(one.lon, one.lat)
        key = one.town if city is not None else f"{code}/{one.town}"
        values = {"town": one.town, "block": ""}
        records.setdefault(key, Record(key=key, cell=one.cell, values=values, geometry=shape))
    placed = [record for record in records.values() if record.geometry is not None]
    return placed or list(records.values()), _said(list(records.values()), without, city)


def _said(records: list[Record], without: list[str], city: City | None) -> list[Finding]:
    if not records:
        return [Finding(level="error", code="area.none_here", params={"city": city.name if city else ""})]
    if all(record.geometry is None for record in records):
        return [Finding(level="error", code="town.names_only", params={"count": len(records)})]
    if without:
        params = {"count": len(without), "towns": "、".join(without[:_SHOWN])}
        return [Finding(level="info", code="town.no_point", params=params)]
    return []
