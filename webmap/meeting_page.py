"""One evening as its page: what is prepared, what has changed since the last, and the notes that wait."""

from layers.drawing.meeting_sheets import SLIPS
from layers.hall.content import LAYERS
from layers.store import Unit
from layers.workshop.board import Board, Note
from layers.workshop.moves import KEPT_BACK
from layers.workshop.numbering import numbers
from layers.workshop.talks import Meeting, Talk
from webmap import session, talk_changes, wording
from webmap.pages import Choice
from webmap.show import link
from webmap.talk_form import new_move
from webmap.talk_pages import Clashes, MeetingPage, SamplePage
from webmap.talk_rows import (
    clock_at,
    day_of,
    item_rows,
    kind_choices,
    named,
    note_row,
    prompt_rows,
    word_of,
)

_FORM = ("name", "purpose", "date", "starts", "venue")
_MOST_SHOWN = 12


def page_of(unit: Unit, talk: Talk, meeting: Meeting, clashes: Clashes | None = None) -> MeetingPage:
    """The page; ``clashes``: with what a form holds that was not kept yet."""
    board = unit.talks.board(talk.id)
    here = [note for note in board.notes.values() if note.meeting == meeting.id]
    here.sort(key=lambda note: (note.first, note.id))
    waiting = [note for note in here if note.waits]
    called = numbers(board.notes.values())
    rows = tuple(note_row(note, called) for note in waiting)
    return MeetingPage(
        title=f"{named(meeting)}｜{talk.name}",
        word=word_of(session.city()),
        talk_id=talk.id,
        talk=talk.name,
        version=talk.version,
        number=meeting.number,
        steps=_steps(talk, meeting),
        values={name: str(getattr(meeting, name)) for name in (*_FORM, "minutes", "tables")},
        states=tuple(
            Choice(value=code, label=label, on=code == meeting.state) for code, label in wording.TALK_STATE.items()
        ),
        layers=_layers(meeting),
        prompts=prompt_rows(meeting),
        agenda=item_rows(meeting),
        planned=meeting.planned_minutes,
        minutes=meeting.minutes,
        ends=clock_at(meeting, meeting.planned_minutes),
        kinds=kind_choices(),
        changes=talk_changes.told(talk_changes.gathered(unit, talk, meeting.number, board)),
        key=new_move(),
        tables=tuple(str(number) for number in range(1, meeting.tables + 1)),
        next_number=1 + max((note.number for note in here), default=0),
        waiting=rows,
        plain=sum(not row.personal for row in rows),
        shown=tuple(note_row(note, called) for note in here if note.projected and not note.waits),
        kept_back=tuple(note_row(note, called) for note in here if _is_kept_back(note)),
        gone=tuple(note_row(note, called) for note in here if note.gone),
        sheets=max(SLIPS),
        taken_back=talk.taken_back,
        clashes=clashes,
    )


def sample_of(unit: Unit, talk: Talk, meeting: Meeting, question: str) -> SamplePage:
    """One question as the hall would see it, with the notes that everybody may see."""
    asked = list(meeting.prompts)
    place = next((at for at, one in enumerate(asked) if one.id == question), 0)
    prompt = asked[place] if asked else None
    board = unit.talks.board(talk.id)
    called = numbers(board.notes.values())
    return SamplePage(
        title=f"{wording.TALK_SAMPLE}｜{talk.name}",
        heading=f"{talk.name}　{named(meeting)}",
        question=prompt.text if prompt else wording.HALL_NO_PROMPT,
        place=f"{place + 1}／{len(asked)}" if asked else "",
        kinds=tuple(one for one in kind_choices() if not prompt or not prompt.kinds or one.value in prompt.kinds),
        shown=tuple(note_row(note, called) for note in _of(board, meeting)[:_MOST_SHOWN]),
        before_url=_sample(talk, meeting, asked[place - 1].id) if place > 0 else "",
        after_url=_sample(talk, meeting, asked[place + 1].id) if place + 1 < len(asked) else "",
        back_url=link("meetings.show", talk_id=talk.id, number=meeting.number, theme=None),
    )


def _sample(talk: Talk, meeting: Meeting, question: str) -> str:
    return link("meetings.sample", talk_id=talk.id, number=meeting.number, question=question)


def _of(board: Board, meeting: Meeting) -> list[Note]:
    return [note for note in board.shown() if note.meeting == meeting.id]


def _is_kept_back(note: Note) -> bool:
    return note.state == KEPT_BACK and not note.waits and not note.gone


def _steps(talk: Talk, here: Meeting) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            value=day_of(one),
            label=named(one),
            on=one.id == here.id,
            url=link("meetings.show", talk_id=talk.id, number=one.number),
        )
        for one in talk.meetings
    )


def _layers(meeting: Meeting) -> tuple[Choice, ...]:
    return tuple(Choice(value=one, label=wording.TALK_LAYERS[one], on=one in meeting.layers) for one in LAYERS)
