"""緯度経度 of a row: decimal degrees inside Japan, the right way round, or nothing with the reason why."""

import re

from etl.clean import text
from etl.lists.rows import Row
from etl.read.projection import lonlat_of_tokyo
from layers.intake.contract import Finding, Table

LAT = (20.0, 46.0)
LON = (122.0, 154.0)
_DEGREES = re.compile(r"[-+]?\d+(\.\d+)?")
# 34度43分36.5秒, 34°43′36″, 34-43-36.5, 34.43.36.5; the seconds may be missing where the marks say what is what.
_MINUTES = re.compile(
    r"(\d{2,3})\s*[度°º:]\s*(\d{1,2}(?:\.\d+)?)\s*[分′'’:]?\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:秒|″|\"|”|''|’’|′′)?)?"
    r"|(\d{2,3})[-.](\d{1,2})[-.](\d{1,2}(?:\.\d+)?)"
)
# 344336.5 = 34度43分36.5秒, as surveyors write it.
_PACKED = re.compile(r"(\d{2,3})(\d{2})(\d{2}(?:\.\d+)?)")
_BETWEEN = re.compile(r"\s*[,、;/]\s*|(?<=[\d秒\"″NE])\s+(?=[\dNE北東])")
_LETTERS = "NSEW北緯東経南西:"
# Degrees without their point: 34726800.
_SCALES = (1e6, 1e7, 1e5)
_TOKYO = re.compile(r"日本測地|旧測地|旧日本|TOKYO", re.IGNORECASE)


def position(row: Row, table: Table) -> tuple[tuple[float, float] | None, Finding | None]:
    """``(lat, lon)`` and what has to be said of it; a list without such columns is not told that it lacks them."""
    both, *columns = (next(iter(row.columns.of(role)), None) for role in ("lat_lon", "lat", "lon"))
    if columns[0] is None or columns[1] is None:
        if both is None:
            return None, None
        columns = [both, both]
    cell = table.address(row.number, columns[0] or 0)
    written = [row.cell(column).text for column in columns if column is not None]
    if columns == [both, both]:
        written = _parted(written[0])
    if all(text.says_nothing(one) for one in written):
        return None, Finding(level="warning", code="position.missing", cell=cell)
    lat, lon = (_degrees(one) for one in written)
    if lat is None or lon is None:
        return None, Finding(level="warning", code="position.unreadable", cell=cell)
    found, code = _in_japan(lat, lon)
    if found is None:
        params = {"lat": lat, "lon": lon}
        return None, Finding(level="warning", code="position.outside_japan", cell=cell, params=params)
    if _TOKYO.search(text.plain(" ".join(row.columns.labels.get(column or 0, "") for column in columns))):
        lon, lat = lonlat_of_tokyo(found[1], found[0])
        return (lat, lon), Finding(level="warning", code="position.tokyo_datum", cell=cell)
    return found, Finding(level="warning", code=code, cell=cell) if code else None


def _parted(written: str) -> list[str]:
    """「34.73,135.30」 in one cell; what is not two numbers stays whole, to be told as unreadable."""
    pieces = [one for one in _BETWEEN.split(text.plain(written).strip("()[] ")) if one]
    return pieces if len(pieces) == 2 else [written, written]


def _in_japan(lat: float, lon: float) -> tuple[tuple[float, float] | None, str]:
    """The point, turned round or brought to degrees where only that puts it into Japan, and what was done to it."""
    if _inside(lat, lon):
        return (lat, lon), ""
    if _inside(lon, lat):
        return (lon, lat), "position.swapped"
    for scale in _SCALES:
        if lat.is_integer() and lon.is_integer() and _inside(lat / scale, lon / scale):
            return (lat / scale, lon / scale), "position.scaled"
    north, east = _unpacked(lat), _unpacked(lon)
    return ((north, east), "") if north and east and _inside(north, east) else (None, "")


def _unpacked(value: float) -> float | None:
    parts = _PACKED.fullmatch(f"{value:.6f}".rstrip("0").rstrip("."))
    return _sexagesimal(*parts.groups()) if parts else None


def _degrees(written: str) -> float | None:
    # ゜ is the mark of パ, written for °.
    plain = text.plain(written.replace("゜", "°")).strip(f" {_LETTERS}")
    if _DEGREES.fullmatch(plain.rstrip("度° ")):
        return float(plain.rstrip("度° "))
    parts = _MINUTES.fullmatch(plain)
    return _sexagesimal(*(parts.groups()[3:] if parts[4] else parts.groups()[:3])) if parts else None


def _sexagesimal(degrees: str, minutes: str, seconds: str | None) -> float | None:
    if float(minutes) >= 60 or float(seconds or 0) >= 60:
        return None
    return round(int(degrees) + float(minutes) / 60 + float(seconds or 0) / 3600, 7)


def _inside(lat: float, lon: float) -> bool:
    return LAT[0] <= lat <= LAT[1] and LON[0] <= lon <= LON[1]
