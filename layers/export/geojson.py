"""GeoJSON (RFC 7946): lon/lat as the store holds them, one feature a line, credits of every source at the head."""

import json
from collections.abc import Sequence
from typing import Any

from layers.place.services import ServicePoint
from layers.vocabulary import fields, kinds

FORMAT = "geojson"
LABEL = "GeoJSON（地図データ）"
MEDIA_TYPE = "application/geo+json"


def write(points: Sequence[ServicePoint]) -> bytes:
    """The places as a FeatureCollection; a place without a position has a null geometry."""
    credit_lines = list(dict.fromkeys(line for point in points if (line := point.source.credit())))
    lines = ",\n".join(_text(_feature(point)) for point in points)
    return f'{{"type":"FeatureCollection","credits":{_text(credit_lines)},"features":[\n{lines}\n]}}\n'.encode()


def _feature(point: ServicePoint) -> dict[str, Any]:
    facts = {code: point.facts[code] for code in fields() if code in point.facts}
    return {
        "type": "Feature",
        "id": point.id,
        "geometry": {"type": "Point", "coordinates": list(point.lonlat)} if point.lonlat else None,
        "properties": {
            "name": point.name,
            "kind": point.kind,
            "kind_label": kinds()[point.kind].label,
            **facts,
            **({"position_precision": point.precision} if point.precision else {}),
            "zones": {kind: list(names) for kind, names in sorted(point.zones.items())},
            "source": point.source.credit(),
        },
    }


def _text(value: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=str)
