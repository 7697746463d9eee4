"""回 of a 話し合い: prepared, printed, and — where nobody has a phone — typed in from paper."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, flash, redirect, request
from flask.typing import ResponseReturnValue

from layers import clock
from layers.catalog.days import japanese_day
from layers.drawing import meeting_sheets, take_home
from layers.drawing.spot_map import HomeGround
from layers.drawing.take_home import Occasion
from layers.errors import NotFound, Stale
from layers.store import Unit
from layers.store.talks import desk_seat
from layers.trust.spoken import personal
from layers.workshop.moves import KEPT_BACK, SHOWN
from layers.workshop.talks import Meeting, Talk
from webmap import session, talk_changes, talk_clash, talk_form, wording
from webmap.access import requires
from webmap.attachment import attachment
from webmap.meeting_page import page_of, sample_of
from webmap.show import link, render
from webmap.talk_rows import day_of, named, word_of

VIEW = Blueprint("meetings", __name__)
LABEL = "話し合いの回"
_PEOPLE = 25
_A_SHEET = 8


@VIEW.get("/talks/<talk_id>/meetings/<number>")
@requires("confirm")
def show(talk_id: str, number: str) -> Response:
    """「この回は、何を準備しますか」."""
    with session.reading() as unit:
        return render(page_of(unit, *_meeting(unit.talks.one(talk_id), number)))


@VIEW.post("/talks/<talk_id>/meetings/<number>")
@requires("confirm")
def keep(talk_id: str, number: str) -> ResponseReturnValue:
    """「準備を保存する」."""
    seen = talk_form.number_of_version(request.form)
    try:
        with session.writing() as unit:
            there = unit.talks.check_seen(talk_id, seen)
            unit.talks.keep(
                _written_again(unit, there, number) if request.form.get("again") else _written(there, number)
            )
    except Stale:
        return _two_have_written(talk_id, number, seen)
    return _back(talk_id, number, wording.TALK_KEPT, "prepare")


def _written(there: Talk, number: str) -> Talk:
    _, meeting = _meeting(there, number)
    told = talk_form.told_meeting(meeting, request.form)
    return there.with_meeting(talk_clash.chosen(told, meeting, request.form))


def _written_again(unit: Unit, there: Talk, number: str) -> Talk:
    """「この回を戻して保存する」: somebody else had taken it out."""
    gone = talk_clash.last_of(unit, there.id, request.form.get("again", ""))
    if gone.id in {one.id for one in there.meetings}:
        raise Stale("talk.stale")
    return talk_clash.back_in(there, talk_form.told_meeting(gone, request.form), talk_form.number_of(number))


def _two_have_written(talk_id: str, number: str, seen: int) -> Response:
    """「ほかの人も準備を保存しました」: nothing that was typed is lost."""
    with session.reading() as unit:
        there = unit.talks.one(talk_id)
        try:
            opened = _opened(unit, talk_id, seen, number)
        except NotFound:
            raise Stale("talk.stale") from None
        told, clashes = talk_clash.both(unit, there, seen, talk_form.told_meeting(opened, request.form))
        page = render(page_of(unit, there, told, clashes))
    page.status_code = 409
    return page


def _opened(unit: Unit, talk_id: str, seen: int, number: str) -> Meeting:
    """The evening that the form was opened for."""
    if request.form.get("again"):
        return replace(talk_clash.last_of(unit, talk_id, request.form["again"]), number=talk_form.number_of(number))
    return _meeting(unit.talks.at(talk_id, seen), number)[1]


@VIEW.post("/talks/<talk_id>/meetings/<number>/notes")
@requires("confirm")
def note(talk_id: str, number: str) -> ResponseReturnValue:
    """「この付箋を残す」: from paper, one after another."""
    key = request.form.get("key", "")
    told: dict[str, Any] = {name: request.form.get(name, "").strip() for name in ("text", "table", "question")}
    told |= {"kind": request.form.get("kind", ""), "number": talk_form.number_of(request.form.get("number", ""))}
    with session.writing() as unit:
        _, meeting = _meeting(unit.talks.one(talk_id), number)
        subject = f"note:{desk_seat(session.viewer().name)}-{key[:16]}"
        unit.talks.say(talk_id, key, subject, told | {"meeting": meeting.id}, channel="paper")
    return _back(talk_id, number, wording.TALK_NOTE_KEPT, "paper")


@VIEW.post("/talks/<talk_id>/meetings/<number>/notes/decide")
@requires("confirm")
def decide(talk_id: str, number: str) -> ResponseReturnValue:
    """「映す」「映さない」「消す」「元に戻す」 of one note; the words that were read go along."""
    told = _DECIDED.get(request.form.get("do", ""))
    if told is None:
        raise NotFound("talk.meeting")
    with session.writing() as unit:
        there, _ = _meeting(unit.talks.one(talk_id), number)
        found = unit.talks.board(there.id).notes.get(request.form.get("note", ""))
        if found is None:
            raise NotFound("board.move_gone")
        key = talk_form.new_move()
        unit.talks.say(talk_id, key, f"note:{found.id}", told(request.form))
    return _back(talk_id, number, wording.TALK_KEPT, "notes")


@VIEW.post("/talks/<talk_id>/meetings/<number>/notes/plain")
@requires("confirm")
def show_plain(talk_id: str, number: str) -> ResponseReturnValue:
    """「まとめて映す」: all that wait and in which nothing of a person was found, as they were on the page."""
    seen = set(request.form.getlist("note"))
    count = 0
    with session.writing() as unit:
        there, meeting = _meeting(unit.talks.one(talk_id), number)
        for one in unit.talks.board(there.id).queue():
            if one.id in seen and one.meeting == meeting.id and not personal(one.text).personal:
                count += 1
                unit.talks.say(talk_id, talk_form.new_move(), f"note:{one.id}", _shown(one.text, one.text))
    return _back(talk_id, number, wording.TALK_NOTES_SHOWN.format(count=count), "notes")


@VIEW.get("/talks/<talk_id>/meetings/<number>/sample")
@requires("confirm")
def sample(talk_id: str, number: str) -> Response:
    """「会場では、どう映りますか」."""
    with session.reading() as unit:
        return render(sample_of(unit, *_meeting(unit.talks.one(talk_id), number), request.args.get("question", "")))


@VIEW.get("/talks/<talk_id>/meetings/<number>/print/<what>.pdf")
@requires("confirm")
def printed(talk_id: str, number: str, what: str) -> Response:
    """「名札・付箋を印刷」."""
    make = _PRINTS.get(what)
    if make is None:
        raise NotFound("print.not_found")
    with session.reading() as unit:
        there, meeting = _meeting(unit.talks.one(talk_id), number)
        content = make(unit, there, meeting)
    name = wording.TALK_PRINTED.format(talk=there.name, number=meeting.number, what=wording.TALK_PRINT[what])
    return attachment(content, name, "application/pdf", inline=True)


def _slips(_unit: Unit, talk: Talk, meeting: Meeting) -> bytes:
    a_sheet = talk_form.number_of(request.args.get("a_sheet", ""), default=_A_SHEET)
    each = talk_form.number_of(request.args.get("each", ""), default=2)
    title = f"{talk.name}　{named(meeting)}　{wording.TALK_PRINT['notes']}"
    return meeting_sheets.slips(title, tables=meeting.tables, sheets_each=each, a_sheet=a_sheet)


def _names(_unit: Unit, talk: Talk, meeting: Meeting) -> bytes:
    people = talk_form.number_of(request.args.get("people", ""), default=_PEOPLE)
    where = "　".join(part for part in (meeting.venue, day_of(meeting) if meeting.date else "") if part)
    return meeting_sheets.name_cards(talk.name, where, people=people, tables=meeting.tables)


def _changes(unit: Unit, talk: Talk, meeting: Meeting) -> bytes:
    told = talk_changes.told(talk_changes.gathered(unit, talk, meeting.number, unit.talks.board(talk.id)))
    city = session.city()
    day = japanese_day(clock.today().isoformat())
    footer = wording.TALK_SHEET_FOOTER.format(city=city.name, word=word_of(city), talk=talk.name, day=day)
    heading = f"{talk.name}　{named(meeting)}"
    return meeting_sheets.changed_sheet(wording.TALK_PRINT["changes"], heading, told.since, told.parts, footer)


def _take_home(unit: Unit, talk: Talk, meeting: Meeting) -> bytes:
    following = next((one for one in talk.meetings if one.number > meeting.number), None)
    ground = HomeGround.of(unit.halls.ground(talk.id))
    city = session.city()
    occasion = Occasion(
        talk=talk.name,
        city=city.name,
        zone=talk.zone,
        following=following,
        ground=ground,
        may=unit.raised_hands.allowed(talk.id),
    )
    return take_home.pdf(unit.talks.board(talk.id), meeting, occasion)


_PRINTS: dict[str, Callable[[Unit, Talk, Meeting], bytes]] = {
    "notes": _slips,
    "names": _names,
    "changes": _changes,
    "take-home": _take_home,
}


def _shown(words: str, seen: str) -> dict[str, Any]:
    return {"state": SHOWN, "shown_text": words, "seen_text": seen}


_DECIDED: dict[str, Callable[[Any], dict[str, Any]]] = {
    "show": lambda form: _shown(form.get("shown_text", "").strip(), form.get("seen_text", "")),
    "keep_back": lambda form: {"state": KEPT_BACK, "shown_text": "", "seen_text": form.get("seen_text", "")},
    "drop": lambda _form: {"gone": True},
    "again": lambda _form: {"gone": False},
}


def _meeting(talk: Talk, number: str) -> tuple[Talk, Meeting]:
    if not (number.isascii() and number.isdecimal() and len(number) <= len("99")):
        raise NotFound("talk.meeting")
    return talk, talk.meeting(int(number))


def _back(talk_id: str, number: str, words: str, part: str) -> ResponseReturnValue:
    flash(words)
    return redirect(link("meetings.show", talk_id=talk_id, number=number) + f"#{part}", 303)
