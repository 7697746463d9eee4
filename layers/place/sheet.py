"""A place as one row of a sheet, in the columns of the 自治体標準 and then our own (``sheet.toml``).

Several values in one cell are joined by 「;」, as the standard does.
"""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from layers.place.services import ServicePoint
from layers.vocabulary import audiences, kinds, said

Value = str | int | float | bool | None


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


@cache
def _columns() -> tuple[tuple[str, str], ...]:
    return tuple((row["header"], row["fact"]) for row in _told()["column"])


def own_headings(points: Iterable[ServicePoint]) -> list[str]:
    """自分の列 of all these places, each once, in the order in which they come."""
    return list(dict.fromkeys(heading for point in points for heading in point.own))


def headers(own: Iterable[str] = ()) -> list[str]:
    """The heading of every column; 自分の列 stand behind our own."""
    return [*(header for header, _ in _columns()), *own]


def row(point: ServicePoint, own: Iterable[str] = ()) -> list[Value]:
    """One value per column; None where the place does not tell, or not this viewer."""
    known = {**point.facts, **_beside_the_facts(point)}
    return [
        *(_one_value(said(fact, known.get(fact))) for _, fact in _columns()),
        *(point.own.get(name) for name in own),
    ]


def _beside_the_facts(point: ServicePoint) -> dict[str, Any]:
    lon, lat = point.lonlat or (None, None)
    return {
        "id": point.id,
        "name": point.name,
        "lat": lat,
        "lon": lon,
        "position_precision": point.precision,
        "position_precision_label": _told()["position_precision"].get(point.precision, ""),
        "kind": point.kind,
        "kind_label": kinds()[point.kind].label,
        "zones": [f"{kind}:{name}" for kind, names in sorted(point.zones.items()) for name in names],
        "audience": audiences()[point.audience].label,
        "source": point.source.credit(),
    }


def _one_value(value: Any) -> Value:  # noqa: ANN401 - a fact is whatever its key says
    if isinstance(value, list | tuple):
        return ";".join(str(part) for part in value) or None
    if value is None or isinstance(value, str | int | float | bool):
        return None if value == "" else value
    return str(value)
