"""An answer as GeoJSON: one feature a row, with the very columns of its table and the ground under it in lon/lat."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from layers.access.answer import Answer
from layers.geo.shapes import union

_DIGITS = 6


def geojson(
    answer: Answer, codes: Sequence[Sequence[str]], shapes: Mapping[str, BaseGeometry], *, made_at: str = ""
) -> bytes:
    """``codes``: the pieces of ground under each row; a row without any has no geometry. ``made_at``: when computed."""
    document = answer.to_json()
    features = [
        {"type": "Feature", "properties": row, "geometry": _ground([shapes[code] for code in under if code in shapes])}
        for row, under in zip(document["rows"], codes, strict=True)
    ]
    told: dict[str, Any] = {
        "type": "FeatureCollection",
        "question": document["question"],
        "totals": document["totals"],
        **({"computed_at": made_at} if made_at else {}),
        "sources": [source.credit() for source in answer.sources],
        "features": features,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _ground(shapes: list[BaseGeometry]) -> dict[str, Any] | None:
    if not shapes:
        return None
    whole = shapes[0] if len(shapes) == 1 else union(shapes)
    made: dict[str, Any] = json.loads(
        shapely.to_geojson(shapely.transform(whole, lambda lonlat: lonlat.round(_DIGITS)))
    )
    return made
