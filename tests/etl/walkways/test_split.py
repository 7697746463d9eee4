"""Splitting loses no metre, whatever the ways look like; and small cases by hand."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.walkways.edges import metres_between
from etl.walkways.split import Chains, Pieces, split
from tests import machine

LON, LAT = 134.0, 34.3


def line(*numbers: int) -> np.ndarray:
    return np.array(numbers, dtype=np.int64)


def points(count: int, gap: float = 0.001) -> np.ndarray:
    """Points from west to east, 92 m apart."""
    return np.column_stack([LON + gap * np.arange(count), np.full(count, LAT)])


def done(lonlat: np.ndarray, *chains: np.ndarray, closed: tuple[int, ...] = (), metres: float = 1e9) -> Pieces:
    shut = np.isin(np.arange(len(lonlat)), closed)
    return split(Chains(lonlat=lonlat, chains=list(chains), closed=shut), piece_metres=metres)


def ends(found: Pieces) -> list[tuple[int, int]]:
    return [(int(found.points[a]), int(found.points[b])) for a, b in zip(found.tails, found.heads, strict=True)]


def whole(lonlat: np.ndarray, chains: list[np.ndarray]) -> float:
    return sum(float(metres_between(lonlat[one[:-1]], lonlat[one[1:]]).sum()) for one in chains)


def test_a_way_is_split_where_another_one_meets_it() -> None:
    found = done(points(5), line(0, 1, 2, 3), line(4, 2))
    assert ends(found) == [(0, 2), (2, 3), (4, 2)]
    assert found.way_of.tolist() == [0, 0, 1]


def test_a_ring_and_a_way_that_crosses_itself() -> None:
    assert ends(done(points(4), line(0, 1, 2, 0))) == [(0, 0)]
    assert ends(done(points(5), line(0, 1, 2, 3, 1, 4))) == [(0, 1), (1, 1), (1, 4)]


def test_nobody_gets_past_a_closed_point_from_any_side() -> None:
    found = done(points(4), line(0, 1, 2), line(1, 3), closed=(1,))
    assert ends(found) == [(0, 1), (1, 2), (1, 3)]
    assert len({*found.heads[:1], found.tails[1], found.tails[2]}) == 3
    assert sorted(found.copy[found.points == 1].tolist()) == [1, 2, 3]


def test_what_an_extract_cut_off_ends_the_way_there() -> None:
    spots = points(5)
    spots[2] = np.nan
    assert ends(done(spots, line(0, 1, 2, 3, 4))) == [(0, 1), (3, 4)]
    assert ends(done(spots, line(1, 2, 3))) == []


def test_long_streets_end_where_they_have_points() -> None:
    found = done(points(11), line(*range(11)), metres=200.0)
    assert found.lengths.max() < 300
    assert [a for a, _ in ends(found)][1:] == [b for _, b in ends(found)][:-1]
    assert len(done(np.array([(LON, LAT), (LON + 0.1, LAT)]), line(0, 1), metres=200.0).lengths) == 1


@settings(max_examples=60 * machine.trials(), deadline=None)
@given(st.data())
def test_no_metre_is_lost(data: st.DataObject) -> None:
    count = data.draw(st.integers(2, 12))
    spots = np.array(
        data.draw(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=count, max_size=count))
    )
    lonlat = spots * 0.0007 + (LON, LAT)
    numbers = st.lists(st.integers(0, count - 1), min_size=2, max_size=15)
    chains = [line(*one) for one in data.draw(st.lists(numbers, min_size=1, max_size=8))]
    closed = tuple(data.draw(st.sets(st.integers(0, count - 1), max_size=3)))
    found = done(lonlat, *chains, closed=closed, metres=data.draw(st.sampled_from([60.0, 150.0, 1e9])))
    assert np.isclose(found.lengths.sum(), whole(lonlat, chains), atol=1e-6)
    assert (found.lengths >= 0).all()
    straight = metres_between(found.lonlat[found.tails], found.lonlat[found.heads])
    assert (straight <= found.lengths + 1e-6).all()
    by_way = np.bincount(found.way_of, weights=found.lengths, minlength=len(chains))
    assert np.allclose(by_way, [whole(lonlat, [one]) for one in chains], atol=1e-6)
