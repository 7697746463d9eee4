"""SitingQuestion: 「あと[2]か所ひらくなら、どこがいちばん届くか」, on top of a question of coverage."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from layers.access.question import Question
from layers.access.siting.options import METHODS
from layers.errors import Refused

TODAY = "today"
MOST_PLACES = 200
_HOUR = 60.0


@dataclass(frozen=True, kw_only=True, slots=True)
class SitingQuestion:
    """``candidates``: kind codes and ids of places; ``fixed``, ``forbidden``: ids among them.

    ``floor``: "" none, "today" (no zone worse than today) or the share of each zone's people that must be within
    reach, as it was written ("0.3"); ``zone_kind`` "": the first kind of zones.
    """

    coverage: Question
    k: int
    candidates: tuple[str, ...]
    method: str = METHODS[0]
    floor: str = ""
    zone_kind: str = ""
    fixed: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """``Refused`` with a code for what nobody can answer."""
        if self.method not in METHODS:
            raise Refused("siting.method", method=self.method, known="・".join(METHODS))
        if not 1 <= self.k <= MOST_PLACES:
            raise Refused("siting.count", k=self.k)
        if not self.candidates:
            raise Refused("siting.no_candidates")
        if self.floor not in ("", TODAY) and self.share is None:
            raise Refused("siting.floor_value", floor=self.floor)

    @property
    def share(self) -> Fraction | None:
        """The share of the floor, None where there is none."""
        try:
            found = Fraction(self.floor) if len(self.floor) <= _LONGEST and "/" not in self.floor else None
        except ValueError:
            return None
        return found if found is not None and 0 <= found <= 1 else None

    @property
    def penalty_minutes(self) -> float:
        """How long the way of a person counts who reaches none in the time asked (p-median): an hour, or two."""
        return _HOUR if self.coverage.minutes < _HOUR else 2 * _HOUR

    def to_json(self) -> dict[str, Any]:
        """As plain values: part of every answer and of its fingerprint."""
        return {
            "coverage": self.coverage.to_json(),
            "k": self.k,
            "candidates": list(self.candidates),
            "method": self.method,
            "floor": self.floor,
            "zone_kind": self.zone_kind,
            "fixed": list(self.fixed),
            "forbidden": list(self.forbidden),
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "SitingQuestion":
        """The same again."""
        lists = {name: tuple(told.get(name, ())) for name in ("candidates", "fixed", "forbidden")}
        return cls(**{**told, **lists, "coverage": Question.from_json(told["coverage"])})


_LONGEST = 12
