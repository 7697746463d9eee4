"""What would be is what is: each outcome equals the answer of coverage on places and streets really changed."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.access import coverage
from layers.access.answer import Row
from layers.access.ends import snap
from layers.access.footbridges import bridged, with_bridges
from layers.access.graph import roads
from layers.access.grounds import Ground
from layers.access.question import Question
from layers.access.scenario import Act, plan, without
from layers.access.standing import Standing
from layers.access.walkers import walker
from layers.access.what_if import Outcome, WhatIf
from layers.access.what_if_minutes import minutes, on_foot
from layers.errors import Refused
from layers.geo.shapes import to_plane_transformer
from tests.builders import a_service_point
from tests.layers.access.grids import SIDE, STEP_METRES, a_ground, lonlat_of

QUESTIONS = [
    Question(service="kayoinoba", people="all", minutes=3, walker="older75"),
    Question(service="kayoinoba", people="all", minutes=4, walker="wheelchair"),
    Question(service="kayoinoba", people="all", minutes=3, walker="adult", travel="with_transport"),
    Question(service="kayoinoba", people="all", minutes=1, travel="by_car"),
    Question(service="kayoinoba", people="all", minutes=2, measure="straight"),
]
# Spots all over the grid and a little beyond; whole multiples of 20 m, so that acts can meet.
spot_numbers = st.tuples(st.integers(-3, 3 * SIDE), st.integers(-3, 3 * SIDE))
kinds = st.sampled_from(["add", "close", "move", "bridge"])
wishes = st.lists(st.tuples(kinds, st.integers(0, 5), spot_numbers, spot_numbers), max_size=6)


def spot(ground: Ground, number: tuple[int, int]) -> tuple[float, float]:
    """Degrees of a spot of the grid."""
    corner = ground.network.nodes_plane.min(axis=0)
    lon, lat = lonlat_of((corner + np.array(number) * STEP_METRES / 3).reshape(1, 2))[0]
    return (round(float(lon), 6), round(float(lat), 6))


def acts_of(ground: Ground, wished: Sequence[tuple[str, int, tuple[int, int], tuple[int, int]]]) -> list[Act]:
    """Acts that make sense in their order; what makes none is left out."""
    found: list[Act] = []
    for number, (kind, place, one, other) in enumerate(wished):
        told = {"key": f"k{number}", "kind": kind}
        told |= {"place": f"p{place}"} if kind in ("close", "move") else {}
        told |= {"at": spot(ground, one)} if kind != "close" else {}
        told |= {"to": spot(ground, other)} if kind == "bridge" else {}
        try:
            act = Act.from_json(told)
            plan([*found, act], [point.id for point in ground.places])
        except Refused:
            continue
        found.append(act)
    return found


def possible(ready: WhatIf, acts: Sequence[Act]) -> Outcome | None:
    """What they come to; None where a bridge cannot stand."""
    try:
        return ready.outcome(acts)
    except Refused as refused:
        if refused.code.startswith("what_if.bridge"):
            return None
        raise


def nodes_of(ground: Ground, spots: Sequence[tuple[float, float]]) -> np.ndarray:
    """As coverage ties points."""
    lonlat = np.array(spots).reshape(-1, 2)
    plane = np.column_stack(to_plane_transformer(ground.network.plane_srid).transform(lonlat[:, 0], lonlat[:, 1]))
    return snap(ground.network, plane).nodes


def really(ground: Ground, question: Question, acts: Sequence[Act]) -> Ground:
    """The ground on which the acts have been done: other places, another network, the same people."""
    planned = plan(acts, [point.id for point in ground.places])
    there = [
        replace(point, lonlat=planned.moved.get(point.id, point.lonlat))
        for point in ground.places
        if point.id not in planned.closed
    ]
    new = [a_service_point(name, id=name, lonlat=lonlat, facts={}) for name, lonlat in planned.added.items()]
    network = ground.network
    if planned.bridges and question.travel != "by_car":
        pairs = nodes_of(ground, [end for bridge in planned.bridges for end in bridge]).reshape(-1, 2)
        network = bridged(network, [(int(one), int(other)) for one, other in pairs])
    return replace(ground, places=(*there, *new), network=network)


def rows_of(question: Question, ground: Ground) -> dict[str, Row]:
    """By area, as coverage says."""
    return {row.code: row for row in coverage.answer(question, ground).rows}


def check(ready: WhatIf, outcome: Outcome, acts: Sequence[Act]) -> None:
    """Area by area and in all, before and after."""
    question, ground = ready.question, ready.ground
    before, after = rows_of(question, ground), rows_of(question, really(ground, question, acts))
    sums = tuple(sum(row.uncovered for row in rows.values()) for rows in (before, after))
    assert (outcome.before, outcome.after) == sums
    changed = {area.code: area for area in outcome.areas}
    for code, row in after.items():
        if code in changed:
            assert changed[code].uncovered == row.uncovered
            assert changed[code].lost - changed[code].gained == row.uncovered - before[code].uncovered
        else:
            assert row.uncovered == before[code].uncovered
    assert outcome.after - outcome.before == outcome.lost - outcome.gained
    stands = ready.today, ready.standing(ready.planned(acts))[0]
    for code, told in minutes(ready, acts, list(changed)).items():
        for mine, row, standing in zip((told.before, told.after), (before[code], after[code]), stands, strict=True):
            # As far as the question asks: of the two in the middle both.
            far = row.minutes is None or row.minutes > question.minutes or halved(ready, standing, code)
            assert mine == (None if far else pytest.approx(row.minutes, abs=0.01))


def halved(ready: WhatIf, standing: Standing, code: str) -> bool:
    """Whether one half of an area walks no farther than is asked, and the other does."""
    homes = ready.homes_of(code)
    people = ready.ground.demand.people[homes]
    return bool(2 * people[np.isfinite(on_foot(standing, standing.seconds[homes]))].sum() == people.sum())


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
@settings(max_examples=25)
@given(seed=st.integers(0, 30), wished=wishes)
def test_an_outcome_is_the_answer_on_what_was_really_changed(question: Question, seed: int, wished: list) -> None:
    """Any acts in any order, footbridges among them; undoing one is as if it had never been."""
    ground = a_ground(seed)
    ready = WhatIf(question, ground)
    acts = acts_of(ground, wished)
    outcome = possible(ready, acts)
    if outcome is None:
        return
    check(ready, outcome, acts)
    for act in acts:
        fewer = without(acts, act.key)
        assert ready.outcome(fewer) == WhatIf(question, ground).outcome(fewer)
    assert ready.outcome(acts) == outcome
    assert ready.outcome([]).areas == ()


@settings(max_examples=30)
@given(seed=st.integers(0, 50), one=st.integers(0, SIDE**2 - 1), other=st.integers(0, SIDE**2 - 1))
def test_roads_with_a_bridge_put_in_are_those_of_the_bridged_network(seed: int, one: int, other: int) -> None:
    """Slot by slot: what searches find on one, they find on the other."""
    network, who = a_ground(seed).network, walker("older75")
    put, built = with_bridges(roads(network, who), network, [(one, other)], who), bridged(network, [(one, other)])
    for mine, theirs in ((put.forward, roads(built, who).forward), (put.backward, roads(built, who).backward)):
        assert mine.longest == theirs.longest
        for name in ("indptr", "heads", "ticks", "spans", "edges"):
            one_, other_ = (getattr(graph, name) for graph in (mine, theirs))
            # The order of the edges of one node is nobody's affair.
            if name != "indptr":
                one_, other_ = (
                    one_[np.lexsort((mine.edges, mine.tails))],
                    other_[np.lexsort((theirs.edges, theirs.tails))],
                )
            assert one_.tolist() == other_.tolist(), name


def test_a_place_far_from_every_street_serves_nobody_and_is_named() -> None:
    """Told apart, not dropped."""
    ground = a_ground(1)
    far = Act(key="n1", kind="add", at_lonlat=spot(ground, (3 * SIDE + 30, 0)))
    outcome = WhatIf(QUESTIONS[0], ground).outcome([far])
    assert (outcome.loose, outcome.areas) == (("n1",), ())


def test_a_bridge_joins_two_streets_and_is_no_motorway() -> None:
    """Both ends need a street of their own, near each other."""
    ground = a_ground(1)
    ready = WhatIf(QUESTIONS[0], ground)
    for to, code in (
        ((0, 0), "what_if.bridge_ends"),
        ((60, 60), "what_if.bridge_ends"),
        ((24, 24), "what_if.bridge_long"),
    ):
        act = Act(key="b", kind="bridge", at_lonlat=spot(ground, (0, 0)), to_lonlat=spot(ground, to))
        with pytest.raises(Refused) as refused:
            ready.outcome([act])
        assert refused.value.code == code


def test_the_middle_of_a_town_lies_at_a_junction_where_somebody_lives() -> None:
    """A spot for those who choose a town instead of pressing the map."""
    ground = a_ground(2)
    ready = WhatIf(QUESTIONS[0], ground)
    for number, area in enumerate(ground.demand.areas):
        middle = ready.middle_of(area.code)
        assert middle is not None
        node = int(np.abs(ground.network.nodes_lonlat - np.array(middle)).sum(axis=1).argmin())
        assert node in ground.demand.homes.nodes[ground.demand.area_of == number]
    assert ready.middle_of("none") is None
