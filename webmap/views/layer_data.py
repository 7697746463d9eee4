"""Map layers as GeoJSON: cut to the viewer by the store, drawn by the catalogue, sent again only when changed."""

import gzip
import hashlib
import json
from datetime import date
from typing import Any

from flask import Blueprint, Response, request

from layers import catalog
from layers.catalog.layer import MapLayer
from layers.catalog.look import look_of
from layers.store import Unit
from webmap import session
from webmap.asking import Asked

VIEW = Blueprint("layer_data", __name__)
LABEL = "地図の層"
_SMALLEST_ZIPPED = 2048


@VIEW.get("/layers/<layer_id>.geojson")
def show(layer_id: str) -> Response:
    """「この層を描くもの」."""
    layer = catalog.get(layer_id)
    asked = Asked.from_args(request.args)
    with session.reading() as unit:
        tag = _tag(unit.revision, layer_id, asked)
        if tag in request.if_none_match:
            response = Response(status=304)
        else:
            drawn = layer.draw(_rows(layer, unit, asked), look_of(session.theme()))
            response = _packed(json.dumps(drawn, ensure_ascii=False, separators=(",", ":")).encode())
    response.set_etag(tag)
    return response


def _rows(layer: MapLayer, unit: Unit, asked: Asked) -> Any:  # noqa: ANN401 - what a layer wants is its own affair
    if layer.wants == "places":
        return unit.places.read(**asked.filters())
    if layer.wants == "zones":
        return [zone for system in unit.zones.kinds() for zone in unit.zones.read(system.id)]
    if layer.wants == "shading":
        return unit.areas.shading()
    if layer.wants == "facts":
        return unit.surveys.facts()
    return unit.areas.outline()


def _tag(revision: str, layer_id: str, asked: Asked) -> str:
    """Changes with what anybody could see, who asks, how it is drawn, and the day (確認から1年以上)."""
    viewer = session.viewer()
    asker = (viewer.rank, viewer.role, viewer.zones)
    parts = (revision, layer_id, asker, asked.filters(), session.theme(), date.today().isoformat())  # noqa: DTZ011
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


def _packed(body: bytes) -> Response:
    response = Response(body, content_type="application/geo+json; charset=utf-8")
    response.vary.add("Accept-Encoding")
    if len(body) >= _SMALLEST_ZIPPED and "gzip" in request.headers.get("Accept-Encoding", ""):
        response.set_data(gzip.compress(body, compresslevel=5, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
