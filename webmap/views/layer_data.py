"""Map layers as GeoJSON, places as columns: cut to the viewer by the store, sent again only when changed."""

from typing import TYPE_CHECKING, Any

import orjson
from flask import Blueprint, Response, abort, request

from layers import catalog
from layers.catalog.layer import MapLayer, Wants
from layers.catalog.look import look_of
from layers.place.crowd import Box
from layers.store import Unit
from layers.tiles import payload
from webmap import chosen, coverage_desk, session
from webmap.asking import Asked
from webmap.coverage_asked import asked_now
from webmap.plan_rows import counted

if TYPE_CHECKING:
    from collections.abc import Callable

VIEW = Blueprint("layer_data", __name__)
LABEL = "地図の層"
_OF_ANSWERS = ("coverage", "reach")
# A panel lists no more at once.
MOST_LISTED = 300


@VIEW.get("/layers/<layer_id>.geojson")
def show(layer_id: str) -> Response:
    """「この層を描くもの」."""
    layer = catalog.get(layer_id)
    asked = Asked.from_args(request.args)
    with session.reading() as unit:
        # An answer of 通える範囲 may come without any change of the register.
        tag = "" if layer.wants in _OF_ANSWERS else chosen.tag(unit.revision, asked, layer_id, session.theme())
        if tag and tag in request.if_none_match:
            return _unchanged(tag)
        drawn = layer.draw(_rows(layer, unit, asked), look_of(session.theme()))
    return _answer(orjson.dumps(drawn), tag, "application/geo+json; charset=utf-8")


@VIEW.get("/layers/places.json")
def columns() -> Response:
    """「地図に置くすべての場所」 as columns: for as many as a page can hold."""
    asked = Asked.from_args(request.args)
    with session.reading() as unit:
        tag = chosen.tag(unit.revision, asked, "columns")
        if tag in request.if_none_match:
            return _unchanged(tag)
        found = chosen.chosen(unit, asked)
    return _answer(payload.columns(found.crowd, found.rows, found.today), tag)


@VIEW.get("/layers/places/said.json")
def said() -> Response:
    """「いくつあって、何が描かれますか」: counts, legend, credits and box of a map that is drawn from tiles."""
    asked = Asked.from_args(request.args)
    with session.reading() as unit:
        found = chosen.chosen(unit, asked)
    return _answer(orjson.dumps(payload.said(found.crowd, found.rows, found.today)), "")


@VIEW.get("/layers/places/within.json")
def within() -> Response:
    """「この範囲には何がありますか」: how many, and the first of them."""
    asked, box = Asked.from_args(request.args), _box(request.args.get("box", ""))
    with session.reading() as unit:
        found = chosen.chosen(unit, asked)
    there = found.crowd.within(found.rows, box)
    told = {"found": len(there), "rows": payload.rows(found.crowd, there[:MOST_LISTED])}
    return _answer(orjson.dumps(told), "")


def _box(given: str) -> Box:
    try:
        west, south, east, north = (float(part) for part in given.split(","))
    except ValueError:
        abort(404)
    return west, south, east, north


def _rows(layer: MapLayer, unit: Unit, asked: Asked) -> Any:  # noqa: ANN401 - what a layer wants is its own affair
    rooms: dict[Wants, Callable[[], Any]] = {
        "places": lambda: unit.places.read(**asked.filters()),
        "zones": lambda: [zone for system in unit.zones.kinds() for zone in unit.zones.read(system.id)],
        "lines": unit.ground.lines,
        "shading": unit.areas.shading,
        "facts": unit.surveys.facts,
        "plan": lambda: counted(unit, asked),
        "outline": unit.areas.outline,
        "coverage": lambda: coverage_desk.painted(unit, asked_now().question, exact=asked_now().inside),
        "reach": lambda: coverage_desk.reached(unit, asked_now().question),
    }
    return rooms[layer.wants]()


def _unchanged(tag: str) -> Response:
    response = Response(status=304)
    response.set_etag(tag)
    return response


def _answer(body: bytes, tag: str, content_type: str = "application/json") -> Response:
    response = Response(body, content_type=content_type)
    if tag:
        response.set_etag(tag)
    return response
