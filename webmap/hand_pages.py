"""The page of 手をあげた人: what its template is given."""

from dataclasses import dataclass
from typing import ClassVar

from webmap.pages import Page


@dataclass(frozen=True, kw_only=True, slots=True)
class HandRow:
    """One card; in the form of a new one all is empty."""

    id: str = ""
    name: str = ""
    contact: str = ""
    wish: str = ""
    note: str = ""
    may_contact: bool = False
    may_name: bool = False
    made: str = ""
    edit_url: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class HandsPage(Page):
    """手をあげた人: the cards of a series, and the one that is typed."""

    template: ClassVar[str] = "talks/hands.html"
    word: str
    talk_id: str
    talk: str
    rows: tuple[HandRow, ...]
    card: HandRow
    longest: int
    taken_back: bool
