"""もし〜なら: a place more or less, elsewhere, or a footbridge — and at once how many people it would change it for."""

from flask import Blueprint, Response, flash, jsonify, redirect, request
from flask.typing import ResponseReturnValue

from webmap import session, wording
from webmap.access import requires
from webmap.show import link, render
from webmap.what_if_asked import ACTS, answered, draft, needs_warm, page_of
from webmap.what_if_deeds import as_text, done, held_acts

VIEW = Blueprint("what_if", __name__)
LABEL = wording.WHAT_IF


@VIEW.get("/coverage/what-if")
@requires("confirm")
def show() -> Response:
    """「もし、ここに場があったら。ここがなくなったら」."""
    with session.reading() as unit:
        return render(page_of(draft(unit, request.args.get(ACTS, "")), unit.scenarios.all()))


@VIEW.get("/coverage/what-if/ready.json")
@requires("confirm")
def ready_json() -> Response:
    """「準備はできましたか」 for the page's script."""
    with session.reading() as unit:
        imagined = draft(unit, "")
    return jsonify(ended=imagined.warm is not None or bool(imagined.fault))


@VIEW.post("/coverage/what-if/act")
@requires("confirm")
def act() -> ResponseReturnValue:
    """One act more, or one taken back, by form."""
    with session.reading() as unit:
        imagined = draft(unit, request.form.get(ACTS, ""))
        acts = done(imagined.acts, request.form, needs_warm(imagined))
        # What cannot be is said now, not on the next page.
        needs_warm(imagined).outcome(acts)
    args = {**imagined.asked.args, ACTS: as_text(acts)} if acts else imagined.asked.args
    return redirect(link("what_if.show", **args) + "#result", 303)


@VIEW.post("/coverage/what-if/act.json")
@requires("confirm")
def act_json() -> ResponseReturnValue:
    """The same from the map: the number changes at once."""
    with session.reading() as unit:
        imagined = draft(unit, request.form.get(ACTS, ""))
    acts = done(imagined.acts, request.form, needs_warm(imagined))
    told, _ = answered(imagined, acts)
    args = {**imagined.asked.args, ACTS: as_text(acts)} if acts else imagined.asked.args
    return jsonify(told | {"here": link("what_if.show", **args)})


@VIEW.post("/coverage/what-if/keep")
@requires("confirm")
def keep() -> ResponseReturnValue:
    """「この案に名前を付けて残す」."""
    with session.writing() as unit:
        imagined = draft(unit, "")
        acts = held_acts(request.form.get(ACTS, ""))
        made = unit.scenarios.keep(request.form.get("name", ""), imagined.asked.question, acts)
    flash(wording.WHAT_IF_KEPT)
    return redirect(link("scenarios.one", scenario_id=made), 303)
