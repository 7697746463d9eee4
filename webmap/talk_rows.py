"""Talks, meetings and notes as rows of their pages."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from layers.catalog.days import japanese_day
from layers.city import City
from layers.store import Unit
from layers.trust.spoken import personal
from layers.workshop.board import Board, Note
from layers.workshop.kinds import note_kinds
from layers.workshop.talks import MOST_ROWS, Meeting, Talk
from webmap import wording
from webmap.pages import Choice
from webmap.show import link
from webmap.talk_pages import ItemRow, MeetingRow, NoteRow, PromptRow, TalkRow, ZoneChoices

_BLANK_ROWS = 2


def word_of(city: City) -> str:
    """What the city calls it: 話し合い, 座談会, 地域懇談会."""
    return city.term("talk", wording.TALK)


def named(meeting: Meeting) -> str:
    """「第2回 語る」."""
    return wording.TALK_MEETING.format(number=meeting.number, name=meeting.name)


def day_of(meeting: Meeting) -> str:
    """「令和8年5月20日 19:00」; the words for none."""
    return f"{japanese_day(meeting.date)} {meeting.starts}".strip() if meeting.date else wording.TALK_NO_DAY


def zone_groups(unit: Unit, chosen: Talk | None = None) -> tuple[ZoneChoices, ...]:
    """All zones by system; one that no list knows any more stays choosable where it was chosen."""
    own = (chosen.zone_kind, chosen.zone) if chosen else ("", "")
    groups = []
    for system in unit.zones.kinds():
        names = [zone.name for zone in unit.zones.read(system.id)]
        if own[0] == system.id and own[1] not in names:
            names.append(own[1])
        zones = tuple(Choice(value=f"{system.id}/{name}", label=name, on=(system.id, name) == own) for name in names)
        if zones:
            groups.append(ZoneChoices(label=system.name, zones=zones))
    return tuple(groups)


def talk_row(talk: Talk, board: Board, today: str) -> TalkRow:
    """One series."""
    coming = [one for one in talk.meetings if one.date >= today]
    alive = [note for note in board.notes.values() if not note.gone]
    return TalkRow(
        id=talk.id,
        name=talk.name,
        zone=talk.zone,
        purpose=talk.purpose,
        meetings=len(talk.meetings),
        coming=f"{day_of(coming[0])}　{named(coming[0])}" if coming else "",
        notes=len(alive),
        waits=len(board.queue()),
        url=link("talks.one", talk_id=talk.id),
    )


def meeting_row(talk: Talk, meeting: Meeting, board: Board) -> MeetingRow:
    """One evening."""
    notes = [note for note in board.notes.values() if note.meeting == meeting.id and not note.gone]
    return MeetingRow(
        number=meeting.number,
        name=meeting.name,
        day=day_of(meeting),
        venue=meeting.venue,
        state=wording.TALK_STATE[meeting.state],
        notes=len(notes),
        waits=sum(note.waits for note in notes),
        url=link("meetings.show", talk_id=talk.id, number=meeting.number),
    )


def kind_choices(on: Iterable[str] = ()) -> tuple[Choice, ...]:
    """付箋の種類 in their order, やってみたいこと first; ``count`` is not used, ``shape`` is the letter."""
    chosen = set(on)
    return tuple(
        Choice(value=one.code, label=one.label, on=one.code in chosen, colour=one.colour, shape=one.letter)
        for one in note_kinds().values()
    )


def prompt_rows(meeting: Meeting) -> tuple[PromptRow, ...]:
    """The questions and a few empty rows."""
    rows = [
        PromptRow(place=place, id=one.id, text=one.text, kinds=kind_choices(one.kinds))
        for place, one in enumerate(meeting.prompts)
    ]
    last = min(len(rows) + _BLANK_ROWS, MOST_ROWS)
    return (*rows, *(PromptRow(place=n, id="", text="", kinds=kind_choices()) for n in range(len(rows), last)))


def item_rows(meeting: Meeting) -> tuple[ItemRow, ...]:
    """The agenda with the hour of each line, and a few empty rows."""
    rows, at = [], 0
    for place, one in enumerate(meeting.agenda):
        rows.append(
            ItemRow(
                place=place,
                id=one.id,
                at=clock_at(meeting, at),
                minutes=str(one.minutes),
                title=one.title,
                note=one.note,
            )
        )
        at += one.minutes
    last = min(len(rows) + _BLANK_ROWS, MOST_ROWS)
    return (*rows, *(ItemRow(place=n, id="", at="", minutes="", title="", note="") for n in range(len(rows), last)))


def clock_at(meeting: Meeting, minutes: int) -> str:
    """The hour so many minutes into the evening; "" where it has no beginning."""
    if not meeting.starts:
        return ""
    begins = datetime.strptime(meeting.starts[:5], "%H:%M")  # noqa: DTZ007 - an hour of the day, of no zone
    return f"{begins + timedelta(minutes=minutes):%H:%M}"


def note_row(note: Note, called: Mapping[str, int]) -> NoteRow:
    """One 付箋, by the number it is called; what could be shown instead only of those that wait."""
    kind = note_kinds()[note.kind]
    told = personal(note.text) if note.waits else None
    return NoteRow(
        id=note.id,
        number=str(called[note.id]),
        kind=Choice(value=kind.code, label=kind.label, colour=kind.colour, shape=kind.letter),
        text=note.text,
        shown_text=note.shown_text,
        proposed=told.masked if told and told.personal else note.text,
        personal=wording.JOIN.join(wording.TALK_PERSONAL[one] for one in told.kinds) if told and told.personal else "",
        table=note.table,
        channel=wording.TALK_CHANNELS[note.channel],
    )
