"""「すべての圏域をまとめて印刷する」: the worker makes the sheets; the page says how far it is."""

from flask import Blueprint, Response, jsonify, redirect
from flask.typing import ResponseReturnValue

from layers.store.profile_sheets import JOB
from webmap import session
from webmap.access import requires
from webmap.attachment import attachment
from webmap.job_rows import progress_of
from webmap.print_pages import ProfileSheetsPage
from webmap.show import link, render

VIEW = Blueprint("profile_sheets", __name__)
LABEL = "すべての地域プロフィール"


@VIEW.post("/profiles/<kind>/sheets")
@requires("confirm")
def ask(kind: str) -> ResponseReturnValue:
    """「すべてまとめてA3で印刷する」."""
    with session.writing() as unit:
        job = unit.profile_sheets.ask(kind)
    return redirect(link("profile_sheets.show", job_id=job), 303)


@VIEW.get("/profiles/sheets/<job_id>")
@requires("confirm")
def show(job_id: str) -> Response:
    """「どこまでできましたか」."""
    with session.reading() as unit:
        job = unit.profile_sheets.one(job_id)
    return render(
        ProfileSheetsPage(
            title=LABEL,
            id=job.id,
            name=str(job.arguments["name"]),
            **progress_of(job),
            file_url=link("profile_sheets.file", job_id=job.id) if JOB in job.result else "",
            script={"url": link("profile_sheets.show_json", job_id=job.id)},
        )
    )


@VIEW.get("/profiles/sheets/<job_id>.json")
@requires("confirm")
def show_json(job_id: str) -> Response:
    """The same for the page's script."""
    with session.reading() as unit:
        job = unit.profile_sheets.one(job_id)
    return jsonify(**progress_of(job))


@VIEW.post("/profiles/sheets/<job_id>/cancel")
@requires("confirm")
def cancel(job_id: str) -> ResponseReturnValue:
    """「止める」."""
    with session.writing() as unit:
        unit.profile_sheets.cancel(job_id)
    return redirect(link("profile_sheets.show", job_id=job_id), 303)


@VIEW.get("/profiles/sheets/<job_id>/file")
@requires("confirm")
def file(job_id: str) -> Response:
    """「保存する」."""
    with session.reading() as unit:
        job = unit.profile_sheets.one(job_id)
        name, content = unit.profile_sheets.file(job_id)
    return attachment(content, name, str(job.result["media_type"]))
