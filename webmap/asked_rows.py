"""What waits for an answer on 取り込み: files that could not be read without one, lists that may be an edition."""

from collections.abc import Collection, Iterator, Sequence

from layers.store import Unit
from layers.store.import_history import ImportRow
from layers.store.jobs import Job
from webmap.import_page import question_of_edition
from webmap.import_pages import AskedRow
from webmap.import_rows import day
from webmap.show import link
from webmap.wording import QUESTION_OF_EDITION, QUESTIONS

# The findings of so many waiting lists are looked through for a question.
_MOST_LISTS = 30


def asked_rows(unit: Unit, rows: Sequence[ImportRow], *, without: Collection[str] = ()) -> tuple[AskedRow, ...]:
    """Questions of files first, then those of lists; jobs that the page shows anyway are left out (``without``)."""
    jobs = (_of_file(job) for job in unit.jobs.asking() if job.id not in without)
    return (*jobs, *_of_lists(unit, [row.id for row in rows if row.state == "staged"][:_MOST_LISTS]))


def _of_file(job: Job) -> AskedRow:
    return AskedRow(
        name=str(job.arguments.get("name", "")),
        question=QUESTIONS.get(str(job.result["asks"]), ""),
        since=day(job.asked_at),
        url=link("jobs.show", job_id=job.id),
    )


def _of_lists(unit: Unit, waiting: Sequence[str]) -> Iterator[AskedRow]:
    for row in map(unit.imports.one, waiting):
        edition = question_of_edition(row)
        if edition:
            yield AskedRow(
                name=row.file_name,
                question=QUESTION_OF_EDITION.format(title=edition.title),
                since=day(row.staged_at),
                url=f"{link('imports.one', import_id=row.id)}#edition",
            )
