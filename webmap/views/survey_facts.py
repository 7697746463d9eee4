"""気づき, one by one: written down on the map or by form, taken in, opened to everybody, and back again."""

from datetime import date

from flask import Blueprint, flash, jsonify, redirect, request
from flask.typing import ResponseReturnValue

from layers.errors import Refused
from layers.survey.facts import Noted, PlaceFact
from webmap import session
from webmap.access import requires
from webmap.show import link
from webmap.wording import SURVEY_HELD

VIEW = Blueprint("survey_facts", __name__)
LABEL = "気づき"


@VIEW.post("/surveys/<run_id>/facts")
@requires("confirm")
def note(run_id: str) -> ResponseReturnValue:
    """「気づきを残す」 by form."""
    fact = _noted(run_id)
    flash(SURVEY_HELD if fact.waits else "気づきを残しました。")
    return redirect(link("surveys.one", run_id=run_id) + ("#held" if fact.waits else "#note"))


@VIEW.post("/surveys/fact.json")
@requires("confirm")
def note_json() -> ResponseReturnValue:
    """The same from the map."""
    fact = _noted(request.form.get("run", ""))
    told = {"held": fact.waits, "words": SURVEY_HELD if fact.waits else "気づきを残しました。"}
    return jsonify(id=fact.id, url=link("surveys.one", run_id=fact.run_id) + "#held", **told)


@VIEW.post("/surveys/<run_id>/facts/<fact_id>/take")
@requires("confirm")
def take(run_id: str, fact_id: str) -> ResponseReturnValue:
    """「この文で入れる」."""
    with session.writing() as unit:
        unit.surveys.take_in(fact_id, request.form.get("text", ""))
    flash("場所のことだけにして、入れました。")
    return redirect(link("surveys.one", run_id=run_id) + "#held")


@VIEW.post("/surveys/<run_id>/facts/<fact_id>/drop")
@requires("confirm")
def drop(run_id: str, fact_id: str) -> ResponseReturnValue:
    """「取り消す」, 「入れない」."""
    with session.writing() as unit:
        unit.surveys.drop(fact_id)
    flash("取り消しました。下の「取り消したもの」から戻せます。")
    return redirect(link("surveys.one", run_id=run_id))


@VIEW.post("/surveys/<run_id>/facts/<fact_id>/bring")
@requires("confirm")
def bring(run_id: str, fact_id: str) -> ResponseReturnValue:
    """「元に戻す」."""
    with session.writing() as unit:
        unit.surveys.bring(fact_id)
    flash("元に戻しました。")
    return redirect(link("surveys.one", run_id=run_id))


@VIEW.post("/surveys/<run_id>/facts/<fact_id>/show")
@requires("release")
def show(run_id: str, fact_id: str) -> ResponseReturnValue:
    """「住民向け地図に出す」, 「おろす」: this one alone."""
    opened = request.form.get("to") == "public"
    with session.writing() as unit:
        unit.surveys.show_to(fact_id, "public" if opened else "staff")
    flash("住民向け地図に出しました。「おろす」で戻せます。" if opened else "住民向け地図からおろしました。")
    return redirect(link("surveys.one", run_id=run_id) + f"#f-{fact_id}")


def _noted(run_id: str) -> PlaceFact:
    told = request.form
    noted = Noted(
        kind=told.get("kind", ""),
        text=told.get("text", ""),
        town=told.get("town", ""),
        key=told.get("key", ""),
        day=_day(told.get("day", "")),
        lonlat=_lonlat(),
    )
    with session.writing() as unit:
        return unit.surveys.note(run_id, noted)


def _lonlat() -> tuple[float, float] | None:
    written = (request.form.get("lon", ""), request.form.get("lat", ""))
    if not any(written):
        return None
    try:
        return float(written[0]), float(written[1])
    except ValueError as fault:
        raise Refused("placing.choice") from fault


def _day(given: str) -> str:
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        return ""
