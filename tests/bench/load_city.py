"""All real lists of 高松市 into an empty database, beside the 120 seconds that they may take at most."""

import tempfile
from pathlib import Path

from tests.bench.clock import Line, median
from tests.bench.shell import fresh_database, ibashomap
from tests.machine import PARTS

LIMIT = 120.0


def measure(times: int) -> list[Line]:
    """Once, whatever ``times``: the limit is far. Nothing where the real lists are not on this machine."""
    del times
    lists = PARTS["realdata"]()
    if not lists:
        return []

    def ours() -> None:
        with tempfile.TemporaryDirectory() as folder:
            ibashomap("load", Path(lists) / "takamatsu", "--json", "--db", fresh_database(Path(folder), "takamatsu"))

    return [Line.limit("load of 高松, every file", median(1, ours), LIMIT)]
