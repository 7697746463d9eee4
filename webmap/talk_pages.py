"""The pages of 話し合い: what each template is given. ``word``: what this city calls such a series."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from webmap.pages import Choice, Page


@dataclass(frozen=True, kw_only=True, slots=True)
class ZoneChoices:
    """The zones of one system that a series may be about."""

    label: str
    zones: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TalkRow:
    """One series in the list; ``coming``: its next evening."""

    id: str
    name: str
    zone: str
    purpose: str
    meetings: int
    coming: str
    notes: int
    waits: int
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingRow:
    """One evening in the list of its series."""

    number: int
    name: str
    day: str
    venue: str
    state: str
    notes: int
    waits: int
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VersionRow:
    """One state that was kept; the newest is the one that stands."""

    version: int
    who: str
    day: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TalksPage(Page):
    """話し合い: which series there are, and a new one."""

    template: ClassVar[str] = "talks/index.html"
    word: str
    rows: tuple[TalkRow, ...]
    gone: tuple[TalkRow, ...]
    groups: tuple[ZoneChoices, ...]
    numbers: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Clash:
    """What two have changed: ``mine`` is what this form holds, ``theirs`` what was kept meanwhile."""

    name: str
    label: str
    mine: tuple[str, ...]
    theirs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Clashes:
    """Who has kept something since the form was opened; without ``rows`` nothing is at odds.

    ``gone``: the id of the evening, if they took it out; ``pressed``: a button was, and nothing was typed.
    """

    who: str
    at: str
    rows: tuple[Clash, ...]
    gone: str = ""
    pressed: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class TalkPage(Page):
    """One series: its zone, its purpose, its evenings."""

    template: ClassVar[str] = "talks/one.html"
    word: str
    id: str
    name: str
    purpose: str
    zone: str
    system: str
    groups: tuple[ZoneChoices, ...]
    version: int
    meetings: tuple[MeetingRow, ...]
    most: int
    channels: tuple[Choice, ...]
    themes: int
    aims: int
    versions: tuple[VersionRow, ...]
    taken_back: bool
    clashes: Clashes | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PromptRow:
    """One question as the form has it; ``place``: its row in the form."""

    place: int
    id: str
    text: str
    kinds: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemRow:
    """One line of the agenda; ``at``: when it begins, where the evening has a beginning."""

    place: int
    id: str
    at: str
    minutes: str
    title: str
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NoteRow:
    """One 付箋; ``proposed``: what could be shown of it; ``personal``: what of a person was found in it, in words."""

    id: str
    number: str
    kind: Choice
    text: str
    shown_text: str
    proposed: str
    personal: str
    table: str
    channel: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangesTold:
    """前回から変わったこと: a line since when, and parts with their lines."""

    since: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingPage(Page):
    """One evening: what is prepared, what is printed, what was written on paper; ``clashes``: it was not kept yet."""

    template: ClassVar[str] = "talks/meeting.html"
    word: str
    talk_id: str
    talk: str
    version: int
    number: int
    steps: tuple[Choice, ...]
    values: Mapping[str, str]
    states: tuple[Choice, ...]
    layers: tuple[Choice, ...]
    prompts: tuple[PromptRow, ...]
    agenda: tuple[ItemRow, ...]
    planned: int
    minutes: int
    ends: str
    kinds: tuple[Choice, ...]
    changes: ChangesTold
    key: str
    tables: tuple[str, ...]
    next_number: int
    waiting: tuple[NoteRow, ...]
    plain: int
    shown: tuple[NoteRow, ...]
    kept_back: tuple[NoteRow, ...]
    gone: tuple[NoteRow, ...]
    sheets: int
    taken_back: bool
    clashes: Clashes | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SamplePage(Page):
    """投影の見本: one question in letters that are read at eight metres."""

    template: ClassVar[str] = "talks/sample.html"
    heading: str
    question: str
    place: str
    kinds: tuple[Choice, ...]
    shown: tuple[NoteRow, ...]
    before_url: str
    after_url: str
    back_url: str
