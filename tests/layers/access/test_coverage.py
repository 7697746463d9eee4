"""Coverage of 架空のまち, every number by hand: 60 m/min and blocks of 100 m, so six blocks are ten minutes."""

import pytest

from layers.access.coverage import answer, median
from layers.access.documents import from_document, to_document
from layers.access.question import Question
from layers.errors import Refused
from tests import town, town_blocks
from tests.coverage_town import ground, place

ASKED = Question(service="kayoinoba", people="all", walker="level60", minutes=10)


def _row(found, column: int, row: int):
    return next(one for one in found.rows if one.name == town.town(column, row))


def test_one_place_in_the_middle_of_an_area_covers_it_and_reaches_into_its_neighbours() -> None:
    found = answer(ASKED, ground([place("A", (2, 2))]))
    own = _row(found, 0, 0)
    # The farthest corner is four blocks away; the median corner two: 200 m at 60 m/min.
    assert (own.people, own.uncovered, own.place_name) == (100, 0, "A")
    assert own.minutes == pytest.approx(10 / 3)
    # Of the area to the north, blocks 3 … 7 away by its row: corners (x, 5 … 8) within six blocks in all.
    north = _row(found, 0, 1)
    assert (north.people, north.uncovered) == (200, 85)
    assert sum(row.people for row in found.rows) == town.RESIDENTS == found.people


def test_six_blocks_are_ten_minutes_and_seven_are_not() -> None:
    """Area 西一 is walked from a place six blocks beyond its nearest corner: exactly one corner is covered."""
    found = answer(ASKED, ground([place("A", (10, 4))]))
    covered = 100 - _row(found, 0, 0).uncovered
    # Corner (4, 4) holds 1/25 of 100 people, as all corners inside the town meet as many streets.
    assert covered == 4


def test_the_median_is_over_people_and_half_without_any_way_is_none() -> None:
    import numpy as np  # noqa: PLC0415 - this test alone counts by hand

    def of(minutes: list[float], people: list[int]) -> float | None:
        return median(np.array(minutes), np.array(people))

    assert of([1.0, 2.0, 9.0], [1, 1, 1]) == 2.0
    assert of([1.0, 2.0], [1, 1]) == 1.5
    assert of([9.0, 1.0], [3, 1]) == 9.0
    assert of([1.0, np.inf], [3, 3]) is None
    assert of([1.0, np.inf], [4, 3]) == 1.0
    assert of([], []) is None
    assert of([1.0], [0]) is None


def test_every_kind_of_zone_sums_to_the_city() -> None:
    found = answer(ASKED, ground([place("A", (2, 2)), place("B", (12, 12))]))
    zones = found.zones["daily_life"]
    assert [(row.name, row.people) for row in zones] == [("西", 600), ("中", 1500), ("東", 2400)]
    assert sum(row.uncovered for row in zones) == found.uncovered


def test_a_town_that_is_shared_stands_under_unassigned() -> None:
    from layers.access.grounds import ZoneKind  # noqa: PLC0415 - this test alone makes one

    owner = {town.town(0, 0): "西"}
    found = answer(ASKED, ground([place("A", (2, 2))], zones={"daily_life": ZoneKind(names=("西",), owner=owner)}))
    assert [(row.name, row.people) for row in found.zones["daily_life"]] == [("西", 100), ("未割当", 4400)]


def test_the_worse_of_both_ways_counts() -> None:
    """Uphill to the place and down again: the walk up is slower than the way back."""
    flat = answer(Question(service="kayoinoba", people="all", walker="adult"), ground([place("A", (2, 12))]))
    steep = town_blocks.network(hill_metres=15)
    up = answer(
        Question(service="kayoinoba", people="all", walker="adult"), ground([place("A", (2, 12))], network=steep)
    )
    down = answer(
        Question(service="kayoinoba", people="all", walker="adult"), ground([place("A", (2, 2))], network=steep)
    )
    assert up.uncovered > flat.uncovered
    # Whether the hill is climbed on the way there or back is the same.
    assert _row(up, 0, 1).minutes == pytest.approx(_row(down, 0, 1).minutes)


def test_a_stretch_longer_than_the_walkers_is_not_reached() -> None:
    rollator = Question(service="kayoinoba", people="all", walker="rollator", minutes=60)
    found = answer(rollator, ground([place("A", (2, 2))]))
    # 500 m: five blocks; area 中一 begins three blocks east of the place, so corners (5 … 7, …) with |dy| ≤ 5 − dx.
    assert 0 < _row(found, 1, 0).uncovered < 400
    assert _row(found, 2, 0).uncovered == 700
    assert _row(found, 2, 0).minutes is None


def test_the_straight_line_overstates_and_says_so() -> None:
    """Blocks of 240 m: two are walked in ten minutes, while a circle of 600 m holds more than two each way."""
    there = ground([place("A", (2, 2)), place("B", (12, 12))], network=town_blocks.network(block_metres=240))
    straight = answer(Question(service="kayoinoba", people="all", walker="level60", measure="straight"), there)
    assert straight.uncovered < answer(ASKED, there).uncovered
    assert "caveat.straight" in dict(straight.caveats)


def test_without_any_place_nobody_is_covered_and_it_is_said() -> None:
    found = answer(ASKED, ground([]))
    assert found.uncovered == found.people == town.RESIDENTS
    assert all(row.minutes is None and row.place == "" for row in found.rows)
    assert "caveat.no_places" in dict(found.caveats)


def test_a_place_without_position_or_far_from_streets_is_listed_and_not_counted() -> None:
    lost, far = place("探している会", None), place("遠い会", (2, 2), lonlat=(135.0, 35.0))
    found = answer(ASKED, ground([lost, far]))
    assert set(found.places_untied) == {lost.id, far.id}
    assert found.uncovered == town.RESIDENTS


def test_what_stands_there_is_told_beside_what_is_far() -> None:
    hall = place("集会所", (7, 7), kind="community_centre")
    found = answer(ASKED, ground([place("A", (2, 2))], beside=(hall,)))
    assert _row(found, 1, 1).here == (hall.id,)
    assert _row(found, 0, 0).here == ()


def test_the_same_ground_gives_the_same_bytes_and_another_question_another_fingerprint() -> None:
    places = [place("A", (2, 2))]
    one, again = answer(ASKED, ground(places)), answer(ASKED, ground(places))
    assert to_document(one) == to_document(again)
    assert from_document(to_document(one)) == one
    other = answer(Question(service="kayoinoba", people="all", walker="adult"), ground(places))
    assert other.fingerprint != one.fingerprint
    assert answer(ASKED, ground([place("A", (3, 2))])).fingerprint != one.fingerprint


def test_a_kind_that_nobody_knows_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        answer(Question(service="swimming", people="all"), ground([]))
    assert refused.value.code == "coverage.service"
