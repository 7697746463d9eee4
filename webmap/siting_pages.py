"""The page of 配置案: the question as a sentence, the chosen places, whom they newly serve, and the proof."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from webmap.coverage_pages import Blank, Working
from webmap.pages import Choice, Page


@dataclass(frozen=True, kw_only=True, slots=True)
class SitingForm:
    """``blanks`` of coverage; ``k``, ``finer`` of the siting; ``candidates`` to tick, ``ids`` of places named."""

    action: str
    blanks: tuple[Blank, ...]
    k: Blank
    candidates: tuple[Choice, ...]
    finer: tuple[Blank, ...]
    ids: str
    kept: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class ChosenRow:
    """One of the chosen places."""

    number: int
    name: str
    kind: str
    url: str
    people: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ServedRow:
    """One 町丁目 or 圏域: people, without a place today, newly reached, left; ``floor`` "" where none is asked."""

    name: str
    people: str
    uncovered: str
    reached: str
    left: str
    share: str
    floor: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SitingResult:
    """The answer: ``large`` in large type and what it ``says``; ``proof`` and what greedy alone would lose."""

    large: str
    says: str
    proof: str
    proven: bool
    greedy: str
    chosen: tuple[ChosenRow, ...]
    rows: tuple[ServedRow, ...]
    zones: tuple[ServedRow, ...]
    has_floor: bool
    assumptions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SitingPage(Page):
    """次の場はどこに. ``lack``: what is not there yet, "" where nothing is or nothing was asked.

    ``made``: when an older answer was computed, as coverage tells it; none of the next places is told for older data.
    """

    template: ClassVar[str] = "siting/show.html"
    form: SitingForm
    asked: str
    inside: bool
    lack: str
    lack_words: str
    made: str
    everybody_url: str
    again_url: str
    working: Working | None
    result: SitingResult | None
    command: str
    back_url: str
    has_map: bool
    printed_on: str
    script: Mapping[str, Any]
