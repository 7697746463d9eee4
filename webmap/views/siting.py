"""次の場はどこに: where the next places help most, among places that stand there already, with the proof or the gap."""

from typing import Any

from flask import Blueprint, Response, jsonify, redirect, request
from flask.typing import ResponseReturnValue

from layers import clock
from layers.access.siting.answered import SitingAnswer
from layers.catalog import siting_words as words
from layers.store import Unit
from webmap import coverage_desk, session, siting_map, static_files, wording
from webmap.access import requires
from webmap.coverage_pages import Working
from webmap.job_rows import progress_of
from webmap.printed import printed_on
from webmap.show import link, render
from webmap.siting_asked import AskedSiting, form_of, siting_now
from webmap.siting_pages import SitingPage
from webmap.siting_rows import result_of

VIEW = Blueprint("siting", __name__)
LABEL = "次の場はどこに"
JOB = "job"


@VIEW.get("/coverage/siting")
@requires("confirm")
def show() -> ResponseReturnValue:
    """「あと2か所ひらくなら、どこがいちばん届きますか」; what nobody has calculated yet is given to the worker."""
    asked, job_id = siting_now(), request.args.get(JOB, "")
    with session.reading() as unit:
        lack = coverage_desk.lacks(unit, asked.coverage.question)
        answer = unit.sitings.kept(asked.question) if asked.question and not lack else None
        working = _working(unit, asked, job_id) if job_id and not answer else None
    if asked.question and not (answer or lack or working):
        return redirect(link("siting.show", **asked.args, **{JOB: _ask(asked)}), 303)
    return render(_page(asked, working, answer, lack))


@VIEW.get("/coverage/siting/jobs/<job_id>.json")
@requires("confirm")
def show_json(job_id: str) -> Response:
    """「どこまで進みましたか」 for the page's script."""
    with session.reading() as unit:
        job = unit.sitings.job(job_id)
    return jsonify(**progress_of(job))


@VIEW.post("/coverage/siting/jobs/<job_id>/cancel")
@requires("confirm")
def cancel(job_id: str) -> ResponseReturnValue:
    """「止める」."""
    asked = siting_now()
    with session.writing() as unit:
        unit.sitings.cancel(job_id)
    return redirect(link("siting.show", **asked.args, **{JOB: job_id}), 303)


def _ask(asked: AskedSiting) -> str:
    """The gaps of today, which the map shows under the chosen places, are calculated before them."""
    if asked.question is None:
        return ""
    with session.writing() as unit:
        if unit.coverage.kept(asked.question.coverage) is None:
            unit.coverage.ask(asked.question.coverage)
        return unit.sitings.ask(asked.question)


def _working(unit: Unit, asked: AskedSiting, job_id: str) -> Working:
    job = unit.sitings.job(job_id)
    return Working(id=job.id, **progress_of(job), stop_url=link("siting.cancel", job_id=job.id, **asked.args))


def _page(asked: AskedSiting, working: Working | None, answer: SitingAnswer | None, lack: str) -> SitingPage:
    day = clock.today()
    base = asked.coverage
    lack = lack or _lack(asked, working, answer)
    everybody: dict[str, Any] = {**asked.args, "people": "all"}
    return SitingPage(
        title=LABEL,
        form=form_of(asked, session.city()),
        asked=words.sentence_of(asked.question) if asked.question else "",
        inside=base.inside,
        lack=lack,
        lack_words=wording.COVERAGE_LACKS.get(lack, ""),
        made="",
        everybody_url=link("siting.show", **everybody),
        again_url=link("siting.show", **asked.args),
        working=working,
        result=result_of(answer) if answer else None,
        command=words.command(asked.question) if asked.question else "",
        back_url=link("coverage.show", **base.args),
        has_map=bool(answer) and static_files.has_map(),
        printed_on=printed_on(day),
        script={"map": siting_map.told(base, answer)} if answer else _script(working),
    )


def _lack(asked: AskedSiting, working: Working | None, answer: SitingAnswer | None) -> str:
    """Why there is no answer, where nothing is missing."""
    if answer or asked.question is None or working is None:
        return ""
    if not working.ended:
        return "working"
    return "stopped" if working.state == wording.JOB_STATE["cancelled"] else "failed"


def _script(working: Working | None) -> dict[str, Any]:
    return {"url": link("siting.show_json", job_id=working.id)} if working else {}
