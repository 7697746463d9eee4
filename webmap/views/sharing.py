"""共有: the link to what is seen, as a code for phones, and the lines that put the map into another page."""

import io

import segno
from flask import Blueprint, Response, request

from layers.errors import NotFound
from webmap import session, wording
from webmap.attachment import attachment
from webmap.outside import only_here, outside
from webmap.pages import Choice
from webmap.qr import qr
from webmap.sharing import STAFF, VIEWS, asked_again, lines_to_embed, shared
from webmap.sharing_pages import SharePage
from webmap.show import frame, link, render

VIEW = Blueprint("sharing", __name__)
LABEL = "共有"
# A longer address makes a code so fine that phones fail at it.
LONGEST_CODE = 600
_SCALE = 8


@VIEW.get("/share/<view>")
def show(view: str) -> Response:
    """「この地図を共有する」, of the map, the list or a place as the address has it."""
    inside = _inside(view)
    told = shared(view, inside=inside)
    address = outside() + told.path if told.path else ""
    around = frame()
    return render(
        SharePage(
            title=LABEL,
            shared=told.what,
            address=address,
            qr=qr(address) if 0 < len(address) <= LONGEST_CODE else None,
            qr_url=_here("sharing.code", view, inside=inside),
            shows=told.shows,
            told=(*told.left_out, *told.taken_in),
            readers=_readers(view, inside=inside),
            sees=wording.SHARED_SEES[STAFF if inside else "everybody"],
            only_here=only_here(),
            embed="" if inside else lines_to_embed(told.embed_path, f"{around.city_name} {wording.SITE_PUBLIC}"),
            back_url=_back(view),
        )
    )


@VIEW.get("/share/<view>/qr.svg")
def code(view: str) -> Response:
    """The code as a picture for a leaflet."""
    told = shared(view, inside=_inside(view))
    if not told.path or len(outside() + told.path) > LONGEST_CODE:
        raise NotFound("page.not_found")
    drawn = io.BytesIO()
    segno.make(outside() + told.path, error="m", micro=False).save(drawn, kind="svg", scale=_SCALE, light="white")
    return attachment(drawn.getvalue(), wording.SHARED_CODE, "image/svg+xml")


def _inside(view: str) -> bool:
    if view not in VIEWS:
        raise NotFound("page.not_found")
    return request.args.get("for") == STAFF and session.viewer().signed_in


def _readers(view: str, *, inside: bool) -> tuple[Choice, ...]:
    """Whom it is made for: only the staff have a choice."""
    if not session.viewer().signed_in:
        return ()
    return tuple(_reader(view, who, label, on=inside == (who == STAFF)) for who, label in wording.SHARED_FOR.items())


def _reader(view: str, who: str, label: str, *, on: bool) -> Choice:
    return Choice(value=who, label=label, on=on, url=_here("sharing.show", view, inside=who == STAFF))


def _here(endpoint: str, view: str, *, inside: bool) -> str:
    return link(endpoint, view=view, **asked_again(view), **({"for": STAFF} if inside else {}))


def _back(view: str) -> str:
    asked = asked_again(view)
    if view == "place":
        return link(VIEWS[view], point_id=asked["place"])
    return link(VIEWS[view], **asked)
