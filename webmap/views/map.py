"""地図: where is what. Everything is drawn from our own layers; no tile of anybody else is asked for."""

from flask import Blueprint, Response

from webmap.map_page import map_page
from webmap.show import render

VIEW = Blueprint("map", __name__)
LABEL = "地図"


@VIEW.get("/map")
def show() -> Response:
    """「どこに何がありますか」."""
    return render(map_page())
