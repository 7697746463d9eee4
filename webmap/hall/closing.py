"""「結果を持ち帰る」: the sealed package of the evening, for the city's server."""

from flask import Blueprint, Response

from layers import clock
from layers.hall.result import SUFFIX
from webmap.attachment import attachment
from webmap.hall import door
from webmap.hall.desk import FACILITATOR

bp = Blueprint("closing", __name__)


@bp.get("/result")
def result() -> Response:
    """The package, as often as it is asked for: later ones hold everything that earlier ones held."""
    door.seat(FACILITATOR)
    hall = door.hall()
    name = f"{hall.meeting().number}_{hall.meeting().name}_{clock.today().isoformat()}{SUFFIX}"
    return attachment(hall.result(), name, "application/octet-stream")
