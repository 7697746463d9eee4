"""Gains: both problems as one. A candidate is worth something to a demand point, and each point takes its best."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from layers.access.siting.options import Options, Task

_SEED = 5


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Gains:
    """Gains by place and by demand point, all positive, points merged.

    ``need`` (z,): people that each zone lacks to its floor as things are; ``zone`` (m,) -1 where none is lacking or the
    point is reached already; ``whole``: all gains are whole numbers, so that bounds can be rounded down.
    """

    indptr: NDArray[np.int64]
    demand: NDArray[np.int32]
    gain: NDArray[np.float64]
    cptr: NDArray[np.int64]
    place: NDArray[np.int32]
    cgain: NDArray[np.float64]
    zone: NDArray[np.int64]
    people: NDArray[np.float64]
    need: NDArray[np.float64]
    whole: bool

    def __len__(self) -> int:
        """How many places."""
        return len(self.indptr) - 1

    @property
    def points(self) -> int:
        """How many demand points after merging."""
        return len(self.cptr) - 1

    @property
    def owners(self) -> NDArray[np.int64]:
        """The place of each pair, in the order by place."""
        return np.repeat(np.arange(len(self)), np.diff(self.indptr))

    @property
    def singles(self) -> NDArray[np.float64]:
        """What each place would be worth alone (n,)."""
        found = np.zeros(len(self))
        np.add.at(found, self.owners, self.gain)
        return found

    @property
    def top(self) -> NDArray[np.float64]:
        """The largest gain of each point (m,)."""
        found = np.zeros(self.points)
        np.maximum.at(found, self.demand, self.gain)
        return found

    def value(self, chosen: NDArray[np.int64]) -> float:
        """What a choice is worth."""
        best = np.zeros(self.points)
        for place in chosen:
            row = slice(self.indptr[place], self.indptr[place + 1])
            best[self.demand[row]] = np.maximum(best[self.demand[row]], self.gain[row])
        return float(best.sum())

    def lacking(self, chosen: NDArray[np.int64]) -> NDArray[np.float64]:
        """People that each zone still lacks to its floor (z,), 0 where it has enough."""
        seen = np.zeros(self.points, dtype=bool)
        for place in chosen:
            seen[self.demand[self.indptr[place] : self.indptr[place + 1]]] = True
        inside = seen & (self.zone >= 0)
        got = np.bincount(self.zone[inside], weights=self.people[inside], minlength=len(self.need))
        found: NDArray[np.float64] = np.maximum(self.need - got, 0.0)
        return found


def gains(options: Options, task: Task) -> Gains:
    """The problem that is solved; forbidden candidates stay as rows without a point.

    Maximal covering (Church & ReVelle 1974) and p-median (Hakimi 1964; ReVelle & Swain 1970) are both

        maximise  sum_i max_{j in S} g_ij    over sets S of at most k candidates,

    with ``g_ij = a_i`` where j reaches i (a_i: people at i who reach no place today), and
    ``g_ij = a_i max(0, b_i - c_ij)`` where c_ij is the cost of the way and b_i today's cost, at most the penalty.
    Demand points that no choice tells apart are merged: equal candidates, equal worth, equal zone of the floor.
    """
    place, demand, worth = _pairs(options, task)
    need, zone = _needs(options, task)
    heir = _merged(place, demand, worth, zone, len(options.weights))
    kept = np.flatnonzero(np.bincount(heir[demand], minlength=len(heir)) > 0) if len(demand) else np.empty(0, np.int64)
    number = np.full(len(heir), -1, dtype=np.int64)
    number[kept] = np.arange(len(kept))
    # One of the merged points speaks for all: its unit worth times everybody's people.
    weights = options.weights.astype(np.float64)
    together = np.zeros(len(heir))
    np.add.at(together, heir, weights)
    speaks = heir[demand] == demand
    place, demand, worth = place[speaks], demand[speaks], worth[speaks]
    return matrix(
        place=place,
        demand=number[demand],
        gain=worth * together[demand],
        zone=zone[kept],
        people=together[kept],
        need=need,
        places=len(options),
    )


def matrix(  # noqa: PLR0913 - the columns of one matrix
    *,
    place: NDArray[np.int64],
    demand: NDArray[np.int64],
    gain: NDArray[np.float64],
    zone: NDArray[np.int64],
    people: NDArray[np.float64],
    need: NDArray[np.float64],
    places: int,
) -> Gains:
    """Pairs in both orders, sorted."""
    some = gain > 0
    place, demand, gain = place[some], demand[some], gain[some]
    by_place, by_demand = np.lexsort((demand, place)), np.lexsort((place, demand))
    return Gains(
        indptr=_starts(place, places),
        demand=demand[by_place].astype(np.int32),
        gain=gain[by_place],
        cptr=_starts(demand, len(people)),
        place=place[by_demand].astype(np.int32),
        cgain=gain[by_demand],
        zone=zone,
        people=people,
        need=need,
        whole=bool((gain == np.rint(gain)).all()),
    )


def _starts(numbers: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    found: NDArray[np.int64] = np.concatenate([[0], np.cumsum(np.bincount(numbers, minlength=size))]).astype(np.int64)
    return found


def _pairs(options: Options, task: Task) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """(place, demand point, worth to one person) where there is any worth and anybody."""
    place = np.repeat(np.arange(len(options)), np.diff(options.indptr))
    demand = options.demand.astype(np.int64)
    if task.method == "mclp":
        worth = (~options.reached_today).astype(np.float64)[demand]
    else:
        today = np.full(len(options.weights), task.penalty)
        if options.today is not None:
            today = np.minimum(options.today, task.penalty)
        worth = today[demand] - np.asarray(options.costs)
    out = np.zeros(len(options), dtype=bool)
    out[list(task.forbidden)] = True
    some = (worth > 0) & (options.weights[demand] > 0) & ~out[place]
    return place[some], demand[some], worth[some]


def _needs(options: Options, task: Task) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """What each zone lacks today, and the zone of each point (-1 where it can mend nothing)."""
    zone = np.full(len(options.weights), -1, dtype=np.int64)
    if not len(task.floor) or not len(options.zones):
        return np.zeros(0), zone
    reached = options.reached_today
    inside = reached & (options.zones >= 0)
    got = np.bincount(options.zones[inside], weights=options.weights[inside], minlength=len(task.floor))
    need = np.maximum(task.floor - got, 0.0)
    mends = ~reached & (options.zones >= 0)
    mends[mends] = need[options.zones[mends]] > 0
    zone[mends] = options.zones[mends]
    return need, zone


def _merged(
    place: NDArray[np.int64],
    demand: NDArray[np.int64],
    worth: NDArray[np.float64],
    zone: NDArray[np.int64],
    points: int,
) -> NDArray[np.int64]:
    """For each point the first point with the same places, worth and zone: told apart by two sums of chance numbers.

    Each group is then compared pair by pair with its first, so that no accident of the sums can join two.
    """
    chance = np.random.default_rng(_SEED)
    names = chance.integers(1, 2**63, (2, int(place.max(initial=0)) + 1), dtype=np.uint64)
    bits = worth.view(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    keys = [zone.astype(np.uint64) * np.uint64(0xC2B2AE3D27D4EB4F), zone.astype(np.uint64)]
    for key, name in zip(keys, names, strict=True):
        mixed = name[place] ^ bits
        np.add.at(key, demand, mixed * (mixed | np.uint64(1)))
    order = np.lexsort((np.arange(points), keys[1], keys[0]))
    first = np.ones(points, dtype=bool)
    first[1:] = (np.diff(keys[0][order]) != 0) | (np.diff(keys[1][order]) != 0)
    heir = np.empty(points, dtype=np.int64)
    heir[order] = order[np.flatnonzero(first)][np.cumsum(first) - 1]
    return _checked(heir, place, demand, worth, zone)


def _checked(
    heir: NDArray[np.int64],
    place: NDArray[np.int64],
    demand: NDArray[np.int64],
    worth: NDArray[np.float64],
    zone: NDArray[np.int64],
) -> NDArray[np.int64]:
    """The same with every point that does not equal its heir made its own again."""
    order = np.lexsort((place, demand))
    place, demand, worth = place[order], demand[order], worth[order]
    starts = _starts(demand, len(heir))
    sizes = np.diff(starts)
    unlike = (sizes != sizes[heir]) | (zone != zone[heir])
    within = np.arange(len(demand)) - starts[demand]
    twin = np.minimum(starts[heir[demand]] + within, max(len(demand) - 1, 0))
    differs = (place != place[twin]) | (worth != worth[twin])
    unlike[demand[differs]] = True
    heir = heir.copy()
    heir[unlike] = np.flatnonzero(unlike)
    return heir
