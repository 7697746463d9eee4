"""Slopes in words: how high the streets lie, which are steep, and what has too few heights says nothing."""

import shapely

from layers.profile.slopes import slopes
from tests.layers.access.streets import both, network

GROUND = shapely.box(133.9, 34.2, 134.1, 34.4)


def told(*heights: float) -> tuple[str, ...]:
    row = network(both([(one, one + 1, 100.0) for one in range(len(heights) - 1)]), len(heights), heights=heights)
    return slopes(row, GROUND, {})


def test_a_level_town_is_told_one_height_and_others_the_lowest_and_the_highest() -> None:
    assert told(*[2.0] * 6) == (
        "道の高さは、どこも海抜およそ2 mです。",
        "急な坂（5％以上）の道は、ほとんどありません。",
    )
    height, steep = told(0, 0, 0, 10, 20, 20)
    assert height == "道の高さは、海抜0 mから20 mまでです。"
    assert "40％" in steep


def test_of_few_heights_nothing_is_said() -> None:
    nothing = float("nan")
    assert told(1, 2, 3, 4, nothing, nothing) == ()
