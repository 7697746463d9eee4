"""場所を決める: places whose address does not say where they are, put on the map by a person, one after the other."""

import re
from typing import Any

from flask import Blueprint, flash, redirect, request
from flask.typing import ResponseReturnValue

from layers.errors import NotFound, Refused
from layers.geo.town_names import town_key
from layers.place.whereabouts import Waiting
from layers.store import Unit
from webmap import session, static_files, wording
from webmap.access import requires
from webmap.degrees import read_spot
from webmap.map_page import drawing
from webmap.review_pages import ReviewPage
from webmap.review_rows import placed, waiting_row
from webmap.show import link, render

VIEW = Blueprint("review", __name__)
LABEL = "場所を決める"
MOST_ROWS = 200


@VIEW.get("/review")
@requires("import")
def index() -> ResponseReturnValue:
    """「どこにありますか」: the first that waits is open."""
    with session.reading() as unit:
        queue = unit.placings.queue()
        chosen = unit.placings.one(queue[0].point.id) if queue else None
        return render(_page(unit, queue, chosen))


@VIEW.get("/review/<point_id>")
@requires("import")
def one(point_id: str) -> ResponseReturnValue:
    """「この場所はどこにありますか」, also for one that has its position already."""
    with session.reading() as unit:
        return render(_page(unit, unit.placings.queue(), unit.placings.one(point_id)))


@VIEW.post("/review/<point_id>")
@requires("import")
def place(point_id: str) -> ResponseReturnValue:
    """「ここに決める」, and on to the next."""
    with session.writing() as unit:
        known = unit.placings.one(point_id)
        lonlat, how, metres = _decided(known)
        unit.placings.place(point_id, lonlat, how=how, metres=metres)
        outside = lonlat is not None and unit.placings.outside(lonlat)
    done = wording.PLACED_NOWHERE if lonlat is None else wording.PLACED
    flash(done.format(name=known.point.name) + (wording.PLACED_OUTSIDE if outside else ""))
    return redirect(link("review.index", last=point_id))


@VIEW.post("/review/<point_id>/undo")
@requires("import")
def undo(point_id: str) -> ResponseReturnValue:
    """「取り消す」: what was decided before holds again."""
    with session.writing() as unit:
        unit.placings.undo(point_id)
    flash(wording.PLACING_UNDONE)
    return redirect(link("review.one", point_id=point_id))


def _decided(known: Waiting) -> tuple[tuple[float, float] | None, str, int | None]:
    """Position, how and within how many metres: a candidate by its number, a spot by its degrees, or nowhere."""
    choice = request.form.get("choice", "")
    if choice == "nowhere":
        return None, "", None
    if re.fullmatch(r"c\d{1,2}", choice) and int(choice[1:]) < len(known.candidates):
        spot = known.candidates[int(choice[1:])]
        # A neighbour's number is no answer to the address, only where somebody has decided to put the pin.
        told = spot.precision == "town" or known.reason == "ambiguous"
        return spot.lonlat, spot.precision if told else "hand", spot.metres
    lonlat = read_spot(request.form.get("spot", ""))
    if choice not in ("", "spot") or lonlat is None:
        raise Refused("placing.choice")
    return lonlat, "hand", None


def _page(unit: Unit, queue: list[Waiting], chosen: Waiting | None) -> ReviewPage:
    here = chosen.point.id if chosen else ""
    return ReviewPage(
        title=LABEL,
        rows=tuple(waiting_row(one, here=here) for one in queue[:MOST_ROWS]),
        rows_left=max(0, len(queue) - MOST_ROWS),
        total=len(queue),
        place=placed(chosen) if chosen else None,
        last=_last(unit, here),
        has_gazetteer=unit.placings.has_gazetteer(),
        has_map=static_files.has_map(),
        script={**drawing(but=("zones", "outreach_facts")), **_spots(chosen)},
    )


def _last(unit: Unit, here: str) -> Any:  # noqa: ANN401 - a WaitingRow or nothing
    """The place that was decided just now, so that it can be taken back at once."""
    last = request.args.get("last", "")
    if not last or last == here:
        return None
    try:
        return waiting_row(unit.placings.one(last))
    except NotFound:
        return None


def _spots(chosen: Waiting | None) -> dict[str, Any]:
    """What the map is told: the numbered spots, the towns they lie in, and the pin that stands already."""
    candidates = chosen.candidates if chosen else ()
    return {
        "spots": [{"value": f"c{n}", "number": str(n + 1), "lonlat": one.lonlat} for n, one in enumerate(candidates)],
        "towns": sorted({town_key(one.town) for one in candidates if one.town}),
        "pin": chosen.point.lonlat if chosen else None,
        "words": {"aimed": wording.PIN_SET, "hint": wording.PIN_HINT},
    }
