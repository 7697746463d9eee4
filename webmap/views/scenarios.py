"""案: what was imagined and named. Each can be opened by its address by all of the staff, changed, and compared."""

from collections.abc import Sequence

from flask import Blueprint, Response, flash, jsonify, redirect, request
from flask.typing import ResponseReturnValue

from layers.access.scenario import Act, Scenario, next_key
from layers.store import Unit
from webmap import session, wording
from webmap.access import requires
from webmap.show import link, render
from webmap.what_if_asked import answered, needs_warm, of_scenario, page_of
from webmap.what_if_compared import compared
from webmap.what_if_deeds import deed

VIEW = Blueprint("scenarios", __name__)
LABEL = "案"
_MOST = 6


@VIEW.get("/coverage/what-if/compare")
@requires("confirm")
def compare() -> Response:
    """「どの案なら、何人が通えるようになりますか」."""
    wanted = list(dict.fromkeys(request.args.getlist("scenario")))[:_MOST]
    with session.reading() as unit:
        chosen = [of_scenario(unit, unit.scenarios.one(one)) for one in wanted]
        return render(compared(chosen, unit.scenarios.all(), wanted))


@VIEW.get("/coverage/what-if/<scenario_id>")
@requires("confirm")
def one(scenario_id: str) -> Response:
    """「この案では、何人が通えるようになりますか」."""
    with session.reading() as unit:
        return render(page_of(of_scenario(unit, unit.scenarios.one(scenario_id)), unit.scenarios.all()))


@VIEW.post("/coverage/what-if/<scenario_id>/act")
@requires("confirm")
def act(scenario_id: str) -> ResponseReturnValue:
    """One act more, one taken back or brought again, by form."""
    with session.writing() as unit:
        _do(unit, scenario_id)
    return redirect(link("scenarios.one", scenario_id=scenario_id) + "#result", 303)


@VIEW.post("/coverage/what-if/<scenario_id>/act.json")
@requires("confirm")
def act_json(scenario_id: str) -> ResponseReturnValue:
    """The same from the map."""
    with session.writing() as unit:
        imagined = of_scenario(unit, _do(unit, scenario_id))
    told, _ = answered(imagined, imagined.acts)
    return jsonify(told | {"here": link("scenarios.one", scenario_id=scenario_id)})


@VIEW.post("/coverage/what-if/<scenario_id>/rename")
@requires("confirm")
def rename(scenario_id: str) -> ResponseReturnValue:
    """「名前を変える」."""
    with session.writing() as unit:
        unit.scenarios.rename(scenario_id, request.form.get("name", ""))
    return _back(scenario_id, wording.WHAT_IF_RENAMED)


@VIEW.post("/coverage/what-if/<scenario_id>/take-back")
@requires("confirm")
def take_back(scenario_id: str) -> ResponseReturnValue:
    """「この案を取り消す」."""
    with session.writing() as unit:
        unit.scenarios.take_back(scenario_id)
    return _back(scenario_id, wording.WHAT_IF_GONE)


@VIEW.post("/coverage/what-if/<scenario_id>/bring-again")
@requires("confirm")
def bring_again(scenario_id: str) -> ResponseReturnValue:
    """「元に戻す」."""
    with session.writing() as unit:
        unit.scenarios.bring_again(scenario_id)
    return _back(scenario_id, wording.WHAT_IF_BACK)


def _do(unit: Unit, scenario_id: str) -> Scenario:
    """Do what was pressed; the scenario as it is then."""
    there, pressed = unit.scenarios.one(scenario_id), request.form.get("do", "")
    if pressed in ("undo", "again"):
        change = unit.scenarios.undo if pressed == "undo" else unit.scenarios.again
        change(scenario_id, request.form.get("key", ""))
    else:
        warm = needs_warm(of_scenario(unit, there))
        more = deed(request.form, next_key((*there.acts, *there.undone)), warm)
        acts = _without_earlier_moves(unit, there, more)
        # What cannot be is refused before it is written.
        warm.outcome([*acts, more])
        unit.scenarios.add(scenario_id, [more], seen=[one.key for one in acts])
    return unit.scenarios.one(scenario_id)


def _without_earlier_moves(unit: Unit, there: Scenario, more: Act) -> Sequence[Act]:
    """Of several moves of one place the last is enough."""
    earlier = [one.key for one in there.acts if one.kind == more.kind == "move" and one.place == more.place]
    for key in earlier:
        unit.scenarios.undo(there.id, key)
    return [one for one in there.acts if one.key not in earlier]


def _back(scenario_id: str, words: str) -> ResponseReturnValue:
    flash(words)
    return redirect(link("scenarios.one", scenario_id=scenario_id), 303)
