"""一覧への質問: what a list is of, which row heads it, what its columns mean; then it is read again by the answer."""

from flask import Blueprint, flash, redirect, request
from flask.typing import ResponseReturnValue

from layers.errors import NotFound, Refused
from layers.intake.recipe import Recipe
from layers.store import Unit
from layers.store.jobs import Job
from layers.wording import sentence
from webmap import session
from webmap.access import requires
from webmap.job_rows import LONGEST_ID
from webmap.list_questions import columns_page, pointed
from webmap.show import link, render

VIEW = Blueprint("list_questions", __name__)
LABEL = "一覧への質問"
COLUMNS = "それぞれの列は、何を表していますか"
_COLUMN = "column."
_MAIN = frozenset({"name", "venue"})


@VIEW.post("/jobs/<job_id>/kind")
@requires("import")
def kind(job_id: str) -> ResponseReturnValue:
    """「この一覧は、何の一覧ですか」."""
    with session.writing() as unit:
        job = _asking(unit, job_id, "kind")
        chosen = request.form.get("kind", "")
        if not chosen:
            raise Refused("recipe.kind", kind=chosen)
        return _again(unit, job, _recipe(job).with_kind(chosen))


@VIEW.get("/jobs/<job_id>/columns")
@requires("import")
def columns(job_id: str) -> ResponseReturnValue:
    """「どの行が見出しですか」 is answered: what do the columns below it mean?"""
    with session.reading() as unit:
        job = _asking(unit, job_id, "heading")
    return render(columns_page(job, pointed(job, request.args.get("at", "")), title=COLUMNS, given={}))


@VIEW.post("/jobs/<job_id>/columns")
@requires("import")
def choose(job_id: str) -> ResponseReturnValue:
    """「この読み方で読む」."""
    given = {name: role for name, role in request.form.items() if name.startswith(_COLUMN)}
    with session.writing() as unit:
        job = _asking(unit, job_id, "heading")
        here = pointed(job, request.form.get("at", ""))
        if not _MAIN & set(given.values()):
            fault = sentence("question.no_name")
            return render(columns_page(job, here, title=COLUMNS, given=given, fault=fault))
        headings, sheet = here.headings(), str(here.sheet["name"])
        recipe = _recipe(job).with_headings(sheet, here.row, headings.values())
        for column, heading in headings.items():
            role = given.get(f"{_COLUMN}{column}", "")
            recipe = recipe.with_column(sheet, heading, role) if role else recipe
        return _again(unit, job, recipe)


@VIEW.post("/jobs/<job_id>/drop")
@requires("import")
def drop(job_id: str) -> ResponseReturnValue:
    """「読むのをやめる」: the bytes that wait for an answer are deleted at once."""
    with session.writing() as unit:
        job = _asking(unit, job_id, "")
        if job.result.get("asks"):
            unit.jobs.forget_questions(job.id)
            unit.uploads.drop(str(job.arguments.get("upload", "")))
    flash("読むのをやめて、ファイルを消しました。台帳は変わっていません。")
    return redirect(link("imports.index"))


def _asking(unit: Unit, job_id: str, asks: str) -> Job:
    """The job of an address that still asks for this; ``Refused("question.gone")``."""
    if len(job_id) > LONGEST_ID:
        raise NotFound("job.not_found")
    job = unit.jobs.one(job_id)
    if asks and job.result.get("asks") != asks:
        raise Refused("question.gone")
    return job


def _recipe(job: Job) -> Recipe:
    return Recipe.from_json(job.result["recipe"])


def _again(unit: Unit, job: Job, recipe: Recipe) -> ResponseReturnValue:
    """The same work once more, by what is known now."""
    answered = {**job.arguments, "recipe": recipe.to_json(), "answers": job.id}
    return redirect(link("jobs.show", job_id=unit.jobs.ask(job.kind, answered)))
