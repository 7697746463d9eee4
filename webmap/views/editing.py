"""直す: all facts of a place in one form. What somebody else wrote meanwhile is never written over silently."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, flash, jsonify, redirect, request
from flask.typing import ResponseReturnValue

from layers import clock
from layers.catalog.days import japanese_day
from layers.errors import Stale
from layers.place.services import ServicePoint
from layers.store.amendments import Act
from webmap import session, wording, written_facts
from webmap.access import requires
from webmap.place_pages import ConflictPage, Contested, EditPage
from webmap.schedule_told import told
from webmap.show import link, render

VIEW = Blueprint("editing", __name__)
LABEL = "直す"
_LONGEST_REASON = 200
Texts = Mapping[str, str]


@VIEW.get("/places/<point_id>/edit")
@requires("confirm")
def show(point_id: str) -> ResponseReturnValue:
    """「どこを直しますか」."""
    with session.reading() as unit:
        point, version = unit.places.one(point_id), unit.amendments.version(point_id)
    return render(_form(point, version))


@VIEW.post("/places/<point_id>/edit")
@requires("confirm")
def save(point_id: str) -> ResponseReturnValue:
    """「この内容で保存します」."""
    was, mine = written_facts.shown(request.form), _mine()
    texts = {name: text for name, text in mine.items() if text != was[name]}
    if _undecided():
        return _contested(point_id, was, texts)
    problems = written_facts.problems(texts)
    if problems:
        return _again(point_id, mine, problems)
    try:
        with session.writing() as unit:
            point = unit.places.one(point_id)
            unit.amendments.hold(point_id, _version())
            changes = written_facts.facts(texts, point.facts)
            done = unit.amendments.record(point_id, changes, reason=_reason())
    except Stale:
        return _contested(point_id, was, texts)
    for line in _flashes(texts) if done else (wording.NOTHING_CHANGED,):
        flash(line)
    return redirect(link("service_points.one", point_id=point_id))


@VIEW.get("/schedule.json")
@requires("confirm")
def reading() -> Response:
    """「こう読みました」, while somebody writes."""
    understood, line = told(written_facts.plain(request.args.get("text", ""))[: written_facts.LONGEST], clock.today())
    return jsonify(understood=understood, line=line)


def _mine() -> dict[str, str]:
    """What this person has written, or has chosen of two versions."""
    form, found = request.form, written_facts.written(request.form)
    for name in _offered():
        source = "was" if form.get(f"choose.{name}") == "theirs" else "mine"
        found[name] = written_facts.plain(form.get(f"{source}.{name}", ""))
    return found


def _offered() -> list[str]:
    """The facts of which two versions were shown."""
    return [name for name in written_facts.shown(request.form) if f"mine.{name}" in request.form]


def _undecided() -> bool:
    """Whether one of them was left without an answer."""
    return any(request.form.get(f"choose.{name}") not in ("mine", "theirs") for name in _offered())


def _version() -> str:
    return request.form.get("version", "")[:40]


def _reason() -> str:
    return written_facts.plain(request.form.get("reason", ""))[:_LONGEST_REASON]


def _again(point_id: str, mine: Texts, problems: Texts) -> ResponseReturnValue:
    """The form as it was written, with what is wrong beside each box; it keeps the version that it was made from."""
    with session.reading() as unit:
        point = unit.places.one(point_id)
    page = render(_form(point, _version(), mine, problems))
    page.status_code = 400
    return page


def _contested(point_id: str, was: Texts, texts: Texts) -> ResponseReturnValue:
    """Both versions, fact by fact; a form that was sent twice has nothing left to decide."""
    with session.reading() as unit:
        point, version = unit.places.one(point_id), unit.amendments.version(point_id)
        acts = unit.amendments.of(point_id)
    now = {box.name: written_facts.plain(box.was) for box in written_facts.boxes(_known(point))}
    if all(now[name] == text for name, text in texts.items()):
        flash(wording.ALREADY_SO)
        return redirect(link("service_points.one", point_id=point_id))
    page = render(
        ConflictPage(
            title=wording.CONTESTED.format(name=point.name),
            name=point.name,
            others=tuple(_other(act) for act in acts if act.undone_at is None and _after(act, _version())),
            rows=_rows(was, now, texts),
            version=version,
            reason=_reason(),
            save_url=link("editing.save", point_id=point_id),
            place_url=link("service_points.one", point_id=point_id),
        )
    )
    page.status_code = 409
    return page


def _rows(was: Texts, now: Texts, texts: Texts) -> tuple[Contested, ...]:
    """What is one thing on this person's form and another in the register."""
    mine = {name: texts.get(name, was[name]) for name in now if f"was.{name}" in request.form}
    return tuple(_row(name, was[name], now[name], text) for name, text in mine.items() if text != now[name])


def _row(name: str, before: str, theirs: str, mine: str) -> Contested:
    chosen = "mine" if theirs == before else "theirs" if mine == before else ""
    return Contested(
        name=name,
        label=written_facts.label_of(name),
        before=written_facts.spoken(name, before) or wording.NOTHING,
        theirs=written_facts.spoken(name, theirs) or wording.NOTHING,
        mine=written_facts.spoken(name, mine) or wording.NOTHING,
        theirs_value=theirs,
        mine_value=mine,
        chosen=chosen,
    )


def _other(act: Act) -> str:
    return wording.WHO_WHEN.format(who=act.who, day=japanese_day(act.at[:10]), time=act.at[11:16])


def _after(act: Act, version: str) -> bool:
    """Whether an act is newer than what the form was made from."""
    last = version.split("-")[1:2]
    return not last or not last[0].isdecimal() or int(act.id) > int(last[0])


def _known(point: ServicePoint) -> dict[str, Any]:
    return {**point.facts, "name": point.name, "kind": point.kind}


def _form(point: ServicePoint, version: str, mine: Texts | None = None, problems: Texts | None = None) -> EditPage:
    boxes = written_facts.boxes(_known(point), mine, problems)
    if mine is not None:
        boxes = written_facts.as_shown(boxes, request.form)
    return EditPage(
        title=wording.EDITING.format(name=point.name),
        name=point.name,
        boxes=boxes,
        version=version,
        reason=_reason(),
        reading=told(next(box.value for box in boxes if box.name == "schedule"), clock.today())[1],
        faults=len(problems or ()),
        save_url=link("editing.save", point_id=point.id),
        place_url=link("service_points.one", point_id=point.id),
        list_url=link("service_points.index"),
        reading_url=link("editing.reading"),
    )


def _flashes(texts: Texts) -> list[str]:
    """What was done, and what is left to look at."""
    lines = [wording.SAVED]
    if texts.get("schedule"):
        lines.append(told(texts["schedule"], clock.today())[1])
    if "address" in texts or "venue" in texts:
        lines.append(wording.MOVED_TOO)
    return lines
