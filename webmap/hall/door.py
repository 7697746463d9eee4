"""The door of a hall: a QR's token or the PIN on the wall against a seat in a cookie. No name, no account."""

import secrets
from typing import cast

from flask import Blueprint, Response, current_app, redirect, request
from flask.typing import ResponseReturnValue

from layers.errors import LayersError, NotAllowed, NotFound, Refused
from webmap.fault_status import status_of
from webmap.hall.desk import FACILITATOR, PHONE, PROJECTOR, Hall, Seat
from webmap.hall.pace import Pace
from webmap.hall.told import Known
from webmap.hall_pages import JoinPage, rendered
from webmap.settings import Settings

COOKIE = "ibashomap-hall"
_DEVICE = "ibashomap-hall-device"
_HOURS = 12
HOME = {PHONE: "/note", FACILITATOR: "/facilitate", PROJECTOR: "/projector"}
# Of wrong words only: sixty phones behind one address that come in by the right one are never slowed.
_TRIES_OF_DEVICE = Pace(burst=8, per_second=0.1)
_TRIES_OF_ALL = Pace(burst=60, per_second=0.5)

bp = Blueprint("door", __name__)


def hall() -> Hall:
    """The hall of this application."""
    return cast("Hall", current_app.extensions["ibashomap.hall"])


def known() -> Known:
    """What came along in the hall's own file."""
    return cast("Known", current_app.extensions["ibashomap.hall.known"])


def settings() -> Settings:
    """How this server runs; ``public_url`` is what the QR says."""
    return cast("Settings", current_app.extensions["ibashomap.settings"])


def seat(*roles: str) -> Seat:
    """The seat of this request in one of these roles.

    ``NotAllowed("hall.no_seat")`` without a seat; with another role the address does not exist.
    """
    found = _known()
    if found is None:
        raise NotAllowed("hall.no_seat")
    if roles and found.role not in roles:
        raise NotFound("hall.not_here")
    return found


def check_origin() -> None:
    """``NotAllowed("hall.elsewhere")`` for what a page of another address sends in the name of this browser."""
    origin = request.headers.get("Origin")
    if origin is not None and origin != request.host_url.rstrip("/"):
        raise NotAllowed("hall.elsewhere")


@bp.get("/")
def show() -> ResponseReturnValue:
    """「参加したい」."""
    return _home() or _page()


@bp.get("/j/<token>")
def by_token(token: str) -> ResponseReturnValue:
    """「QRを読んだ」: nothing happens before the one button is pressed, for phones look at addresses on their own."""
    found = _known()
    # Whoever has a seat and comes with another role's address is let in anew.
    return (_home() if found is not None and found.role == PHONE and token == hall().way_in().token else None) or _page(
        token=token
    )


@bp.post("/join")
def join() -> ResponseReturnValue:
    """「入る」."""
    check_origin()
    token, pin = request.form.get("token", "").strip(), _digits(request.form.get("pin", ""))
    device = request.cookies.get(_DEVICE, "") or secrets.token_hex(16)
    try:
        found = _let_in(token or pin)
    except (NotFound, Refused) as fault:
        response = _wrong(fault, device)
    except LayersError as fault:
        # The word may be the right one: nothing was said of it, and no try is counted.
        response = _page(token=token, fault=fault)
        response.status_code = status_of(fault)
    else:
        response = cast("Response", redirect(HOME[found.role], code=303))
        _set(response, COOKIE, found.secret)
    _set(response, _DEVICE, device)
    return response


def _let_in(word: str) -> Seat:
    if not word:
        raise Refused("hall.no_word")
    return hall().join(word)


def _wrong(fault: LayersError, device: str) -> Response:
    free = _TRIES_OF_DEVICE.take(device) and _TRIES_OF_ALL.take("")
    told = fault if free else Refused("hall.too_many_tries")
    answer = _page(fault=told)
    answer.status_code = 400 if free else 429
    return answer


def _known() -> Seat | None:
    secret = request.cookies.get(COOKIE, "")
    return hall().seat(secret) if secret else None


def _home() -> ResponseReturnValue | None:
    found = _known()
    return redirect(HOME[found.role], code=303) if found is not None else None


def _page(*, token: str = "", fault: LayersError | None = None) -> Response:
    meeting = hall().meeting()
    return rendered(JoinPage.of(meeting, token=token, fault=fault))


def _digits(text: str) -> str:
    """A PIN as it was meant: full-width digits and spaces are those of a Japanese keyboard."""
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())


def _set(response: Response, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=_HOURS * 3600, httponly=True, samesite="Lax", path="/")
