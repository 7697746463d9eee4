"""The pages where staff correct a place and add one: what each template is given."""

from dataclasses import dataclass
from typing import ClassVar

from webmap.pages import Page
from webmap.written_facts import Box


@dataclass(frozen=True, kw_only=True, slots=True)
class EditPage(Page):
    """直す: all facts of a place that staff may write."""

    template: ClassVar[str] = "places/edit.html"
    name: str
    boxes: tuple[Box, ...]
    version: str
    reason: str
    reading: str
    faults: int
    save_url: str
    place_url: str
    list_url: str
    reading_url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RestorePage(Page):
    """この時の内容に戻す: what would change; ``stale``: somebody else has written since the page was opened."""

    template: ClassVar[str] = "places/restore.html"
    name: str
    when: str
    at: str
    lines: tuple[str, ...]
    version: str
    stale: bool
    save_url: str
    place_url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Contested:
    """One fact that was written twice: as it was, as it is now, as this person wrote it; ``chosen`` or ""."""

    name: str
    label: str
    before: str
    theirs: str
    mine: str
    theirs_value: str
    mine_value: str
    chosen: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ConflictPage(Page):
    """Somebody else was faster: both versions, fact by fact."""

    template: ClassVar[str] = "places/conflict.html"
    name: str
    others: tuple[str, ...]
    rows: tuple[Contested, ...]
    version: str
    reason: str
    save_url: str
    place_url: str
