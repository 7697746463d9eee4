"""Why an area stands where it does: the walk of the person in the middle, by hand in the test town."""

import pytest

from layers.access.coverage import answer
from layers.access.explained import explain
from layers.access.question import Question
from tests import coverage_town, town_blocks

QUESTION = Question(service="kayoinoba", people="all", walker="level60", minutes=5.0)


def test_the_walk_of_the_middle_is_the_median_of_the_row() -> None:
    ground = coverage_town.ground([coverage_town.place("朝の会", (2, 2)), coverage_town.place("夕の会", (12, 12))])
    rows = answer(QUESTION, ground).rows
    for number, row in enumerate(rows):
        told = explain(QUESTION, ground, number)
        assert row.minutes is not None
        assert told.place is not None
        # With an even number of people the median lies between two of them.
        assert told.worse_seconds / 60 == pytest.approx(row.minutes, abs=100 / 60)
        assert told.out is not None
        assert told.out.metres == pytest.approx(100 * len(told.out.edges))


def test_a_walk_that_is_too_long_is_still_told() -> None:
    asked = Question(service="kayoinoba", people="all", walker="rollator", minutes=60.0)
    ground = coverage_town.ground([coverage_town.place("朝の会", (2, 2))])
    far = next(n for n, area in enumerate(ground.demand.areas) if area.name == "東町三丁目")
    assert answer(asked, ground).rows[far].minutes is None
    told = explain(asked, ground, far)
    assert told.out is not None
    assert not told.out.reached
    assert told.out.metres > 500


def test_without_a_place_only_the_corner_is_told() -> None:
    told = explain(QUESTION, coverage_town.ground([]), 0)
    assert told.place is None
    assert told.home_lonlat is not None
    assert told.home_lonlat in {town_blocks.lonlat(x, y) for x in range(5) for y in range(5)}
