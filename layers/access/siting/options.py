"""Options: what could be opened and whom it would reach; Task: how many of them, under which conditions."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from layers.errors import Refused

METHODS = ("mclp", "p-median")


def _no_zones() -> NDArray[np.int64]:
    return np.empty(0, dtype=np.int64)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Options:
    """``n`` candidate places over ``m`` demand points, as a matrix in rows (CSR) by candidate.

    ``indptr`` (n+1,), ``demand`` (pairs,): the points within reach of each candidate, each at most once;
    ``weights`` (m,): whole people at each point; ``costs`` (pairs,): what the way costs (whole seconds; only p-median
    asks); ``today`` (m,): what the way to the nearest place of today costs, infinite where none is within reach (mclp
    asks only whether it is finite: who is reached already is taken out); None: there is no place yet.
    ``zones`` (m,): counts into the zones of the floor, -1: none.
    """

    indptr: NDArray[np.int64]
    demand: NDArray[np.int32]
    weights: NDArray[np.int64]
    costs: NDArray[np.float64] | None = None
    today: NDArray[np.float64] | None = None
    zones: NDArray[np.int64] = field(default_factory=_no_zones)

    def __len__(self) -> int:
        """How many candidates."""
        return len(self.indptr) - 1

    @property
    def reached_today(self) -> NDArray[np.bool_]:
        """Which demand points reach a place already."""
        if self.today is None:
            return np.zeros(len(self.weights), dtype=bool)
        found: NDArray[np.bool_] = np.isfinite(self.today)
        return found

    def covered(self, chosen: tuple[int, ...] = ()) -> NDArray[np.bool_]:
        """Which demand points reach a place of today or one of the chosen."""
        found = self.reached_today
        for place in chosen:
            found[self.demand[self.indptr[place] : self.indptr[place + 1]]] = True
        return found


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Task:
    """``k`` places at most, those of ``fixed`` among them and none of ``forbidden`` (numbers of candidates).

    ``penalty``: cost of a person who reaches none, above every cost (p-median alone);
    ``floor`` (z,): people that each zone must have within reach at least, those of today counted.
    """

    k: int
    method: str = "mclp"
    penalty: float = 0.0
    fixed: tuple[int, ...] = ()
    forbidden: tuple[int, ...] = ()
    floor: NDArray[np.int64] = field(default_factory=_no_zones)

    def check(self, options: Options) -> None:
        """``Refused`` with a code for what cannot be chosen from."""
        if self.method not in METHODS:
            raise Refused("siting.method", method=self.method, known="・".join(METHODS))
        if self.k < max(1, len(set(self.fixed))):
            raise Refused("siting.count", k=self.k)
        if set(self.fixed) & set(self.forbidden):
            raise Refused("siting.fixed_and_forbidden")
        if self.method == "p-median":
            dearest = 0.0 if options.costs is None or not len(options.costs) else float(options.costs.max())
            if options.costs is None or self.penalty <= dearest:
                raise Refused("siting.penalty", penalty=self.penalty, dearest=dearest)
