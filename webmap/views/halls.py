"""会場: the file that goes into the hall, and what comes back from it."""

import hashlib

from flask import Blueprint, Response, flash, redirect, request
from flask.typing import ResponseReturnValue

from layers.catalog.days import japanese_day
from layers.errors import Refused
from layers.store import Unit
from layers.store.hall_results import PlaceSaid, Taken
from layers.vocabulary import fields
from layers.workshop.board import Note
from layers.workshop.clashes import Clash
from layers.workshop.numbering import numbers
from layers.workshop.talks import Talk
from webmap import hall_pages, session, wording
from webmap.access import requires
from webmap.attachment import attachment
from webmap.hall_results_pages import ClashRow, NewRow, PlaceRow, ResultsPage, TakenRow
from webmap.show import link, render
from webmap.talk_rows import word_of

VIEW = Blueprint("halls", __name__)
LABEL = "会場"
_MOST_MOVED = 6
_MOST_BYTES = 64 * 1024 * 1024


@VIEW.post("/talks/<talk_id>/meetings/<number>/hall")
@requires("confirm")
def make(talk_id: str, number: str) -> Response:
    """「会場用ファイルを作る」."""
    with session.writing() as unit:
        name, content = unit.halls.make(talk_id, int(number) if number.isascii() and number.isdecimal() else 0)
    return attachment(content, name, "application/octet-stream")


@VIEW.get("/talks/<talk_id>/results")
@requires("confirm")
def results(talk_id: str) -> Response:
    """「会場から持ち帰ったものを取り込みたい」."""
    with session.reading() as unit:
        talk = unit.talks.one(talk_id)
        taken = unit.hall_results.taken(talk_id)
        said = [one for meeting in talk.meetings for one in unit.hall_results.said_of_places(talk_id, meeting.id)]
        page = ResultsPage(
            title=wording.HALL_RESULTS,
            word=word_of(session.city()),
            talk_id=talk.id,
            talk=talk.name,
            taken=tuple(_taken_row(one, talk) for one in taken),
            clashes=tuple(_clash_row(one) for one in unit.hall_results.clashes(talk_id)),
            places=tuple(map(_place_row, said)),
            fresh=_fresh(unit, talk_id),
        )
    return render(page)


@VIEW.post("/talks/<talk_id>/results")
@requires("confirm")
def take(talk_id: str) -> ResponseReturnValue:
    """「取り込む」."""
    given = request.files.get("file")
    package = given.stream.read(_MOST_BYTES + 1) if given else b""
    if not package:
        raise Refused("hall.no_result")
    with session.writing() as unit:
        before = numbers(unit.talks.board(talk_id).notes.values())
        told = unit.hall_results.take(talk_id, package)
        after = numbers(unit.talks.board(talk_id).notes.values())
        meeting = _named(told, unit.talks.one(talk_id))
    day = japanese_day(told.at[:10])
    flash(wording.HALL_TAKEN[told.how].format(meeting=meeting, new=told.new, who=told.who, day=day))
    moved = sorted((number, after[key]) for key, number in before.items() if after[key] != number)
    if moved:
        some = wording.ALSO.join(wording.HALL_MOVED_ONE.format(old=old, new=new) for old, new in moved[:_MOST_MOVED])
        flash(wording.HALL_MOVED.format(count=len(moved), some=some))
    return redirect(link("halls.results", talk_id=talk_id), 303)


@VIEW.post("/talks/<talk_id>/results/other")
@requires("confirm")
def other(talk_id: str) -> ResponseReturnValue:
    """「もう一方にする」: a new act; what stood stays in the journal."""
    with session.writing() as unit:
        wanted = request.form.get("key", "")
        found = next((one for one in unit.hall_results.clashes(talk_id) if _key(one) == wanted), None)
        if found is None:
            raise Refused("hall.clash_gone")
        said = hashlib.sha256(f"{wanted}.{unit.talks.board(talk_id).clock}".encode()).hexdigest()[:32]
        unit.talks.say(talk_id, said, found.subject, {found.name: found.other_value})
    flash(wording.HALL_OTHER_TAKEN)
    return redirect(link("halls.results", talk_id=talk_id), 303)


def _key(clash: Clash) -> str:
    return f"{clash.stands.id}.{clash.other.id}.{clash.name}"


def _named(one: Taken, talk: Talk) -> str:
    """Which evening; one that was taken out of the series since has no number any more."""
    found = next((meeting for meeting in talk.meetings if meeting.id == one.meeting), None)
    return wording.HALL_MEETING_GONE if found is None else hall_pages.named(found)


def _taken_row(one: Taken, talk: Talk) -> TakenRow:
    return TakenRow(
        meeting=_named(one, talk),
        closed=japanese_day(one.closed_at[:10]),
        moves=one.moves,
        new=one.new,
        people=one.people,
        who=one.who,
        day=japanese_day(one.at[:10]),
    )


def _clash_row(one: Clash) -> ClashRow:
    kind = one.subject.partition(":")[0]
    return ClashRow(
        key=_key(one),
        what=wording.HALL_SUBJECTS[kind],
        name=wording.HALL_FIELDS.get(one.name, one.name),
        stands=_words(one.value),
        other=_words(one.other_value),
    )


def _words(value: object) -> str:
    return wording.HALL_YES[value] if isinstance(value, bool) else str(value)


def _place_row(one: PlaceSaid) -> PlaceRow:
    return PlaceRow(
        name=one.place.name,
        url=link("service_points.one", point_id=one.place.id),
        said=tuple(note.shown_text for note in one.notes),
        changed=tuple(fields()[name].label if name in fields() else name for name in one.changed),
    )


def _fresh(unit: Unit, talk_id: str) -> tuple[NewRow, ...]:
    """Gatherings that no list knows, each with the way into the register or, once there, to its place."""
    there = unit.added.of_notes(talk_id)
    notes = [note for note in unit.talks.board(talk_id).shown() if note.kind == "meet" and not note.place]
    return tuple(_new_row(talk_id, note, there.get(note.id, "")) for note in notes)


def _new_row(talk_id: str, note: Note, place: str) -> NewRow:
    form = link("adding.show", kind="gathering", talk=talk_id, note=note.id)
    url = link("service_points.one", point_id=place) if place else form
    return NewRow(said=note.shown_text, town=note.town, url=url, added=bool(place))
