"""A walk told street by street: pieces of one street are one, nothing of its length is lost, steps stand apart."""

import itertools
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from layers.access.network import STEPS
from layers.access.route import climb, line_lonlat, stretches
from tests import town_blocks

PLAIN = town_blocks.network(hill_metres=2.0)


def edge(tail: int, head: int) -> int:
    return int(np.flatnonzero((PLAIN.tails == tail) & (PLAIN.heads == head))[0])


def walk(*corners: tuple[int, int]) -> np.ndarray:
    nodes = [town_blocks.corner(*one) for one in corners]
    return np.array([edge(tail, head) for tail, head in itertools.pairwise(nodes)], dtype=np.int32)


EDGES = walk((0, 0), (1, 0), (2, 0), (2, 1), (2, 2))


def named(names: dict[int, int], steps: tuple[int, ...] = ()):
    street_of = np.full(len(PLAIN.tails), -1, dtype=np.int32)
    marks = np.zeros(len(PLAIN.tails), dtype=np.uint8)
    for place, name in names.items():
        street_of[place] = name
    marks[list(steps)] = STEPS
    return replace(PLAIN, street_of=street_of, streets=("東西通り", "坂の道"), marks=marks)


def test_pieces_of_a_street_are_one() -> None:
    network = named({int(EDGES[0]): 0, int(EDGES[1]): 0, int(EDGES[2]): 1, int(EDGES[3]): 1})
    told = stretches(network, EDGES)
    assert [(one.street, one.metres, one.up) for one in told] == [("東西通り", 200, 0), ("坂の道", 200, 4)]
    assert climb(told) == (4, 0)
    assert climb(stretches(network, walk((2, 2), (2, 1)))) == (0, 2)


def test_steps_stand_apart() -> None:
    told = stretches(named({}, steps=(int(EDGES[3]),)), EDGES)
    assert [(one.metres, one.steps) for one in told] == [(300, False), (100, True)]


def test_the_line_runs_from_corner_to_corner() -> None:
    assert line_lonlat(PLAIN, EDGES) == [town_blocks.lonlat(*one) for one in ((0, 0), (1, 0), (2, 0), (2, 1), (2, 2))]
    assert line_lonlat(PLAIN, EDGES[:0]) == []


@given(st.lists(st.integers(-1, 1), min_size=4, max_size=4), st.sets(st.integers(0, 3)))
def test_no_metre_is_lost(names: list[int], steps: set[int]) -> None:
    network = named(
        {int(EDGES[place]): name for place, name in enumerate(names)}, tuple(int(EDGES[one]) for one in steps)
    )
    told = stretches(network, EDGES)
    assert sum(one.metres for one in told) == 400
    assert sum(one.metres for one in told if one.steps) == 100 * len(steps)
