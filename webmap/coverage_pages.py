"""The pages of 通える範囲: what each template is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from webmap.pages import Choice, Page


@dataclass(frozen=True, kw_only=True, slots=True)
class Blank:
    """One gap of the sentence; ``after``: the words behind it."""

    name: str
    label: str
    after: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """The question as a form: its gaps, what is asked less often, and the address (``action``) that answers it.

    ``person``: gaps in parentheses behind the woman or man; ``kept``: what the form hands on.
    """

    action: str
    person: tuple[Blank, ...]
    blanks: tuple[Blank, ...]
    more: tuple[Blank, ...]
    kept: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaRow:
    """One 町丁目 or 圏域. To residents ``people``, ``uncovered`` and ``share`` are empty and ``level`` speaks.

    ``seats``: 席のゆとり, "" where no list tells any.
    """

    code: str
    name: str
    url: str
    here: tuple[Choice, ...]
    people: str
    uncovered: str
    share: str
    level: str
    place: str
    place_url: str
    minutes: str
    seats: str
    marks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ZoneRows:
    """The rows of one kind of zone."""

    label: str
    rows: tuple[AreaRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Number:
    """The one number in large type, in words around it; ``straight`` beside it, "" where it is not known."""

    large: str
    says: str
    straight: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Working:
    """A calculation on its way."""

    id: str
    state: str
    percent: int
    message: str
    ended: bool
    stop_url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """What another question has changed: in which words it differs, people more or fewer, places that count no more.

    ``came``: places that count now; ``towns``: where people were added or taken away, the most first.
    """

    asked: str
    number: str
    gone: tuple[str, ...]
    came: tuple[str, ...]
    towns: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CoveragePage(Page):
    """通える範囲: the sentence, its number, its tables and what they stand on. ``lack``: what is not there yet.

    ``made``: when the answer was computed, or the one before it that is being computed anew.
    """

    template: ClassVar[str] = "coverage/show.html"
    sentence: Sentence
    asked: str
    inside: bool
    heading: str
    lack: str
    lack_words: str
    everybody_url: str
    anyhow_url: str
    again_url: str
    places: int
    made: str
    working: Working | None
    number: Number | None
    change: Change | None
    rows: tuple[AreaRow, ...]
    zones: tuple[ZoneRows, ...]
    sorts: tuple[Choice, ...]
    outreach: tuple[str, ...]
    assumptions: tuple[tuple[str, tuple[str, ...]], ...]
    command: str
    saves: tuple[Choice, ...]
    links: tuple[Choice, ...]
    has_map: bool
    printed_on: str
    script: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One street of a route: how far along which, up or down, over steps."""

    street: str
    metres: str
    rise: str
    steps: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Walk:
    """One way of a route: there or back."""

    label: str
    minutes: str
    metres: str
    climb: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TownPage(Page):
    """One 町丁目: the figures of its row, and the way of the person in the middle to the nearest place and back."""

    template: ClassVar[str] = "coverage/town.html"
    asked: str
    row: AreaRow
    verdict: str
    walks: tuple[Walk, ...]
    why_none: str
    back_url: str
    has_map: bool
    script: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Variant:
    """One question of a comparison; ``differs`` from the first in these words."""

    label: str
    url: str
    number: str
    share: str
    change: str
    ready: bool
    straight: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparedRow:
    """One 町丁目 under every question: people who do not get there; ``changes``: whether any differ."""

    name: str
    people: str
    numbers: tuple[str, ...]
    changes: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparePage(Page):
    """Up to four questions side by side."""

    template: ClassVar[str] = "coverage/compare.html"
    asked: str
    kept: Mapping[str, str]
    variants: tuple[Variant, ...]
    presets: tuple[Choice, ...]
    rows: tuple[ComparedRow, ...]
    changed: int
    waiting: bool
    back_url: str
