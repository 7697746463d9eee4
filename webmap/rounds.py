"""This request's part of the round: which zone, which worker, and the places that belong to it."""

from typing import Any

from flask import request

from layers.errors import NotFound
from layers.store import Unit
from layers.store.confirmations import Round
from webmap import session
from webmap.wording import WHOLE
from webmap.worklist import Selection, Work, from_near, workers_now, works


def selected() -> Selection:
    """Which part of the work was asked for."""
    worker = request.values.get("worker", "")
    return Selection(
        zone=request.values.get("zone", "")[:80],
        worker=int(worker) if worker.isdecimal() and len(worker) < 4 else None,
        old=request.values.get("old") == "1",
        near=request.values.get("near", "")[:80],
    )


def running(unit: Unit) -> Round:
    """The round that goes on; ``NotFound("round.not_found")`` while there is none."""
    round_ = unit.confirmations.current()
    if round_ is None:
        raise NotFound("round.not_found")
    return round_


def part(unit: Unit, round_: Round, selection: Selection) -> list[Work]:
    """The places of a part, in the order of the work."""
    workers = workers_now(session.city())
    every = from_near(works(unit, round_, session.city()), selection.near)
    return [work for work in every if selection.holds(work, workers)]


def part_name(selection: Selection) -> str:
    """「川西」「生活支援コーディネーター みほん市社会福祉協議会」「市全体」."""
    workers = workers_now(session.city())
    if selection.zone:
        return selection.zone
    if selection.worker is not None and selection.worker < len(workers):
        return f"{workers[selection.worker].role} {workers[selection.worker].organization}"
    return WHOLE


def part_args(selection: Selection, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - parts of an address
    """The part as an address, with what else it carries; what is empty is left out."""
    return {**selection.as_args(), **{name: value for name, value in more.items() if value}}
