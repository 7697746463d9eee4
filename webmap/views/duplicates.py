"""同じ集まりかもしれないもの: two entries side by side; a person says whether they are one, and which one stays."""

from flask import Blueprint, Response, flash, redirect, request
from flask.typing import ResponseReturnValue

from layers.store.twins import Decision, Twins
from webmap import session
from webmap.access import requires
from webmap.cards import Card, card
from webmap.pages_twins import DecidedRow, DuplicatesPage, TwinFact, TwinRow
from webmap.show import link, render
from webmap.spelling import same_meaning
from webmap.wording import CONTACT_LABEL

VIEW = Blueprint("duplicates", __name__)
LABEL = "同じ集まりかもしれないもの"
AT_ONCE = 20
WHY = {True: "同じ", False: "ちがう", None: "どちらかに書かれていない"}
SAID = {
    "one": "同じ集まりとして、左の記録を残しました。",
    "other": "同じ集まりとして、右の記録を残しました。",
    "apart": "別の集まりとして、両方を残しました。",
}


@VIEW.get("/duplicates")
@requires("import")
def index() -> Response:
    """「同じ集まりが2回のっていませんか」."""
    with session.reading() as unit:
        city = unit.city()
        waiting, decided = unit.twins.waiting(), unit.twins.decided()
        rows = tuple(_row(pair, card(pair.one, city), card(pair.other, city), city.name) for pair in waiting[:AT_ONCE])
    return render(
        DuplicatesPage(title=LABEL, rows=rows, waiting=len(waiting), decided=tuple(_decided(one) for one in decided))
    )


@VIEW.post("/duplicates")
@requires("import")
def decide() -> ResponseReturnValue:
    """One of three answers; nothing is deleted."""
    one, other = request.form.get("one", ""), request.form.get("other", "")
    said = request.form.get("said", "")
    if said not in SAID:
        flash("どれかのボタンを押してください。")
        return redirect(link("duplicates.index"))
    kept, hidden = (other, one) if said == "other" else (one, other)
    with session.writing() as unit:
        unit.twins.decide(kept, hidden, same=said != "apart")
    flash(f"{SAID[said]}下の「決めたこと」から、いつでも取り消せます。")
    return redirect(link("duplicates.index"))


@VIEW.post("/duplicates/<decision_id>/undo")
@requires("import")
def undo(decision_id: str) -> ResponseReturnValue:
    """「取り消す」."""
    with session.writing() as unit:
        unit.twins.undo(decision_id)
    flash("取り消しました。もう一度ならべて見られます。")
    place = request.form.get("place", "")[:80]
    return redirect(link("service_points.one", point_id=place) if place else link("duplicates.index"))


def _row(pair: Twins, one: Card, other: Card, city: str) -> TwinRow:
    return TwinRow(
        one=one,
        other=other,
        facts=_facts(one, other, city),
        reason=f"場所：{WHY[pair.place]}　電話：{WHY[pair.phone]}",
        urls=tuple(link("service_points.one", point_id=side.id) for side in (one, other)),
    )


def _facts(one: Card, other: Card, city: str) -> tuple[TwinFact, ...]:
    """Every label that either card has, in the order of the cards."""
    left, right = _told(one), _told(other)
    return tuple(_fact(label, left.get(label, ""), right.get(label, ""), city) for label in {**left, **right})


def _told(side: Card) -> dict[str, str]:
    named = {"名前": side.name, "種類": side.kind_label}
    return {**named, **dict(side.rows), CONTACT_LABEL: side.contact, "出典": side.credit}


def _fact(label: str, one: str, other: str, city: str) -> TwinFact:
    return TwinFact(label=label, one=one, other=other, same=same_meaning(label, one, other, city=city))


def _decided(one: Decision) -> DecidedRow:
    kept, other = (name or "（いまの台帳にありません）" for name in one.names)
    return DecidedRow(
        id=one.id,
        words=f"「{kept}」と「{other}」は" + ("同じ集まり（前のほうを残す）" if one.same else "別の集まり"),
        by=one.decided_by,
        at=one.decided_at[:16].replace("T", " "),
    )
