"""いつもの様式で保存: ask for the file of a list with what the register knows now, and fetch it when it is made."""

from flask import Blueprint, Response, redirect
from flask.typing import ResponseReturnValue

from layers.errors import NotFound
from webmap import session
from webmap.access import requires
from webmap.attachment import attachment
from webmap.show import link

VIEW = Blueprint("usual_form", __name__)
LABEL = "いつもの様式で保存"
LONGEST_ID = 18


@VIEW.post("/imports/<import_id>/usual-form")
@requires("import")
def ask(import_id: str) -> ResponseReturnValue:
    """「いつもの様式で保存」: the worker writes it, the page of the job hands it out."""
    with session.writing() as unit:
        name = unit.kept_files.of(unit.imports.one(import_id).id).name
        job = unit.jobs.ask("usual_form", {"import": import_id, "name": name})
    return redirect(link("jobs.show", job_id=job))


@VIEW.get("/jobs/<job_id>/file")
@requires("import")
def fetch(job_id: str) -> Response:
    """「保存する」."""
    with session.reading() as unit:
        job = unit.jobs.one(job_id) if len(job_id) <= LONGEST_ID else None
        if job is None or "download" not in job.result:
            raise NotFound("job.not_found")
        name, content = unit.uploads.kept(job.result["download"])
    return attachment(content, name, "application/octet-stream")
