"""Files of a マッピング調査: read into a run by the worker; the file itself stays nowhere."""

import io
import zipfile
from pathlib import PurePath

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

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
    given = [one for one in request.files.getlist("file") if one.filename]
    if not given:
        raise Refused("upload.empty")
    suffix, content = _together(given)
    if not content:
        raise Refused("upload.empty")
    name = f"survey{suffix[:_LONGEST_ENDING]}"
    with session.writing() as unit:
        unit.surveys.run(run_id)
        kept = unit.uploads.keep(name, content)
        job = unit.jobs.ask("survey_read", {"upload": kept, "name": name, "run": run_id})
    return redirect(link("jobs.show", job_id=job))


def _together(given: list[FileStorage]) -> tuple[str, bytes]:
    """Ending and bytes of what was put down: one file, or a list with its photographs as one zip."""
    if len(given) == 1:
        return PurePath(given[0].filename or "").suffix, given[0].read()
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for one in given:
            archive.writestr(PurePath(one.filename or "").name, one.read())
    return ".zip", held.getvalue()
