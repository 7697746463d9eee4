"""直し: answers and corrections that staff write on the page of a place; each act can be undone there."""

from flask import Blueprint, flash, redirect, request
from flask.typing import ResponseReturnValue

from layers.errors import NotFound
from webmap import session
from webmap.access import requires
from webmap.act_rows import act_rows
from webmap.confirmation_pages import WaitingPage
from webmap.questions import answers_of, refuse_unseen
from webmap.show import link, render

VIEW = Blueprint("amendments", __name__)
LABEL = "直し"


@VIEW.post("/places/<point_id>/welcome")
@requires("confirm")
def welcome(point_id: str) -> ResponseReturnValue:
    """「受け入れの目安を書きます」."""
    with session.writing() as unit:
        point, answers = unit.places.one(point_id), answers_of(request.form)
        refuse_unseen(request.form, point.name, point.facts, answers)
        done = unit.amendments.record(point_id, answers)
    flash("受け入れの目安を台帳に反映しました。" if done else "変わったところはありません。")
    return redirect(link("service_points.one", point_id=point_id))


@VIEW.post("/places/<point_id>/acts/<act_id>/undo")
@requires("confirm")
def undo(point_id: str, act_id: str) -> ResponseReturnValue:
    """「その直しを取り消します」."""
    with session.writing() as unit:
        if unit.amendments.one(act_id).point_id != point_id:
            raise NotFound("amendment.not_found")
        unit.amendments.undo(act_id)
    flash("取り消しました。前の内容に戻っています。")
    return redirect(link("service_points.one", point_id=point_id))


@VIEW.get("/corrections")
@requires("release")
def waiting() -> ResponseReturnValue:
    """「住民向け地図に、まだ出ていない直しはどれですか」."""
    with session.reading() as unit:
        acts = unit.amendments.waiting()
        names = {point.id: point.name for point in unit.places.read()} if acts else {}
    return render(WaitingPage(title="住民向け地図にまだ出ていない直し", acts=act_rows(acts, names)))


@VIEW.post("/corrections/release")
@requires("release")
def release() -> ResponseReturnValue:
    """「この直しを、住民向け地図に出します」."""
    with session.writing() as unit:
        number = unit.amendments.release(request.form.getlist("act"))
    flash(f"住民向け地図に出しました（{number}件）。")
    return redirect(link("amendments.waiting"))
