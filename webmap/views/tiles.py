"""Tiles of places for cities that hold more of them than a page can: public fields alone, the scope in the query."""

from flask import Blueprint, Response, request

from webmap import session
from webmap.asking import Asked
from webmap.chosen import chosen, tag, tile

VIEW = Blueprint("tiles", __name__)
LABEL = "地図のタイル"
CONTENT_TYPE = "application/vnd.mapbox-vector-tile"


@VIEW.get("/tiles/places/<int:zoom>/<int:x>/<int:y>.mvt")
def places(zoom: int, x: int, y: int) -> Response:
    """「この区画に何がありますか」."""
    asked = Asked.from_args(request.args)
    with session.reading() as unit:
        name = tag(unit.revision, asked, "tile")
        if name in request.if_none_match:
            response = Response(status=304)
        else:
            response = Response(tile(chosen(unit, asked), zoom, x, y), content_type=CONTENT_TYPE)
    response.set_etag(name)
    return response
