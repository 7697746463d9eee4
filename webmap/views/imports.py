"""取り込み: a file is put down → read by the worker → report → 台帳に反映する → 住民向け地図に出す → 取り消す."""

from pathlib import PurePath

from flask import Blueprint, flash, redirect, request
from flask.typing import ResponseReturnValue

from layers.errors import Refused
from layers.trust.audience import OPERATOR
from webmap import session
from webmap.access import requires
from webmap.asked_rows import asked_rows
from webmap.import_page import import_page, part_of, question_of_edition
from webmap.import_pages import HistoryRow, ImportsPage
from webmap.import_rows import day
from webmap.job_rows import LONGEST_ID, job_row
from webmap.show import link, render
from webmap.wording import AT_THE_MACHINE, IMPORT_STATE, TOO_MANY_FILES

VIEW = Blueprint("imports", __name__)
LABEL = "取り込み"
MOST_FILES = 30
MOST_ROWS = 200
MOST_PREVIEWED = 50


@VIEW.get("/imports")
@requires("import")
def index() -> ResponseReturnValue:
    """「一覧のファイルを取り込む」, what is being read now and what was taken before."""
    with session.reading() as unit:
        rows = unit.imports.all()
        named = _asked_jobs()
        under_way = tuple(job_row(unit.jobs.one(name)) for name in named)
        asked = asked_rows(unit, rows, without=named)
    history = tuple(
        HistoryRow(
            id=row.id,
            title=row.title,
            file_name=row.file_name,
            state=IMPORT_STATE.get(row.state, row.state),
            rows=row.rows,
            staged_at=day(row.staged_at),
            staged_by=AT_THE_MACHINE if row.staged_by == OPERATOR.name else row.staged_by,
            url=link("imports.one", import_id=row.id),
            may_undo=row.in_force,
        )
        for row in rows
    )
    data = {"jobs": [{"id": one.id, "url": one.data_url} for one in under_way]}
    megabytes = session.settings().upload_megabytes
    return render(
        ImportsPage(title=LABEL, asked=asked, history=history, under_way=under_way, megabytes=megabytes, script=data)
    )


@VIEW.post("/imports")
@requires("import")
def upload() -> ResponseReturnValue:
    """「このファイルを読む」: the bytes are kept, the reading is the worker's; several files are read one by one."""
    files = [(_bare(one.filename), one.read()) for one in request.files.getlist("file")]
    files = [(name, content) for name, content in files if name]
    if not any(content for _, content in files):
        raise Refused("upload.empty")
    if len(files) > MOST_FILES:
        flash(TOO_MANY_FILES.format(most=MOST_FILES, left="、".join(name for name, _ in files[MOST_FILES:])))
    jobs = []
    with session.writing() as unit:
        for name, content in files[:MOST_FILES]:
            kept = unit.uploads.keep(name, content)
            jobs.append(unit.jobs.ask("check_and_stage", {"upload": kept, "name": name}))
    if len(jobs) == 1:
        return redirect(link("jobs.show", job_id=jobs[0]))
    return redirect(link("imports.index", job=jobs))


@VIEW.get("/imports/<import_id>")
@requires("import")
def one(import_id: str) -> ResponseReturnValue:
    """「読めたこと・気になること・前回からの変化」."""
    part = part_of(request.args, most_rows=MOST_ROWS, most_previewed=MOST_PREVIEWED)
    with session.reading() as unit:
        return render(import_page(unit, unit.imports.one(import_id), part))


@VIEW.post("/imports/<import_id>/publish")
@requires("import")
def publish(import_id: str) -> ResponseReturnValue:
    """「台帳に反映する」."""
    with session.writing() as unit:
        if question_of_edition(unit.imports.one(import_id)):
            raise Refused("edition.asked")
        job = unit.jobs.ask("publish", {"import": import_id, "release": False, "keep_missing": True})
    return redirect(link("jobs.show", job_id=job))


@VIEW.post("/imports/<import_id>/release")
@requires("release")
def release(import_id: str) -> ResponseReturnValue:
    """「住民向け地図に出す」."""
    with session.writing() as unit:
        unit.imports.release(import_id)
    flash("住民向け地図に出しました。")
    return redirect(link("imports.one", import_id=import_id))


@VIEW.post("/imports/<import_id>/withdraw")
@requires("release")
def withdraw(import_id: str) -> ResponseReturnValue:
    """「住民向け地図からおろす」."""
    with session.writing() as unit:
        unit.imports.withdraw(import_id)
    flash("住民向け地図からおろしました。台帳には残っています。")
    return redirect(link("imports.one", import_id=import_id))


@VIEW.post("/imports/<import_id>/undo")
@requires("import")
def undo(import_id: str) -> ResponseReturnValue:
    """「取り消す」, for ever after."""
    with session.writing() as unit:
        unit.imports.undo(import_id)
    flash("取り消しました。台帳も住民向け地図も、反映する前に戻っています。")
    return redirect(link("imports.one", import_id=import_id))


@VIEW.post("/imports/<import_id>/discard")
@requires("import")
def discard(import_id: str) -> ResponseReturnValue:
    """「取り込みをやめる」."""
    with session.writing() as unit:
        unit.imports.discard(import_id)
    flash("取り込みをやめました。台帳は変わっていません。")
    return redirect(link("imports.index"))


def _bare(file_name: str | None) -> str:
    return PurePath((file_name or "").replace("\\", "/")).name


def _asked_jobs() -> list[str]:
    return [name for name in request.args.getlist("job")[:MOST_FILES] if name.isdecimal() and len(name) <= LONGEST_ID]
