"""An estimate of the whole city alone, put on the towns of today by the people that they have now, in whole persons.

Those under 65 and those of 65 and older are shared out apart, each by their own number of today, so that an ageing
city ages everywhere as it is old today. It is no estimate of a town, and its answers say so.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from layers.access.people import Residents
from layers.access.sharing import share_out
from layers.provenance import Source

BY_SHARE, OLDER_BY_SHARE = "caveat.estimate_by_share", "caveat.estimate_older"
Whole = NDArray[np.int64]


def by_share(residents: Residents, counts: Mapping[str, float | None], source: Source, *, year: int) -> Residents:
    """The towns of today with the people of that year; their sum is the estimate's own, rounded.

    75 and older: the estimate's own where it tells them, else out of those of 65 by each town's share of today; None
    where today's towns have no ages.
    """
    today = _bands(residents)
    people = round(counts.get("all") or 0)
    aged = _rounded(counts.get("65plus"), people)
    older = None if aged is None else _rounded(counts.get("75plus"), aged)
    young, between, old = _coming(today, people, aged, older)
    known = _aged(residents) or aged is not None
    knows_older = _aged(residents) or older is not None
    towns = tuple(
        replace(
            town,
            people=sum(parts),
            age65plus=parts[1] + parts[2] if known else None,
            age75plus=parts[2] if knows_older else None,
        )
        for town, parts in zip(residents.towns, np.column_stack([young, between, old]).tolist(), strict=True)
    )
    return replace(
        residents,
        towns=towns,
        register="projection",
        as_of=str(year),
        source=source,
        unknown_age=0,
        year=year,
        estimate=(BY_SHARE, *(() if older is not None else (OLDER_BY_SHARE,))),
    )


def _coming(today: Whole, people: int, aged: int | None, older: int | None) -> tuple[Whole, Whole, Whole]:
    """Under 65, 65 to 74, 75 and over, of each town."""
    if aged is None:
        # Nothing but a sum: every town keeps its own ages.
        towns = _among(people, today.sum(axis=1))
        found = share_out(towns, np.repeat(np.arange(len(towns)), 3), _some(today).ravel()).reshape(-1, 3)
        return found[:, 0], found[:, 1], found[:, 2]
    young = _among(people - aged, today[:, 0])
    if older is not None:
        return young, _among(aged - older, today[:, 1]), _among(older, today[:, 2])
    both = _among(aged, today[:, 1] + today[:, 2])
    found = share_out(both, np.repeat(np.arange(len(both)), 2), _some(today[:, 1:]).ravel()).reshape(-1, 2)
    return young, found[:, 0], found[:, 1]


def _some(bands: Whole) -> Whole:
    """A town where nobody of these lives today is shared as the whole city."""
    whole = bands.sum(axis=0)
    found: Whole = np.where(bands.sum(axis=1, keepdims=True) > 0, bands, whole)
    return found


def _bands(residents: Residents) -> Whole:
    """Of today; where no ages are known, everybody stands in each band, so that all are shared alike."""
    if not _aged(residents):
        return np.array([[town.people] * 3 for town in residents.towns], dtype=np.int64).reshape(-1, 3)
    told = [(town.people, town.age65plus or 0, town.age75plus or 0) for town in residents.towns]
    return np.array([(people - aged, aged - older, older) for people, aged, older in told], dtype=np.int64)


def _aged(residents: Residents) -> bool:
    return all(town.age65plus is not None and town.age75plus is not None for town in residents.towns)


def _among(total: int, weights: Whole) -> Whole:
    return share_out(np.array([total], dtype=np.int64), np.zeros(len(weights), dtype=np.int64), weights)


def _rounded(number: float | None, most: int) -> int | None:
    return None if number is None else min(round(number), most)
