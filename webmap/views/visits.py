"""訪問メモ: what was seen of a place, in half a minute, on a telephone, also where there is no network.

The page sends by itself (``.json``) what the telephone keeps until it has a receipt; without a script the form does.
"""

from datetime import timedelta

from flask import Blueprint, flash, jsonify, redirect, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf

from layers import clock
from layers.errors import Refused, Stale
from layers.store import Unit
from layers.store.visits import Visit
from layers.vocabulary import fields
from layers.wording import sentence
from webmap import session, wording
from webmap.access import requires
from webmap.questions import questions
from webmap.show import link, render
from webmap.visit_choice import ChoiceRow, Draft, choice_row, choice_rows, draft_of, empty_draft
from webmap.visit_pages import SHOWN, VisitsPage, script
from webmap.visit_rows import visit_rows
from webmap.worklist import zone_order
from webmap.writer import mark

VIEW = Blueprint("visits", __name__)
LABEL = "訪問メモ"
_LAST_WRITTEN = 5


@VIEW.get("/visits")
@requires("confirm")
def show() -> ResponseReturnValue:
    """「どこを訪問しましたか」, and then 「どうでしたか」."""
    return render(_page(empty_draft(clock.today().isoformat()), request.args.get("place", "")))


@VIEW.post("/visits")
@requires("confirm")
def write() -> ResponseReturnValue:
    """「保存する」: kept, or the same form again with what must be changed."""
    draft, place = _sent()
    try:
        with session.writing() as unit:
            _refuse_unseen(unit, draft, place)
            kept = unit.visits.write(draft.memo(place))
            name = unit.places.one(place).name
    except Refused as fault:
        page = render(_page(draft, place, fault))
        page.status_code = 400
        return page
    flash(wording.VISIT_KEPT.format(name=name))
    return redirect(link("visits.show", done=kept.id))


@VIEW.post("/visits.json")
@requires("confirm")
def write_json() -> ResponseReturnValue:
    """The same from the page's outbox; the answer is the receipt on which the telephone forgets the memo."""
    if request.form.get("writer", "") != mark():
        raise Refused("visit.other_writer")
    draft, place = _sent()
    with session.writing() as unit:
        _refuse_unseen(unit, draft, place)
        kept = unit.visits.write(draft.memo(place))
    return jsonify(key=draft.key, id=kept.id, undo=link("visits.undo", visit_id=kept.id))


@VIEW.get("/visits/desk.json")
@requires("confirm")
def desk_json() -> ResponseReturnValue:
    """「いま送れますか」: who is signed in, and a token for what is to be sent."""
    return jsonify(writer=mark(), token=generate_csrf())


@VIEW.post("/visits/<visit_id>/undo")
@requires("confirm")
def undo(visit_id: str) -> ResponseReturnValue:
    """「取り消す」, from the page of the place or from that of the memos."""
    with session.writing() as unit:
        gone = unit.visits.undo(visit_id)
    flash(wording.VISIT_UNDONE)
    if request.form.get("back") == "place":
        return redirect(link("service_points.one", point_id=gone.point_id))
    return redirect(link("visits.show"))


def _sent() -> tuple[Draft, str]:
    draft = draft_of(request.form, clock.today().isoformat())
    return draft.without_people() if request.form.get("take_out") else draft, request.form.get("place", "")


def _refuse_unseen(unit: Unit, draft: Draft, place_id: str) -> None:
    """``Stale`` where somebody has answered otherwise what this memo, perhaps days old, is about to answer."""
    if unit.visits.has(draft.key):
        return
    facts = unit.places.one(place_id).facts
    changed = [
        name
        for name, value in draft.answers.items()
        if str(facts.get(name) or "") not in (request.form.get(f"was.{name}", ""), value or "")
    ]
    if changed:
        raise Stale("visit.stale", labels=[fields()[name].label for name in changed])


def _page(draft: Draft, place_id: str, fault: Refused | None = None) -> VisitsPage:
    words = request.args.get("q", "")[:80]
    with session.reading() as unit:
        everything = choice_rows(unit)
        rows = choice_rows(unit, words) if words else everything
        place = _chosen(unit, everything, place_id)
        facts = unit.places.one(place_id).facts if place else {}
        written, names = _written(unit)
    return VisitsPage(
        title=LABEL,
        place=place,
        rows=tuple(rows[:SHOWN]),
        more=max(0, len(rows) - SHOWN),
        words=words,
        draft=draft,
        today=clock.today().isoformat(),
        oldest=(clock.today() - timedelta(days=365)).isoformat(),
        questions=questions(facts, draft.answers),
        problem=sentence(fault.code, fault.params) if fault else "",
        may_take_out=fault is not None and fault.code == "visit.personal",
        written=visit_rows(written, names),
        undo=request.args.get("done", ""),
        offline=False,
        script=script(everything, place),
    )


def _chosen(unit: Unit, rows: list[ChoiceRow], place_id: str) -> ChoiceRow | None:
    """The place that was asked for, also one of a kind that is not in the list."""
    if not place_id:
        return None
    listed = next((row for row in rows if row.id == place_id), None)
    return listed or choice_row(
        unit.places.one(place_id), unit.visits.last_days().get(place_id, ""), zone_order(unit)[0]
    )


def _written(unit: Unit) -> tuple[list[Visit], dict[str, str]]:
    """What this person has written last."""
    today = clock.today()
    mine = unit.visits.between((today - timedelta(days=7)).isoformat(), today.isoformat(), who=session.viewer().name)
    newest = sorted(mine, key=lambda one: one.at, reverse=True)[:_LAST_WRITTEN]
    return newest, {one.point_id: unit.places.one(one.point_id).name for one in newest}
