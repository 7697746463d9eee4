"""Siting 配置案: the chosen places, what they are worth, and how far from the best they can be at most."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Siting:
    """``chosen``: numbers of candidates, ascending; fewer than k where another one would add nothing.

    mclp: people newly reached, ``bound`` is never below the true optimum. p-median: people times cost, everybody
    counted, ``bound`` is never above it. ``gap``: share of the bound by which the choice can be off at most, 0 where
    ``status`` is "optimal" (else "gap"). ``greedy_objective``: what taking the best next place k times would give
    (None where that breaks the floor); ``today``: the same measure with nothing opened.
    """

    chosen: tuple[int, ...]
    objective: float
    bound: float
    status: str
    gap: float
    greedy_objective: float | None
    greedy: tuple[int, ...]
    today: float

    @property
    def proven(self) -> bool:
        """Whether no other choice is better."""
        return self.status == "optimal"
