"""通える範囲: which 町丁目 lack a place that somebody may use within a walk, and what that number stands on."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, redirect, request
from flask.typing import ResponseReturnValue

from layers import clock
from layers.access.definitions import definition
from layers.catalog import coverage_words as words
from layers.catalog.days import japanese_moment
from layers.store import Unit
from webmap import coverage_desk, coverage_map, session, static_files, wording
from webmap.access import requires_sign_in
from webmap.coverage_asked import BEFORE, JOB, AskedCoverage, asked_now, remembering, sentence_of
from webmap.coverage_change import change
from webmap.coverage_pages import CoveragePage, Working
from webmap.coverage_rows import area_rows, number, ordered, reader, straight_of, zone_rows
from webmap.job_rows import progress_of
from webmap.pages import Choice
from webmap.printed import printed_on
from webmap.show import link, render

VIEW = Blueprint("coverage", __name__)
LABEL = "通える範囲"
_NOTHING: Mapping[str, Any] = {
    "places": 0,
    "made": "",
    "number": None,
    "change": None,
    "rows": (),
    "zones": (),
    "outreach": (),
    "assumptions": (),
}


@VIEW.get("/coverage")
def show() -> ResponseReturnValue:
    """「どの町丁目から、歩いて行って帰って来られませんか」; what nobody has calculated yet is given to the worker."""
    asked, job_id = asked_now(), request.args.get(JOB, "")
    with session.reading() as unit:
        # First how far the work is: what ends after this look is not taken for failed.
        working = _working(unit, asked, job_id) if job_id and session.viewer().signed_in else None
        lack = coverage_desk.lacks(unit, asked.question)
        told = _NOTHING if lack else {**_NOTHING, **_answered(unit, asked)}
    if told["number"] is None and not lack and not working and asked.inside:
        before = {BEFORE: request.args[BEFORE]} if BEFORE in request.args else {}
        return redirect(link("coverage.show", **asked.args, **before, **{JOB: _ask(asked)}), 303)
    return render(_page(asked, working, told, lack))


@VIEW.get("/coverage/jobs/<job_id>.json")
@requires_sign_in
def show_json(job_id: str) -> Response:
    """「どこまで進みましたか」 for the page's script."""
    with session.reading() as unit:
        job = unit.coverage.job(job_id)
    return jsonify(**progress_of(job))


@VIEW.post("/coverage/jobs/<job_id>/cancel")
@requires_sign_in
def cancel(job_id: str) -> ResponseReturnValue:
    """「止める」."""
    asked = asked_now()
    with session.writing() as unit:
        unit.coverage.cancel(job_id)
    return redirect(link("coverage.show", **asked.args, **{JOB: job_id}), 303)


def _ask(asked: AskedCoverage) -> str:
    """The straight line, which stands beside the answer, is calculated before it."""
    with session.writing() as unit:
        if asked.question.measure != "straight":
            unit.coverage.ask(straight_of(asked.question))
        return unit.coverage.ask(asked.question)


def _working(unit: Unit, asked: AskedCoverage, job_id: str) -> Working:
    job = unit.coverage.job(job_id)
    return Working(id=job.id, **progress_of(job), stop_url=link("coverage.cancel", job_id=job.id, **asked.args))


def _answered(unit: Unit, asked: AskedCoverage) -> dict[str, Any]:
    """What the page says of an answer; where none is kept, when the one before it was made."""
    ground = unit.coverage.gather(asked.question)
    answer = unit.coverage.kept(asked.question, ground)
    if answer is None:
        return {"made": japanese_moment(unit.coverage.made_before(asked.question))}
    if not (answer.places or asked.inside):
        # Where nothing counts, nobody who lives there shall read that everything is lacking.
        return {}
    straight = unit.coverage.kept(straight_of(asked.question), ground) if asked.inside else None
    told = reader(unit, answer, asked.args, inside=asked.inside)
    kinds = {kind.id: kind.name for kind in unit.city().zone_kinds}
    sort = _sort() if asked.inside else ""
    return {
        "places": answer.places,
        "made": japanese_moment(unit.coverage.made_at(answer)),
        "number": number(answer, straight, inside=asked.inside),
        "change": change(unit, asked, answer, ground),
        "rows": area_rows(ordered(answer.rows, sort), told),
        "zones": zone_rows(answer, told, kinds),
        "outreach": tuple(row.name for row in answer.rows if row.outreach) if asked.inside else (),
        "assumptions": tuple(
            (heading, tuple(lines)) for heading, lines in words.assumptions(answer, exact=asked.inside)
        ),
    }


def _page(asked: AskedCoverage, working: Working | None, told: Mapping[str, Any], lack: str) -> CoveragePage:
    answered = told["number"] is not None
    lack = "" if answered else lack or _lack(working, made_before=bool(told["made"]))
    day = clock.today()
    return CoveragePage(
        title=LABEL,
        sentence=remembering(sentence_of(asked, link("coverage.show")), asked),
        asked=words.sentence_of(asked.question),
        inside=asked.inside,
        heading=_heading(asked),
        everybody_url=link("coverage.show", **asked.args_of(replace(asked.question, people="all"))),
        anyhow_url=link("coverage.show", **asked.args_of(replace(asked.question, confirmed_months=0, frequency="any"))),
        again_url=link("coverage.show", **asked.args),
        lack_words=wording.COVERAGE_LACKS.get(lack, ""),
        working=working,
        sorts=_sorts(asked) if answered and asked.inside else (),
        command=words.command(asked.question) if asked.inside else "",
        saves=_saves(asked) if answered and asked.inside else (),
        links=_links(asked) if answered and asked.inside else (),
        has_map=answered and static_files.has_map(),
        printed_on=printed_on(day),
        script=_script(working) if not answered else {"map": coverage_map.told(asked)},
        lack=lack,
        **told,
    )


def _heading(asked: AskedCoverage) -> str:
    """What a place of gaps is called by those who live there, and by those who work on it."""
    what = definition(asked.question.service)
    return wording.COVERAGE_HEADING.format(staff=what.staff) if asked.inside else what.resident


def _lack(working: Working | None, *, made_before: bool) -> str:
    """Why there is no answer, where nothing is missing: nobody has calculated it, or it was stopped, or it failed.

    ``stale``: it was calculated, and what it stood on has changed.
    """
    if working is None:
        return "stale" if made_before else "answer"
    if not working.ended:
        return "working"
    return "stopped" if working.state == wording.JOB_STATE["cancelled"] else "failed"


def _sorts(asked: AskedCoverage) -> tuple[Choice, ...]:
    now = _sort()
    return tuple(
        Choice(value=code, label=label, on=code == now, url=link("coverage.show", **asked.args, sort=code))
        for code, label in wording.COVERAGE_SORTS.items()
    )


def _sort() -> str:
    """The first where none is asked: where most people do without is what a planner looks for."""
    asked, known = request.args.get("sort", ""), tuple(wording.COVERAGE_SORTS)
    return asked if asked in known else known[0]


def _links(asked: AskedCoverage) -> tuple[Choice, ...]:
    """Where the question leads on to."""
    return tuple(
        Choice(value=endpoint, label=label, url=link(endpoint, **asked.args))
        for endpoint, label in wording.COVERAGE_LEADS_TO.items()
        if endpoint in current_app.view_functions
    )


def _saves(asked: AskedCoverage) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            value=ending,
            label=label,
            url=link("coverage_files.save", ending=ending, **asked.args, **({"size": size} if size else {})),
        )
        for ending, size, label in wording.COVERAGE_SAVES
    )


def _script(working: Working | None) -> dict[str, Any]:
    return {"url": link("coverage.show_json", job_id=working.id)} if working else {}
