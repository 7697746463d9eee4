"""What is open now: after any acts and their undoing, the standing is the one that would be made anew."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.access.standing import NOBODY, Kept, Row, Rows, Standing

HOMES, AREAS, LIMIT = 12, 3, 600.0
# Few different times, so that ties are common.
SECONDS = st.sampled_from([0.0, 0.1, 300.0, 599.99994, 600.0, 600.00006, 900.0])


@st.composite
def rows(draw: st.DrawFn) -> Row:
    """Some homes and their times."""
    homes = sorted(draw(st.sets(st.integers(0, HOMES - 1))))
    seconds = [draw(SECONDS) for _ in homes]
    return Row(homes=np.array(homes, dtype=np.int32), seconds=np.array(seconds, dtype=np.float32))


def kept_of(today: list[Row], people: list[int]) -> Kept:
    """The standing's ground from plain rows."""
    areas = np.arange(HOMES, dtype=np.int32) % AREAS
    return Kept.of(Rows.joined(today), np.array(people), areas, area_count=AREAS, limit=LIMIT)


def by_hand(opened: dict[int, Row], people: list[int]) -> tuple[list[int], list[int], list[float], list[int]]:
    """The same with loops: served, nearest, seconds, uncovered."""
    served, nearest, seconds, uncovered = [0] * HOMES, [NOBODY] * HOMES, [float("inf")] * HOMES, [0] * AREAS
    for site, row in sorted(opened.items()):
        for home, took in zip(row.homes.tolist(), row.seconds.tolist(), strict=True):
            served[home] += took <= LIMIT
            if took < seconds[home]:
                nearest[home], seconds[home] = site, took
    for home in range(HOMES):
        uncovered[home % AREAS] += people[home] * (served[home] == 0)
    return served, nearest, seconds, uncovered


def told(standing: Standing) -> tuple[list[int], list[int], list[float], list[int]]:
    """What a standing says, as plain values."""
    return (
        standing.served.tolist(),
        standing.nearest.tolist(),
        standing.seconds.tolist(),
        standing.uncovered.tolist(),
    )


@given(
    st.lists(rows(), max_size=5),
    st.lists(st.integers(0, 40), min_size=HOMES, max_size=HOMES),
    st.lists(st.tuples(st.integers(0, 7), rows()), max_size=12),
)
def test_after_any_acts_it_is_as_if_made_anew(today: list[Row], people: list[int], acts: list[tuple[int, Row]]) -> None:
    """Each act turns a place over, open to closed or closed to open; with its own row or another."""
    kept = kept_of(today, people)
    standing, opened = Standing(kept), dict(enumerate(today))
    at_first = told(standing)
    for site, row in acts:
        if site in opened:
            standing.close(site)
            del opened[site]
        else:
            own = site < len(today) and len(row.homes) % 2 == 0
            standing.open(site, None if own else row)
            opened[site] = today[site] if own else row
        assert told(standing) == by_hand(opened, people)
    for site in set(opened) - set(range(len(today))):
        standing.close(site)
    for site, _ in enumerate(today):
        if standing.opened(site):
            standing.replace(site, None)
        else:
            standing.open(site)
    assert told(standing) == at_first


@given(st.lists(rows(), max_size=5), rows())
def test_one_more_place_never_uncovers_anybody(today: list[Row], row: Row) -> None:
    """Whole persons, area by area; a copy leaves what it was made from alone."""
    standing = Standing(kept_of(today, [7] * HOMES))
    before = told(standing)
    other = standing.copy()
    other.open(len(today), row)
    assert (other.uncovered <= standing.uncovered).all()
    assert told(standing) == before


def test_a_home_at_the_limit_is_served() -> None:
    """600.0 seconds are within 600; the next number is not."""
    at, beyond = np.float32(LIMIT), np.nextafter(np.float32(LIMIT), np.float32(9999))
    row = Row(homes=np.array([0, 1], dtype=np.int32), seconds=np.array([at, beyond]))
    standing = Standing(kept_of([row], [5] * HOMES))
    assert standing.served.tolist()[:2] == [1, 0]
    assert int(standing.uncovered.sum()) == 5 * (HOMES - 1)


def test_opening_twice_or_closing_what_is_closed_is_a_fault_of_the_caller() -> None:
    """Nothing is counted twice."""
    row = Row(homes=np.zeros(1, dtype=np.int32), seconds=np.zeros(1, dtype=np.float32))
    standing = Standing(kept_of([row], [1] * HOMES))
    with pytest.raises(ValueError, match="0"):
        standing.open(0)
    with pytest.raises(ValueError, match="5"):
        standing.close(5)
