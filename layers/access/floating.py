"""2SFCA: seats within reach, shared with everybody else who could come (two-step floating catchment area).

Step 1, for each place j: R_j = S_j / Σ P_k over the homes k within the cutoff. Step 2, for each home i: A_i = Σ R_j
over the places within the cutoff. Luo & Wang 2003, Environment and Planning B 30: 865-884. Names as in ``access``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from layers.access import travel
from layers.access.ends import Ends
from layers.access.grounds import Ground
from layers.access.question import Question
from layers.access.walkers import walker
from layers.place.services import ServicePoint

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Cost:
    """Pairs within the cutoff: ``sites`` and ``homes`` (p,) count into supply and demand."""

    sites: NDArray[np.int32]
    homes: NDArray[np.int32]


def two_step(demand: Floats, supply: Floats, cost: Cost) -> Floats:
    """Seats a person for each home (k,): 0 where no place is within reach.

    Summed over all people they are the seats of all places that anybody reaches, so nothing is counted twice.
    """
    wanted = np.bincount(cost.sites, weights=demand[cost.homes], minlength=len(supply))
    ratio = np.divide(supply, wanted, out=np.zeros(len(supply)), where=wanted > 0)
    found: Floats = np.bincount(cost.homes, weights=ratio[cost.sites], minlength=len(demand)).astype(np.float64)
    return found


def seats(question: Question, ground: Ground, places: Sequence[ServicePoint], ends: Ends) -> Floats | None:
    """Seats a person for each home, of the places whose 定員 is known; None where none is, or nobody walks."""
    known = np.array([isinstance(point.facts.get("capacity"), int) for point in places], dtype=bool)
    if not known.any() or question.measure != "network" or question.travel != "walk":
        return None
    who = walker(question.walker)
    told = np.flatnonzero(known)
    chosen = Ends(nodes=ends.nodes[known], leg_metres=ends.leg_metres[known])
    homes = ground.demand.homes
    pairs = travel.reach(travel.roads(ground.network, who), chosen, homes, who, question.minutes * 60)
    supply = np.array([float(places[place].facts["capacity"]) for place in told.tolist()])
    return two_step(ground.demand.people.astype(np.float64), supply, Cost(sites=pairs.sites, homes=pairs.homes))
