"""A job in words: how far it is, and where its result is to be seen."""

from typing import Any

from layers.store.jobs import Job
from layers.wording import sentence
from webmap.import_pages import JobRow
from webmap.show import link
from webmap.wording import ASKS, JOB_STATE, NOTHING_READ

# No longer number was ever given out, and none longer fits the databases' integers.
LONGEST_ID = 18


def job_row(job: Job) -> JobRow:
    """One of several files on the page where they were put down."""
    there = next_url(job)
    ended = NOTHING_READ if not job.result.get("asks") else ASKS
    return JobRow(
        id=job.id,
        name=str(job.arguments.get("name", "")),
        state=ended if job.state == "done" and not there else JOB_STATE[job.state],
        percent=round(100 * job.progress),
        ended=job.ended,
        url=there or link("jobs.show", job_id=job.id),
        data_url=link("jobs.show_json", job_id=job.id),
    )


def next_url(job: Job) -> str:
    """What came of it. A second press of 「台帳に反映する」 finds the work done, which is what was wanted."""
    if job.state == "done" and job.result.get("survey"):
        return link("surveys.one", run_id=job.result["survey"], job=job.id)
    made = job.result.get("import") if job.state == "done" else None
    if job.result.get("code") == "publish.done":
        made = job.arguments["import"]
    return link("imports.one", import_id=made) if made else ""


def progress_of(job: Job) -> dict[str, Any]:
    """How far a job has come, as the page that waits for it asks."""
    return {
        "percent": round(100 * job.progress),
        "message": message_of(job),
        "ended": job.ended,
        "state": JOB_STATE[job.state],
    }


def message_of(job: Job) -> str:
    """What it is doing, or why it could not."""
    if job.state == "failed" and "code" in job.result:
        return sentence(job.result["code"], job.result.get("params", {}))
    return sentence(job.message)
