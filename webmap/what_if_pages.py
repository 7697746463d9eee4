"""The pages of 「もし〜なら」: what each template is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from webmap.coverage_pages import Sentence
from webmap.pages import Choice, Page


@dataclass(frozen=True, kw_only=True, slots=True)
class ActLine:
    """One thing imagined, in words, with where it is drawn."""

    key: str
    kind: str
    words: str
    at: tuple[float, float] | None = None
    to: tuple[float, float] | None = None
    place: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TownChange:
    """One 町丁目 in which somebody gains or loses; ``at``: the middle of its people, for the map.

    ``minutes``: of the person in the middle, before and after, "" where they are the same.
    """

    name: str
    gained: str
    lost: str
    minutes: str
    at: tuple[float, float] | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What the acts would change: the number in large type, in words, and the towns by name."""

    large: str
    says: str
    change: str
    gained: str
    lost: str
    towns: tuple[TownChange, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ScenarioRow:
    """One named scenario in the list."""

    id: str
    name: str
    made: str
    acts: int
    asked: str
    url: str
    on: bool
    taken_back: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class WhatIfPage(Page):
    """もし〜なら: acts, what they change, and the ways to do more of them without a map.

    ``kept``: the named scenario that stands here, None for a draft; ``warm`` False: 準備しています.
    """

    template: ClassVar[str] = "what_if/show.html"
    sentence: Sentence | None
    asked: str
    warm: bool
    fault: str
    coverage_url: str
    act_url: str
    keep_url: str
    acts_text: str
    lines: tuple[ActLine, ...]
    undone: tuple[ActLine, ...]
    told: Told | None
    places: tuple[Choice, ...]
    towns: tuple[Choice, ...]
    candidates: tuple[Choice, ...]
    kept: ScenarioRow | None
    address: str
    rename_url: str
    gone_url: str
    back_url: str
    scenarios: tuple[ScenarioRow, ...]
    compare_url: str
    has_map: bool
    script: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One scenario of a comparison; ``change`` and the counts are empty while it is not warm."""

    name: str
    url: str
    asked: str
    acts: tuple[str, ...]
    uncovered: str
    change: str
    gained: str
    lost: str
    fault: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparePage(Page):
    """案をくらべる: side by side, and town by town where they differ."""

    template: ClassVar[str] = "what_if/compare.html"
    columns: tuple[Column, ...]
    towns: tuple[tuple[str, tuple[str, ...]], ...]
    warm: bool
    same_question: bool
    back_url: str
    scenarios: tuple[ScenarioRow, ...]
