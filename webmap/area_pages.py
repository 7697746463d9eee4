"""町丁別の人数: the page that is the twin of the shaded areas of the map."""

from dataclasses import dataclass
from typing import ClassVar

from webmap.pages import Page


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaRow:
    """One small area in words: the twin of its colour; ages as this viewer may read them."""

    name: str
    people: int
    age65plus: str
    age75plus: str
    share: str
    boundary: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AreasPage(Page):
    """町丁別の人数: the shaded areas of the map as a table."""

    template: ClassVar[str] = "zones/areas.html"
    rows: tuple[AreaRow, ...]
    unplaced: tuple[AreaRow, ...]
    as_of: str
    credit: str
    with_ages: bool
