"""掲載同意: record what somebody agreed to, and take it back at once when they think again."""

from datetime import date

from flask import Blueprint, flash, redirect, request
from flask.typing import ResponseReturnValue

from layers import clock
from layers.errors import NotFound, Refused
from webmap import session
from webmap.access import requires
from webmap.show import link
from webmap.wording import CONSENTED

VIEW = Blueprint("consents", __name__)
LABEL = "掲載同意"


@VIEW.post("/places/<point_id>/consents")
@requires("consent")
def record(point_id: str) -> ResponseReturnValue:
    """「この項目を、ここまで見せてよいと言われました」."""
    field, given_on = request.form.get("field", "?"), request.form.get("given_on", "")
    if field not in CONSENTED:
        raise Refused("consent.field", field=field)
    _check_day(given_on)
    with session.writing() as unit:
        unit.places.one(point_id)
        unit.consents.record(
            point_id,
            field=field,
            audience=request.form.get("audience", ""),
            given_by=request.form.get("given_by", "")[:100],
            given_on=given_on,
            note=request.form.get("note", "")[:200],
        )
    flash("掲載同意を記録しました。")
    return redirect(link("service_points.one", point_id=point_id))


@VIEW.post("/places/<point_id>/consents/<consent_id>/withdraw")
@requires("consent")
def withdraw(point_id: str, consent_id: str) -> ResponseReturnValue:
    """「やはり出さないでください」."""
    with session.writing() as unit:
        if consent_id not in {given.id for given in unit.consents.of(point_id)}:
            raise NotFound("consent.not_found")
        unit.consents.withdraw(consent_id)
    flash("掲載同意を取り下げました。いまから元の範囲だけに見えます。")
    return redirect(link("service_points.one", point_id=point_id))


def _check_day(given: str) -> None:
    """A day that has been: nobody agrees in the future."""
    try:
        day = date.fromisoformat(given)
    except ValueError as fault:
        raise Refused("consent.day", day=given) from fault
    if day > clock.today():
        raise Refused("consent.day", day=given)
