"""話し合い: the series of meetings of a zone, a new one, and what is undone."""

from flask import Blueprint, Response, flash, redirect, request
from flask.typing import ResponseReturnValue

from layers import clock
from layers.catalog.days import japanese_day
from layers.errors import Stale
from layers.store import Unit
from layers.workshop.board import Board
from layers.workshop.talks import MOST_MEETINGS, Meeting, Talk
from layers.workshop.template import USUAL, new_meeting, new_talk
from webmap import session, talk_clash, talk_form, wording
from webmap.access import requires
from webmap.pages import Choice
from webmap.show import link, render
from webmap.talk_pages import Clashes, TalkPage, TalksPage, VersionRow
from webmap.talk_rows import meeting_row, talk_row, word_of, zone_groups

VIEW = Blueprint("talks", __name__)
LABEL = "話し合い"
_VERSIONS = 12


@VIEW.get("/talks")
@requires("confirm")
def index() -> Response:
    """「どの地域で、どんな話し合いをしていますか」."""
    today = clock.today().isoformat()
    with session.reading() as unit:
        rows = tuple(talk_row(one, unit.talks.board(one.id), today) for one in unit.talks.all())
        gone = tuple(talk_row(one, Board(), today) for one in unit.talks.all(taken_back=True))
        groups = zone_groups(unit)
    numbers = tuple(Choice(value=str(n), label=f"{n}", on=n == USUAL) for n in range(1, MOST_MEETINGS + 1))
    word = word_of(session.city())
    return render(TalksPage(title=word, word=word, rows=rows, gone=gone, groups=groups, numbers=numbers))


@VIEW.post("/talks")
@requires("confirm")
def start() -> ResponseReturnValue:
    """「この話し合いをつくる」."""
    kind, zone = talk_form.zone_of(request.form.get("zone", ""))
    asked = talk_form.number_of(request.form.get("meetings", ""), default=USUAL)
    words = {name: request.form.get(name, "").strip() for name in ("name", "purpose")}
    made = new_talk(words["name"], kind, zone, purpose=words["purpose"], meetings=min(asked, MOST_MEETINGS + 1))
    with session.writing() as unit:
        talk_id = unit.talks.keep(made)
    flash(wording.TALK_MADE.format(name=made.name))
    return redirect(link("talks.one", talk_id=talk_id), 303)


@VIEW.get("/talks/<talk_id>")
@requires("confirm")
def one(talk_id: str) -> Response:
    """「この話し合いは、いつ、何をしますか」."""
    with session.reading() as unit:
        return render(_page(unit, unit.talks.one(talk_id)))


@VIEW.post("/talks/<talk_id>")
@requires("confirm")
def keep(talk_id: str) -> ResponseReturnValue:
    """「保存する」: name, zone and purpose."""
    try:
        with session.writing() as unit:
            there = unit.talks.one(talk_id)
            unit.talks.keep(talk_clash.chosen_talk(talk_form.told_talk(there, request.form), there, request.form))
    except Stale:
        return _two_have_written(talk_id)
    return _back(talk_id, wording.TALK_KEPT)


def _two_have_written(talk_id: str) -> Response:
    """「ほかの人も保存しました」: nothing that was typed is lost."""
    with session.reading() as unit:
        there = unit.talks.one(talk_id)
        told = talk_form.told_talk(there, request.form)
        merged, clashes = talk_clash.both_talks(unit, there, told.version, told)
        return _not_kept(_page(unit, merged, clashes))


def _pressed_too_late(talk_id: str) -> Response:
    """A button of a page that somebody else has changed since: what stands now, and the button again."""
    with session.reading() as unit:
        there = unit.talks.one(talk_id)
        return _not_kept(_page(unit, there, talk_clash.without(unit, there)))


def _not_kept(page: TalkPage) -> Response:
    answer = render(page)
    answer.status_code = 409
    return answer


@VIEW.post("/talks/<talk_id>/meetings")
@requires("confirm")
def add_meeting(talk_id: str) -> ResponseReturnValue:
    """「回を足す」."""
    try:
        with session.writing() as unit:
            there = unit.talks.one(talk_id)
            more = new_meeting(len(there.meetings) + 1, key=talk_form.new_key("m"))
            unit.talks.keep(_seen(there, (*there.meetings, more)))
    except Stale:
        return _pressed_too_late(talk_id)
    return _back(talk_id, wording.TALK_KEPT)


@VIEW.post("/talks/<talk_id>/meetings/<number>/remove")
@requires("confirm")
def remove_meeting(talk_id: str, number: str) -> ResponseReturnValue:
    """「この回を外す」: its notes stay on the board."""
    try:
        with session.writing() as unit:
            # The number is that of the page: in another state of the series another evening may bear it.
            unit.talks.check_seen(talk_id, talk_form.number_of_version(request.form))
            there = _seen(unit.talks.one(talk_id))
            unit.talks.keep(talk_form.out(there, talk_form.number_of(number)))
    except Stale:
        return _pressed_too_late(talk_id)
    return _back(talk_id, wording.TALK_MEETING_OUT.format(number=number))


@VIEW.post("/talks/<talk_id>/back-to")
@requires("confirm")
def back_to(talk_id: str) -> ResponseReturnValue:
    """「この時に戻す」."""
    try:
        with session.writing() as unit:
            seen = talk_form.number_of_version(request.form)
            unit.talks.back_to(talk_id, talk_form.number_of(request.form.get("to", "")), seen=seen)
    except Stale:
        return _pressed_too_late(talk_id)
    return _back(talk_id, wording.TALK_UNDONE)


@VIEW.post("/talks/<talk_id>/take-back")
@requires("confirm")
def take_back(talk_id: str) -> ResponseReturnValue:
    """「この話し合いを取り消す」."""
    with session.writing() as unit:
        name = unit.talks.one(talk_id).name
        unit.talks.take_back(talk_id)
    flash(wording.TALK_GONE.format(name=name))
    return redirect(link("talks.index"), 303)


@VIEW.post("/talks/<talk_id>/bring-again")
@requires("confirm")
def bring_again(talk_id: str) -> ResponseReturnValue:
    """「元に戻す」."""
    with session.writing() as unit:
        name = unit.talks.one(talk_id).name
        unit.talks.bring_again(talk_id)
    return _back(talk_id, wording.TALK_BACK.format(name=name))


def _page(unit: Unit, talk: Talk, clashes: Clashes | None = None) -> TalkPage:
    board = unit.talks.board(talk.id)
    word = word_of(session.city())
    systems = {system.id: system.name for system in unit.zones.kinds()}
    kept = unit.talks.versions(talk.id)[:_VERSIONS]
    return TalkPage(
        title=f"{talk.name}｜{word}",
        word=word,
        id=talk.id,
        name=talk.name,
        purpose=talk.purpose,
        zone=talk.zone,
        system=systems.get(talk.zone_kind, ""),
        groups=zone_groups(unit, talk),
        version=talk.version,
        meetings=tuple(meeting_row(talk, meeting, board) for meeting in talk.meetings),
        most=MOST_MEETINGS,
        channels=tuple(
            Choice(value=code, label=wording.TALK_CHANNELS[code], count=count)
            for code, count in board.channels().items()
        ),
        themes=sum(not theme.gone for theme in board.themes.values()),
        aims=sum(not aim.gone for aim in board.aims.values()),
        versions=tuple(VersionRow(version=one.version, who=one.who, day=_moment(one.at)) for one in kept),
        taken_back=talk.taken_back,
        clashes=clashes,
    )


def _seen(there: Talk, meetings: tuple[Meeting, ...] | None = None) -> Talk:
    """The series as the form saw it: who has another version keeps nothing."""
    return talk_form.seen_as(there, talk_form.number_of_version(request.form), meetings)


def _moment(iso: str) -> str:
    return f"{japanese_day(iso[:10])} {iso[11:16]}"


def _back(talk_id: str, words: str) -> ResponseReturnValue:
    flash(words)
    return redirect(link("talks.one", talk_id=talk_id), 303)
