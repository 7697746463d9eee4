"""Route: a walk told street by street — metres, climb and steps — out of the edges of a trip."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from layers.access.network import STEPS, WalkNetwork

# A piece of a street without a name between two of a named one is part of the crossing, not a street of its own.
_CROSSING_METRES = 15.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """Along one street; ``street`` "" where it has no name; ``up`` and ``down`` in metres."""

    street: str
    metres: float
    up: float
    down: float
    steps: bool


def stretches(network: WalkNetwork, edges: NDArray[np.int32]) -> list[Stretch]:
    """The streets in the order of the walk; pieces of the same street become one."""
    found: list[Stretch] = []
    for edge in edges.tolist():
        one = _of(network, edge)
        if found and (one.street == found[-1].street or _is_crossing(one)) and one.steps == found[-1].steps:
            found[-1] = _joined(found[-1], one)
        else:
            found.append(one)
    return found


def line_lonlat(network: WalkNetwork, edges: NDArray[np.int32]) -> list[tuple[float, float]]:
    """The junctions of the walk in their order."""
    if not len(edges):
        return []
    nodes = [int(network.tails[edges[0]]), *network.heads[edges].tolist()]
    return [(float(lon), float(lat)) for lon, lat in network.nodes_lonlat[nodes]]


def climb(told: Sequence[Stretch]) -> tuple[float, float]:
    """Metres up and down in all."""
    return sum(one.up for one in told), sum(one.down for one in told)


def _of(network: WalkNetwork, edge: int) -> Stretch:
    number = int(network.street_of[edge]) if len(network.street_of) else -1
    rise = float(network.rises[edge])
    return Stretch(
        street=network.streets[number] if number >= 0 else "",
        metres=float(network.lengths[edge]),
        up=max(rise, 0.0),
        down=max(-rise, 0.0),
        steps=bool(network.marks[edge] & STEPS),
    )


def _is_crossing(one: Stretch) -> bool:
    return not one.street and one.metres <= _CROSSING_METRES


def _joined(one: Stretch, other: Stretch) -> Stretch:
    return Stretch(
        street=one.street,
        metres=one.metres + other.metres,
        up=one.up + other.up,
        down=one.down + other.down,
        steps=one.steps,
    )
