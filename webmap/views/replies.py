"""返信: what groups wrote at their addresses, old beside new; taken in by one key, or not, and back again."""

from flask import Blueprint, flash, redirect
from flask.typing import ResponseReturnValue

from layers.catalog.days import japanese_day
from layers.place.services import ServicePoint
from layers.store.replies import Reply
from layers.vocabulary import fields
from webmap import session
from webmap.access import requires
from webmap.act_rows import words_of
from webmap.confirmation_pages import ProposedLine, RepliesPage, ReplyRow
from webmap.rounds import running
from webmap.show import link, render
from webmap.wording import REPLY_STATE, VALUE_NAMES
from webmap.worklist import zone_order

VIEW = Blueprint("replies", __name__)
LABEL = "返信"


@VIEW.get("/confirmations/replies")
@requires("confirm")
def index() -> ResponseReturnValue:
    """「団体の方は、どこを直してほしいと書いていますか」."""
    with session.reading() as unit:
        round_ = running(unit)
        points = {point.id: point for point in unit.places.read()}
        system = zone_order(unit)[0]
        rows = [
            (one.state, _row(one, points[one.point_id], system))
            for one in unit.replies.of_round(round_.id)
            if one.point_id in points
        ]
    return render(
        RepliesPage(
            title=LABEL,
            waiting=tuple(row for state, row in rows if state == "waiting")[::-1],
            decided=tuple(row for state, row in rows if state != "waiting"),
        )
    )


@VIEW.post("/confirmations/replies/<reply_id>/take")
@requires("confirm")
def take(reply_id: str) -> ResponseReturnValue:
    """「台帳に反映する」."""
    with session.writing() as unit:
        unit.replies.take(reply_id)
    flash("台帳に反映しました。住民向け地図には、まだ出ていません。")
    return redirect(link("replies.index"))


@VIEW.post("/confirmations/replies/<reply_id>/refuse")
@requires("confirm")
def refuse(reply_id: str) -> ResponseReturnValue:
    """「反映しない」."""
    with session.writing() as unit:
        unit.replies.refuse(reply_id)
    flash("反映しませんでした。台帳は変わっていません。")
    return redirect(link("replies.index"))


@VIEW.post("/confirmations/replies/<reply_id>/undo")
@requires("confirm")
def undo(reply_id: str) -> ResponseReturnValue:
    """「決めたことを取り消します」."""
    with session.writing() as unit:
        unit.replies.reconsider(reply_id)
    flash("取り消しました。もう一度選べます。")
    return redirect(link("replies.index"))


def _row(reply: Reply, point: ServicePoint, system: str) -> ReplyRow:
    known = {**point.facts, "name": point.name}
    order = ["name", *fields()]
    return ReplyRow(
        id=reply.id,
        point_id=point.id,
        name=point.name,
        zone="・".join(point.zones.get(system, ())),
        day=japanese_day(reply.at[:10]),
        lines=tuple(
            ProposedLine(
                label=fields()[name].label if name in fields() else VALUE_NAMES.get(name, name),
                before=words_of(name, known.get(name)),
                now=words_of(name, reply.changes[name]),
            )
            for name in sorted(reply.changes, key=order.index)
        ),
        remark=reply.remark,
        state=REPLY_STATE.get(reply.state, ""),
        decided_by=reply.decided_by,
    )
