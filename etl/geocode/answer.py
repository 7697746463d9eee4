"""What is known of where an address lies: one spot with its precision, or the reason why a person has to look."""

from dataclasses import dataclass
from typing import Literal

Precision = Literal["lot", "block", "town"]
Reason = Literal[
    "", "not_found", "ambiguous", "town_only", "block_unknown", "beside", "other_city", "no_address", "no_gazetteer"
]
# Only these become a dot on the map by themselves; a town is offered, never taken.
SURE: frozenset[Precision] = frozenset({"lot", "block"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """A place on the ground: ``metres`` is how far off it may be."""

    label: str
    town: str
    precision: Precision
    metres: int
    lonlat: tuple[float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """Either ``spot`` or a ``reason`` with what might be meant, the likeliest first."""

    spot: Spot | None = None
    reason: Reason = ""
    candidates: tuple[Spot, ...] = ()
