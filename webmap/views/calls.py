"""電話リスト: one place after another, by keys; 変わりなし is one key, a correction is written where it is read."""

from typing import Any

from flask import Blueprint, flash, redirect, request
from flask.typing import ResponseReturnValue

from layers.errors import Refused
from layers.vocabulary import words
from webmap import session
from webmap.access import requires
from webmap.confirmation_pages import CallsPage
from webmap.pages import Choice
from webmap.questions import answers_of, corrections_of, entries, is_asked, questions, refuse_unseen
from webmap.rounds import part, part_name, running, selected
from webmap.show import link, render
from webmap.wording import VALUE_NAMES
from webmap.worklist import Selection, Work

VIEW = Blueprint("calls", __name__)
LABEL = "電話リスト"
_HOWS = ("phone", "visit", "letter", "fax")
_TOLD = {
    "same": "「{name}」を「変わりなし」にしました。",
    "changed": "「{name}」の直しを台帳に反映しました。",
    "nobody": "「{name}」は「つながらない」にしました。あとでもう一度出ます。",
    "suspended": "「{name}」を「お休み中」にしました。",
    "closed": "「{name}」を「終了」にしました。",
}


@VIEW.get("/confirmations/calls")
@requires("confirm")
def show() -> ResponseReturnValue:
    """「つぎは、どこに確かめますか」."""
    selection = selected()
    with session.reading() as unit:
        found = part(unit, running(unit), selection)
    now = _chosen(found, request.args.get("at", ""))
    how = request.args.get("how", "phone")
    undo = request.args.get("done", "")
    facts = now.point.facts if now else {}
    return render(
        CallsPage(
            title=LABEL,
            title_of_part=part_name(selection),
            chosen={**selection.as_args(), "how": how},
            works=tuple(found),
            now=now,
            number=found.index(now) + 1 if now else 0,
            left=sum(work.is_open for work in found),
            entries=entries(now.point.name, facts, VALUE_NAMES["name"]) if now else (),
            questions=questions(facts) if now and is_asked(now.point.kind) else (),
            hows=tuple(Choice(value=code, label=words("how")[code], on=code == how) for code in _HOWS),
            next_url=_next_url(found, now, selection, how),
            undo=undo,
            undo_name=next((work.card.name for work in found if undo and work.stage.step_id == undo), ""),
            page_url=link("service_points.one", point_id=now.point.id) if now else "",
        )
    )


@VIEW.post("/confirmations/calls/<point_id>")
@requires("confirm")
def write(point_id: str) -> ResponseReturnValue:
    """「変わりなし」「直す」「つながらない」「休止・廃止」."""
    selection, how = selected(), request.form.get("how", "phone")
    outcome = request.form.get("outcome", "")
    changes = _changes(outcome)
    with session.writing() as unit:
        round_, point = running(unit), unit.places.one(point_id)
        name = point.name
        refuse_unseen(request.form, name, point.facts, changes)
        if outcome == "nobody":
            step = unit.confirmations.asked(round_.id, point_id, how=how)
        else:
            step = unit.confirmations.confirm(round_.id, point_id, changes, how=how)
        found = part(unit, round_, selection)
    told = "changed" if changes and outcome == "changed" else outcome
    flash(_TOLD["same" if told == "changed" and not changes else told].format(name=name))
    after = _after(found, point_id)
    at = after.point.id if after else None
    return redirect(link("calls.show", **selection.as_args(), how=how, at=at, done=step))


@VIEW.post("/confirmations/steps/<step_id>/undo")
@requires("confirm")
def undo(step_id: str) -> ResponseReturnValue:
    """「いまのを取り消します」."""
    with session.writing() as unit:
        point_id = unit.confirmations.undo(step_id)
    flash("取り消しました。前の内容に戻っています。")
    how = request.form.get("how", "phone")
    return redirect(link("calls.show", **selected().as_args(), how=how, at=point_id))


def _chosen(found: list[Work], asked: str) -> Work | None:
    named = next((work for work in found if work.point.id == asked), None)
    return named or next((work for work in found if work.is_open), None)


def _after(found: list[Work], point_id: str) -> Work | None:
    """The next that is open after this one, from the start again at the end."""
    place = next((number for number, work in enumerate(found) if work.point.id == point_id), -1)
    others = [*found[place + 1 :], *found[: max(place, 0)]]
    return next((work for work in others if work.is_open), None)


def _next_url(found: list[Work], now: Work | None, selection: Selection, how: str) -> str:
    after = _after(found, now.point.id) if now else None
    return link("calls.show", **selection.as_args(), how=how, at=after.point.id) if after else ""


def _changes(outcome: str) -> dict[str, Any]:
    if outcome not in _TOLD:
        raise Refused("round.outcome")
    if outcome == "changed":
        return {**corrections_of(request.form), **answers_of(request.form)}
    return {"status": outcome} if outcome in ("suspended", "closed") else {}
