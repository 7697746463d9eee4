"""Classes of a choropleth: at most five, with stated limits; lower limit belongs to the class, upper does not."""

from collections.abc import Sequence
from itertools import pairwise
from math import floor, log10

# Fixed, so that two cities and two years can be held side by side.
SHARE_LIMITS = (10.0, 15.0, 20.0, 25.0)


def class_of(value: float, limits: Sequence[float]) -> int:
    """The number of limits that the value reaches: 0 … len(limits)."""
    return sum(value >= limit for limit in limits)


def quantile_limits(values: Sequence[float]) -> tuple[float, ...]:
    """Up to four round numbers that part the values into about equal fifths; fewer where values are alike."""
    ordered = sorted(values)
    if not ordered:
        return ()
    raw = (ordered[min(len(ordered) - 1, len(ordered) * fifth // 5)] for fifth in (1, 2, 3, 4))
    limits = sorted({_round(value) for value in raw})
    return tuple(limit for limit in limits if limit > ordered[0])


def labels(limits: Sequence[float], unit: str) -> list[str]:
    """「10％未満」「10〜15％」…「25％以上」."""
    if not limits:
        return []
    shown = [f"{limit:,.0f}" for limit in limits]
    middle = [f"{low}〜{high}{unit}" for low, high in pairwise(shown)]
    return [f"{shown[0]}{unit}未満", *middle, f"{shown[-1]}{unit}以上"]


def _round(value: float) -> float:
    """Two leading digits, the second one 0 or 5."""
    if value <= 0:
        return 0.0
    step = 10.0 ** floor(log10(value)) / 2
    return max(round(value / step) * step, 1.0)
