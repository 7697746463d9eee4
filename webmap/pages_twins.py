"""The page of doubles: its typed context."""

from dataclasses import dataclass
from typing import ClassVar

from webmap.cards import Card
from webmap.pages import Page


@dataclass(frozen=True, kw_only=True, slots=True)
class TwinFact:
    """One line of the comparison."""

    label: str
    one: str
    other: str
    same: bool

    @property
    def alone(self) -> bool:
        """Told by one of the two: it contradicts nothing."""
        return bool(self.one) != bool(self.other)

    @property
    def differs(self) -> bool:
        """Whether the eye should rest here."""
        return not self.same and not self.alone

    @property
    def spelled(self) -> bool:
        """The same in other letters: worth a quiet word."""
        return self.same and self.one != self.other


@dataclass(frozen=True, kw_only=True, slots=True)
class TwinRow:
    """Two places side by side."""

    one: Card
    other: Card
    facts: tuple[TwinFact, ...]
    reason: str
    urls: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class DecidedRow:
    """What was said of a pair, with its way back."""

    id: str
    words: str
    by: str
    at: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DuplicatesPage(Page):
    """「同じ集まりが2回のっていませんか」. ``waiting`` counts all pairs, ``rows`` holds the first of them."""

    template: ClassVar[str] = "places/duplicates.html"
    rows: tuple[TwinRow, ...]
    waiting: int
    decided: tuple[DecidedRow, ...]
