"""Files of a マッピング調査: read into a run by the worker; the file itself stays nowhere."""

from pathlib import PurePath

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from layers.errors import Refused
from webmap import session
from webmap.access import requires
from webmap.show import link

VIEW = Blueprint("survey_files", __name__)
LABEL = "マッピング調査のファイル"
_LONGEST_ENDING = 8


@VIEW.post("/surveys/<run_id>/files")
@requires("import")
def upload(run_id: str) -> ResponseReturnValue:
    """「読んで入れる」: what the file is called is not kept either, it may be somebody's name."""
    given = request.files.get("file")
    content = given.read() if given else b""
    if given is None or not content:
        raise Refused("upload.empty")
    name = f"survey{PurePath(given.filename or '').suffix[:_LONGEST_ENDING]}"
    with session.writing() as unit:
        unit.surveys.run(run_id)
        kept = unit.uploads.keep(name, content)
        job = unit.jobs.ask("survey_read", {"upload": kept, "name": name, "run": run_id})
    return redirect(link("jobs.show", job_id=job))
