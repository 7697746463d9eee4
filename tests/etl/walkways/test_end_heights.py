"""Heights at the ends of edges become one height per node, also where rows were copied backwards without them."""

import numpy as np
import pytest

from etl.walkways.end_heights import node_heights

TRUE = np.array([0.0, 10.0, 30.0, 5.0, 7.5])
PAIRS = [(0, 1), (1, 2), (2, 3), (3, 0), (1, 3), (3, 4)]


def rows(*, turned: bool) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Each street there and back; the way back tells its heights in the order of the way there where ``turned``."""
    tails, heads, ends = [], [], []
    for a, b in PAIRS:
        tails += [a, b]
        heads += [b, a]
        ends += [(TRUE[a], TRUE[b]), (TRUE[a], TRUE[b]) if turned else (TRUE[b], TRUE[a])]
    return np.array(tails, dtype=np.int32), np.array(heads, dtype=np.int32), np.array(ends)


@pytest.mark.parametrize("turned", [False, True])
def test_every_node_has_its_height(turned: bool) -> None:
    found, backwards = node_heights(*rows(turned=turned), len(TRUE))
    # A dead end knows its own height only from its neighbour's.
    assert found.tolist() == TRUE.tolist()
    assert backwards == (len(PAIRS) if turned else 0)


def test_what_is_told_nowhere_is_unknown() -> None:
    tails, heads, ends = rows(turned=False)
    ends[(tails == 4), 0] = np.nan
    ends[(heads == 4), 1] = np.nan
    found, _ = node_heights(tails, heads, ends, len(TRUE))
    assert np.isnan(found[4])
    assert found[:4].tolist() == TRUE[:4].tolist()
