"""Work under way: a page that shows how far it is, and stops it."""

from flask import Blueprint, Response, jsonify, redirect, request
from flask.typing import ResponseReturnValue

from layers.errors import NotFound, Refused
from layers.store import Unit
from layers.store.jobs import Job
from webmap import session
from webmap.access import requires
from webmap.import_pages import FindingRow, JobPage
from webmap.job_rows import LONGEST_ID, next_url, progress_of
from webmap.list_questions import question_of
from webmap.show import link, render
from webmap.wording import ENCODINGS, LEVEL, WRITTEN

VIEW = Blueprint("jobs", __name__)
LABEL = "作業の進みぐあい"


@VIEW.get("/jobs/<job_id>")
@requires("import")
def show(job_id: str) -> ResponseReturnValue:
    """「いまどこまで進みましたか」; what is done leads on to its result."""
    with session.reading() as unit:
        job = _job(unit, job_id)
    done = next_url(job)
    if done:
        return redirect(done)
    return render(
        JobPage(
            title=LABEL,
            id=job.id,
            name=str(job.arguments.get("name", "")),
            **progress_of(job),
            refused=bool(_findings(job)),
            findings=_findings(job) + _findings(job, "notes"),
            encodings=_encodings(job),
            question=question_of(job),
            download_url=link("usual_form.fetch", job_id=job.id) if "download" in job.result else "",
            figures=tuple((label, job.result[key]) for key, label in WRITTEN.items() if key in job.result),
            script={"url": link("jobs.show_json", job_id=job.id)},
        )
    )


@VIEW.get("/jobs/<job_id>.json")
@requires("import")
def show_json(job_id: str) -> Response:
    """The same for the page's script."""
    with session.reading() as unit:
        job = _job(unit, job_id)
    return jsonify(**progress_of(job), next=next_url(job))


@VIEW.post("/jobs/<job_id>/cancel")
@requires("import")
def cancel(job_id: str) -> ResponseReturnValue:
    """「止める」."""
    with session.writing() as unit:
        _job(unit, job_id)
        unit.jobs.cancel(job_id)
    return redirect(link("jobs.show", job_id=job_id))


@VIEW.post("/jobs/<job_id>/encoding")
@requires("import")
def encoding(job_id: str) -> ResponseReturnValue:
    """「この文字コードで読む」: the file that waits is read again as a person says."""
    chosen = request.form.get("encoding", "")
    with session.writing() as unit:
        job = _job(unit, job_id)
        if chosen not in {code for code, _, _ in _encodings(job)}:
            raise Refused("encoding.not_offered")
        again = unit.jobs.ask(job.kind, {**job.arguments, "encoding": chosen, "answers": job.id})
    return redirect(link("jobs.show", job_id=again))


def _encodings(job: Job) -> tuple[tuple[str, str, str], ...]:
    """Code, label and how the file begins in it; only where the bytes could not tell."""
    asked = job.result.get("asks") == "encoding"
    begun = job.result.get("readings", {})
    return tuple((code, label, begun.get(code, "")) for code, label in ENCODINGS.items() if asked)


def _job(unit: Unit, job_id: str) -> Job:
    """The job of an address; no number longer than any that was given out reaches the database."""
    if len(job_id) > LONGEST_ID:
        raise NotFound("job.not_found")
    return unit.jobs.one(job_id)


def _findings(job: Job, key: str = "findings") -> tuple[FindingRow, ...]:
    """Why a file was refused as a whole; what has to be said of one that was written (``notes``)."""
    return tuple(
        FindingRow(
            level=one["level"],
            level_label=LEVEL.get(one["level"], ""),
            cell=one.get("cell", ""),
            message=one["message"],
        )
        for one in job.result.get(key, [])
    )
