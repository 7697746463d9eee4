"""Answer 答え of a coverage question: rows by 町丁目, 圏域 and city, with whole persons that always add up.

``minutes`` of an area is the median over its people of the worse of both ways to the nearest place that they may use
(None where half of them reach none at all); uncovered = more minutes than asked (``<=`` is covered), a stretch longer
than the walker's limit, or no way.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from layers.access.question import Question
from layers.provenance import Source

NOISE = 30


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One 町丁目 or 圏域. ``place``: the place nearest to most of its people ("" where none is reached).

    ``here``: ids of what stands in it (集会所, ふだんの集まり …); ``untied``: people whom the network does not reach,
    counted as uncovered; ``uncertain``: people of 秘匿・合算 groups, known only together;
    ``outreach``: 出向く支えを考える所; ``seats_per_100``: 定員 within reach per 100 people (2SFCA), None where unknown.
    """

    code: str
    name: str
    people: int
    uncovered: int
    place: str = ""
    place_name: str = ""
    minutes: float | None = None
    here: tuple[str, ...] = ()
    untied: int = 0
    uncertain: int = 0
    boundary: str = "exact"
    outreach: bool = False
    seats_per_100: float | None = None

    @property
    def share(self) -> float | None:
        """Uncovered share, None where nobody lives."""
        return self.uncovered / self.people if self.people else None

    @property
    def noisy(self) -> bool:
        """Whether so few people live here that a share says little."""
        return 0 < self.people < NOISE


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """``rows`` by 町丁目, ``zones`` per kind of zone (未割当 last, so each kind sums to the total).

    ``difference``: people of the census minus the register, with its reasons; ``caveats``: codes with parameters whose
    sentences stand in ``layers/wording.toml``; ``fingerprint``: of question, network, places, people and version.
    """

    question: Question
    rows: tuple[Row, ...]
    zones: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    caveats: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    places: int = 0
    places_untied: tuple[str, ...] = ()
    people_as_of: str = ""
    difference: Mapping[str, Any] = field(default_factory=dict)
    fingerprint: str = ""

    @property
    def people(self) -> int:
        """All people asked about."""
        return sum(row.people for row in self.rows)

    @property
    def uncovered(self) -> int:
        """Those who reach none."""
        return sum(row.uncovered for row in self.rows)

    def to_json(self) -> dict[str, Any]:
        """The document of ``ibashomap coverage --json``; its keys are a contract, minutes to two decimals."""
        people, uncovered = self.people, self.uncovered
        share = _rounded(uncovered / people if people else None, 4)
        return {
            "question": self.question.to_json(),
            "totals": {"people": people, "uncovered": uncovered, "share": share},
            "rows": [
                {
                    "code": row.code,
                    "name": row.name,
                    "people": row.people,
                    "uncovered": row.uncovered,
                    "place": row.place or None,
                    "place_name": row.place_name or None,
                    "minutes": _rounded(row.minutes, 2),
                }
                for row in self.rows
            ],
        }


def _rounded(number: float | None, digits: int) -> float | None:
    return None if number is None else round(number, digits)
