"""How long a walk takes, for one pair of points or many: from → to only, the way back is another question."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from etl.json_lines import lines, question
from etl.walkways.plane import in_plane
from layers.access.ends import Ends, snap
from layers.access.network import WalkNetwork
from layers.access.trips import pair
from layers.access.walkers import Walker, walker
from layers.errors import LayersError, Refused
from layers.wording import sentence

# So many lines are put on the network at once; whoever waits for an answer waits for no more than these.
_BLOCK = 1_000
Lonlat = tuple[float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Walk:
    """One question: who walks from where to where."""

    walker: Walker
    start: Lonlat
    end: Lonlat


def point(given: object) -> Lonlat:
    """``[lon, lat]``; ``Refused("walk.point")`` for anything that is no position on the earth."""
    if isinstance(given, str):
        given = given.split(",")
    try:
        lon, lat = (float(one) for one in given if not isinstance(one, bool))  # type: ignore[attr-defined]
    except (TypeError, ValueError):
        raise Refused("walk.point", given=_said(given)) from None
    if not (math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90):
        raise Refused("walk.point", given=_said(given))
    return lon, lat


def _said(given: object) -> str:
    return "" if given is None else str(given)[:60]


def minutes(network: WalkNetwork, walks: Sequence[Walk]) -> list[dict[str, Any]]:
    """``{"minutes", "metres", "reached"}`` of each walk; both null where it is not reached."""
    starts, ends = _ends(network, [one.start for one in walks]), _ends(network, [one.end for one in walks])
    return [_told(network, one.walker, _only(starts, row), _only(ends, row)) for row, one in enumerate(walks)]


def batch(network: WalkNetwork, source: Path, who: str) -> Iterator[dict[str, Any]]:
    """One answer for each line, whatever stands in it; ``error`` says what is wrong with a line."""
    asked = lines(source)
    while block := [question(line) for line in islice(asked, _BLOCK)]:
        read = [_walk(one, who) for one in block]
        walks = [one for one in read if isinstance(one, Walk)]
        found = iter(minutes(network, walks))
        for one, told in zip(block, read, strict=True):
            yield {"id": one.get("id"), **(next(found) if isinstance(told, Walk) else told)}


def _walk(asked: Mapping[str, Any], who: str) -> Walk | dict[str, Any]:
    try:
        return Walk(
            walker=walker(str(asked.get("walker", who))), start=point(asked.get("from")), end=point(asked.get("to"))
        )
    except LayersError as fault:
        return {**_answer(), "error": sentence(fault.code, fault.params)}


def _ends(network: WalkNetwork, lonlat: Sequence[Lonlat]) -> Ends:
    points = np.array(lonlat, dtype=np.float64).reshape(-1, 2)
    return snap(network, in_plane(points, network.plane_srid))


def _only(ends: Ends, row: int) -> Ends:
    return Ends(nodes=ends.nodes[row : row + 1], leg_metres=ends.leg_metres[row : row + 1])


def _told(network: WalkNetwork, who: Walker, start: Ends, end: Ends) -> dict[str, Any]:
    trip = pair(network, who, start, end)
    return _answer(trip.seconds / 60, trip.metres) if trip.reached else _answer()


def _answer(told_minutes: float | None = None, metres: float | None = None) -> dict[str, Any]:
    if told_minutes is None or metres is None:
        return {"minutes": None, "metres": None, "reached": False}
    return {"minutes": round(told_minutes, 6), "metres": round(metres, 3), "reached": True}
