"""取り込み: a file is put down → read by the worker → report → 台帳に反映する → 住民向け地図に出す → 取り消す."""

from pathlib import PurePath

from flask import Blueprint, flash, redirect, request
from flask.typing import ResponseReturnValue

from layers.errors import Refused
from layers.store import Unit
from layers.store.import_history import ImportRow
from layers.trust.audience import OPERATOR
from webmap import session
from webmap.access import requires
from webmap.cards import card
from webmap.import_pages import HistoryRow, ImportPage, ImportsPage
from webmap.import_rows import change_rows, day, finding_rows
from webmap.show import link, render
from webmap.wording import AT_THE_MACHINE, IMPORT_STATE

VIEW = Blueprint("imports", __name__)
LABEL = "取り込み"
MOST_ROWS = 200
MOST_PREVIEWED = 50


@VIEW.get("/imports")
@requires("import")
def index() -> ResponseReturnValue:
    """「一覧のファイルを取り込む」 and what was taken before."""
    with session.reading() as unit:
        rows = unit.imports.all()
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
    return render(ImportsPage(title=LABEL, history=history, megabytes=session.settings().upload_megabytes))


@VIEW.post("/imports")
@requires("import")
def upload() -> ResponseReturnValue:
    """「このファイルを読む」: the bytes are kept, the reading is the worker's."""
    file = request.files.get("file")
    name = PurePath((file.filename or "").replace("\\", "/")).name if file else ""
    content = file.read() if file else b""
    if not name or not content:
        raise Refused("upload.empty")
    with session.writing() as unit:
        kept = unit.uploads.keep(name, content)
        job = unit.jobs.ask("check_and_stage", {"upload": kept, "name": name})
    return redirect(link("jobs.show", job_id=job))


@VIEW.get("/imports/<import_id>")
@requires("import")
def one(import_id: str) -> ResponseReturnValue:
    """「読めたこと・気になること・前回からの変化」."""
    with session.reading() as unit:
        return render(_page(unit, unit.imports.one(import_id)))


@VIEW.post("/imports/<import_id>/publish")
@requires("import")
def publish(import_id: str) -> ResponseReturnValue:
    """「台帳に反映する」."""
    with session.writing() as unit:
        unit.imports.one(import_id)
        job = unit.jobs.ask("publish", {"import": import_id, "release": False})
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


def _page(unit: Unit, row: ImportRow) -> ImportPage:
    is_places = row.content == "places"
    shown = unit.places.preview(row.dataset) if row.in_force and is_places else []
    return ImportPage(
        title=row.title,
        id=row.id,
        state=IMPORT_STATE.get(row.state, row.state),
        may_publish=row.state in ("staged", "undone"),
        may_discard=row.state == "staged",
        discarded=row.state == "discarded",
        in_force=row.in_force,
        released=row.released,
        file_name=row.file_name,
        source=row.source.credit(),
        rows=row.rows,
        counts=row.counts,
        levels=row.levels,
        findings=finding_rows(row.findings[:MOST_ROWS]),
        findings_left=max(0, len(row.findings) - MOST_ROWS),
        changes=change_rows(row.changes[:MOST_ROWS]),
        changes_left=max(0, len(row.changes) - MOST_ROWS),
        is_places=is_places,
        preview=tuple(card(point, session.city()) for point in shown[:MOST_PREVIEWED]),
        preview_count=len(shown) if is_places else row.rows,
    )
