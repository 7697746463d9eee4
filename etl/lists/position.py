"""緯度経度 of a row: decimal degrees inside Japan, the right way round, or nothing with the reason why."""

import re

from etl.clean import text
from etl.lists.rows import Row
from layers.intake.contract import Finding, Table

LAT = (20.0, 46.0)
LON = (122.0, 154.0)
_DEGREES = re.compile(r"[-+]?\d+(\.\d+)?")
_MINUTES = re.compile(r"(\d+)\s*度\s*(\d+)\s*分\s*(\d+(?:\.\d+)?)\s*秒")


def position(row: Row, table: Table) -> tuple[tuple[float, float] | None, Finding | None]:
    """``(lat, lon)`` and what has to be said of it; a list without such columns is not told that it lacks them."""
    columns = [next(iter(row.columns.of(role)), None) for role in ("lat", "lon")]
    if columns[0] is None or columns[1] is None:
        return None, None
    cell = table.address(row.number, columns[0])
    written = [row.cell(column).text for column in columns if column is not None]
    if all(text.says_nothing(one) for one in written):
        return None, Finding(level="warning", code="position.missing", cell=cell)
    lat, lon = (_degrees(one) for one in written)
    if lat is None or lon is None:
        return None, Finding(level="warning", code="position.unreadable", cell=cell)
    if _inside(lat, lon):
        return (lat, lon), None
    if _inside(lon, lat):
        return (lon, lat), Finding(level="warning", code="position.swapped", cell=cell)
    params = {"lat": lat, "lon": lon}
    return None, Finding(level="warning", code="position.outside_japan", cell=cell, params=params)


def _degrees(written: str) -> float | None:
    plain = text.plain(written).rstrip("度").lstrip("NE北緯東経")
    if _DEGREES.fullmatch(plain):
        return float(plain)
    parts = _MINUTES.fullmatch(text.plain(written).lstrip("NE北緯東経"))
    return round(int(parts[1]) + int(parts[2]) / 60 + float(parts[3]) / 3600, 7) if parts else None


def _inside(lat: float, lon: float) -> bool:
    return LAT[0] <= lat <= LAT[1] and LON[0] <= lon <= LON[1]
