"""Pages of 場所を決める: places that wait for a position, and the one that is being put on the map."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from webmap.pages import Page


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitingRow:
    """One place of the list, in a line."""

    id: str
    name: str
    kind_label: str
    where: str
    reason: str
    url: str
    here: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class SpotChoice:
    """One spot that might be meant: a radio button, and a number on the map."""

    value: str
    number: str
    label: str
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacingRow:
    """One decision as it was made."""

    what: str
    address: str
    who: str
    when: str
    state: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """The place that is being put on the map."""

    id: str
    name: str
    kind_label: str
    shape: str
    colour: str
    venue: str
    address: str
    reason: str
    position: str
    choices: tuple[SpotChoice, ...]
    spot: str
    history: tuple[PlacingRow, ...]
    may_undo: bool
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewPage(Page):
    """場所を決める: the list, the map and the choices. ``last`` is the place that was decided just now."""

    template: ClassVar[str] = "review/show.html"
    rows: tuple[WaitingRow, ...]
    rows_left: int
    total: int
    place: Placed | None
    last: WaitingRow | None
    has_gazetteer: bool
    has_map: bool
    script: Mapping[str, Any]
