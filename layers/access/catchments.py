"""徒歩圏: the ground from which one gets to a place and back within the minutes asked, place by place, kept a while."""

import threading
from collections import OrderedDict

from shapely.geometry.base import BaseGeometry

from layers.access.ball_shapes import isochrone_shape
from layers.access.definitions import definition
from layers.access.eligible import usable
from layers.access.ends import NOWHERE
from layers.access.grounds import Ground
from layers.access.painted import PlaceGround, Reached
from layers.access.question import Question
from layers.access.travel import isochrone, roads
from layers.access.walkers import Walker, walker
from layers.access.ways import CAR, sites

# More outlines hide each other, and would take longer than somebody waits.
MOST = 80
_MINUTE = 60.0
_KEPT = 2000
_held: "OrderedDict[tuple[str, Walker, int, int, float], BaseGeometry]" = OrderedDict()
_guard = threading.Lock()


def catchments(question: Question, ground: Ground) -> Reached:
    """Of the first places that count; both ways within the time."""
    points = usable(question, ground.places, kinds=definition(question.service).kinds, today=ground.today).points
    ends, _ = sites(ground, points)
    who = CAR if question.travel == "by_car" else walker(question.walker)
    tied = [number for number, node in enumerate(ends.nodes.tolist()) if node != NOWHERE]
    return Reached(
        question=question,
        grounds=tuple(
            PlaceGround(
                place=points[number].id,
                name=points[number].name,
                geometry=_ground(
                    ground, who, int(ends.nodes[number]), float(ends.leg_metres[number]), question.minutes
                ),
            )
            for number in tied[:MOST]
        ),
        sources=ground.network.sources,
        left_out=max(len(tied) - MOST, 0),
    )


def _ground(ground: Ground, who: Walker, node: int, leg_metres: float, minutes: float) -> BaseGeometry:
    """Once for each junction; the longest stretch of the walker ends it earlier, at the speed of flat ground."""
    key = (ground.network.fingerprint, who, node, round(leg_metres), minutes)
    with _guard:
        if key in _held:
            _held.move_to_end(key)
            return _held[key]
    longest = who.stretch_metres / who.metres_per_minute if who.stretch_metres else minutes
    seconds = min(minutes, longest) * _MINUTE
    start = leg_metres * _MINUTE / who.metres_per_minute if who.leg else 0.0
    ways = roads(ground.network, who)
    there, back = (
        isochrone_shape(ground.network, isochrone(graph, node, start, seconds))
        for graph in (ways.backward, ways.forward)
    )
    made = there.intersection(back)
    with _guard:
        _held[key] = made
        while len(_held) > _KEPT:
            _held.popitem(last=False)
    return made
