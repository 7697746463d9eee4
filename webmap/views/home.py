"""The front door leads to the map."""

from flask import Blueprint, redirect
from flask.typing import ResponseReturnValue

from webmap.show import link

VIEW = Blueprint("home", __name__)
LABEL = "入口"


@VIEW.get("/")
def show() -> ResponseReturnValue:
    """「まちの居場所マップを開く」."""
    return redirect(link("map.show"))
