"""The map inside the page of somebody else: public data only, no cookie, no sign-in."""

from flask import Blueprint, Response

from webmap.map_page import map_page
from webmap.show import render

VIEW = Blueprint("embed", __name__)
LABEL = "埋め込み用の地図"


@VIEW.get("/embed")
def show() -> Response:
    """「市のホームページに地図を置く」."""
    return render(map_page(embedded=True))
