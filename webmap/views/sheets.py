"""確認票: one A4 for each place with what is known, boxes to tick, a QR code and where to send it back."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from layers.catalog.days import japanese_day
from layers.place.services import ServicePoint
from layers.store import Unit
from layers.store.confirmations import Round
from webmap import session
from webmap.access import requires
from webmap.confirmation_pages import Sheet, SheetsPage, Stack
from webmap.outside import only_here, outside
from webmap.qr import qr
from webmap.questions import entries, is_asked, questions
from webmap.rounds import part, part_args, part_name, running, selected
from webmap.show import link, render
from webmap.wording import VALUE_NAMES
from webmap.worklist import Selection, Work

VIEW = Blueprint("sheets", __name__)
LABEL = "確認票"
# So many letters stand in a line of the sheet.
_LINE = 15
# As many codes as are drawn within a second; a printer takes no more sheets at once either.
STACK = 100


@VIEW.get("/confirmations/sheets")
@requires("confirm")
def show() -> ResponseReturnValue:
    """「郵便・FAXで送る確認票を印刷します」."""
    selection, point = selected(), request.args.get("point", "")
    with session.reading() as unit:
        round_ = running(unit)
        found = _wanted(unit, round_, selection, point)
        tokens = unit.replies.tokens(round_.id)
        own = {one.id: one for one in unit.places.as_their_groups_read_them(round_.kinds)}
    first = _first(len(found))
    sheets = tuple(
        _sheet(number, work, own[work.point.id], tokens.get(work.point.id, ""))
        for number, work in enumerate(found[first : first + STACK], first + 1)
    )
    return render(
        SheetsPage(
            title=LABEL,
            sheets=sheets,
            count=len(found),
            stacks=_stacks(len(found), first, part_args(selection, point=point)),
            part=part_name(selection),
            office=_office(),
            reply_by=japanese_day(round_.ends_on),
            without=sum(not tokens.get(work.point.id) for work in found),
            ready_url=link("sheets.ready", **part_args(selection, point=point)),
            back_url=link("confirmations.index"),
            unreachable=only_here(),
        )
    )


@VIEW.post("/confirmations/sheets")
@requires("confirm")
def ready() -> ResponseReturnValue:
    """「確認票に、返信用のQRを付けます」."""
    selection, point = selected(), request.values.get("point", "")
    with session.writing() as unit:
        round_ = running(unit)
        unit.replies.ready(round_.id, [work.point.id for work in _wanted(unit, round_, selection, point)])
    return redirect(link("sheets.show", **part_args(selection, point=point)))


@VIEW.post("/confirmations/links/<point_id>/revoke")
@requires("confirm")
def revoke(point_id: str) -> ResponseReturnValue:
    """「この返信用のページを止めます」."""
    with session.writing() as unit:
        unit.places.one(point_id)
        unit.replies.revoke(running(unit).id, point_id)
    flash("返信用のページを止めました。新しい確認票には、別のQRが付きます。")
    return redirect(link("sheets.show", point=point_id))


def _first(count: int) -> int:
    """Where the stack begins that was asked for; the last one where there is none so far behind."""
    asked = request.args.get("stack", "")
    wanted = (int(asked) - 1) * STACK if asked.isdecimal() and len(asked) < 5 else 0
    return max(0, min(wanted, (count - 1) // STACK * STACK))


def _stacks(count: int, first: int, args: Mapping[str, Any]) -> tuple[Stack, ...]:
    """All stacks; none where one holds everything."""
    return tuple(
        Stack(
            label=f"{start + 1}〜{min(start + STACK, count)}枚目",
            url=link("sheets.show", **args, stack=start // STACK + 1),
            here=start == first,
        )
        for start in (range(0, count, STACK) if count > STACK else ())
    )


def _wanted(unit: Unit, round_: Round, selection: Selection, point: str) -> list[Work]:
    """Who has not answered yet; a place that is asked for by name in any case."""
    if point:
        return [work for work in part(unit, round_, Selection()) if work.point.id == point]
    return [work for work in part(unit, round_, selection) if work.is_open]


def _sheet(number: int, work: Work, own: ServicePoint, token: str) -> Sheet:
    """Filled in with what is for everybody: paper goes astray."""
    shown = entries(own.name, own.facts, VALUE_NAMES["name"])
    address = outside() + url_for("one_tap.show", token=token) if token else ""
    return Sheet(
        point_id=work.point.id,
        name=own.name,
        number=number,
        entries=shown,
        questions=questions({}) if is_asked(own.kind) else (),
        confirmed=work.card.confirmed,
        dense=sum(len(one.value) > _LINE for one in shown) >= 2,
        address=outside() + url_for("one_tap.enter") if token else "",
        token="-".join(token[place : place + 4] for place in range(0, len(token), 4)),
        qr=qr(address) if token else None,
    )


def _office() -> dict[str, str]:
    city = session.city()
    return {"name": city.contact or city.name, **city.office}
