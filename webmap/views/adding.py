"""場所を加える: a place that no list holds, by pressing the map, by keys, or by its address alone."""

import re
from collections.abc import Mapping, Sequence
from uuid import uuid4

from flask import Blueprint, flash, redirect, request
from flask.typing import ResponseReturnValue

from layers import clock
from layers.place.services import ServicePoint
from layers.place.whereabouts import in_japan
from layers.store import Unit
from layers.vocabulary import kinds
from webmap import place_origin, session, static_files, wording, written_facts
from webmap.access import requires
from webmap.adding_pages import AddPage, Likely, TakenBack
from webmap.cards import text_of
from webmap.degrees import read_spot
from webmap.map_page import drawing
from webmap.place_origin import Origin
from webmap.schedule_told import told
from webmap.show import link, render

VIEW = Blueprint("adding", __name__)
LABEL = "場所を加える"
_MOST_LIKELY = 5
_KEY = re.compile(r"[0-9a-f-]{36}")
Texts = Mapping[str, str]


@VIEW.get("/places/add")
@requires("confirm")
def show() -> ResponseReturnValue:
    """「どこに、何がありますか」."""
    with session.reading() as unit:
        taken_back = _taken_back(unit, request.args.get("undone", ""))
        origin = place_origin.asked(unit, request.args)
    known = request.args.get("kind", "")
    texts = {"kind": known} if known in kinds() else {}
    return render(_page({**texts, **(origin.texts if origin else {})}, taken_back=taken_back, origin=origin))


@VIEW.post("/places/add")
@requires("confirm")
def save() -> ResponseReturnValue:
    """「台帳に加えます」; 「同じ場所かもしれません」 comes first."""
    texts = {name: text for name, text in written_facts.written(request.form).items() if text}
    problems = written_facts.problems({"name": "", "kind": "", **texts})
    spot = request.form.get("spot", "").strip()
    lonlat = read_spot(spot)
    lost = bool(spot) and (lonlat is None or not in_japan(*lonlat))
    if problems or lost:
        with session.reading() as unit:
            return _again(texts, problems, lost=lost, origin=place_origin.asked(unit, request.form))
    facts = written_facts.facts(texts)
    with session.writing() as unit:
        origin = place_origin.asked(unit, request.form)
        likely = () if request.form.get("sure") == "yes" else unit.added.alike(facts)
        if likely:
            return _again(texts, {}, likely=likely, origin=origin)
        point_id = unit.added.add(facts, lonlat, key=_key())
        if origin:
            unit.added.came_from(point_id, origin.talk, origin.note)
        if lonlat is None and "address" in facts:
            unit.jobs.ask("locate", {})
            flash(wording.LOCATING)
    flash(wording.ADDED_PLACE.format(name=texts["name"]))
    return redirect(link("service_points.one", point_id=point_id))


@VIEW.post("/places/<point_id>/take-back")
@requires("confirm")
def take_back(point_id: str) -> ResponseReturnValue:
    """「加えたことを取り消します」."""
    with session.writing() as unit:
        name = unit.places.one(point_id).name
        unit.added.take_back(point_id)
    flash(wording.TAKEN_BACK.format(name=name))
    return redirect(link("adding.show", undone=point_id))


@VIEW.post("/places/<point_id>/bring-again")
@requires("confirm")
def bring_again(point_id: str) -> ResponseReturnValue:
    """「やはり元に戻します」."""
    with session.writing() as unit:
        unit.added.bring_again(point_id)
        name = unit.places.one(point_id).name
    flash(wording.BROUGHT_AGAIN.format(name=name))
    return redirect(link("service_points.one", point_id=point_id))


def _key() -> str:
    given = request.form.get("key", "")
    return given if _KEY.fullmatch(given) else ""


def _again(
    texts: Texts,
    problems: Texts,
    *,
    lost: bool = False,
    likely: Sequence[ServicePoint] = (),
    origin: Origin | None = None,
) -> ResponseReturnValue:
    """The form as it was written, with what is wrong, or with what it may be."""
    page = render(_page(texts, problems=problems, lost=lost, likely=tuple(likely), origin=origin))
    page.status_code = 200 if likely else 400
    return page


def _page(
    texts: Texts,
    *,
    problems: Texts | None = None,
    lost: bool = False,
    likely: tuple[ServicePoint, ...] = (),
    taken_back: TakenBack | None = None,
    origin: Origin | None = None,
) -> AddPage:
    boxes = written_facts.boxes({}, texts, problems)
    spot = request.form.get("spot", "")[:80]
    return AddPage(
        title=wording.ADDING,
        boxes=boxes,
        key=_key() or str(uuid4()),
        spot=spot,
        spot_problem=wording.SPOT_UNREAD if lost else "",
        faults=len(problems or ()) + lost,
        likely=tuple(_likely(point) for point in likely[:_MOST_LIKELY]),
        taken_back=taken_back,
        origin=origin,
        save_url=link("adding.save"),
        list_url=link("service_points.index"),
        reading=told(texts.get("schedule", ""), clock.today())[1],
        reading_url=link("editing.reading"),
        has_map=static_files.has_map(),
        script={**drawing(but=("zones",)), "words": {"aimed": wording.SPOT_SET, "hint": wording.PIN_HINT}},
    )


def _likely(point: ServicePoint) -> Likely:
    return Likely(
        name=point.name,
        kind_label=kinds()[point.kind].label,
        where=text_of(point.facts.get("venue")) or text_of(point.facts.get("address")),
        url=link("service_points.one", point_id=point.id),
    )


def _taken_back(unit: Unit, point_id: str) -> TakenBack | None:
    added = unit.added.of(point_id) if point_id else None
    if added is None or not added.undone_at:
        return None
    return TakenBack(name=added.name, again_url=link("adding.bring_again", point_id=point_id))
