"""The outlines of one zone system in one 年度, to lie over another for comparison."""

from typing import Any

from flask import Blueprint, Response, abort, jsonify, request

from layers.catalog import zones as drawn
from layers.catalog.look import look_of
from webmap import session

VIEW = Blueprint("zone_outlines", __name__)
LABEL = "くらべる圏域"


@VIEW.get("/zones/outlines.geojson")
def show() -> Response:
    """「この分け方、この年度の線」."""
    kind, year = request.args.get("system", "")[:80], request.args.get("year", "")
    if not year.isdecimal() or len(year) > 4:
        abort(404)
    with session.reading() as unit:
        found = unit.zones.read(kind, int(year))
    if not found:
        abort(404)
    told: dict[str, Any] = drawn.LAYER.draw(found, look_of(session.theme()))
    return jsonify({**told, "legend": None})
