"""The vision of a talk as its page: sentences with the notes they keep, one to be changed, what can be undone."""

from collections.abc import Iterable
from typing import Any

from layers import clock
from layers.catalog.days import japanese_day
from layers.errors import NotFound
from layers.store import Unit
from layers.trust.naming import Allowed
from layers.workshop.board import Aim, Board, Theme
from layers.workshop.kinds import note_kinds
from layers.workshop.moves import Move
from layers.workshop.opened import opened
from layers.workshop.talks import HELD, Meeting, Talk
from layers.workshop.vision import Said, Sentence, Vision, vision
from webmap import session, wording
from webmap.pages import Choice
from webmap.show import link
from webmap.talk_form import new_move
from webmap.talk_rows import word_of
from webmap.vision_form import ACT, allowed
from webmap.vision_pages import ActRow, AimForm, AimRow, StepRow, StrandRow, VisionPage

_ACTS = 8


def meeting_now(talk: Talk, today: str) -> Meeting:
    """The meeting that what is written today belongs to: the last one that has begun, or the first."""
    begun = [one for one in talk.meetings if one.state == HELD or (one.date and one.date <= today)]
    return begun[-1] if begun else talk.meetings[0]


def page_of(unit: Unit, talk: Talk, chosen: str = "") -> VisionPage:
    """The page; ``chosen``: the aim that is changed."""
    moves = [move for _, move in unit.talks.moves(talk.id)]
    board = unit.talks.board(talk.id)
    may = allowed(unit, talk.id)
    found = vision(board, may)
    return VisionPage(
        title=f"{wording.VISION}｜{talk.name}",
        word=word_of(session.city()),
        talk_id=talk.id,
        talk=talk.name,
        zone=talk.zone,
        strands=_strands(found, talk),
        editing=_form(talk, board, found, chosen) if chosen else None,
        aims=len(found.sentences),
        notes=len(found.notes),
        waits=len(board.queue()),
        open_words=_open(talk, found),
        gone_aims=tuple(_gone(board.aims.values(), may)),
        gone_themes=tuple(_gone(board.themes.values(), may)),
        acts=tuple(_acts(moves, board, may)),
        key=new_move(),
        taken_back=talk.taken_back,
        **_opened(unit, talk, found),
    )


def _opened(unit: Unit, talk: Talk, found: Vision) -> dict[str, Any]:
    edition = unit.visions.of(talk.id)
    if edition is None:
        return {"open_url": "", "open_day": "", "open_differs": False}
    return {
        "open_url": link("visions.show", vision_id=edition.id),
        "open_day": japanese_day(edition.day),
        "open_differs": edition.opened.strands != opened(found, talk.zone).strands,
    }


def _strands(found: Vision, talk: Talk) -> tuple[StrandRow, ...]:
    return tuple(
        StrandRow(
            id=strand.id,
            text=strand.text,
            stickers=strand.stickers,
            notes=len(strand.notes),
            aims=tuple(_aim(one, talk) for one in strand.sentences),
        )
        for strand in found.strands
    )


def _aim(one: Sentence, talk: Talk) -> AimRow:
    tasks = (StepRow(id=t.id, who=t.who, what=t.what, when=t.when, done=t.done) for t in one.tasks)
    return AimRow(
        id=one.id,
        text=one.text,
        decided=one.decided,
        held=one.held,
        steps=tuple(tasks),
        notes=tuple(_note(said, talk, on=True) for said in one.notes),
        edit_url=link("vision.show", talk_id=talk.id, aim=one.id, _anchor="aim"),
    )


def _form(talk: Talk, board: Board, found: Vision, chosen: str) -> AimForm:
    aim = board.aims.get(chosen)
    if aim is None or aim.gone:
        raise NotFound("board.move_gone")
    themes = [Choice(value="", label=wording.VISION_NO_THEME, on=not aim.theme)]
    themes += [Choice(value=one.id, label=one.text, on=one.id == aim.theme) for one in found.strands if one.id]
    own = {said.id for strand in found.strands if strand.id == aim.theme for said in strand.notes}
    notes = sorted(found.notes, key=lambda said: (said.id not in aim.notes, said.id not in own, said.number))
    steps = (one for one in aim.steps if not one.gone)
    return AimForm(
        id=aim.id,
        text=aim.text,
        decided=aim.decided,
        themes=tuple(themes),
        notes=tuple(_note(said, talk, on=said.id in aim.notes) for said in notes),
        steps=tuple(StepRow(id=s.id, who=s.who, what=s.what, when=s.when, done=s.done) for s in steps),
    )


def _note(said: Said, talk: Talk, *, on: bool) -> Choice:
    kind = note_kinds()[said.kind]
    evening = next((one.number for one in talk.meetings if one.id == said.meeting), 0)
    where = wording.VISION_NOTE[bool(evening)].format(meeting=evening, number=said.number)
    return Choice(
        value=said.id, label=f"{where}　{said.text}", on=on, colour=kind.colour, shape=kind.letter, count=said.number
    )


def _open(talk: Talk, found: Vision) -> str:
    """What of だれが・何を・いつ is open; before the meeting 決める it may be."""
    lacks = sum(not one.tasks for one in found.sentences)
    deciding = next((one for one in talk.meetings if wording.VISION_DECIDES in one.name), None)
    if deciding is not None and deciding.state != HELD and not "" < deciding.date <= clock.today().isoformat():
        return wording.VISION_MAY_WAIT.format(number=deciding.number, name=deciding.name)
    return wording.VISION_OPEN.format(count=lacks) if lacks else ""


def _gone(things: Iterable[Aim | Theme], may: Allowed) -> Iterable[Choice]:
    return (Choice(value=one.id, label=may.told(one.text)) for one in things if one.gone)


def _acts(moves: list[Move], board: Board, may: Allowed) -> Iterable[ActRow]:
    """The last acts on the vision, the newest first, each once."""
    told: dict[str, str] = {}
    for move in sorted(moves, key=lambda one: one.order, reverse=True):
        if move.kind in wording.VISION_ACTS and move.fields:
            words = wording.VISION_ACTS[move.kind].format(text=may.told(_words(move, board)))
            told[move.id[:ACT]] = words
            if len(told) > _ACTS:
                break
    return [ActRow(act=act, words=words) for act, words in list(told.items())[:_ACTS]]


def _words(move: Move, board: Board) -> str:
    _, key, *_ = move.subject.split(":")
    if move.kind == "step":
        steps = {step.id: step for aim in board.aims.values() for step in aim.steps}
        return steps[key].what or steps[key].who if key in steps else ""
    thing = board.themes.get(key) if move.kind == "theme" else board.aims.get(key)
    return thing.text if thing else ""
