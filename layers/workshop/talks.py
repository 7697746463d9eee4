"""Talk 話し合い: a series of meetings of one zone that share one board, and what is prepared for each evening.

What the evenings bring forth is in the journal of moves; here stands only what the staff prepare. In and out as JSON,
checked: ``Refused("talk.…")``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any

from layers.errors import NotFound, Refused
from layers.workshop.kinds import note_kinds

PLANNED, HELD = "planned", "held"
LONGEST_NAME = 60
LONGEST_WORDS = 400
MOST_MEETINGS = 12
MOST_ROWS = 20
MOST_MINUTES = 600
MOST_TABLES = 30
_KEY = re.compile(r"[0-9a-z]{1,24}")
_LAYER = re.compile(r"[0-9a-z_]{1,40}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Prompt:
    """問い. ``kinds``: the 付箋 it calls for, in the order in which they are offered; empty: all."""

    id: str
    text: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """進行の1行."""

    id: str
    minutes: int
    title: str
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Meeting:
    """回. ``minutes``: how long the evening is; ``layers``: map layers that go into the hall file."""

    id: str
    number: int
    name: str
    purpose: str = ""
    date: str = ""
    starts: str = ""
    minutes: int = 120
    venue: str = ""
    prompts: tuple[Prompt, ...] = ()
    agenda: tuple[Item, ...] = ()
    tables: int = 3
    layers: tuple[str, ...] = ()
    state: str = PLANNED

    @property
    def planned_minutes(self) -> int:
        """How long the agenda takes."""
        return sum(item.minutes for item in self.agenda)

    def to_json(self) -> dict[str, Any]:
        """As plain values."""
        plain = {name: getattr(self, name) for name in _MEETING}
        return plain | {
            "prompts": [{"id": one.id, "text": one.text, "kinds": list(one.kinds)} for one in self.prompts],
            "agenda": [
                {"id": one.id, "minutes": one.minutes, "title": one.title, "note": one.note} for one in self.agenda
            ],
            "layers": list(self.layers),
        }

    @classmethod
    def from_json(cls, told: Any) -> "Meeting":  # noqa: ANN401 - whatever a file or a form holds
        """The same again, checked."""
        row = _record(told)
        made = cls(
            **{name: row[name] for name in _MEETING if name in row and name not in ("id", "number", "name")},
            id=row.get("id", ""),
            number=row.get("number", 0),
            name=row.get("name", ""),
            prompts=tuple(_prompt(one) for one in _rows(row, "prompts")),
            agenda=tuple(_item(one) for one in _rows(row, "agenda")),
            layers=tuple(_rows(row, "layers")),
        )
        check_meeting(made)
        return made


_MEETING = ("id", "number", "name", "purpose", "date", "starts", "minutes", "venue", "tables", "state")


@dataclass(frozen=True, kw_only=True, slots=True)
class Talk:
    """話し合いのつながり of one zone. ``zone``: its name in the kind ``zone_kind``, which outlives a 年度.

    ``version``: counts what was kept; whoever keeps tells the one that they saw.
    """

    name: str
    zone_kind: str
    zone: str
    id: str = ""
    purpose: str = ""
    meetings: tuple[Meeting, ...] = ()
    version: int = 0
    taken_back: bool = field(default=False, compare=False)

    def meeting(self, number: int) -> Meeting:
        """The meeting of this number; ``NotFound("talk.meeting")``."""
        for one in self.meetings:
            if one.number == number:
                return one
        raise NotFound("talk.meeting")

    def meeting_of(self, meeting_id: str) -> Meeting:
        """The meeting that a move names; ``NotFound("talk.meeting")``."""
        for one in self.meetings:
            if one.id == meeting_id:
                return one
        raise NotFound("talk.meeting")

    def before(self, number: int) -> Meeting | None:
        """The meeting before this one."""
        earlier = [one for one in self.meetings if one.number < number]
        return earlier[-1] if earlier else None

    def with_meeting(self, meeting: Meeting) -> "Talk":
        """With this meeting in the place of the one with its id."""
        self.meeting_of(meeting.id)
        return replace(self, meetings=tuple(meeting if one.id == meeting.id else one for one in self.meetings))

    def to_json(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "id": self.id,
            "name": self.name,
            "zone_kind": self.zone_kind,
            "zone": self.zone,
            "purpose": self.purpose,
            "version": self.version,
            "meetings": [one.to_json() for one in self.meetings],
        }

    @classmethod
    def from_json(cls, told: Any) -> "Talk":  # noqa: ANN401 - whatever a file or a form holds
        """The same again, checked."""
        row = _record(told)
        made = cls(
            **{name: row.get(name, "") for name in ("id", "name", "zone_kind", "zone", "purpose")},
            version=row.get("version", 0),
            meetings=tuple(Meeting.from_json(one) for one in _rows(row, "meetings", MOST_MEETINGS)),
        )
        check(made)
        return made


def check(talk: Talk) -> None:
    """``Refused("talk.…")`` unless this can be kept: it is named, its meetings are numbered from 1 on."""
    for value, longest in ((talk.name, LONGEST_NAME), (talk.zone_kind, LONGEST_NAME), (talk.zone, LONGEST_NAME)):
        if not _words(value, longest) or not value.strip():
            raise Refused("talk.name", longest=LONGEST_NAME)
    if not _words(talk.id, LONGEST_NAME) or not _words(talk.purpose, LONGEST_WORDS) or not _whole(talk.version, 10**9):
        raise Refused("talk.words", longest=LONGEST_WORDS)
    if not 1 <= len(talk.meetings) <= MOST_MEETINGS:
        raise Refused("talk.meetings", most=MOST_MEETINGS)
    for number, meeting in enumerate(talk.meetings, 1):
        check_meeting(meeting)
        if meeting.number != number:
            raise Refused("talk.meetings", most=MOST_MEETINGS)
    if len({meeting.id for meeting in talk.meetings}) != len(talk.meetings):
        raise Refused("talk.meetings", most=MOST_MEETINGS)


def check_meeting(meeting: Meeting) -> None:
    """``Refused("talk.…")`` unless an evening can be held like this; an agenda too long is told, not refused."""
    if not _words(meeting.name, LONGEST_NAME) or not meeting.name.strip():
        raise Refused("talk.name", longest=LONGEST_NAME)
    words = (meeting.purpose, meeting.venue, *(one.text for one in meeting.prompts))
    words += tuple(word for one in meeting.agenda for word in (one.title, one.note))
    if not all(_words(word, LONGEST_WORDS) for word in words):
        raise Refused("talk.words", longest=LONGEST_WORDS)
    if not _day(meeting.date) or not _hour(meeting.starts):
        raise Refused("talk.day")
    lengths = [meeting.minutes, *(one.minutes for one in meeting.agenda)]
    if not all(_whole(one, MOST_MINUTES) for one in lengths) or not _whole(meeting.tables, MOST_TABLES):
        raise Refused("talk.numbers", minutes=MOST_MINUTES, tables=MOST_TABLES)
    _check_keys(meeting)


def _check_keys(meeting: Meeting) -> None:
    rows = (meeting.prompts, meeting.agenda)
    keys = [meeting.id, *(one.id for one in meeting.prompts), *(one.id for one in meeting.agenda)]
    good = (
        all(isinstance(key, str) and _KEY.fullmatch(key) for key in keys)
        and all(len({one.id for one in part}) == len(part) <= MOST_ROWS for part in rows)
        and meeting.state in (PLANNED, HELD)
        and _whole(meeting.number, MOST_MEETINGS)
        and all(isinstance(one, str) and _LAYER.fullmatch(one) for one in meeting.layers)
        and all(set(one.kinds) <= set(note_kinds()) for one in meeting.prompts)
    )
    if not good:
        raise Refused("talk.unreadable")


def _prompt(told: Any) -> Prompt:  # noqa: ANN401 - whatever a file or a form holds
    row = _record(told)
    kinds = _rows(row, "kinds")
    if not all(isinstance(one, str) for one in kinds):
        raise Refused("talk.unreadable")
    return Prompt(id=row.get("id", ""), text=row.get("text", ""), kinds=tuple(kinds))


def _item(told: Any) -> Item:  # noqa: ANN401 - whatever a file or a form holds
    row = _record(told)
    return Item(
        id=row.get("id", ""), minutes=row.get("minutes", 0), title=row.get("title", ""), note=row.get("note", "")
    )


def _record(told: Any) -> Mapping[str, Any]:  # noqa: ANN401 - whatever a file or a form holds
    if not isinstance(told, Mapping):
        raise Refused("talk.unreadable")
    return told


def _rows(told: Mapping[str, Any], name: str, most: int = MOST_ROWS) -> list[Any]:
    rows = told.get(name, [])
    if not isinstance(rows, list) or len(rows) > most:
        raise Refused("talk.unreadable")
    return rows


def _words(value: Any, longest: int) -> bool:  # noqa: ANN401 - whatever a file or a form holds
    return isinstance(value, str) and len(value) <= longest


def _whole(value: Any, most: int) -> bool:  # noqa: ANN401 - whatever a file or a form holds
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most


def _day(value: Any) -> bool:  # noqa: ANN401 - whatever a file or a form holds
    return value == "" or _reads(date.fromisoformat, value)


def _hour(value: Any) -> bool:  # noqa: ANN401 - whatever a file or a form holds
    return value == "" or _reads(time.fromisoformat, value)


def _reads(how: Any, value: Any) -> bool:  # noqa: ANN401 - whatever a file or a form holds
    try:
        how(value)
    except (TypeError, ValueError):
        return False
    return True
