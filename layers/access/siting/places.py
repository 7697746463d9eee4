"""From the ground of a question to the best places: candidates on the network, whom each would newly reach, the choice.

People are those of the question; whom a place of today, or its 送迎, serves already is taken out. A new place is walked
to: 送迎 is promised by nobody yet.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from layers.access import travel
from layers.access.coverage import Found, find
from layers.access.definitions import definition
from layers.access.grounds import Ground, fingerprint
from layers.access.question import Question
from layers.access.siting.answered import ChosenPlace, ReachedRow, SitingAnswer
from layers.access.siting.asked import TODAY, SitingQuestion
from layers.access.siting.choose import Told, solve
from layers.access.siting.floors import as_today, at_least, people_of
from layers.access.siting.options import Options, Task
from layers.access.siting.result import Siting
from layers.access.walkers import walker
from layers.access.ways import CAR, sites
from layers.errors import Refused
from layers.place.services import ServicePoint
from layers.place.traits import RESTING
from layers.place.zones import UNASSIGNED

_VERSION = "1"
_MINUTE = 60.0
SECONDS = 30.0


@dataclass(frozen=True, kw_only=True, eq=False)
class _Field:
    """The candidates that can be chosen, in the order of their ids, and the problem they make."""

    points: tuple[ServicePoint, ...]
    untied: tuple[str, ...]
    options: Options
    zones: tuple[str, ...]


def best_places(
    asked: SitingQuestion,
    ground: Ground,
    candidates: Sequence[ServicePoint],
    *,
    seconds: float = SECONDS,
    told: Told = lambda _: None,
) -> SitingAnswer:
    """Where the next places help most; equal questions on equal grounds get equal answers (see ``choose.solve``)."""
    found = find(asked.coverage, ground)
    field = _field(asked, ground, found, candidates)
    told(0.1)
    task = _task(asked, field)
    result = solve(field.options, task, seconds=seconds, told=lambda share: told(0.1 + 0.8 * share))
    return _answer(asked, ground, field, task, result, candidates)


def print_of(asked: SitingQuestion, ground: Ground, candidates: Sequence[ServicePoint]) -> str:
    """What an answer is kept under."""
    under = fingerprint(asked.coverage, ground, definition=repr(definition(asked.coverage.service)))
    digest = hashlib.sha256(repr((_VERSION, under, asked.to_json())).encode())
    for point in candidates:
        digest.update(repr((point.id, point.kind, point.name, point.lonlat, point.facts.get("status"))).encode())
    return digest.hexdigest()


def _field(asked: SitingQuestion, ground: Ground, found: Found, candidates: Sequence[ServicePoint]) -> _Field:
    serving = {point.id for point in found.sieve.points}
    free = [
        point
        for point in sorted(candidates, key=lambda point: point.id)
        if point.id not in serving and point.facts.get("status") not in RESTING
    ]
    placed = [point for point in free if point.lonlat is not None]
    ends, _ = sites(ground, placed)
    tied = ends.tied if asked.coverage.measure == "network" else np.ones(len(placed), dtype=bool)
    points = tuple(point for point, held in zip(placed, tied, strict=True) if held)
    if not points:
        raise Refused("siting.no_candidates")
    kept = {point.id for point in points}
    zones, zone_of = _zones(asked, ground)
    today = np.where(found.covered, np.rint(np.minimum(found.way.seconds, asked.coverage.minutes * _MINUTE)), np.inf)
    indptr, homes, costs = _reached(asked.coverage, ground, points)
    options = Options(
        indptr=indptr,
        demand=homes,
        weights=ground.demand.people,
        costs=np.rint(costs),
        today=today,
        zones=zone_of,
    )
    untied = tuple(point.id for point in free if point.id not in kept)
    return _Field(points=points, untied=untied, options=options, zones=zones)


def _reached(
    question: Question, ground: Ground, points: Sequence[ServicePoint]
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float64]]:
    """(indptr, homes, seconds of the worse way) within the minutes asked."""
    ends, spots = sites(ground, points)
    who = CAR if question.travel == "by_car" else walker(question.walker)
    limit = question.minutes * _MINUTE
    if question.measure == "straight":
        return _circles(spots, ground.demand.spots_plane, who.metres_per_minute / _MINUTE, limit)
    found = travel.reach(travel.roads(ground.network, who), ends, ground.demand.homes, who, limit)
    return found.indptr.astype(np.int64), found.homes.astype(np.int32), found.worse.astype(np.float64)


def _circles(
    spots_plane: NDArray[np.float64], homes_plane: NDArray[np.float64], pace: float, limit: float
) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float64]]:
    known = np.flatnonzero(np.isfinite(homes_plane).all(axis=1))
    rows = cKDTree(homes_plane[known]).query_ball_point(spots_plane, limit * pace + 1e-6) if len(known) else []
    homes = [known[np.sort(np.array(row, dtype=np.int64))] for row in rows] or [known[:0]] * len(spots_plane)
    metres = [
        np.hypot(*(homes_plane[row] - spot).T) if len(row) else np.empty(0)
        for row, spot in zip(homes, spots_plane, strict=True)
    ]
    seconds = np.concatenate(metres) / pace
    near = travel.within(seconds, limit)
    owner = np.repeat(np.arange(len(homes)), [len(row) for row in homes])[near]
    indptr = np.concatenate([[0], np.cumsum(np.bincount(owner, minlength=len(homes)))]).astype(np.int64)
    return indptr, np.concatenate(homes)[near].astype(np.int32), seconds[near]


def _zones(asked: SitingQuestion, ground: Ground) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """(names of the zones of the floor, the zone of each home; -1: 未割当)."""
    kind = asked.zone_kind or next(iter(ground.zones), "")
    if not kind:
        if asked.floor:
            raise Refused("siting.no_zones")
        return (), np.full(len(ground.demand.people), -1, dtype=np.int64)
    if kind not in ground.zones:
        raise Refused("siting.zone_kind", kind=kind, known="・".join(ground.zones))
    known = ground.zones[kind]
    number = {name: place for place, name in enumerate(known.names)}
    of_area = np.array([number.get(known.owner.get(area.name, ""), -1) for area in ground.demand.areas], dtype=np.int64)
    return known.names, of_area[ground.demand.area_of]


def _task(asked: SitingQuestion, field: _Field) -> Task:
    number = {point.id: place for place, point in enumerate(field.points)}
    for one in asked.fixed:
        if one not in number:
            raise Refused("siting.candidate", place=one)
    floor = np.empty(0, dtype=np.int64)
    if asked.floor == TODAY:
        floor = as_today(field.options, len(field.zones))
    elif asked.floor:
        floor = at_least(field.options, asked.floor, len(field.zones))
    return Task(
        k=asked.k,
        method=asked.method,
        penalty=asked.penalty_minutes * _MINUTE if asked.method == "p-median" else 0.0,
        fixed=tuple(number[one] for one in asked.fixed),
        forbidden=tuple(number[one] for one in asked.forbidden if one in number),
        floor=floor,
    )


def _answer(
    asked: SitingQuestion,
    ground: Ground,
    field: _Field,
    task: Task,
    result: Siting,
    candidates: Sequence[ServicePoint],
) -> SitingAnswer:
    options, demand = field.options, ground.demand
    newly = options.covered(result.chosen) & ~options.reached_today
    areas = [demand.by_area(marked) for marked in (demand.people >= 0, ~options.reached_today, newly)]
    rows = tuple(
        ReachedRow(code=area.code, name=area.name, people=int(people), uncovered=int(without), reached=int(reached))
        for area, people, without, reached in zip(demand.areas, *areas, strict=True)
    )
    return SitingAnswer(
        question=asked,
        siting=_in_minutes(result) if asked.method == "p-median" else result,
        chosen=_chosen(field, result, newly),
        greedy=tuple(field.points[one].name for one in result.greedy),
        rows=rows,
        zones=_zone_rows(field, task, rows, newly),
        looked_at=len(field.points),
        untied=field.untied,
        people_as_of=ground.residents.as_of,
        fingerprint=print_of(asked, ground, candidates),
    )


def _chosen(field: _Field, result: Siting, newly: NDArray[np.bool_]) -> tuple[ChosenPlace, ...]:
    """Each newly reached person belongs to the chosen place that is nearest, the first of equals."""
    options = field.options
    nearest, owner = np.full(len(newly), np.inf), np.full(len(newly), -1)
    for place in result.chosen:
        row = slice(options.indptr[place], options.indptr[place + 1])
        homes, seconds = options.demand[row], np.asarray(options.costs)[row]
        closer = seconds < nearest[homes]
        nearest[homes[closer]], owner[homes[closer]] = seconds[closer], place
    return tuple(
        ChosenPlace(
            id=point.id,
            name=point.name,
            kind=point.kind,
            lonlat=point.lonlat or (np.nan, np.nan),
            people=int(options.weights[newly & (owner == place)].sum()),
        )
        for place, point in ((one, field.points[one]) for one in result.chosen)
    )


def _zone_rows(
    field: _Field, task: Task, rows: Sequence[ReachedRow], newly: NDArray[np.bool_]
) -> tuple[ReachedRow, ...]:
    options, names = field.options, field.zones
    if not names:
        return ()
    marked = (np.ones(len(newly), dtype=bool), ~options.reached_today, newly)
    sums = [people_of(options, one, len(names)) for one in marked]
    floors = [int(one) for one in task.floor] if len(task.floor) else [None] * len(names)
    found = [
        ReachedRow(code=name, name=name, people=int(a), uncovered=int(b), reached=int(c), floor=floor)
        for name, a, b, c, floor in zip(names, *sums, floors, strict=True)
    ]
    left = [sum(getattr(row, part) for row in rows) - sum(getattr(row, part) for row in found) for part in _PARTS]
    if left[0]:
        found.append(ReachedRow(code=UNASSIGNED, name=UNASSIGNED, **dict(zip(_PARTS, left, strict=True))))
    return tuple(found)


_PARTS = ("people", "uncovered", "reached")


def _in_minutes(result: Siting) -> Siting:
    """People times minutes, for people to read."""
    greedy = result.greedy_objective
    return replace(
        result,
        objective=result.objective / _MINUTE,
        bound=result.bound / _MINUTE,
        greedy_objective=None if greedy is None else greedy / _MINUTE,
        today=result.today / _MINUTE,
    )
