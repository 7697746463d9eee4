"""The network around a city: the buffer counts, pieces stay, ends and lengths are those of the whole."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import box

from etl.walkways.cut import cut, part
from etl.walkways.facts import facts
from tests import machine
from tests import town_streets as town

# 西町 alone: its eastern border is the street i = 4.
WEST = box(134.0, 34.3, 134.01, 34.33)


def ends(network) -> set[tuple[str, str, float]]:
    names = network.node_ids
    walked = zip(network.tails.tolist(), network.heads.tolist(), network.lengths.tolist(), strict=True)
    return {(names[a], names[b], metres) for a, b, metres in walked}


def test_without_a_border_nothing_is_cut() -> None:
    network = town.streets()
    assert cut(network, []) is network
    assert cut(network, [WEST], around=10_000.0) is network


@pytest.mark.parametrize(("around", "columns"), [(10.0, 5), (240.0, 6), (700.0, 8), (2_000.0, 13)])
def test_so_many_metres_beyond_the_border_stay(around: float, columns: int) -> None:
    """A column of streets lies 230 m east of the one before it."""
    kept = cut(town.streets(), [WEST], around=around)
    assert {name for name in kept.node_ids if not name.startswith("9")} == {
        town.node_id(i, j) for i in range(columns) for j in range(town.SIDE)
    }


def test_a_piece_that_hangs_together_with_nothing_stays() -> None:
    """The island lies 380 m east of the town; the facts tell that it stands apart."""
    kept = cut(town.streets(), [WEST], around=2_300.0)
    assert {"9001", "9002"} <= set(kept.node_ids)
    told = facts(kept)
    assert (told["pieces"], told["apart"], told["steps"], told["without_height"]) == (2, 2, 2, 1)


def test_the_facts_by_hand() -> None:
    """13 · 12 streets of 240 m less the 12 missing bridges, 13 · 12 of 300 m, and 100 m on the island."""
    told = facts(town.streets())
    metres = (13 * 12 - 12) * 240 + 13 * 12 * 300 + 100
    assert told["kilometres"] == pytest.approx(metres / 1000, abs=0.05)
    assert (told["nodes"], told["edges"]) == (171, 601)


@settings(max_examples=30 * machine.trials(), deadline=None)
@given(st.lists(st.booleans(), min_size=171, max_size=171))
def test_a_part_is_the_edges_between_its_nodes(chosen: list[bool]) -> None:
    network = town.streets()
    kept = part(network, np.array(chosen))
    names = {name for name, wanted in zip(network.node_ids, chosen, strict=True) if wanted}
    assert set(kept.node_ids) == names
    assert ends(kept) == {one for one in ends(network) if one[0] in names and one[1] in names}
