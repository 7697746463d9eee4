"""「持ち帰る」: the sheet in large print before people leave, the sealed package, and the end of the laptop's copy."""

from flask import Blueprint, Response, current_app, redirect, request
from flask.typing import ResponseReturnValue

from layers import clock
from layers.hall.result import SUFFIX
from webmap import wording
from webmap.attachment import attachment
from webmap.hall import bringing, door
from webmap.hall.desk import FACILITATOR
from webmap.hall_pages import ForgottenPage, rendered

bp = Blueprint("closing", __name__)


@bp.get("/take-home.pdf")
def take_home_sheet() -> Response:
    """What was let through, on A4; made in about a second, since a hall has no worker."""
    # What draws is loaded with the first sheet: a laptop that comes back after a fall does not wait for it.
    from layers.drawing import take_home  # noqa: PLC0415
    from layers.drawing.spot_map import HomeGround  # noqa: PLC0415

    door.seat(FACILITATOR)
    hall = door.hall()
    content, meeting = hall.content, hall.meeting()
    occasion = take_home.Occasion(
        talk=content.talk_name,
        city=content.city,
        zone=content.zone,
        ground=HomeGround.of(content.layers),
        may=door.known().may,
    )
    sheet = take_home.pdf(hall.board(), meeting, occasion)
    return attachment(sheet, f"{content.zone}_{meeting.number}.pdf", "application/pdf", inline=True)


@bp.get("/result")
def result() -> Response:
    """The package, as often as it is asked for: later ones hold everything that earlier ones held."""
    door.seat(FACILITATOR)
    hall = door.hall()
    name = f"{hall.meeting().number}_{hall.meeting().name}_{clock.today().isoformat()}{SUFFIX}"
    return attachment(hall.result(), name, "application/octet-stream")


@bp.post("/forget")
def forget() -> ResponseReturnValue:
    """「このパソコンの控えを消す」: the sealed package stays beside the hall file; then the server ends."""
    door.check_origin()
    door.seat(FACILITATOR)
    if request.form.get("sure") != "1":
        return redirect("/facilitate?ended=1", code=303)
    left = bringing.forgotten(door.hall())
    current_app.extensions["ibashomap.hall.over"]()
    return rendered(ForgottenPage(title=wording.HALL_FORGOTTEN, file=left.name))
