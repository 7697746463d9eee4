"""Pages of 取り込み: what was read, what is odd, what changes, and what residents will see."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from webmap.cards import Card
from webmap.list_questions import ListQuestion
from webmap.pages import Choice, Page


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
class JobRow:
    """One of several files that are being read."""

    id: str
    name: str
    state: str
    percent: int
    ended: bool
    url: str
    data_url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedRow:
    """A file that waits for somebody's answer: the question, and where to answer it."""

    name: str
    question: str
    since: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportsPage(Page):
    """取り込み: put a file here; what waits for an answer; what was put here before."""

    template: ClassVar[str] = "imports/index.html"
    asked: tuple[AskedRow, ...]
    history: tuple[HistoryRow, ...]
    under_way: tuple[JobRow, ...]
    megabytes: int
    script: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class FindingRow:
    """One finding in words; ``url`` leads to its cell where the sheet is here."""

    level: str
    level_label: str
    cell: str
    message: str
    url: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pages:
    """Which rows of a long list are shown (from 1), and the ways to the others."""

    first: int
    last: int
    total: int
    earlier_url: str
    later_url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldChange:
    """One field of a changed place, before and now; ``old`` when somebody keeps the old value."""

    field: str
    label: str
    text: str
    before: str
    now: str
    may_keep: bool
    old: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeRow:
    """One difference to the edition in force; ``decision`` is what becomes of a place that is no longer listed."""

    id: str
    kind: str
    label: str
    name: str
    fields: tuple[FieldChange, ...]
    decision: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnMeaning:
    """What stands over a heading: what its column is taken for. ``choices`` are all that it may be."""

    heading: str
    across: int
    choices: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetCell:
    """One cell as it looks; ``was`` is what the file says where it has been mended, ``record`` what was read of it."""

    address: str
    text: str
    looks: str
    across: int
    down: int
    told: str
    was: str
    record: str
    may_mend: bool
    asked: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetRow:
    """One row of a sheet; above a row of headings stand their meanings."""

    number: int
    hidden: bool
    meanings: tuple[ColumnMeaning, ...]
    cells: tuple[SheetCell, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetPanel:
    """One page of rows of one sheet. ``letters``: the name of each column and whether it is hidden in the file."""

    name: str
    number: int
    tabs: tuple[Choice, ...]
    letters: tuple[tuple[str, bool], ...]
    rows: tuple[SheetRow, ...]
    first: int
    last: int
    total: int
    cut: bool
    earlier_url: str
    later_url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadRow:
    """One place as understood, with the way to its cells."""

    id: str
    name: str
    kind: str
    cell: str
    url: str
    marks: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadPanel:
    """読めたこと: a sheet as it looks, what was read of these rows, and how it may be put right."""

    sheet: SheetPanel | None
    rows: tuple[ReadRow, ...]
    left: int
    may_mend: bool
    may_read_again: bool
    cell: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class EditionQuestion:
    """The list of which a new one may be the next edition."""

    dataset: str
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportPage(Page):
    """One import: what was read, what changes, and the two acts with what residents will see."""

    template: ClassVar[str] = "imports/one.html"
    id: str
    state: str
    edition: EditionQuestion | None
    earlier: tuple[Choice, ...]
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
    findings_pages: Pages
    read: ReadPanel
    unplaced: int
    review_url: str
    duplicates_url: str
    changes: tuple[ChangeRow, ...]
    changes_pages: Pages
    may_choose: bool
    gone_choices: tuple[tuple[str, str], ...]
    is_places: bool
    preview: tuple[Card, ...]
    preview_count: int
    script: Mapping[str, Any]


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
    encodings: tuple[tuple[str, str, str], ...]
    question: ListQuestion | None
    download_url: str
    figures: tuple[tuple[str, int], ...]
    script: Mapping[str, Any]
