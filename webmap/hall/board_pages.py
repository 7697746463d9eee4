"""The three faces of a hall: a phone, the facilitator, the projector; and the ground under their map."""

import json
from typing import Any

from flask import Blueprint, Response, redirect, request
from flask.typing import ResponseReturnValue

from layers import clock
from webmap import wording
from webmap.hall import bringing, door
from webmap.hall.desk import FACILITATOR, PHONE, PROJECTOR, Seat
from webmap.hall_pages import FacilitatePage, NotePage, ProjectorPage, kinds, named, rendered, script_of
from webmap.qr import qr

_JSON = "application/json; charset=utf-8"

bp = Blueprint("board_pages", __name__)


@bp.get("/note")
def note() -> ResponseReturnValue:
    """「書きたい」."""
    found = _at(PHONE)
    if not isinstance(found, str):
        return found
    meeting = door.hall().meeting()
    first = meeting.prompts[0].text if meeting.prompts else wording.HALL_NO_PROMPT
    return rendered(
        NotePage(
            title=wording.HALL_NOTE,
            meeting=named(meeting),
            question=first,
            kinds=kinds(),
            script=_script(found, PHONE),
        )
    )


@bp.get("/facilitate")
def facilitate() -> ResponseReturnValue:
    """「進める」."""
    found = _at(FACILITATOR)
    if not isinstance(found, str):
        return found
    meeting, way_in = door.hall().meeting(), door.hall().way_in()
    return rendered(
        FacilitatePage(
            title=wording.HALL_FACILITATE,
            meeting=named(meeting),
            kinds=kinds(),
            agenda=tuple(meeting.agenda),
            prompts=tuple(meeting.prompts),
            in_hall=True,
            tables=tuple(range(1, meeting.tables + 1)),
            pin=way_in.pin,
            join_url=_join_url(),
            qr=qr(_join_url()),
            back_url="",
            ended=request.args.get("ended") == "1",
            forget_by=bringing.by_when(door.hall()),
            overdue=clock.today() > door.hall().forget_by,
            script=_script(found, FACILITATOR),
        )
    )


@bp.get("/projector")
def projector() -> ResponseReturnValue:
    """「映す」."""
    found = _at(PROJECTOR, FACILITATOR)
    if not isinstance(found, str):
        return found
    meeting, way_in = door.hall().meeting(), door.hall().way_in()
    return rendered(
        ProjectorPage(
            title=wording.HALL_PROJECTOR,
            meeting=named(meeting),
            pin=way_in.pin,
            join_url=_join_url(),
            qr=qr(_join_url()),
            script=_script(found, PROJECTOR),
        )
    )


@bp.post("/way-in")
def renew() -> ResponseReturnValue:
    """「QRと番号を新しくする」: somebody from outside has found the old ones."""
    door.check_origin()
    door.seat(FACILITATOR)
    door.hall().renew_way_in()
    return redirect("/facilitate", code=303)


@bp.post("/end")
def end() -> ResponseReturnValue:
    """「会を終える」, and 「まだ続ける」."""
    door.check_origin()
    door.seat(FACILITATOR)
    if request.form.get("again"):
        door.hall().again()
        return redirect("/facilitate", code=303)
    door.hall().end()
    return redirect("/facilitate?ended=1", code=303)


@bp.get("/ground.json")
def ground() -> Response:
    """The ground of the zone for those who take part."""
    door.seat()
    return Response(json.dumps(door.hall().layers(), ensure_ascii=False, separators=(",", ":")), content_type=_JSON)


def _at(*roles: str) -> "str | ResponseReturnValue":
    """The id of the seat, or the way to the door."""
    secret = request.cookies.get(door.COOKIE, "")
    found: Seat | None = door.hall().seat(secret) if secret else None
    if found is None:
        return redirect("/", code=303)
    return found.id if found.role in roles else redirect(door.HOME[found.role], code=303)


def _script(seat: str, role: str) -> dict[str, Any]:
    view = "?as=projector" if role == PROJECTOR else ""
    return script_of(
        door.hall().meeting(),
        hall=door.hall().id,
        seat=seat,
        role=role,
        urls={"moves": "/moves", "events": f"/events{view}", "log": f"/log{view}", "ground": "/ground.json"},
    )


def _join_url() -> str:
    """What the QR says: the address by which this very page was reached, unless the laptop is asked by itself."""
    settings = door.settings()
    here = settings.public_url or request.host_url
    return f"{here.rstrip('/')}/j/{door.hall().way_in().token}"
