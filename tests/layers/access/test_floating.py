"""2SFCA by hand, and its law: seats are shared out, never made."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.access.coverage import answer
from layers.access.floating import Cost, two_step
from layers.access.question import Question
from tests import town
from tests.coverage_town import ground, place


def test_two_places_and_three_homes_by_hand() -> None:
    """Place 0 (10 seats) is in reach of homes 0 and 1, place 1 (30 seats) of homes 1 and 2; 10, 10 and 20 people."""
    cost = Cost(sites=np.array([0, 0, 1, 1], dtype=np.int32), homes=np.array([0, 1, 1, 2], dtype=np.int32))
    found = two_step(np.array([10.0, 10.0, 20.0]), np.array([10.0, 30.0]), cost)
    # 10 / 20 = 0.5 and 30 / 30 = 1 seat a person.
    assert found.tolist() == [0.5, 1.5, 1.0]


@given(
    st.lists(st.integers(0, 500), min_size=1, max_size=20),
    st.lists(st.integers(0, 60), min_size=1, max_size=6),
    st.data(),
)
def test_all_seats_that_anybody_reaches_are_shared_out_and_no_more(people, supply, data) -> None:
    pairs = data.draw(st.sets(st.tuples(st.integers(0, len(supply) - 1), st.integers(0, len(people) - 1)), max_size=40))
    sites, homes = (np.array([pair[side] for pair in sorted(pairs)], dtype=np.int32) for side in (0, 1))
    found = two_step(np.array(people, dtype=float), np.array(supply, dtype=float), Cost(sites=sites, homes=homes))
    reached = {site for site, home in pairs if people[home]}
    assert float((found * people).sum()) == pytest.approx(sum(supply[site] for site in reached))


def test_seats_stand_beside_the_answer_where_a_list_tells_them() -> None:
    """Only 西一 and what lies within six blocks reaches the place; its 20 seats are for all of them."""
    asked = Question(service="kayoinoba", people="all", walker="level60")
    told = answer(asked, ground([place("A", (2, 2), facts={"capacity": 20})]))
    seats = {row.name: row.seats_per_100 for row in told.rows}
    covered = told.people - told.uncovered
    assert seats[town.town(0, 0)] == pytest.approx(100 * 20 / covered, abs=0.01)
    assert seats[town.town(2, 2)] == 0
    assert answer(asked, ground([place("A", (2, 2))])).rows[0].seats_per_100 is None
