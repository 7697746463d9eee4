"""Pages of 取り込み: what was read, what is odd, what changes, and what residents will see."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from webmap.cards import Card
from webmap.pages import Page


@dataclass(frozen=True, kw_only=True, slots=True)
class HistoryRow:
    """One import in the history."""

    id: str
    title: str
    file_name: str
    state: str
    rows: int
    staged_at: str
    staged_by: str
    url: str
    may_undo: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportsPage(Page):
    """取り込み: put a file here; what was put here before."""

    template: ClassVar[str] = "imports/index.html"
    history: tuple[HistoryRow, ...]
    megabytes: int


@dataclass(frozen=True, kw_only=True, slots=True)
class FindingRow:
    """One finding in words."""

    level: str
    level_label: str
    cell: str
    message: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeRow:
    """One difference to the edition in force."""

    label: str
    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportPage(Page):
    """One import: findings by cell, differences, and the two acts with what residents will see."""

    template: ClassVar[str] = "imports/one.html"
    id: str
    state: str
    may_publish: bool
    may_discard: bool
    discarded: bool
    in_force: bool
    released: bool
    file_name: str
    source: str
    rows: int
    counts: Mapping[str, int]
    levels: Mapping[str, int]
    findings: tuple[FindingRow, ...]
    findings_left: int
    changes: tuple[ChangeRow, ...]
    changes_left: int
    is_places: bool
    preview: tuple[Card, ...]
    preview_count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class JobPage(Page):
    """Work under way: how far it is; it can be stopped. Without script the page comes again by itself."""

    template: ClassVar[str] = "jobs/one.html"
    id: str
    name: str
    state: str
    percent: int
    message: str
    ended: bool
    refused: bool
    findings: tuple[FindingRow, ...]
    script: Mapping[str, Any]
