"""住民のことば and 「実感と合いますか」: typed by the staff for residents, let out, mended, taken back."""

from flask import Blueprint, flash, redirect, request
from flask.typing import ResponseReturnValue

from layers.errors import NotFound
from layers.store import Unit
from layers.store.resident_words import Spot
from webmap import session, wording
from webmap.access import requires
from webmap.show import link

VIEW = Blueprint("profile_words", __name__)
LABEL = "住民のことば"


@VIEW.post("/profiles/<kind>/<zone>/words")
@requires("confirm")
def write(kind: str, zone: str) -> ResponseReturnValue:
    """「ことばを残す」."""
    told = {name: request.form.get(name, "") for name in ("author", "day", "note")}
    section = request.form.get("section", "")
    with session.writing() as unit:
        unit.resident_words.write(_spot(unit, kind, zone), section, request.form.get("text", ""), **told)
    return _back(kind, zone, wording.WORD_KEPT, section)


@VIEW.post("/profiles/<kind>/<zone>/words/<word_id>/mend")
@requires("confirm")
def mend(kind: str, zone: str, word_id: str) -> ResponseReturnValue:
    """「書き直す」."""
    told = {name: request.form.get(name, "") for name in ("author", "day")}
    with session.writing() as unit:
        _here(unit, kind, zone, word_id)
        unit.resident_words.mend(word_id, request.form.get("text", ""), **told)
    return _back(kind, zone, wording.WORD_MENDED, f"w-{word_id}")


@VIEW.post("/profiles/<kind>/<zone>/words/<word_id>/approve")
@requires("confirm")
def approve(kind: str, zone: str, word_id: str) -> ResponseReturnValue:
    """「外に出してよい」; with the person's consent where it may speak of one."""
    with session.writing() as unit:
        _here(unit, kind, zone, word_id)
        unit.resident_words.approve(word_id, agreed=request.form.get("agreed") == "1")
    return _back(kind, zone, wording.WORD_APPROVED, f"w-{word_id}")


@VIEW.post("/profiles/<kind>/<zone>/words/<word_id>/hold")
@requires("confirm")
def hold(kind: str, zone: str, word_id: str) -> ResponseReturnValue:
    """「職員だけに戻す」."""
    with session.writing() as unit:
        _here(unit, kind, zone, word_id)
        unit.resident_words.hold(word_id)
    return _back(kind, zone, wording.WORD_HELD, f"w-{word_id}")


@VIEW.post("/profiles/<kind>/<zone>/words/<word_id>/drop")
@requires("confirm")
def drop(kind: str, zone: str, word_id: str) -> ResponseReturnValue:
    """「取り消す」."""
    with session.writing() as unit:
        _here(unit, kind, zone, word_id)
        unit.resident_words.take_back(word_id)
    return _back(kind, zone, wording.WORD_DROPPED, "words")


@VIEW.post("/profiles/<kind>/<zone>/words/<word_id>/bring")
@requires("confirm")
def bring(kind: str, zone: str, word_id: str) -> ResponseReturnValue:
    """「元に戻す」."""
    with session.writing() as unit:
        _here(unit, kind, zone, word_id)
        unit.resident_words.bring_again(word_id)
    return _back(kind, zone, wording.WORD_BACK, f"w-{word_id}")


@VIEW.post("/profiles/<kind>/<zone>/felt")
@requires("confirm")
def felt(kind: str, zone: str) -> ResponseReturnValue:
    """「合う」「ちがう」「ひとこと」."""
    told = {name: request.form.get(name, "") for name in ("text", "author")}
    asked = request.form.get("figure", "")
    # Counted before anything is written: nobody has to wait for that.
    with session.reading() as unit:
        profile = unit.profiles.of(kind, zone)
    figure = next((one for one in profile.figures() if one.id == asked), None)
    if figure is None:
        raise NotFound("profile.no_figure")
    spot = Spot(kind=kind, zone=profile.zone_name)
    with session.writing() as unit:
        unit.resident_words.answer(spot, figure, request.form.get("answer", ""), **told)
    return _back(kind, zone, wording.FELT_KEPT, f"f-{asked}")


@VIEW.post("/profiles/<kind>/<zone>/felt/<answer_id>/drop")
@requires("confirm")
def unfelt(kind: str, zone: str, answer_id: str) -> ResponseReturnValue:
    """「この声を取り消す」."""
    with session.writing() as unit:
        _spot(unit, kind, zone)
        unit.resident_words.unanswer(answer_id)
    return _back(kind, zone, wording.FELT_DROPPED, "people")


def _spot(unit: Unit, kind: str, zone: str) -> Spot:
    """The zone that the address names; ``NotFound`` where it is none of that kind."""
    found = unit.zones.one(zone)
    if found.kind != kind:
        raise NotFound("zone.not_found")
    return Spot(kind=kind, zone=found.name)


def _here(unit: Unit, kind: str, zone: str, word_id: str) -> None:
    """A word is changed on the page of its own zone alone."""
    if unit.resident_words.spot(word_id) != _spot(unit, kind, zone):
        raise NotFound("word.not_found")


def _back(kind: str, zone: str, told: str, anchor: str) -> ResponseReturnValue:
    flash(told)
    return redirect(f"{link('profiles.one', kind=kind, zone=zone)}#{anchor}", 303)
