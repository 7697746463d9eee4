"""訪問と確認: the round of the year, and how far each worker and each zone has come."""

from datetime import date, timedelta

from flask import Blueprint, flash, redirect, request
from flask.typing import ResponseReturnValue

from layers import clock
from layers.catalog.days import japanese_day
from layers.catalog.places import FOREMOST
from layers.city import Worker
from layers.errors import Refused
from layers.store import Unit
from layers.store.confirmations import Round
from layers.vocabulary import kinds
from webmap import session
from webmap.access import requires
from webmap.confirmation_pages import RoundsPage
from webmap.pages import Choice
from webmap.show import link, render
from webmap.wording import NO_WORKER, NO_ZONE, ROUND, WHOLE, fiscal_year
from webmap.worklist import Tally, Work, in_charge, tally, workers_now, works, zone_order

VIEW = Blueprint("confirmations", __name__)
LABEL = "訪問と確認"


@VIEW.get("/confirmations")
@requires("confirm")
def index() -> ResponseReturnValue:
    """「ことしの確認は、どこまで進みましたか」."""
    with session.reading() as unit:
        round_ = unit.confirmations.current()
        last = round_ or unit.confirmations.last()
        found = works(unit, round_, session.city()) if round_ else []
        by_zone = _by_zone(unit, found)
        replies = [one for one in unit.replies.of_round(round_.id) if one.state == "waiting"] if round_ else []
        corrections = len(unit.amendments.waiting())
        counts = unit.places.counts()
    year, last_day = _year_now()
    return render(
        RoundsPage(
            title=LABEL,
            running=round_ is not None,
            round_id=last.id if last else "",
            round_name=_name(last) if last else "",
            ends_on=japanese_day(last.ends_on) if last else "",
            whole=tally(WHOLE, found),
            workers=_by_worker(found),
            zones=by_zone,
            replies=len(replies),
            corrections=corrections,
            kinds=tuple(
                Choice(value=kind, label=kinds()[kind].label, count=counts[kind], on=True)
                for kind in FOREMOST
                if kind in counts
            ),
            fiscal_year=year,
            last_day=last_day,
            tomorrow=(clock.today() + timedelta(days=1)).isoformat(),
            closed=japanese_day(last.closed_at[:10]) if last and last.closed_at else "",
        )
    )


@VIEW.post("/confirmations")
@requires("confirm")
def start() -> ResponseReturnValue:
    """「ことしの確認を始めます」."""
    year = request.form.get("fiscal_year", "")
    with session.writing() as unit:
        unit.confirmations.start(
            int(year) if year.isdecimal() and len(year) == 4 else _year_now()[0],
            kinds=[kind for kind in request.form.getlist("kind") if kind in kinds()],
            ends_on=_day(request.form.get("ends_on", "")),
        )
    flash("確認の回を始めました。電話リストと確認票が使えます。")
    return redirect(link("confirmations.index"))


@VIEW.post("/confirmations/<round_id>/close")
@requires("confirm")
def close(round_id: str) -> ResponseReturnValue:
    """「ことしの確認を終わります」."""
    with session.writing() as unit:
        unit.confirmations.close(round_id)
    flash("確認の回を終えました。返信用のページは開かなくなりました。")
    return redirect(link("confirmations.index"))


@VIEW.post("/confirmations/<round_id>/reopen")
@requires("confirm")
def reopen(round_id: str) -> ResponseReturnValue:
    """「やはり続けます」."""
    with session.writing() as unit:
        unit.confirmations.reopen(round_id)
    flash("確認の回を続けます。同じ返信用のページが、また開きます。")
    return redirect(link("confirmations.index"))


def _by_worker(found: list[Work]) -> tuple[Tally, ...]:
    workers = workers_now(session.city())
    rows = [
        tally(
            worker.role,
            [work for work in found if in_charge(worker, work.point)],
            detail=_whose(worker),
            chosen={"worker": number},
        )
        for number, worker in enumerate(workers)
    ]
    rest = [work for work in found if not any(in_charge(worker, work.point) for worker in workers)]
    return (*rows, *([tally(NO_WORKER, rest)] if rest and rows else []))


def _whose(worker: Worker) -> str:
    return f"{worker.organization}（{'・'.join(worker.zones)}）"


def _by_zone(unit: Unit, found: list[Work]) -> tuple[Tally, ...]:
    names = zone_order(unit)[1]
    rows = [tally(name, [work for work in found if work.zone == name], chosen={"zone": name}) for name in names]
    rest = [work for work in found if work.zone not in names]
    return (*rows, *([tally(NO_ZONE, rest)] if rest and rows else []))


def _name(round_: Round) -> str:
    return ROUND.format(year=fiscal_year(round_.fiscal_year))


def _year_now() -> tuple[int, str]:
    """The 年度 of today and its last day; in March the new one is not far, so the round may run into it."""
    today = clock.today()
    year = today.year if today.month >= 4 else today.year - 1
    end = date(year + 1, 3, 31)
    return year, (end if end > today else date(year + 2, 3, 31)).isoformat()


def _day(given: str) -> str:
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError as fault:
        raise Refused("round.incomplete") from fault
