"""Sharing out whole persons: the largest remainder method, in whole numbers, so that nobody is lost on any machine."""

import numpy as np
from numpy.typing import NDArray

from layers.errors import LayersError

Whole = NDArray[np.int64]


def share_out(totals: Whole, group_of: Whole, weights: Whole) -> Whole:
    """How many of each group's total every member gets, in proportion to its whole weight (Hamilton's method).

    Each gets the floor of its quota; what is left goes one by one to the largest remainders, to the earlier member
    where they are equal. A group whose weights are all 0 shares equally. ``LayersError("people.no_member")`` for
    people of a group without members: they would be lost.
    """
    groups = len(totals)
    members = np.bincount(group_of, minlength=groups)
    if bool((totals[members == 0] > 0).any()):
        raise LayersError("people.no_member")
    weights = np.where(_sums(weights, group_of, groups)[group_of] == 0, 1, weights)
    whole = np.maximum(_sums(weights, group_of, groups), 1)[group_of]
    quota = totals[group_of] * weights
    given, rest = quota // whole, quota % whole
    left = totals - _sums(given, group_of, groups)
    # Within each group by the size of what is left, then by position.
    order = np.lexsort((np.arange(len(weights)), -rest, group_of))
    first = np.cumsum(members) - members
    place = np.arange(len(weights)) - first[group_of[order]]
    given[order] += place < left[group_of[order]]
    return given


def _sums(numbers: Whole, group_of: Whole, groups: int) -> Whole:
    found = np.zeros(groups, dtype=np.int64)
    np.add.at(found, group_of, numbers)
    return found
