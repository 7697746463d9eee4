"""Which ways of OpenStreetMap are walked on."""

import pytest

from etl.walkways.walkable import Way, blocks, walked
from layers.access.network import STEPS

BOTH = Way(onwards=True, backwards=True)


@pytest.mark.parametrize(
    "tags",
    [
        {"highway": "residential"},
        {"highway": "footway", "bridge": "yes"},
        {"highway": "residential", "oneway": "yes"},
        {"highway": "service", "access": "private", "foot": "yes"},
        {"highway": "cycleway"},
        {"highway": "trunk", "sidewalk": "both"},
        {"highway": "trunk"},
        {"highway": "trunk", "sidewalk": "no", "foot": "designated"},
        {"highway": "busway", "foot": "yes"},
        {"highway": "unclassified", "sidewalk": "no"},
        {"highway": "service", "access": "destination"},
    ],
)
def test_walked_both_ways(tags: dict[str, str]) -> None:
    assert walked(tags) == BOTH


@pytest.mark.parametrize(
    "tags",
    [
        {},
        {"railway": "rail"},
        {"waterway": "river"},
        {"barrier": "wall"},
        {"highway": "motorway"},
        {"highway": "motorway", "sidewalk": "both"},
        {"highway": "trunk", "sidewalk": "no"},
        {"highway": "trunk", "sidewalk:left": "separate"},
        {"highway": "trunk", "motorroad": "yes"},
        {"highway": "busway"},
        {"highway": "residential", "foot": "no"},
        {"highway": "residential", "foot": "use_sidepath"},
        {"highway": "service", "access": "private"},
        {"highway": "construction"},
        {"highway": "proposed", "foot": "yes"},
        {"route": "ferry", "foot": "yes"},
    ],
)
def test_not_walked(tags: dict[str, str]) -> None:
    assert walked(tags) is None


def test_one_way_is_what_holds_for_those_on_foot() -> None:
    assert walked({"highway": "footway", "oneway:foot": "yes"}) == Way(onwards=True, backwards=False)
    assert walked({"highway": "footway", "oneway:foot": "-1"}) == Way(onwards=False, backwards=True)
    assert walked({"highway": "footway", "oneway:foot": "no"}) == BOTH


def test_steps_are_marked_unless_wheels_have_a_way_beside_them() -> None:
    assert walked({"highway": "steps"}) == Way(onwards=True, backwards=True, marks=STEPS)
    assert walked({"highway": "steps", "ramp:wheelchair": "yes"}) == BOTH


@pytest.mark.parametrize(
    ("tags", "shut"),
    [
        ({"barrier": "bollard"}, False),
        ({"barrier": "gate"}, False),
        ({"barrier": "gate", "access": "private"}, True),
        ({"barrier": "gate", "access": "private", "foot": "yes"}, False),
        ({"barrier": "gate", "locked": "yes"}, True),
        ({"barrier": "lift_gate", "foot": "no"}, True),
        ({"barrier": "fence"}, True),
        ({"highway": "crossing"}, False),
        ({"access": "private"}, False),
    ],
)
def test_what_stands_on_a_way(tags: dict[str, str], shut: bool) -> None:
    assert blocks(tags) is shut
