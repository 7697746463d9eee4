"""The page 計画の表: what its template is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from webmap.pages import Choice, Page


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanPlace:
    """A place under a line of the table."""

    name: str
    url: str
    crosses: bool
    held: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanLineRow:
    """One line in words; ``places`` with their pages, ``list_url`` and ``map_url`` for its item."""

    label: str
    about: str
    first: bool
    span: int
    name: str
    way: str
    stated: str
    found: str
    office: str
    note: str
    crossing: int
    places: tuple[PlanPlace, ...]
    list_url: str
    map_url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanSelect:
    """One question of the filter."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanPage(Page):
    """計画の表; ``kept`` are parts of the address that the filter keeps."""

    template: ClassVar[str] = "plan_tables/show.html"
    rows: tuple[PlanLineRow, ...]
    missing: str
    totals: tuple[str, ...]
    source: str
    selects: tuple[PlanSelect, ...]
    crossing: bool
    everybody: bool
    filtered: bool
    known: bool
    kept: Mapping[str, str]
    editions: tuple[Choice, ...]
    print_url: str
    save_url: str
    list_url: str
    map_url: str
    whole_url: str
    printed_on: str
