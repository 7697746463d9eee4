"""地域ビジョン for residents: what was opened, as page, PDF and Word document; opening it and taking it back."""

from collections.abc import Callable

from flask import Blueprint, Response, flash, redirect
from flask.typing import ResponseReturnValue

from layers import clock
from layers.catalog.days import japanese_day
from layers.drawing import vision_report
from layers.drawing.vision_report import About
from layers.errors import NotFound
from layers.store.visions import Edition
from layers.workshop.opened import opened
from layers.workshop.talks import HELD
from layers.workshop.vision import Vision, vision
from webmap import session, wording
from webmap.access import requires
from webmap.attachment import attachment
from webmap.open_vision_pages import OpenVisionPage, OpenVisionsPage
from webmap.pages import Choice
from webmap.show import link, render
from webmap.vision_form import allowed

VIEW = Blueprint("visions", __name__)
LABEL = "地域ビジョン（住民の方へ）"


@VIEW.get("/visions")
def index() -> Response:
    """「みんなで決めた、これからの姿を読む」."""
    with session.reading() as unit:
        editions = unit.visions.all()
    rows = (Choice(value=japanese_day(one.day), label=_name(one), url=_url(one)) for one in editions)
    return render(OpenVisionsPage(title=wording.VISION, rows=tuple(rows)))


@VIEW.get("/visions/<vision_id>")
def show(vision_id: str) -> Response:
    """「この地域は、どんな姿をめざしますか」."""
    with session.reading() as unit:
        found = unit.visions.one(vision_id)
    told = found.opened
    return render(
        OpenVisionPage(
            title=_name(found),
            zone=told.zone,
            strands=told.strands,
            voices=told.voices,
            held=wording.VISION_HELD.format(count=told.meetings) if told.meetings else "",
            day=japanese_day(found.day),
            pdf_url=link("visions.report", vision_id=found.id, ending="pdf"),
            docx_url=link("visions.report", vision_id=found.id, ending="docx"),
        )
    )


@VIEW.get("/visions/<vision_id>/report.<ending>")
def report(vision_id: str, ending: str) -> Response:
    """「PDFで保存」「Wordで保存」."""
    if ending not in _REPORTS:
        raise NotFound("print.not_found")
    make, media_type = _REPORTS[ending]
    with session.reading() as unit:
        found = unit.visions.one(vision_id)
    told = found.opened
    held = (wording.VISION_HELD.format(count=told.meetings),) if told.meetings else ()
    about = About(
        zone=told.zone,
        talk="",
        meetings=held,
        credits=session.city().name,
        printed=japanese_day(found.day),
        voices=told.voices,
    )
    name = wording.VISION_REPORT.format(zone=told.zone, day=found.day, ending=ending)
    return attachment(make(told.vision, about), name, media_type, inline=ending == "pdf")


@VIEW.post("/talks/<talk_id>/vision/release")
@requires("release")
def release(talk_id: str) -> ResponseReturnValue:
    """「住民に公開する」: as it stands now, in place of what was open."""
    with session.writing() as unit:
        talk = unit.talks.one(talk_id)
        found = vision(unit.talks.board(talk_id), allowed(unit, talk_id))
        today = clock.today().isoformat()
        held = sum(one.state == HELD or "" < one.date <= today for one in talk.meetings)
        unit.visions.release(talk, opened(found, talk.zone, held))
    return _back(talk_id, wording.VISION_OPENED)


@VIEW.post("/talks/<talk_id>/vision/withdraw")
@requires("release")
def withdraw(talk_id: str) -> ResponseReturnValue:
    """「公開を取り下げる」."""
    with session.writing() as unit:
        unit.visions.take_back(unit.talks.one(talk_id).id)
    return _back(talk_id, wording.VISION_WITHDRAWN)


_REPORTS: dict[str, tuple[Callable[[Vision, About], bytes], str]] = {
    "pdf": (vision_report.pdf, "application/pdf"),
    "docx": (vision_report.docx, vision_report.DOCX),
}


def _name(one: Edition) -> str:
    return wording.VISION_OF.format(zone=one.opened.zone)


def _url(one: Edition) -> str:
    return link("visions.show", vision_id=one.id)


def _back(talk_id: str, words: str) -> ResponseReturnValue:
    flash(words)
    return redirect(link("vision.show", talk_id=talk_id, _anchor="open"), 303)
