"""The real streets of 宇部 with their hills: the rows of the made cities; nothing where the data is not there."""

from pathlib import Path

from tests import machine
from tests.bench import walking
from tests.bench.clock import Line
from tests.realdata.test_walking_in_ube import of_the_file, streets

PLACES, HOMES = 100, 5_000


def measure(times: int) -> list[Line]:
    """Nearest, isochrone and OD."""
    folder = machine.PARTS["realdata"]()
    if not folder:
        return []
    walking.kernels.warm()
    one = walking.case("宇部's 10k", of_the_file(Path(folder)), streets(Path(folder)), PLACES, HOMES)
    return list(walking.lines_of(one, times))
