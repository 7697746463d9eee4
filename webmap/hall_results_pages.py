"""会場 on the city's server: the page on which what came back is taken in, and what two sides wrote is told."""

from dataclasses import dataclass
from typing import ClassVar

from webmap.pages import Page


@dataclass(frozen=True, kw_only=True, slots=True)
class TakenRow:
    """A package that came back."""

    meeting: str
    closed: str
    moves: int
    new: int
    people: int
    who: str
    day: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ClashRow:
    """One field that both sides wrote; ``stands`` holds, and ``other`` can be put in its place."""

    key: str
    what: str
    name: str
    stands: str
    other: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceRow:
    """What was said in the hall of a listed place, and what was changed on it here meanwhile."""

    name: str
    url: str
    said: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class NewRow:
    """A gathering that no list knew; ``url``: the form of a new place or, once ``added``, the place itself."""

    said: str
    town: str
    url: str
    added: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ResultsPage(Page):
    """「会場から持ち帰ったものを取り込む」."""

    template: ClassVar[str] = "talks/results.html"

    word: str
    talk_id: str
    talk: str
    taken: tuple[TakenRow, ...]
    clashes: tuple[ClashRow, ...]
    places: tuple[PlaceRow, ...]
    fresh: tuple[NewRow, ...]
