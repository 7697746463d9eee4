"""Looking for a place: the best by words while one types, and the nearest to a spot; only what the viewer may see."""

import math

from flask import Blueprint, Response, abort, jsonify, request

from layers.place.finding import best
from layers.place.nearness import nearest
from layers.tiles import payload
from layers.vocabulary import kinds
from webmap import session
from webmap.asking import Asked
from webmap.chosen import chosen

VIEW = Blueprint("near", __name__)
LABEL = "場所をさがす"
MOST_NAMED = 8
MOST_NEAR = 30


@VIEW.get("/places/named.json")
def named() -> Response:
    """「この名前や住所の場所はどこですか」; an answer for each letter typed, whatever else is narrowed."""
    words = Asked.from_args(request.args).words
    with session.reading() as unit:
        crowd = unit.crowd
        found = best(crowd, crowd.everything, words, MOST_NAMED)
    rows = payload.rows(crowd, crowd.everything[found])
    return jsonify(rows=[{**row, "kindLabel": kinds()[row["kind"]].label} for row in rows])


@VIEW.get("/places/near.json")
def near() -> Response:
    """「ここから近い場所はどこですか」, among those that the 絞り込み shows."""
    spot = _spot(request.args.get("at", ""))
    with session.reading() as unit:
        found = chosen(unit, Asked.from_args(request.args))
    there = nearest(found.crowd, found.rows, spot, MOST_NEAR)
    rows = payload.rows(found.crowd, found.crowd.everything[[row for row, _ in there]])
    return jsonify(rows=[{**row, "metres": metres} for row, (_, metres) in zip(rows, there, strict=True)])


def _spot(given: str) -> tuple[float, float]:
    """Latitude first, as people write it."""
    try:
        lat, lon = (float(part) for part in given.split(","))
    except ValueError:
        abort(404)
    if not (math.isfinite(lat) and math.isfinite(lon)) or abs(lat) > 90 or abs(lon) > 180:
        abort(404)
    return lon, lat
