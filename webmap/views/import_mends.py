"""直す・選ぶ: cells and columns of a list that waits are put right, changes are taken or refused, one by one."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, flash, jsonify, redirect, request
from flask.typing import ResponseReturnValue

from layers.errors import Refused
from layers.store import Unit
from layers.store.choices import Choice
from webmap import session
from webmap.access import requires
from webmap.import_page import earlier_lists, question_of_edition
from webmap.show import link

VIEW = Blueprint("import_mends", __name__)
LABEL = "取り込みの直し"
LONGEST_TEXT = 1_000
_CHOICE = "choice:"


@VIEW.post("/imports/<import_id>/mend")
@requires("import")
def cell(import_id: str) -> ResponseReturnValue:
    """「このセルを直す」: the list is read again with the new text."""
    address, now = request.form.get("cell", "")[:200], request.form.get("now", "").strip()
    if len(now) > LONGEST_TEXT:
        raise Refused("mend.too_long", most=LONGEST_TEXT)
    with session.writing() as unit:
        return _again(unit, import_id, {"cells": [[address, now]]})


@VIEW.post("/imports/<import_id>/column")
@requires("import")
def column(import_id: str) -> ResponseReturnValue:
    """「この列の意味を変える」."""
    sheet, heading, role = (request.form.get(name, "") for name in ("sheet", "heading", "role"))
    with session.writing() as unit:
        recipe = unit.recipes.of(unit.imports.one(import_id).dataset).with_column(sheet, heading, role)
        return _again(unit, import_id, {"recipe": recipe.to_json()})


@VIEW.post("/imports/<import_id>/again")
@requires("import")
def again(import_id: str) -> ResponseReturnValue:
    """「このファイルをもう一度読む」."""
    with session.writing() as unit:
        return _again(unit, import_id, {})


@VIEW.post("/imports/<import_id>/edition")
@requires("import")
def edition(import_id: str) -> ResponseReturnValue:
    """「前の一覧の新しい版ですか」: はい reads it as the next edition of that list, いいえ as one of its own."""
    with session.writing() as unit:
        asked = question_of_edition(unit.imports.one(import_id))
        if asked is None or request.form.get("answer") not in ("yes", "no"):
            raise Refused("question.gone")
        if request.form["answer"] == "yes":
            return _again(unit, import_id, {"dataset": asked.dataset})
        unit.imports.stands_alone(import_id)
    flash("別の一覧として読みました。")
    return redirect(link("imports.one", import_id=import_id))


@VIEW.post("/imports/<import_id>/earlier")
@requires("import")
def earlier(import_id: str) -> ResponseReturnValue:
    """「この一覧の次の版として読む」: a list that bears another name now, as somebody says who knows it."""
    chosen = request.form.get("dataset", "")
    with session.writing() as unit:
        if chosen not in {one.dataset for one in earlier_lists(unit, unit.imports.one(import_id))}:
            raise Refused("question.gone")
        return _again(unit, import_id, {"dataset": chosen})


@VIEW.post("/imports/<import_id>/choices")
@requires("import")
def choose(import_id: str) -> ResponseReturnValue:
    """「選んだことを保存する」: the old value stays, or what becomes of a place that is no longer listed."""
    with session.writing() as unit:
        known = unit.choices.of(import_id)
        for name, decision in request.form.items():
            if name.startswith(_CHOICE):
                record, _, field = name.removeprefix(_CHOICE).partition(":")
                if known.get((record, field), "") != decision:
                    unit.choices.choose(import_id, Choice(id=record, field=field, decision=decision))
    if _by_script():
        return jsonify(saved=True)
    flash("選んだことを保存しました。台帳に反映するときに使います。")
    return redirect(f"{link('imports.one', import_id=import_id)}#changes")


def _again(unit: Unit, import_id: str, arguments: Mapping[str, Any]) -> ResponseReturnValue:
    row = unit.imports.one(import_id)
    unit.kept_files.of(import_id)
    job = unit.jobs.ask("read_again", {"import": import_id, "name": row.file_name, **arguments})
    if _by_script():
        return jsonify(job=link("jobs.show_json", job_id=job), cancel=link("jobs.cancel", job_id=job))
    return redirect(link("jobs.show", job_id=job))


def _by_script() -> bool:
    return request.accept_mimetypes.best == "application/json"
