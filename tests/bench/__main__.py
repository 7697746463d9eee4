"""`make bench`: how long the main jobs take, beside what else could do them. Medians and ratios, one line each.

``--only NAME`` measures one program, ``--times N`` changes how often each is measured.
"""

import argparse
import os
import platform
import sys

from tests.bench import (
    big_city,
    import_rows,
    load_city,
    places_payload,
    points_in_zones,
    prints,
    read_lists,
    registers,
    siting,
)
from tests.bench.clock import Line

PROGRAMS = {
    "points": points_in_zones.measure,
    "payload": places_payload.measure,
    "rows": import_rows.measure,
    "lists": read_lists.measure,
    "registers": registers.measure,
    "city": load_city.measure,
    "big_city": big_city.measure,
    "prints": prints.measure,
    "siting": siting.measure,
}


def main() -> None:
    """Measure what was asked for and print the table."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", choices=PROGRAMS)
    parser.add_argument("--times", type=int, default=3)
    asked = parser.parse_args()
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    _say(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f}")
    _say(Line.heading())
    for name, measure in PROGRAMS.items():
        if asked.only in (None, name):
            for line in measure(asked.times):
                _say(str(line))


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
