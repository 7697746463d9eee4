"""How many places a 絞り込み finds, and of how many it cannot be known: what stands beside the map while one picks."""

from flask import Blueprint, Response, jsonify, request

from webmap import session
from webmap.asking import Asked
from webmap.chosen import chosen
from webmap.filters import filters
from webmap.pick_groups import unsure_words
from webmap.show import link

VIEW = Blueprint("found", __name__)
LABEL = "絞り込みの件数"


@VIEW.get("/places/found.json")
def show() -> Response:
    """「いくつありますか。分からないものは、いくつですか」."""
    with session.reading() as unit:
        asked = filters(unit, Asked.from_args(request.args)).asked
        told = chosen(unit, asked)
    listed = asked.as_args(place="", picks=asked.picks.but(unsure=("1",)))
    return jsonify(
        found=len(told.rows),
        unsure=len(told.unsure),
        shown=bool(asked.picks.unsure),
        words=unsure_words(told.unknown),
        url=link("service_points.index", **listed),
    )
