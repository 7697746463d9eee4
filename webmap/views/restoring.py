"""この時の内容に戻す: what would change is shown first; going back is an act like any other and can be undone."""

from datetime import datetime

from flask import Blueprint, flash, redirect, request
from flask.typing import ResponseReturnValue

from layers.catalog.days import japanese_day
from layers.errors import NotFound, Stale
from webmap import session, wording
from webmap.access import requires
from webmap.act_rows import lines_of
from webmap.place_pages import RestorePage
from webmap.show import link, render

VIEW = Blueprint("restoring", __name__)
LABEL = "この時の内容に戻す"


@VIEW.get("/places/<point_id>/restore")
@requires("confirm")
def show(point_id: str) -> ResponseReturnValue:
    """「その時に戻すと、何が変わりますか」."""
    return _page(point_id, _moment(request.args.get("at", "")))


@VIEW.post("/places/<point_id>/restore")
@requires("confirm")
def restore(point_id: str) -> ResponseReturnValue:
    """「この時の内容に戻します」."""
    moment = _moment(request.form.get("at", ""))
    try:
        with session.writing() as unit:
            unit.amendments.hold(point_id, request.form.get("version", "")[:40])
            done = unit.past.restore(point_id, moment, reason=wording.RESTORED_REASON.format(when=_told(moment)))
    except Stale:
        return _page(point_id, moment, stale=True)
    flash(wording.RESTORED.format(when=_told(moment)) if done else wording.ALREADY_SO)
    return redirect(link("service_points.one", point_id=point_id))


def _page(point_id: str, moment: str, *, stale: bool = False) -> ResponseReturnValue:
    with session.reading() as unit:
        name, version = unit.places.one(point_id).name, unit.amendments.version(point_id)
        changes = unit.past.changes(point_id, moment)
    page = render(
        RestorePage(
            title=LABEL,
            name=name,
            when=_told(moment),
            at=moment,
            lines=lines_of(changes),
            version=version,
            stale=stale,
            save_url=link("restoring.restore", point_id=point_id),
            place_url=link("service_points.one", point_id=point_id),
        )
    )
    page.status_code = 409 if stale else 200
    return page


def _moment(given: str) -> str:
    """A moment as the history tells it; nothing else is looked for."""
    try:
        told = datetime.fromisoformat(given[:40])
    except ValueError as fault:
        raise NotFound("history.too_early") from fault
    if told.tzinfo is None:
        raise NotFound("history.too_early")
    return given


def _told(moment: str) -> str:
    return f"{japanese_day(moment[:10])} {moment[11:16]}"
