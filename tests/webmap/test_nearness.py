"""近い順: metres between two spots."""

import pytest

from webmap.nearness import metres_between


@pytest.mark.parametrize(
    ("other", "metres"),
    [((134.0, 34.0), 0), ((134.0, 34.01), 1112), ((134.01, 34.0), 922), ((134.01, 34.01), 1444)],
)
def test_metres_as_the_crow_flies(other: tuple[float, float], metres: int) -> None:
    assert metres_between((134.0, 34.0), other) == pytest.approx(metres, abs=1)
    assert metres_between(other, (134.0, 34.0)) == pytest.approx(metres, abs=1)
