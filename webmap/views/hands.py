"""手をあげた人: the cards that people filled in by hand, typed at the city's server alone, deleted when they ask."""

from typing import Any

from flask import Blueprint, Response, flash, redirect, request
from flask.typing import ResponseReturnValue

from layers.catalog.days import japanese_day
from layers.drawing import meeting_sheets
from layers.errors import NotFound, Refused
from layers.store import Unit
from layers.store.raised_hands import LONGEST, RaisedHand
from layers.workshop.talks import Talk
from webmap import session, talk_form, wording
from webmap.access import requires
from webmap.attachment import attachment
from webmap.hand_pages import HandRow, HandsPage
from webmap.show import link, render
from webmap.talk_rows import word_of

VIEW = Blueprint("hands", __name__)
LABEL = "手をあげた人"
_PEOPLE = 20


@VIEW.get("/talks/<talk_id>/hands")
@requires("confirm")
def show(talk_id: str) -> Response:
    """「だれが、何をやってみたいと手をあげましたか」."""
    with session.reading() as unit:
        talk = unit.talks.one(talk_id)
        chosen = request.args.get("card", "")
        card = _row(_card(unit, talk, chosen)) if chosen else HandRow()
        rows = tuple(map(_row, unit.raised_hands.of(talk_id)))
    word = word_of(session.city())
    title = f"{wording.HANDS}｜{talk.name}"
    return render(
        HandsPage(
            title=title,
            word=word,
            talk_id=talk_id,
            talk=talk.name,
            rows=rows,
            card=card,
            longest=LONGEST,
            taken_back=talk.taken_back,
        )
    )


@VIEW.post("/talks/<talk_id>/hands")
@requires("confirm")
def keep(talk_id: str) -> ResponseReturnValue:
    """「カードを残す」: a new one, or one written anew."""
    told: dict[str, Any] = {name: request.form.get(name, "") for name in ("id", "name", "contact", "wish", "note")}
    told |= {name: request.form.get(name) == "1" for name in ("may_contact", "may_name")}
    with session.writing() as unit:
        talk = unit.talks.one(talk_id)
        if talk.taken_back:
            raise Refused("talk.taken_back")
        if told["id"]:
            _card(unit, talk, told["id"])
        unit.raised_hands.keep(RaisedHand(talk_id=talk_id, **told))
    return _back(talk_id, wording.HAND_KEPT)


@VIEW.post("/talks/<talk_id>/hands/<hand_id>/forget")
@requires("confirm")
def forget(talk_id: str, hand_id: str) -> ResponseReturnValue:
    """「すっかり消す」: they have asked; nothing of it is kept."""
    with session.writing() as unit:
        unit.raised_hands.forget(_card(unit, unit.talks.one(talk_id), hand_id).id)
    return _back(talk_id, wording.HAND_FORGOTTEN)


@VIEW.get("/talks/<talk_id>/hands/cards.pdf")
@requires("confirm")
def cards(talk_id: str) -> Response:
    """「手をあげた人」カード on paper."""
    people = talk_form.number_of(request.args.get("people", ""), default=_PEOPLE)
    with session.reading() as unit:
        talk = unit.talks.one(talk_id)
    city = session.city()
    heading = wording.HAND_HEADING.format(city=city.name, word=word_of(city), talk=talk.name)
    content = meeting_sheets.hand_cards(wording.HAND_TITLE, heading, wording.HAND_PROMISE, people=people)
    return attachment(content, wording.HAND_CARDS.format(talk=talk.name), "application/pdf", inline=True)


def _card(unit: Unit, talk: Talk, hand_id: str) -> RaisedHand:
    """A card of this series and of no other."""
    found = unit.raised_hands.one(hand_id)
    if found.talk_id != talk.id:
        raise NotFound("raised_hand.not_found")
    return found


def _row(hand: RaisedHand) -> HandRow:
    words = {name: getattr(hand, name) for name in ("id", "name", "contact", "wish", "note", "may_contact", "may_name")}
    made = f"{japanese_day(hand.made_at[:10])}　{hand.made_by}"
    return HandRow(**words, made=made, edit_url=link("hands.show", talk_id=hand.talk_id, card=hand.id, _anchor="card"))


def _back(talk_id: str, words: str) -> ResponseReturnValue:
    flash(words)
    return redirect(link("hands.show", talk_id=talk_id), 303)
