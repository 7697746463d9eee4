"""The pages of 印刷: what each template is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from webmap.pages import Choice, Page


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintKind:
    """One kind of print; ``ready``: it can be made by whoever reads the page."""

    id: str
    label: str
    about: str
    on: bool
    ready: bool
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheets:
    """The picture of a paper: rectangles in a box of ``width`` × ``height``."""

    width: float
    height: float
    boxes: tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintOption:
    """One option with what it means."""

    value: str
    label: str
    note: str
    on: bool
    sheets: Sheets | None


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintChoice:
    """One question of a print."""

    name: str
    label: str
    options: tuple[PrintOption, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ZoneGroup:
    """The zones of one system."""

    label: str
    zones: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintsPage(Page):
    """印刷: what, of which ground, on which paper."""

    template: ClassVar[str] = "prints/index.html"
    prints: tuple[PrintKind, ...]
    ready: bool
    action: str
    by_post: bool
    choices: tuple[PrintChoice, ...]
    groups: tuple[ZoneGroup, ...]
    box: str
    seen: bool
    kinds: tuple[Choice, ...]
    facilities: tuple[Choice, ...]
    words: str
    may_staff: bool
    staff: bool
    map_url: str
    plan_url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ProfileSheetsPage(Page):
    """All 地域プロフィール of a kind on their way."""

    template: ClassVar[str] = "profiles/sheets.html"
    id: str
    name: str
    state: str
    percent: int
    message: str
    ended: bool
    file_url: str
    script: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintJobPage(Page):
    """A print on its way: how far it is, and the button that opens it."""

    template: ClassVar[str] = "prints/job.html"
    id: str
    name: str
    state: str
    percent: int
    message: str
    ended: bool
    file_url: str
    file_word: str
    again_url: str
    script: Mapping[str, Any]
