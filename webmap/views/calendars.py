"""カレンダー: the days of a place or a zone for the calendar of a telephone; what everybody may know, no more."""

from flask import Blueprint, Response, request, url_for

from layers import clock
from layers.feed import ical
from layers.place.services import ServicePoint
from layers.store import Unit
from layers.trust.audience import EVERYBODY
from webmap import session

VIEW = Blueprint("calendars", __name__)
LABEL = "カレンダー"


@VIEW.get("/places/<point_id>.ics")
def place(point_id: str) -> Response:
    """「この場所の日にちを、カレンダーに入れる」."""
    with session.store().reading(EVERYBODY) as unit:
        point = unit.places.one(point_id)
    return _answer([point], title=point.name, daily=True)


@VIEW.get("/zones/<zone_id>.ics")
def zone(zone_id: str) -> Response:
    """「この圏域でひらかれる日を、カレンダーに入れる」."""
    with session.store().reading(EVERYBODY) as unit:
        name, points = unit.zones.one(zone_id).name, _in_zone(unit, zone_id)
    return _answer(points, title=f"{session.city().name} {name}", daily=False)


def _in_zone(unit: Unit, zone_id: str) -> list[ServicePoint]:
    return unit.places.read(zone_id=zone_id)


def _answer(points: list[ServicePoint], *, title: str, daily: bool) -> Response:
    """A calendar program asks again and again: the whole is sent only when something has changed."""

    def page(point_id: str) -> str:
        return url_for("service_points.one", point_id=point_id, _external=True)

    today = clock.today()
    response = Response(
        ical.calendar(points, title=title, today=today, page=page, daily=daily), content_type=ical.MEDIA_TYPE
    )
    response.add_etag()
    response.make_conditional(request)
    return response
