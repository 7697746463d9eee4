"""地域ビジョン of a 話し合い: テーマ → めざす姿 → だれが・何を・いつ, written by plain forms at the city's server."""

from collections.abc import Callable

from flask import Blueprint, Response, flash, redirect, request
from flask.typing import ResponseReturnValue

from layers import clock
from layers.catalog.days import japanese_day
from layers.drawing import vision_report
from layers.drawing.vision_report import About
from layers.errors import NotFound
from layers.store import Unit
from layers.trust.naming import Allowed
from layers.workshop.board import Board
from layers.workshop.drafting import draft
from layers.workshop.talks import HELD, Talk
from layers.workshop.vision import Vision, vision
from webmap import session, vision_form, wording
from webmap.access import requires
from webmap.attachment import attachment
from webmap.show import link, render
from webmap.talk_rows import day_of, named, word_of
from webmap.vision_page import meeting_now, page_of

VIEW = Blueprint("vision", __name__)
LABEL = "地域ビジョン"


@VIEW.get("/talks/<talk_id>/vision")
@requires("confirm")
def show(talk_id: str) -> Response:
    """「この地域は、これからどんな姿をめざしますか」."""
    with session.reading() as unit:
        return render(page_of(unit, unit.talks.one(talk_id), request.args.get("aim", "")))


@VIEW.get("/talks/<talk_id>/vision.<ending>")
@requires("confirm")
def report(talk_id: str, ending: str) -> Response:
    """「報告をPDFで保存」「報告をWordで保存」."""
    if ending not in _REPORTS:
        raise NotFound("print.not_found")
    make, media_type = _REPORTS[ending]
    with session.reading() as unit:
        talk = unit.talks.one(talk_id)
        found = vision(unit.talks.board(talk_id), _may(unit, talk_id))
    name = wording.VISION_REPORT.format(zone=talk.zone, day=clock.today().isoformat(), ending=ending)
    return attachment(make(found, _about(talk)), name, media_type, inline=ending == "pdf")


@VIEW.post("/talks/<talk_id>/vision/themes")
@requires("confirm")
def theme(talk_id: str) -> ResponseReturnValue:
    """「テーマを足す」「名前を変える」「消す」."""
    return _say(talk_id, lambda unit, board, _: vision_form.theme(board, request.form, _may(unit, talk_id)))


@VIEW.post("/talks/<talk_id>/vision/aims")
@requires("confirm")
def aim(talk_id: str) -> ResponseReturnValue:
    """「めざす姿を足す」「保存する」「消す」."""
    return _say(
        talk_id,
        lambda unit, board, talk: vision_form.aim(board, request.form, _may(unit, talk_id), _meeting(talk)),
    )


@VIEW.post("/talks/<talk_id>/vision/steps")
@requires("confirm")
def step(talk_id: str) -> ResponseReturnValue:
    """「だれが・何を・いつ」「できた」「消す」."""
    return _say(talk_id, lambda unit, board, _: vision_form.step(board, request.form, _may(unit, talk_id)))


@VIEW.post("/talks/<talk_id>/vision/draft")
@requires("confirm")
def begin(talk_id: str) -> ResponseReturnValue:
    """「たたき台を作る」: for each theme without an aim, one in the residents' words."""
    with session.writing() as unit:
        talk = unit.talks.one(talk_id)
        moves = draft(unit.talks.board(talk_id), meeting=_meeting(talk), at=clock.today().isoformat())
        unit.talks.append(talk_id, moves)
    return _back(talk_id, wording.VISION_DRAFTED if moves else wording.VISION_NO_DRAFT)


@VIEW.post("/talks/<talk_id>/vision/undo")
@requires("confirm")
def undo(talk_id: str) -> ResponseReturnValue:
    """「取り消す」."""
    with session.writing() as unit:
        vision_form.undo(unit, talk_id, request.form.get("act", ""), request.form.get("key", ""))
    return _back(talk_id, wording.VISION_UNDONE)


_REPORTS: dict[str, tuple[Callable[[Vision, About], bytes], str]] = {
    "pdf": (vision_report.pdf, "application/pdf"),
    "docx": (vision_report.docx, vision_report.DOCX),
}


def _about(talk: Talk) -> About:
    city = session.city()
    held = [one for one in talk.meetings if one.state == HELD]
    return About(
        zone=talk.zone,
        talk=talk.name,
        purpose=talk.purpose,
        meetings=tuple(f"{named(one)}　{day_of(one)}　{one.venue}".strip() for one in held),
        names={one.id: named(one) for one in talk.meetings},
        credits=f"{city.name}　{word_of(city)}「{talk.name}」",
        printed=japanese_day(clock.today().isoformat()),
    )


def _say(talk_id: str, told: Callable[[Unit, Board, Talk], vision_form.Said]) -> ResponseReturnValue:
    with session.writing() as unit:
        talk = unit.talks.one(talk_id)
        said = told(unit, unit.talks.board(talk_id), talk)
        vision_form.say(unit, talk_id, request.form.get("key", ""), said)
    return _back(talk_id, wording.VISION_KEPT)


def _may(unit: Unit, talk_id: str) -> Allowed:
    return vision_form.allowed(unit, talk_id)


def _meeting(talk: Talk) -> str:
    return meeting_now(talk, clock.today().isoformat()).id


def _back(talk_id: str, words: str) -> ResponseReturnValue:
    flash(words)
    return redirect(link("vision.show", talk_id=talk_id), 303)
