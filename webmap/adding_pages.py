"""The page of 場所を加える: what its template is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from webmap.pages import Page
from webmap.place_origin import Origin
from webmap.written_facts import Box


@dataclass(frozen=True, kw_only=True, slots=True)
class Likely:
    """A place of the register that may be the one that is about to be added."""

    name: str
    kind_label: str
    where: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TakenBack:
    """A place that was added and taken back just now."""

    name: str
    again_url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AddPage(Page):
    """場所を加える: a spot on the map or an address, and what is known."""

    template: ClassVar[str] = "places/add.html"
    boxes: tuple[Box, ...]
    key: str
    spot: str
    spot_problem: str
    faults: int
    likely: tuple[Likely, ...]
    taken_back: TakenBack | None
    origin: Origin | None
    save_url: str
    list_url: str
    reading: str
    reading_url: str
    has_map: bool
    script: Mapping[str, Any]
