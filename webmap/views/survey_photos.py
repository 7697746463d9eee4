"""写真 of a 気づき: sent from a telephone, drawn anew, looked at twice, shown one by one, taken away and erased.

A photograph is drawn anew while its sender waits (a second or two): so what she sent lies in no file and no table.
"""

import secrets

from flask import Blueprint, Response, flash, redirect, request
from flask.typing import ResponseReturnValue

from layers.drawing.photographs import drawn_anew
from layers.errors import Refused
from layers.survey.photo import KEPT_DAYS, MOST, Drawn
from layers.wording import sentence
from webmap import session, wording
from webmap.access import requires
from webmap.show import link, render
from webmap.survey_pages import SurveyPhotosPage
from webmap.survey_rows import photo_row

VIEW = Blueprint("survey_photos", __name__)
LABEL = "気づきの写真"


@VIEW.get("/surveys/photos/<photo_id>/<any(small, large):edition>.jpg")
def picture(photo_id: str, edition: str) -> Response:
    """The picture itself, for those who may see it; kept by no browser."""
    with session.reading() as unit:
        content = unit.survey_photos.content(photo_id, small=edition == "small")
    answer = Response(content, content_type="image/jpeg")
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer


@VIEW.get("/surveys/<run_id>/facts/<fact_id>/photos")
@requires("confirm")
def index(run_id: str, fact_id: str) -> Response:
    """「どんな所ですか。写真を付けますか」."""
    return render(_page(run_id, fact_id))


@VIEW.post("/surveys/<run_id>/facts/<fact_id>/photos")
@requires("confirm")
def add(run_id: str, fact_id: str) -> ResponseReturnValue:
    """「写真を付ける」: all that were chosen, or the page again with what is wrong with one of them."""
    try:
        sent = _sent()
        with session.writing() as unit:
            for number, one in enumerate(sent):
                key = f"{request.form.get('key', '')[:64] or secrets.token_hex(16)}-{number}"
                unit.survey_photos.add(fact_id, one, words=request.form.get("words", ""), looked=True, key=key)
    except Refused as fault:
        page = render(_page(run_id, fact_id, fault))
        page.status_code = 400
        return page
    flash(wording.PHOTOS_KEPT.format(count=len(sent)))
    return _back(run_id, fact_id)


@VIEW.post("/surveys/<run_id>/facts/<fact_id>/photos/<photo_id>/words")
@requires("confirm")
def describe(run_id: str, fact_id: str, photo_id: str) -> ResponseReturnValue:
    """「説明を保存する」."""
    with session.writing() as unit:
        unit.survey_photos.describe(photo_id, request.form.get("words", ""))
    flash("写真の説明を保存しました。")
    return _back(run_id, fact_id)


@VIEW.post("/surveys/<run_id>/facts/<fact_id>/photos/<photo_id>/show")
@requires("release")
def show(run_id: str, fact_id: str, photo_id: str) -> ResponseReturnValue:
    """「住民向け地図に出す」 after a second look, and 「おろす」."""
    opened = request.form.get("to") == "public"
    with session.writing() as unit:
        if opened:
            looked = request.form.get("looked") == "1"
            unit.survey_photos.show_to_all(photo_id, request.form.get("words", ""), looked=looked)
        else:
            unit.survey_photos.take_down(photo_id)
    flash(
        "写真を住民向け地図に出しました。「おろす」で戻せます。" if opened else "写真を住民向け地図からおろしました。"
    )
    return _back(run_id, fact_id)


@VIEW.post("/surveys/<run_id>/facts/<fact_id>/photos/<photo_id>/drop")
@requires("confirm")
def drop(run_id: str, fact_id: str, photo_id: str) -> ResponseReturnValue:
    """「消す」."""
    with session.writing() as unit:
        unit.survey_photos.drop(photo_id)
    flash(wording.PHOTO_DROPPED.format(days=KEPT_DAYS))
    return _back(run_id, fact_id)


@VIEW.post("/surveys/<run_id>/facts/<fact_id>/photos/<photo_id>/bring")
@requires("confirm")
def bring(run_id: str, fact_id: str, photo_id: str) -> ResponseReturnValue:
    """「元に戻す」."""
    with session.writing() as unit:
        unit.survey_photos.bring(photo_id)
    flash("写真を元に戻しました。職員だけに見えます。")
    return _back(run_id, fact_id)


@VIEW.post("/surveys/<run_id>/facts/<fact_id>/photos/<photo_id>/erase")
@requires("confirm")
def erase(run_id: str, fact_id: str, photo_id: str) -> ResponseReturnValue:
    """「いま完全に消す」: of one that was taken away already."""
    with session.writing() as unit:
        unit.survey_photos.erase(photo_id)
    session.store().wipe()
    flash("写真を完全に消しました。どこにも残っていません（控えに取ったデータベースを除く）。")
    return _back(run_id, fact_id)


def _sent() -> list[Drawn]:
    """What was sent, drawn anew; what it was called is read by nobody."""
    if request.form.get("looked") != "1":
        raise Refused("photo.not_looked")
    contents = [one.read() for one in request.files.getlist("photos")]
    contents = [one for one in contents if one]
    if not contents:
        raise Refused("photo.none")
    if len(contents) > MOST:
        raise Refused("photo.enough", most=MOST)
    return [drawn_anew(one) for one in contents]


def _back(run_id: str, fact_id: str) -> ResponseReturnValue:
    return redirect(link("survey_photos.index", run_id=run_id, fact_id=fact_id))


def _page(run_id: str, fact_id: str, fault: Refused | None = None) -> SurveyPhotosPage:
    with session.reading() as unit:
        fact = unit.surveys.fact(fact_id)
        run = unit.surveys.run(run_id)
        photos = unit.survey_photos.of([fact.id]).get(fact.id, [])
        gone = unit.survey_photos.gone(fact.id)
    return SurveyPhotosPage(
        title=LABEL,
        run_id=run.id,
        run_title=run.title,
        fact_id=fact.id,
        fact=fact.text,
        fact_public=fact.audience == "public",
        photos=tuple(map(photo_row, photos)),
        gone=tuple(map(photo_row, gone)),
        room=max(0, MOST - len(photos)),
        most=MOST,
        kept_days=KEPT_DAYS,
        key=secrets.token_hex(16),
        problem=sentence(fault.code, fault.params) if fault else "",
        may_release=session.viewer().may("release"),
        megabytes=session.settings().upload_megabytes,
    )
